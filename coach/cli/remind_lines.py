"""Reminders as lines and as JSON."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from coach.domain.reminders import reminder_words
from coach.domain.reminders.armed import why_never
from coach.domain.reminders.delivery import STATE_NAMES, Delivery, Log
from coach.domain.reminders.ignored import asks
from coach.domain.reminders.known import Known
from coach.domain.reminders.rule import Rule, RuleBook
from coach.domain.reminders.rule_words import next_times, next_words, none_coming, state_words, when_words


def rule_lines(rule: Rule, book: RuleBook, known: Known, now: datetime) -> Iterator[str]:
    """A rule, what is special about it, and the next three times."""
    yield f"{rule.id}: {rule.label}, {when_words(rule, now)}"
    special = state_words(rule, now)
    if special:
        yield f"    {special}"
    coming = next_words(rule, book, known, now)
    never = why_never(rule, book, known, now)
    yield f"    {never}" if never else f"    next: {'; '.join(coming) or none_coming(rule, now)}"
    if asks(rule):
        yield f"    Leave it so: coach remind edit {rule.id} --half.  As before: coach remind edit {rule.id} --full"


def book_lines(book: RuleBook, now: datetime) -> Iterator[str]:
    """What holds for all rules."""
    if book.quiet_from and book.quiet_to:
        yield f"Quiet hours: {book.quiet_from} to {book.quiet_to}."
    if book.away(now) and book.away_until is not None:
        yield f"Away: nothing comes until {book.away_until.astimezone(now.tzinfo):%Y-%m-%d %H:%M}."
    if book.discreet:
        yield "All reminders are discreet."


def history_lines(log: Log, book: RuleBook, known: Known, now: datetime, since: datetime) -> Iterator[str]:
    """What became of the occurrences since then, the newest first."""
    for each in sorted(log.deliveries.values(), key=lambda each: each.one.due, reverse=True):
        if each.one.due >= since:
            why = f": {each.why}" if each.why else ""
            due = reminder_words.due_words(each, known, now)
            yield f"{due}  {reminder_words.label(each, book)}: {STATE_NAMES[each.state]}{why}"


def waiting_line(each: Delivery, book: RuleBook, log: Log, known: Known, now: datetime) -> str:
    """One that waits for an answer, with what came before."""
    parts = [f"due {reminder_words.due_words(each, known, now)}"]
    parts += [part for part in (reminder_words.past(each).rstrip("."), _last(each, log, known, now)) if part]
    said = reminder_words.line(each, book, known)
    label = reminder_words.label(each, book)
    return f"{label} ({', '.join(parts)})" + (f": {said}" if said != label else "")


def rule_fields(rule: Rule, book: RuleBook, known: Known, now: datetime) -> dict[str, Any]:
    """A rule as JSON fields."""
    fields: dict[str, Any] = msgspec.to_builtins(rule)
    fields["when"]["kind"] = fields["when"].pop("type")
    return {
        **fields,
        "words": when_words(rule, now),
        "paused": rule.paused(now),
        "next": [at.isoformat() for at in next_times(rule, book, known, now)],
    }


def delivery_fields(each: Delivery, book: RuleBook, known: Known) -> dict[str, Any]:
    """What became of an occurrence, as JSON fields; moments are in UTC."""
    one = each.one
    return {
        "key": one.key,
        "rule": one.rule,
        "label": reminder_words.label(each, book),
        "about": one.about,
        "target": one.target,
        "text": reminder_words.line(each, book, known),
        "due": one.due,
        "until": each.until,
        "state": each.state,
        "snoozes": each.snoozes,
        "shown": each.shown,
        "again_at": each.again_at,
        "why": each.why,
    }


def _last(each: Delivery, log: Log, known: Known, now: datetime) -> str:
    return reminder_words.last_done(each, log, known, now)
