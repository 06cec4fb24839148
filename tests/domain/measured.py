"""Answers for the tests of the measures, one line a day; day 0 is Monday 23 November 2026."""

from datetime import UTC, datetime, timedelta
from typing import Any

from coach.domain.journal.entries import CheckIn, Evening
from coach.domain.measures.measure import Period

MONDAY = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WEEK = Period(MONDAY.date(), MONDAY.date() + 7 * DAY)


def at(day: int, hour: float = 21) -> datetime:
    return MONDAY + day * DAY + timedelta(hours=hour)


def evening(day: int, average: int = 3, worst: int = 5, **more: Any) -> Evening:
    return Evening(at=at(day), average=average, worst=worst, **more)


def evenings_of(*averages: int | None, first: int = 0) -> list[Evening]:
    """One log a day; None is a day without one."""
    return [evening(first + day, average) for day, average in enumerate(averages) if average is not None]


def now_rating(day: int, pain: int, hour: float = 10) -> CheckIn:
    return CheckIn(at=at(day, hour), pain=pain)
