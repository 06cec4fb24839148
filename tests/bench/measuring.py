"""What the person of the made journal is asked in the evening and once a week."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from coach.domain.journal.entries import (
    Activities,
    ActivityRating,
    AnyEntry,
    Evening,
    FlareDay,
    Homework,
    Reach,
    Weekly,
)
from tests.bench.body import Day
from tests.bench.visiting import HOMEWORK, homework_run

EARLIER = ("Sit through a film", "Climb the stairs", "Carry the shopping")
LATER = ("Sit through a film", "Climb the stairs", "Lift the little one")
"""One activity changed when the child came: a series of its own from then on."""

SUSPECTED = ("Long drive.", "Garden, two hours bent over.", "Nothing I know of.", "New mattress?", "")
WEEKLY_DAY, REACH_DAY = 6, 2


def asked(
    day: Day, until: datetime, later: bool, given: Sequence[Homework], chance: random.Random
) -> Iterator[AnyEntry]:
    """What Coach asks beside the check-ins, and homework."""
    if day.holiday and chance.random() < 0.8:
        return
    noon = datetime.combine(day.date, time(12), until.tzinfo)
    evening = noon + timedelta(hours=chance.uniform(8.5, 11))
    yield from _weekly_measures(day, noon, later, chance)
    yield from _flare_days(day, noon + timedelta(minutes=5), chance)
    open_now = [each for each in given if each.at.date() < day.date and each.until and day.date <= each.until]
    if open_now and chance.random() < 0.6:
        yield homework_run(open_now[-1].exercise, noon + timedelta(hours=chance.uniform(1, 5)), day, chance)
    if chance.random() < 0.004:
        yield homework_run(next(iter(HOMEWORK)), noon + timedelta(minutes=30), day, chance, speed=60.0)
    yield from _evening_logs(day, evening, chance)


def _evening_logs(day: Day, evening: datetime, chance: random.Random) -> Iterator[AnyEntry]:
    """The log of most evenings, some after midnight, now and then one that is corrected right away."""
    if chance.random() < 0.12:
        return
    at = evening + timedelta(hours=3.5) if chance.random() < 0.04 else evening
    yield _log(day, at, chance)
    if chance.random() < 0.02:
        yield _log(day, at + timedelta(minutes=6), chance)


def _flare_days(day: Day, noon: datetime, chance: random.Random) -> Iterator[AnyEntry]:
    """Some flare days are called so, with what the person suspects, and some are said to have passed."""
    if day.flare and chance.random() < 0.35:
        yield FlareDay(at=noon, note=chance.choice(SUSPECTED))
    elif not day.flare and chance.random() < 0.004:
        yield FlareDay(at=noon, over=chance.random() < 0.5)


def _weekly_measures(day: Day, noon: datetime, later: bool, chance: random.Random) -> Iterator[AnyEntry]:
    """On Sundays the weekly three and the activities, on Wednesdays the reach; some weeks nothing."""
    if day.date.weekday() == WEEKLY_DAY and chance.random() < 0.85:
        yield Weekly(
            at=noon, pain=_near(day, 0, chance), enjoyment=_near(day, -1, chance), activity=_near(day, -1, chance)
        )
    if day.date.weekday() == WEEKLY_DAY and chance.random() < 0.7:
        yield Activities(at=noon + timedelta(minutes=1), ratings=_ratings(day, LATER if later else EARLIER, chance))
    if day.date.weekday() == REACH_DAY and chance.random() < 0.7:
        yield Reach(at=noon, cm=round(6 + 1.5 * day.pain + chance.gauss(0, 2), 1))


def is_later(day: date, first: date, count: int) -> bool:
    """Whether the day is in the last two fifths of the years."""
    return (day - first).days > 0.6 * count


def _log(day: Day, at: datetime, chance: random.Random) -> Evening:
    average = _near(day, 0, chance)
    took = chance.choice((None, average >= 6, average >= 6, chance.random() < 0.15))
    flare = None if chance.random() < 0.3 else day.flare and chance.random() < 0.6
    return Evening(
        at=at,
        average=average,
        worst=min(10, average + chance.choice((0, 1, 1, 2, 3))),
        medicine=took,
        doses=chance.choice((1, 1, 2, 3, None)) if took else chance.choice((0, None)),
        drug="Ibuprofen 400" if took else "",
        flare=flare,
        note=chance.choice(SUSPECTED) if day.flare and chance.random() < 0.2 else "",
    )


def _ratings(day: Day, names: Sequence[str], chance: random.Random) -> tuple[ActivityRating, ...]:
    """In any order and writing: the names are the same whatever their case."""
    told = chance.sample(names, len(names))
    shouted = chance.random() < 0.1
    return tuple(ActivityRating(name.upper() if shouted else name, 10 - _near(day, 0, chance)) for name in told)


def _near(day: Day, shift: float, chance: random.Random) -> int:
    return min(10, max(0, round(day.pain + shift + chance.gauss(0, 0.6))))
