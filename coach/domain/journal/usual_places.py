"""The places that a person names again and again."""

from collections.abc import Iterable, Sequence

from coach.domain.journal.daily_entries import CheckIn
from coach.domain.journal.entry import Entry, Place

COMMON: tuple[Place, ...] = (Place("low-back"), Place("neck"), Place("upper-back"), Place("buttock", "left"))


def usual_places(entries: Sequence[Entry], told: Iterable[Place], limit: int) -> tuple[Place, ...]:
    """At most `limit` places without numbers: of the check-ins, the newest first, then `told`, then common ones."""
    check_ins = (entry for entry in entries if isinstance(entry, CheckIn))
    newest = sorted(check_ins, key=lambda entry: entry.at, reverse=True)
    named = (*(place for entry in newest for place in entry.places), *told, *COMMON)
    return tuple(dict.fromkeys(Place(place.region, place.side) for place in named))[:limit]
