"""The measures of pain over a period (clinical.md 5.2)."""

from collections.abc import Iterable
from statistics import fmean

from coach.domain.journal.entries import AnyEntry, Evening
from coach.domain.journal.evenings import evenings
from coach.domain.journal.ratings import pain_ratings
from coach.domain.measures.flares import flare_days
from coach.domain.measures.measure import (
    FLARE_DAYS,
    HIGH_PAIN_DAYS,
    HIGH_PAIN_TIME,
    PAIN,
    PAIN_DAYS,
    WORST,
    Measured,
    Period,
)
from coach.domain.measures.trend import daily_pain

HIGH_WORST = 7
HIGH_NOW = 6
ANY_PAIN = 1


def pain_score(entries: Iterable[AnyEntry], period: Period) -> Measured:
    """The mean of the daily averages, 0-10; None with fewer than 4 rated days of 7."""
    rated = _averages(entries, period)
    return Measured(PAIN, fmean(rated) if len(rated) >= period.needed else None, len(rated), period.days)


def worst(entries: Iterable[AnyEntry], period: Period) -> Measured:
    """The highest worst pain of the evening logs, 0-10."""
    logs = _logs(entries, period)
    return Measured(WORST, max((log.worst for log in logs), default=None), len(logs), period.days)


def high_pain_days(entries: Iterable[AnyEntry], period: Period) -> Measured:
    """How many evening logs say a worst pain of 7 or more."""
    logs = _logs(entries, period)
    count = sum(log.worst >= HIGH_WORST for log in logs)
    return Measured(HIGH_PAIN_DAYS, count if logs else None, len(logs), period.days)


def pain_days(entries: Iterable[AnyEntry], period: Period) -> Measured:
    """How many days have an average of 1 or more."""
    rated = _averages(entries, period)
    count = sum(average >= ANY_PAIN for average in rated)
    return Measured(PAIN_DAYS, count if rated else None, len(rated), period.days)


def high_pain_time(entries: Iterable[AnyEntry], period: Period) -> Measured:
    """The share, in per cent, of all ratings of pain now that are 6 or more, those right after a run included."""
    ratings = [one for one in pain_ratings(entries, after_runs=True) if period.holds(one.at.date())]
    share = 100 * fmean(one.score >= HIGH_NOW for one in ratings) if ratings else None
    return Measured(HIGH_PAIN_TIME, share, len({one.at.date() for one in ratings}), period.days)


def flares(entries: Iterable[AnyEntry], period: Period) -> Measured:
    """How many days were a flare, said or risen; `flare_days` keeps the two apart.

    Days count as answered when they have an average or were called a flare.
    """
    known = tuple(entries)
    either = flare_days(known, period).either
    answered = either | {day.day for day in daily_pain(known, period.last, period.days) if day.mean is not None}
    return Measured(FLARE_DAYS, len(either) if answered else None, len(answered), period.days)


def _averages(entries: Iterable[AnyEntry], period: Period) -> list[float]:
    days = daily_pain(entries, period.last, period.days)
    return [day.mean for day in days if day.mean is not None]


def _logs(entries: Iterable[AnyEntry], period: Period) -> list[Evening]:
    return [log for day, log in evenings(entries).items() if period.holds(day)]
