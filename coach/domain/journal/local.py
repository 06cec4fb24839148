"""Entries as the person's clock shows them, wherever and however they were written down."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

import msgspec

from coach.domain.base.moments.local import instants, local
from coach.domain.journal.entries import AnyEntry, Run, TherapistQuestion, Visit

_SAMPLE_DAYS = (-2, 6, 14, 22, 30, 38)
"""No zone changes its clocks twice within eight days, so that these days of a month tell whether it has one offset."""


class LocalEntries:
    """Shows entries in `zone`, with the offset that it has at their own time; those that have it stay as they are."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._offsets: dict[tuple[int, int], timedelta | None] = {}

    def all(self, entries: Iterable[AnyEntry]) -> list[AnyEntry]:
        """The entries in the zone, in the order they come."""
        return [self.one(entry) for entry in entries]

    def one(self, entry: AnyEntry) -> AnyEntry:
        """The entry in the zone."""
        changes: dict[str, Any] = {}
        at = entry.at
        if at.utcoffset() != self._offset(at):
            changes["at"] = _typed_time(entry, self._zone) or local(at, self._zone)
            if isinstance(entry, Run):
                changes["ended_at"] = local(entry.ended_at, self._zone)
        if isinstance(entry, TherapistQuestion) and entry.answered_at is not None:
            changes["answered_at"] = local(entry.answered_at, self._zone)
        return msgspec.structs.replace(entry, **changes) if changes else entry

    def _offset(self, at: datetime) -> timedelta | None:
        month = (at.year, at.month)
        if month not in self._offsets:
            first = date(at.year, at.month, 1).toordinal()
            days = (date.fromordinal(max(1, first + step)) for step in _SAMPLE_DAYS)
            found = {datetime(day.year, day.month, day.day, 12, tzinfo=self._zone).utcoffset() for day in days}
            self._offsets[month] = found.pop() if len(found) == 1 else None
        offset = self._offsets[month]
        return local(at, self._zone).utcoffset() if offset is None else offset


def _typed_time(entry: AnyEntry, zone: tzinfo) -> datetime | None:
    """The time that was typed for a visit to come, where an early version gave it the offset of the day of typing.

    Told by that offset, by the zone of the person then and now, and by an id that Coach gave and no calendar.
    """
    recorded = entry.recorded_at
    if not isinstance(entry, Visit) or recorded is None or entry.id[14:15] != "7" or entry.at <= recorded:
        return None
    if not entry.at.utcoffset() == recorded.utcoffset() == local(recorded.astimezone(UTC), zone).utcoffset():
        return None
    meant = instants(entry.at.date(), entry.at.time(), zone)
    return local(meant[0], zone) if len(meant) == 1 else None
