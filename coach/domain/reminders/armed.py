"""Whether reminders are armed: the next one, who brings it, and what to do where nobody would."""

from datetime import datetime

from msgspec import Struct

from coach.domain.reminders.agenda import coming_of
from coach.domain.reminders.known import Known
from coach.domain.reminders.occurrence import Occurrence
from coach.domain.reminders.quiet import quiet_until
from coach.domain.reminders.rule import Rule, RuleBook
from coach.domain.text import shorten
from coach.domain.when import moment_words

NEAREST = 3
"""So many occurrences of a rule are looked at for one that quiet hours let through."""

REMEDY = "Nothing reminds you while Coach is closed. To change that, run once: coach agent install"


class Coming(Struct, frozen=True):
    """The next occurrence of all rules, the name of its rule, and when quiet hours let it through (UTC)."""

    one: Occurrence
    label: str
    at: datetime


def coming(book: RuleBook, known: Known, now: datetime) -> tuple[Coming, ...]:
    """The next occurrence of each rule that will be shown, the soonest first."""
    found: list[Coming] = []
    for rule in book.rules:
        audible = (_through_quiet(one, rule, book, known) for one in coming_of(rule.id, book, known, now, NEAREST))
        found += [each for each in audible if each is not None][:1]
    return tuple(sorted(found, key=lambda each: (each.at, each.one.key)))


def _through_quiet(one: Occurrence, rule: Rule, book: RuleBook, known: Known) -> Coming | None:
    """When quiet hours let it through; None where it is over by then."""
    quiet = None if rule.through_quiet else quiet_until(book, one.due, known.zone)
    return None if quiet is not None and quiet >= one.until else Coming(one, shorten(rule.label, 60), quiet or one.due)


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
