"""Pain day by day, for a small picture with numbers (clinical.md 5.2: lower is better, nothing is filled in)."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from coach.domain.counted import counted
from coach.domain.journal.entries import AnyEntry, CheckIn, Morning, Run
from coach.domain.journal.evenings import evenings

BARS = " ▁▂▃▄▅▆▇█"

RATED_DAYS_A_WEEK = 4
"""How many days of seven have to be rated before a week has a score (clinical.md 5.2)."""


class PainDay(Struct, frozen=True):
    """One day: its average pain (0-10), None where nothing was rated."""

    day: date
    mean: float | None


def daily_pain(entries: Iterable[AnyEntry], today: date, days: int = 14) -> tuple[PainDay, ...]:
    """The last `days` days, oldest first, today included.

    Where there is an evening log its average is the day's, else the mean of the ratings of pain now is. A check-in and
    a morning check count among those, and so does a real run with what was felt before it, or after it where only that
    was answered; the number right after a run is left out else, because it would make every day with a run look better
    than it was.
    """
    known = tuple(entries)
    ratings: dict[date, list[int]] = {}
    for entry in known:
        pain = _pain_now(entry)
        if pain is not None:
            ratings.setdefault(entry.at.date(), []).append(pain)
    means: dict[date, float] = {day: sum(scores) / len(scores) for day, scores in ratings.items()}
    means.update((day, log.average) for day, log in evenings(known).items())
    span = [today - timedelta(days=back) for back in reversed(range(days))]
    return tuple(PainDay(day, means.get(day)) for day in span)


def _pain_now(entry: AnyEntry) -> int | None:
    if isinstance(entry, (CheckIn, Morning)):
        return entry.pain
    if isinstance(entry, Run) and entry.speed == 1.0:
        return entry.after if entry.before is None else entry.before
    return None


def bars(mean: float | None, height: int) -> tuple[str, ...]:
    """A bar for a mean of 0-10, `height` characters from top to bottom; a dot for a day without a rating."""
    if mean is None:
        return (*(" " for _ in range(height - 1)), "·")
    eighths = max(1, round(mean / 10 * height * 8))
    return tuple(BARS[min(8, max(0, eighths - 8 * below))] for below in reversed(range(height)))


def rated_days(trend: Iterable[PainDay]) -> str:
    """How many days were rated and the mean over them, such as "average 4.2, 9 days"."""
    means = [day.mean for day in trend if day.mean is not None]
    if not means:
        return "no day rated"
    return f"average {sum(means) / len(means):.1f}, {counted(len(means), 'day')}"
