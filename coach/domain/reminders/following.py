"""When a reminder comes that follows profile and journal (design.md 6, clinical.md 5.3, 6.5, reminders)."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta

from coach.domain.base.moments.local import DAY, instant
from coach.domain.homework.due import is_due, latest_words
from coach.domain.journal.entries import Homework, Run, Weekly
from coach.domain.journal.uses import day_of
from coach.domain.measures.schedule import AFTER_24H, AFTER_48H, DAY_BEGINS, WAKING_UNTIL, evening_time
from coach.domain.person.profile import Profile
from coach.domain.reminders.known import Known
from coach.domain.reminders.occurrence import Occurrence, made
from coach.domain.reminders.rule import About, Rule
from coach.domain.visits.course import VisitPart, visits_of

MOVE_TIME = time(9)
WAKING_TIME = time(8)
LAST_HOMEWORK = time(19)
"""Several times of one homework are spread from the first usual time to this hour."""

WEEK = timedelta(days=7)
WEEKLY_OPEN = timedelta(days=2)
THERMAL_OPEN = timedelta(hours=4)

Days = Iterator[date]
Source = Callable[[Rule, Known, Days], Iterator[Occurrence]]


def move_time(profile: Profile) -> time:
    """The first of the person's usual times, else 09:00."""
    return min(map(time.fromisoformat, profile.times), default=MOVE_TIME)


def waking_time(known: Known) -> time:
    """The first usual time of a morning, else 08:00."""
    mornings = [at for at in map(time.fromisoformat, known.profile.times) if DAY_BEGINS <= at < WAKING_UNTIL]
    return min(mornings, default=WAKING_TIME)


def day_begins(day: date, known: Known) -> datetime:
    """When the nominal `day` begins: at 04:00, as for the measures."""
    return instant(day, DAY_BEGINS, known.zone)


def _plan(rule: Rule, known: Known, days: Days) -> Iterator[Occurrence]:
    for day in days:
        yield _of_day(rule, known, day, move_time(known.profile))


def _evening(rule: Rule, known: Known, days: Days) -> Iterator[Occurrence]:
    for day in days:
        yield _of_day(rule, known, day, evening_time(known.profile))


def _waking(rule: Rule, known: Known, days: Days) -> Iterator[Occurrence]:
    """On the morning after a day with a run."""
    after = {day_of(run.at) + DAY for run in _real_runs(known)}
    for day in days:
        if day in after:
            until = instant(day, WAKING_UNTIL, known.zone)
            yield made(rule, f"{day}", day, instant(day, waking_time(known), known.zone), until, day_begins(day, known))


def _weekly(rule: Rule, known: Known, days: Days) -> Iterator[Occurrence]:
    """On the evening of the day on which the weekly three are open again: 7 days after the last, or a Monday."""
    latest = max((day_of(each.at) for each in known.entries if isinstance(each, Weekly)), default=None)
    for day in days:
        apart = (day - latest).days if latest else day.weekday()
        if apart % 7 == 0 and (latest is None or day > latest):
            due = instant(day, evening_time(known.profile), known.zone)
            yield made(rule, f"{day}", day, due, due + WEEKLY_OPEN, day_begins(day, known))


def _visit(rule: Rule, known: Known, days: Days) -> Iterator[Occurrence]:
    """The day before each visit, and one and two days after it, unless another visit has come since."""
    wanted = set(days)
    visits = visits_of(known.entries)
    for place, visit in enumerate(visits):
        following = visits[place + 1].at if place + 1 < len(visits) else None
        parts: Mapping[VisitPart, tuple[datetime, datetime]] = {
            "before": (visit.at - DAY, visit.at),
            "24h": (visit.at + DAY, visit.at + AFTER_24H[1]),
            "48h": (visit.at + 2 * DAY, visit.at + AFTER_48H[1]),
        }
        for part, (due, until) in parts.items():
            day = due.astimezone(known.zone).date()
            if day in wanted and (part == "before" or following is None or due < following):
                name = f"{visit.id}:{part}:{visit.at.timestamp():.0f}"
                yield made(rule, name, day, due, until, due - DAY, f"{visit.id}:{part}")


def _thermal(rule: Rule, known: Known, days: Days) -> Iterator[Occurrence]:
    """When the skin has rested from the latest heat or cold, and nothing hurt meanwhile."""
    wanted = set(days)
    use = max(known.thermal, key=lambda use: use.at, default=None)
    if use is None or use.irritated or use.exercise.thermal is None:
        return
    due = use.at + timedelta(seconds=use.exercise.thermal.gap_s)
    day = due.astimezone(known.zone).date()
    if day in wanted:
        name = f"{use.exercise.id}:{use.at.timestamp():.0f}"
        yield made(rule, name, day, due, due + THERMAL_OPEN, use.at, use.exercise.id)


def _homework(rule: Rule, known: Known, days: Days) -> Iterator[Occurrence]:
    """What a therapist gave, on its days, as often a day as was said."""
    latest = latest_words(known.entries)
    for day in days:
        for homework in latest.values():
            times = homework_times(homework, move_time(known.profile))
            for place, at in enumerate(times):
                due = instant(day, at, known.zone)
                if is_due(homework, known.used, due.astimezone(known.zone)):
                    begun = instant(day, times[place - 1], known.zone) if place else day_begins(day, known)
                    until = instant(day, times[place + 1], known.zone) if place + 1 < len(times) else None
                    end = until or day_begins(day + DAY, known)
                    name = f"{homework.exercise}:{day}T{at:%H:%M}"
                    yield made(rule, name, day, due, end, begun, homework.exercise)


def homework_times(homework: Homework, first: time) -> tuple[time, ...]:
    """When a homework comes on one of its days: at its own times, every so many minutes, or spread from `first` on."""
    if homework.clock_times:
        return tuple(sorted(map(time.fromisoformat, set(homework.clock_times))))
    if homework.every_min is None:
        return _spread(first, homework.times_a_day)
    begin, last = first.hour * 60 + first.minute, LAST_HOMEWORK.hour * 60
    return tuple(time(at // 60, at % 60) for at in range(begin, max(begin, last) + 1, homework.every_min))


def _of_day(rule: Rule, known: Known, day: date, at: time) -> Occurrence:
    """Once on `day`, open until the next day begins."""
    due = instant(day, at, known.zone)
    return made(rule, f"{day}", day, due, day_begins(day + DAY, known), day_begins(day, known))


def _spread(first: time, number: int) -> tuple[time, ...]:
    """So many clock times from `first` to the last hour of homework, to the half hour."""
    if number == 1:
        return (first,)
    begin = first.hour * 60 + first.minute
    end = max(LAST_HOMEWORK.hour * 60, begin + 30 * (number - 1))
    minutes = [min(begin + (end - begin) * place // (number - 1) // 30 * 30, 23 * 60 + 30) for place in range(number)]
    return (first, *(time(each // 60, each % 60) for each in sorted(set(minutes[1:]))))


def _real_runs(known: Known) -> Iterator[Run]:
    return (entry for entry in known.entries if isinstance(entry, Run) and entry.speed == 1.0)


SOURCES: Mapping[About, Source] = {
    "plan": _plan,
    "evening": _evening,
    "waking": _waking,
    "weekly": _weekly,
    "visit": _visit,
    "thermal": _thermal,
    "homework": _homework,
}
