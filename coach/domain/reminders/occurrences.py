"""Every due moment of a rule in a stretch of time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from coach.domain.base.moments.local import DAY, days_between, instant
from coach.domain.journal.visit_entries import WEEKDAYS
from coach.domain.reminders.following import SOURCES, day_begins
from coach.domain.reminders.known import Known
from coach.domain.reminders.occurrence import Occurrence, made
from coach.domain.reminders.rule import Daily, Every, Once, Rule

BREAK_OPEN = timedelta(minutes=15)
"""A micro-break that is later than this is not worth it any more."""

ONCE_OPEN = timedelta(hours=24)


def occurrences(rule: Rule, known: Known, after: datetime, until: datetime) -> tuple[Occurrence, ...]:
    """Those due later than `after` and up to `until`, ascending; none from before the rule or from a pause of it.

    Of a halved rule every second one stays, but what is bound to a visit, a week or the skin is never halved.
    """
    if rule.off:
        return ()
    begin = max(moment.astimezone(UTC) for moment in (after, rule.since, rule.paused_until or after))
    end = until.astimezone(UTC)
    if begin >= end:
        return ()
    found = (one for one in _all(rule, known, begin, end) if begin < one.due <= end)
    return tuple(sorted(found, key=lambda one: (one.due, one.key)))


def _all(rule: Rule, known: Known, begin: datetime, end: datetime) -> Iterator[Occurrence]:
    when = rule.when
    if isinstance(when, Once):
        due = when.at.astimezone(UTC)
        yield made(rule, "once", due.astimezone(known.zone).date(), due, due + ONCE_OPEN, due - DAY)
        return
    days = days_between(begin, end, known.zone)
    if isinstance(when, Daily):
        for day in days:
            if _on(when.days, day):
                yield from _of_day(rule, when, known, day)
    elif isinstance(when, Every):
        for day in days:
            if _on(when.days, day):
                yield from _inside(rule, when, known, day)
    else:
        halved = rule.halved and rule.about in ("plan", "evening", "waking", "homework")
        for one in SOURCES[rule.about](rule, known, days):
            if not halved or one.day.toordinal() % 2 == 0:
                yield one


def _of_day(rule: Rule, when: Daily, known: Known, day: date) -> Iterator[Occurrence]:
    """At each of its times, open until the next one or until the day is over; a break only for a few minutes."""
    at_of: dict[datetime, time] = {}
    for at in sorted(map(time.fromisoformat, when.times)):
        # Where the clocks go forward, two times of the list can be one instant, and a later one can come first.
        at_of.setdefault(instant(day, at, known.zone), at)
    dues = sorted(at_of)
    for place, due in enumerate(dues):
        if rule.halved and (day.toordinal() * len(dues) + place) % 2:
            continue
        ends = dues[place + 1] if place + 1 < len(dues) else _day_ends(day, due, known)
        until = min(ends, due + BREAK_OPEN) if rule.about == "break" else ends
        begun = dues[place - 1] if place else min(day_begins(day, known), due)
        yield made(rule, f"{day}T{at_of[due]:%H:%M}", day, due, until, begun)


def _day_ends(day: date, due: datetime, known: Known) -> datetime:
    """When the nominal day of a reminder is over: at 04:00, and not within the hours before that."""
    ends = day_begins(day + DAY, known)
    return ends if due >= day_begins(day, known) else day_begins(day, known)


def _inside(rule: Rule, when: Every, known: Known, day: date) -> Iterator[Occurrence]:
    """Every so many minutes inside the hours that begin on `day`; counted in real time, so their keys are in UTC.

    Hours that end when they begin go around the clock, and the next day begins anew.
    """
    start, end = time.fromisoformat(when.start), time.fromisoformat(when.end)
    due = instant(day, start, known.zone)
    last = instant(day if end > start else day + DAY, end, known.zone)
    step = timedelta(minutes=when.minutes * (2 if rule.halved else 1))
    while due < last or (due == last and start != end):
        until = min(due + step, due + BREAK_OPEN) if rule.about == "break" else due + step
        yield made(rule, f"{due:%Y-%m-%dT%H:%MZ}", day, due, until, due - step)
        due += step


def _on(days: tuple[str, ...], day: date) -> bool:
    return not days or WEEKDAYS[day.weekday()] in days
