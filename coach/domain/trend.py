"""Pain day by day, for a small picture with numbers (clinical.md 5.2: lower is better, nothing is filled in)."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from coach.domain.entries import AnyEntry, CheckIn, Morning, Run

BARS = " ▁▂▃▄▅▆▇█"


class PainDay(Struct, frozen=True):
    """One day: the mean of the ratings of pain now (0-10), None without any."""

    day: date
    mean: float | None


def daily_pain(entries: Iterable[AnyEntry], today: date, days: int = 14) -> tuple[PainDay, ...]:
    """The last `days` days, oldest first, today included.

    A check-in and a morning check count, and so does a run with what was felt before it, or after it where only that
    was answered; the number right after a run is left out else, because it would make every day with a run look better
    than it was.
    """
    ratings: dict[date, list[int]] = {}
    for entry in entries:
        pain = _pain_now(entry)
        if pain is not None:
            ratings.setdefault(entry.at.date(), []).append(pain)
    span = [today - timedelta(days=back) for back in reversed(range(days))]
    return tuple(PainDay(day, sum(ratings[day]) / len(ratings[day]) if day in ratings else None) for day in span)


def _pain_now(entry: AnyEntry) -> int | None:
    if isinstance(entry, (CheckIn, Morning)):
        return entry.pain
    if isinstance(entry, Run):
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
    return f"average {sum(means) / len(means):.1f}, {len(means)} days"
