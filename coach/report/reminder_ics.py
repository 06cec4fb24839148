"""Reminders as events with an alarm, for the calendar of a phone."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

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
"""Up to so many times a day each time has an event of its own, which every calendar reads; more share their hours."""


class Slots(NamedTuple):
    """Clock times that come on the same days (none: every day)."""

    times: tuple[time, ...]
    days: tuple[str, ...]


def reminder_events(book: RuleBook, known: Known, now: datetime) -> tuple["Event", ...]:
    """Events that repeat by the clock of wherever the phone is, and single ones by moment; none for rules that are off.

    All times of a day are in them, also those after midnight, which belong to the evening before.
    """
    events: list[Event] = []
    for rule in book.rules:
        if not rule.off:
            events += _events(rule, book, known, now)
    return tuple(events)


def is_limited(book: RuleBook, known: Known) -> bool:
    """Return whether there are reminders that can only be written so far ahead (`AHEAD`)."""
    return any(not rule.off and not isinstance(rule.when, Once) and not _slots_of(rule, known) for rule in book.rules)


def _events(rule: Rule, book: RuleBook, known: Known, now: datetime) -> Iterator["Event"]:
    groups = _slots_of(rule, known)
    coming = coming_of(rule.id, book, known, now, 1)
    if groups:
        first = coming[0].due.astimezone(known.zone).replace(tzinfo=None) if coming else _tomorrow(now)
        number = 0
        for slots in groups:
            for hours, minutes in _shared(slots.times):
                yield _repeating(rule, book, number, Slots(_times(hours, minutes), slots.days), first, now)
                number += 1
        return
    begin = now.astimezone(UTC)
    single = coming if isinstance(rule.when, Once) else ()
    for one in single or occurrences(rule, known, begin, begin + AHEAD):
        event = _event(rule, book, one.key.replace("/", "-"), now)
        event.add("dtstart", one.due)
        yield event


def _repeating(rule: Rule, book: RuleBook, number: int, slots: Slots, first: datetime, now: datetime) -> "Event":
    """An event at the times of `slots`, from `first` on, which is by the clock."""
    repeat: dict[str, object] = {"freq": "daily"}
    if slots.days:
        repeat = {"freq": "weekly", "byday": [day[:2].upper() for day in slots.days]}
    if len(slots.times) > 1:
        repeat |= {
            "byhour": sorted({at.hour for at in slots.times}),
            "byminute": sorted({at.minute for at in slots.times}),
        }
    event = _event(rule, book, f"{rule.id}-{number}", now)
    # Without a zone: the reminder is meant by the clock of the person, wherever that is.
    event.add("dtstart", min(_from(first, at, slots.days) for at in slots.times))
    event.add("rrule", repeat)
    return event


def _slots_of(rule: Rule, known: Known) -> tuple[Slots, ...]:
    """The clock times and days of a rule that repeats by the clock; none for all others, and where days alternate."""
    when = rule.when
    if isinstance(when, Daily):
        return () if rule.halved else (Slots(tuple(sorted(set(map(time.fromisoformat, when.times)))), when.days),)
    if isinstance(when, Every):
        return tuple(_inside(when, when.minutes * (2 if rule.halved else 1)))
    if rule.about == "plan" and not rule.halved:
        return (Slots((move_time(known.profile),), ()),)
    return (Slots((evening_time(known.profile),), ()),) if rule.about == "evening" and not rule.halved else ()


def _inside(when: Every, minutes: int) -> Iterator[Slots]:
    """The times from the start to the end of the hours, those after midnight on the days after the named ones.

    Hours that end when they begin go around the clock, and the next day begins anew.
    """
    start, end = time.fromisoformat(when.start), time.fromisoformat(when.end)
    at = datetime.combine(date.min, start)
    last = datetime.combine(date.min + timedelta(days=int(end <= start)), end)
    before: list[time] = []
    after: list[time] = []
    while at < last or (at == last and start != end):
        (before if at.date() == date.min else after).append(at.time())
        at += timedelta(minutes=minutes)
    if not when.days:
        yield Slots(tuple(sorted({*before, *after})), ())
        return
    yield Slots(tuple(before), when.days)
    if after:
        named = (WEEKDAYS.index(day) for day in when.days)
        yield Slots(tuple(after), tuple(WEEKDAYS[(place + 1) % 7] for place in named))


def _shared(times: Sequence[time]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """`times` as pairs of hours and minutes, each minute in each hour; one pair for each time where they are few."""
    if len(times) <= MOST_A_DAY:
        yield from (((at.hour,), (at.minute,)) for at in times)
        return
    minutes: dict[int, tuple[int, ...]] = {}
    for at in times:
        minutes[at.hour] = (*minutes.get(at.hour, ()), at.minute)
    hours: dict[tuple[int, ...], tuple[int, ...]] = {}
    for hour, shared in minutes.items():
        hours[shared] = (*hours.get(shared, ()), hour)
    yield from ((group, shared) for shared, group in hours.items())


def _times(hours: Sequence[int], minutes: Sequence[int]) -> tuple[time, ...]:
    return tuple(time(hour, minute) for hour in hours for minute in minutes)


def _from(first: datetime, at: time, days: Sequence[str]) -> datetime:
    """The first moment at `at` on one of `days` that is not before `first`."""
    moment = datetime.combine(first.date(), at)
    while moment < first or (days and WEEKDAYS[moment.weekday()] not in days):
        moment += timedelta(days=1)
    return moment


def _tomorrow(now: datetime) -> datetime:
    return datetime.combine(now.date() + timedelta(days=1), time())


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
