"""The evening log of each day (clinical.md 5.3)."""

from collections.abc import Iterable
from datetime import date

from coach.domain.journal.entries import AnyEntry, Evening
from coach.domain.journal.uses import day_of


def evenings(entries: Iterable[AnyEntry]) -> dict[date, Evening]:
    """One evening log a day, of several the latest; one written before 04:00 belongs to the day that it closes."""
    logs = (entry for entry in entries if isinstance(entry, Evening))
    return {day_of(log.at): log for log in sorted(logs, key=lambda log: (log.at, log.id))}
