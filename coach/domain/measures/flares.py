"""Flare days: those the person called so, and those the numbers show (clinical.md 5.2)."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from coach.domain.journal.entries import AnyEntry, FlareDay
from coach.domain.journal.evenings import evenings
from coach.domain.journal.ratings import median
from coach.domain.measures.measure import Period
from coach.domain.measures.trend import RATED_DAYS_A_WEEK, daily_pain

RISE = 2
MEDIAN_DAYS = 14


class FlareDays(Struct, frozen=True):
    """The days that were `said` to be a flare and those whose average has `risen`; they often disagree."""

    said: frozenset[date]
    risen: frozenset[date]

    @property
    def either(self) -> frozenset[date]:
        """Days that are one or the other."""
        return self.said | self.risen


def flare_days(entries: Iterable[AnyEntry], period: Period) -> FlareDays:
    """The flare days of `period`: said on the day or in its evening log, or 2 or more above the 14-day median.

    The median is that of the daily averages of the 14 days before; with fewer than 4 of them nothing has risen.
    """
    known = tuple(entries)
    said = {entry.at.date() for entry in known if isinstance(entry, FlareDay) and not entry.over}
    said |= {day for day, log in evenings(known).items() if log.flare}
    days = daily_pain(known, period.last, period.days + MEDIAN_DAYS)
    risen: set[date] = set()
    for place, today in enumerate(days[MEDIAN_DAYS:]):
        before = [day.mean for day in days[place : place + MEDIAN_DAYS] if day.mean is not None]
        usual = median(before) if len(before) >= RATED_DAYS_A_WEEK else None
        if usual is not None and today.mean is not None and today.mean >= usual + RISE:
            risen.add(today.day)
    return FlareDays(frozenset(day for day in said if period.holds(day)), frozenset(risen))
