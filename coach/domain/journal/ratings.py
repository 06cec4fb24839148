"""The ratings of pain now, 0-10, as they stand in the journal."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from coach.domain.journal.entries import AnyEntry, CheckIn, Morning, Run


class PainRating(Struct, frozen=True, order=True):
    """Pain now, 0-10, and when it was felt (aware)."""

    at: datetime
    score: int


def pain_ratings(entries: Iterable[AnyEntry], *, after_runs: bool) -> list[PainRating]:
    """Every rating of pain now, oldest first; `after_runs` takes in what was felt right after a run.

    A rehearsal at another speed says nothing about the body and is left out.
    """
    found: list[PainRating] = []
    for entry in entries:
        if isinstance(entry, (CheckIn, Morning)):
            found.append(PainRating(entry.at, entry.pain))
        elif isinstance(entry, Run) and entry.speed == 1.0:
            if entry.before is not None:
                found.append(PainRating(entry.at, entry.before))
            if after_runs and entry.after is not None:
                found.append(PainRating(entry.ended_at, entry.after))
    return sorted(found)


def median(values: Iterable[float]) -> float | None:
    """The middle of `values`, None without any."""
    ordered: Sequence[float] = sorted(values)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
