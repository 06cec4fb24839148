"""Whether reminders are armed: when each comes, who brings it, and what to do where it never comes or nobody would."""

from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct

from coach.domain.base.moments.local import DAY
from coach.domain.reminders.agenda import LOOK_AHEAD
from coach.domain.reminders.done import is_done
from coach.domain.reminders.known import Known
from coach.domain.reminders.occurrence import Occurrence
from coach.domain.reminders.occurrences import occurrences
from coach.domain.reminders.quiet import quiet_until
from coach.domain.reminders.rule import Every, Follows, Once, Rule, RuleBook
from coach.domain.text import shorten
from coach.domain.when import moment_words

REMEDY = "Nothing reminds you while Coach is closed. To change that, run once: coach agent install"


class Coming(Struct, frozen=True):
    """The next occurrence of all rules, the name of its rule, and when quiet hours let it through (UTC)."""

    one: Occurrence
    label: str
    at: datetime


def coming(book: RuleBook, known: Known, now: datetime) -> tuple[Coming, ...]:
    """The next time of each rule, the soonest first."""
    found = (each for rule in book.rules for each in coming_times(rule, book, known, now, 1))
    return tuple(sorted(found, key=lambda each: (each.at, each.one.key)))


def coming_times(rule: Rule, book: RuleBook, known: Known, now: datetime, number: int) -> tuple[Coming, ...]:
    """The next so many times a rule really comes, as far as nine days ahead; a single one however far it is.

    Quiet hours move or swallow an occurrence; of those they let through together only the newest comes. What is due
    while one is away does not come, nor what is done already.
    """
    soon = _coming_until(rule, book, known, now, now + DAY)
    if len(soon) <= number:
        far = max(now + LOOK_AHEAD, rule.when.at) if isinstance(rule.when, Once) else now + LOOK_AHEAD
        soon = _coming_until(rule, book, known, now, far)
    return soon[:number]


def _coming_until(rule: Rule, book: RuleBook, known: Known, now: datetime, until: datetime) -> tuple[Coming, ...]:
    now = now.astimezone(UTC)
    away = book.away_until.astimezone(UTC) if book.away_until else now - DAY
    by_moment: dict[datetime, Coming] = {}
    for one in occurrences(rule, known, max(now - DAY, away), until):
        at = _at(one, rule, book, known)
        if at is not None and at > now and not is_done(one, known, max(one.due, now).astimezone(known.zone)):
            by_moment[at] = Coming(one, shorten(rule.label, 60), at)
    return tuple(by_moment[at] for at in sorted(by_moment))


def _at(one: Occurrence, rule: Rule, book: RuleBook, known: Known) -> datetime | None:
    """When quiet hours let it through; None where it is over by then."""
    quiet = None if rule.through_quiet else quiet_until(book, one.due, known.zone)
    return None if quiet is not None and quiet >= one.until else quiet or one.due


def why_never(rule: Rule, book: RuleBook, known: Known, now: datetime) -> str:
    """Why a rule as it is can never come, in a sentence; empty where it can, or where only the journal will tell."""
    if rule.off or coming_times(rule, book, known, now, 1):
        return ""
    when = rule.when
    if isinstance(when, Once) and when.at <= now:
        return ""
    if rule.about == "visit" and not isinstance(when, Follows):
        return "Reminders about visits come by themselves, so at a time of your own it never comes."
    if isinstance(when, Once) and book.away_until is not None and when.at <= book.away_until:
        until = moment_words(book.away_until.astimezone(known.zone), now.astimezone(known.zone))
        return f"You are away until {until}, so it never comes."
    rule, book = msgspec.structs.replace(rule, paused_until=None), msgspec.structs.replace(book, away_until=None)
    if coming_times(rule, book, known, now, 1):
        return ""
    if coming_times(msgspec.structs.replace(rule, through_quiet=True), book, known, now, 1):
        return f"Your quiet hours, {book.quiet_from} to {book.quiet_to}, keep it back each time, so it never comes."
    if rule.about == "homework" and not isinstance(when, Follows):
        return "No homework is due at these times, so it does not come."
    return ""


def never_coming(book: RuleBook, known: Known, now: datetime) -> tuple[str, ...]:
    """A sentence for each rule that quiet hours, being away or its own days make impossible."""
    told = ((rule, why_never(rule, book, known, now)) for rule in book.rules)
    return tuple(f"{shorten(rule.label, 60)}: {why}" for rule, why in told if why)


def is_kept_back(rule: Rule, book: RuleBook, known: Known, now: datetime) -> bool:
    """Whether quiet hours move or swallow some of it in the next nine days."""
    due = occurrences(rule, known, now, now + LOOK_AHEAD)
    return any(_at(one, rule, book, known) != one.due for one in due)


def window_note(rule: Rule) -> str:
    """What to know of hours in which the rule fits only once; empty where it fits more often."""
    when = rule.when
    if not isinstance(when, Every) or timedelta(minutes=when.minutes) <= _length(when):
        return ""
    return f"{when.minutes} minutes fit only once from {when.start} to {when.end}, so it comes at {when.start} only."


def _length(when: Every) -> timedelta:
    start, end = (timedelta(hours=int(at[:2]), minutes=int(at[3:])) for at in (when.start, when.end))
    return end - start if end > start else end - start + DAY


def next_line(book: RuleBook, known: Known, now: datetime) -> str:
    """The next reminder in a sentence, or why there is none."""
    if not book.rules:
        return "No reminders are set."
    if book.away(now) and book.away_until is not None:
        return f"You are away: nothing comes until {moment_words(book.away_until.astimezone(known.zone), now)}."
    found = coming(book, known, now)
    if not found:
        return "Nothing is to come in the next nine days."
    return f"Next: {found[0].label}, {moment_words(found[0].at.astimezone(known.zone), now.astimezone(known.zone))}."


def armed_line(book: RuleBook, screen: bool, agent: bool) -> str:
    """Who brings the reminders, with the remedy where nobody does or only the open screen."""
    if not any(not rule.off for rule in book.rules):
        return ""
    if agent:
        return "Armed: the agent brings them, also while Coach is closed."
    return f"Armed while a screen of Coach is open. {REMEDY}" if screen else f"Not armed. {REMEDY}"
