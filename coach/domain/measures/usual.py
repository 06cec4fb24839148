"""The usual level U, which everything that is worse or better is held against (clinical.md 6.1)."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from coach.domain.journal.entries import AnyEntry, CheckIn, Evening, Morning
from coach.domain.journal.evenings import evenings
from coach.domain.journal.ratings import median

WINDOW = timedelta(days=14)
PAIN_COUNTS_FOR = timedelta(hours=6)
"""How long a rating of pain now says how it is now."""

RATED = (CheckIn, Morning, Evening)

UsualAt = Callable[[datetime], float | None]
"""The usual level, 0-10, at a moment; None where it is not known."""


def usual_level(entries: Iterable[AnyEntry], now: datetime) -> float | None:
    """The usual level U, 0-10 (6.1): the median of 14 days of ratings at either end of the day.

    These are the morning checks, the average of the evening logs (of several on a day the latest), and check-ins before
    noon and from 18:00 on, by the clock of the person. None without any.
    """
    since = now - WINDOW
    known = [entry for entry in entries if since < entry.at <= now]
    ends = [
        entry.pain
        for entry in known
        if isinstance(entry, Morning) or (isinstance(entry, CheckIn) and not 12 <= entry.at.hour < 18)
    ]
    return median([*ends, *(log.average for log in evenings(known).values())])


def usual_by_day(entries: Iterable[AnyEntry]) -> UsualAt:
    """The usual level at a moment, worked out once for each day from the 14 days that end then."""
    rated = sorted((entry for entry in entries if isinstance(entry, RATED)), key=lambda entry: entry.at)
    moments = [entry.at for entry in rated]
    levels: dict[date, float | None] = {}

    def level(at: datetime) -> float | None:
        if at.date() not in levels:
            first, last = bisect_left(moments, at - WINDOW), bisect_left(moments, at)
            levels[at.date()] = usual_level(rated[first:last], at)
        return levels[at.date()]

    return level


def pain_now(entries: Iterable[AnyEntry], now: datetime) -> int | None:
    """The latest rating of pain, 0-10, of the last six hours; None without one."""
    latest = _latest(entries, now)
    return latest.pain if latest else None


def rated_now(entries: Iterable[AnyEntry], now: datetime) -> int | None:
    """As `pain_now`, but None where it was rated on waking: one red morning by itself is no flare yet (C5)."""
    latest = _latest(entries, now)
    return latest.pain if isinstance(latest, CheckIn) else None


def _latest(entries: Iterable[AnyEntry], now: datetime) -> CheckIn | Morning | None:
    rated = [
        entry
        for entry in entries
        if isinstance(entry, (CheckIn, Morning)) and timedelta(0) <= now - entry.at < PAIN_COUNTS_FOR
    ]
    return max(rated, key=lambda entry: entry.at, default=None)
