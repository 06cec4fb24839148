"""How much a week may hold (R17), and whether keeping at it changes anything (R20)."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from statistics import mean

from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import AnyEntry
from coach.domain.journal.uses import Use, day_of
from coach.domain.measures.trend import RATED_DAYS_A_WEEK, daily_pain

WEEK = timedelta(days=7)
GROWTH = 1.2
START_WEEK_S = 35 * 60.0
"""What a first week may hold, and a week after a break: five minutes of work a day [design]."""

PLATEAU_WEEKS = 4
ADHERENCE = 0.6
NO_CHANGE = 1.0


def load_left_s(uses: Iterable[Use], exercises: Mapping[str, Exercise], now: datetime) -> float:
    """Seconds of work that may still be planned `now`, so that seven days hold at most 20 % more than the seven before.

    Heat, cold, breathing, relaxation and walking are no load. Never below 0.
    """
    known = list(uses)
    this_week = _load_s(known, exercises, now - WEEK, now)
    before = _load_s(known, exercises, now - 2 * WEEK, now - WEEK)
    return max(0.0, GROWTH * max(before, START_WEEK_S) - this_week)


def days_of_work(uses: Iterable[Use], exercises: Mapping[str, Exercise], now: datetime) -> int:
    """On how many of the last seven days there was a run with more in it than walking, breathing or heat (R22)."""
    return len({day_of(use.at) for use in uses if now - use.at < WEEK and _is_load(exercises.get(use.exercise))})


def last_alone(uses: Iterable[Use], exercises: Mapping[str, Exercise]) -> datetime | None:
    """When the latest run began in which one exercise was the only work."""
    worked = Counter(use.at for use in uses if _is_load(exercises.get(use.exercise)))
    return max((at for at, count in worked.items() if count == 1), default=None)


def _load_s(uses: Sequence[Use], exercises: Mapping[str, Exercise], after: datetime, until: datetime) -> float:
    return sum(use.done_s for use in uses if after < use.at <= until and _is_load(exercises.get(use.exercise)))


def _is_load(exercise: Exercise | None) -> bool:
    return exercise is not None and exercise.rules.dose is not None


def plateau(
    entries: Iterable[AnyEntry],
    uses: Sequence[Use],
    exercises: Mapping[str, Exercise],
    now: datetime,
    helping: Collection[str] = (),
) -> str:
    """R20: the sentence for four weeks with less than 1 point of change although 60 % of the days had a run; else "".

    A week counts with four rated days; nothing is filled in. Two of the most used exercises are named for exchange,
    never one of those that seem to be `helping`.
    """
    weeks = _weekly_means(entries, now.date())
    recent = [use for use in uses if now - use.at < PLATEAU_WEEKS * WEEK]
    busy = len({day_of(use.at) for use in recent})
    if any(week is None for week in weeks) or busy < ADHERENCE * 7 * PLATEAU_WEEKS:
        return ""
    known = [week for week in weeks if week is not None]
    if max(known) - min(known) >= NO_CHANGE:
        return ""
    names = [
        exercises[ident].name for ident in _most_used((use for use in recent if use.exercise not in helping), exercises)
    ]
    exchange = f" You could swap {' or '.join(names)} for something else." if names else ""
    return f"Four weeks with little change, though you kept at it. Talk about it at your next visit.{exchange}"


def _weekly_means(entries: Iterable[AnyEntry], today: date) -> list[float | None]:
    days = daily_pain(entries, today, 7 * PLATEAU_WEEKS)
    weeks = [days[start : start + 7] for start in range(0, len(days), 7)]
    rated = [[day.mean for day in week if day.mean is not None] for week in weeks]
    return [mean(week) if len(week) >= RATED_DAYS_A_WEEK else None for week in rated]


def _most_used(uses: Iterable[Use], exercises: Mapping[str, Exercise]) -> list[str]:
    counts: dict[str, int] = {}
    for use in uses:
        if _is_load(exercises.get(use.exercise)):
            counts[use.exercise] = counts.get(use.exercise, 0) + 1
    return sorted(counts, key=lambda ident: (-counts[ident], ident))[:2]
