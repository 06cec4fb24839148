"""Reminders as events with an alarm, for the calendar of a phone."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from coach.domain.journal.visit_entries import WEEKDAYS
from coach.domain.measures.schedule import evening_time
from coach.domain.reminders.agenda import coming_of
from coach.domain.reminders.following import move_time
from coach.domain.reminders.known import Known
from coach.domain.reminders.occurrences import occurrences
from coach.domain.reminders.reminder_words import DISCREET_TITLE, TEXTS
from coach.domain.reminders.rule import Daily, Every, Once, Rule, RuleBook
from coach.domain.text import shorten

if TYPE_CHECKING:
    from icalendar import Event

REMINDER_DOMAIN = "@coach-reminder"
LASTS = timedelta(minutes=5)
AHEAD = timedelta(days=60)
"""What follows visits, runs and measures is only known so far ahead, and is written as single events."""

MOST_A_DAY = 24
_DAILY = {"freq": "daily"}


def reminder_events(book: RuleBook, known: Known, now: datetime) -> tuple["Event", ...]:
    """An event for each clock time of a rule, repeating by the clock of wherever the phone is; single ones by moment.

    Rules that are off are left out, and of one that comes more than 24 times a day the first 24.
    """
    events: list[Event] = []
    for rule in book.rules:
        if not rule.off:
            events += _events(rule, book, known, now)
    return tuple(events)


def _events(rule: Rule, book: RuleBook, known: Known, now: datetime) -> Iterator["Event"]:
    times, days = _clock_times(rule, known)
    if times:
        first = _first_day(rule, book, known, now)
        for number, at in enumerate(times[:MOST_A_DAY]):
            event = _event(rule, book, f"{rule.id}-{number}", now)
            # Without a zone: the reminder is meant by the clock of the person, wherever that is.
            event.add("dtstart", datetime.combine(_on_or_after(first, days), at))
            event.add("rrule", {"freq": "weekly", "byday": [day[:2].upper() for day in days]} if days else _DAILY)
            yield event
        return
    begin = now.astimezone(UTC)
    single = coming_of(rule.id, book, known, now, 1) if isinstance(rule.when, Once) else ()
    for one in single or occurrences(rule, known, begin, begin + AHEAD):
        event = _event(rule, book, one.key.replace("/", "-"), now)
        event.add("dtstart", one.due)
        yield event


def _clock_times(rule: Rule, known: Known) -> tuple[tuple[time, ...], Sequence[str]]:
    """The clock times and days of a rule that repeats by the clock; no times for all others."""
    when = rule.when
    if isinstance(when, Daily):
        return tuple(map(time.fromisoformat, when.times)), when.days
    if isinstance(when, Every):
        return tuple(_slots(when)), when.days
    if rule.about == "plan":
        return (move_time(known.profile),), ()
    return ((evening_time(known.profile),), ()) if rule.about == "evening" else ((), ())


def _slots(when: Every) -> Iterator[time]:
    start, end = datetime.combine(date.min, time.fromisoformat(when.start)), time.fromisoformat(when.end)
    last = datetime.combine(date.min, end) + (timedelta(0) if end > start.time() else timedelta(days=1))
    while start <= last:
        yield start.time()
        start += timedelta(minutes=when.minutes)


def _first_day(rule: Rule, book: RuleBook, known: Known, now: datetime) -> date:
    coming = coming_of(rule.id, book, known, now, 1)
    return coming[0].day if coming else now.date() + timedelta(days=1)


def _on_or_after(day: date, days: Sequence[str]) -> date:
    """The first of the named weekdays from `day` on; `day` itself where none are named."""
    while days and WEEKDAYS[day.weekday()] not in days:
        day += timedelta(days=1)
    return day


def _event(rule: Rule, book: RuleBook, name: str, now: datetime) -> "Event":
    import icalendar

    discreet = rule.discreet or book.discreet
    event = icalendar.Event()
    event.add("uid", f"{name}{REMINDER_DOMAIN}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("summary", DISCREET_TITLE if discreet else shorten(rule.label, 120))
    event.add("description", "" if discreet else TEXTS[rule.about])
    event.add("duration", LASTS)
    event.add("transp", "TRANSPARENT")
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", DISCREET_TITLE if discreet else shorten(rule.label, 120))
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event
