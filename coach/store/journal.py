"""The journal: what happened, kept so that nothing acknowledged is ever lost."""

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

import msgspec

from coach.domain.journal.entries import KIND_NAMES, PERMANENT, AnyEntry, Entry
from coach.domain.journal.local import LocalEntries
from coach.errors import CoachError
from coach.store.backups import Backups
from coach.store.door import checked
from coach.store.months import DELETED, ENTRIES, FULL_ENTRIES, Month, Months, Tombstone, body_of, month_of
from coach.store.vault import MOVING, Vault

E = TypeVar("E", bound=Entry)
T = TypeVar("T")
Kinds = Collection[type[Entry]]

ZONE_SPREAD = timedelta(hours=26)
STEADY_TRIES = 5
_TICK = timedelta(microseconds=1)


class Journal:
    """All entries. Every method raises CoachError when the disk, the lock or a newer file is in the way."""

    def __init__(self, vault: Vault, months: Months, backups: Backups) -> None:
        self._vault = vault
        self._months = months
        self._backups = backups

    def add(self, entry: E) -> E:
        """Keep a new entry; the one returned has its id, `recorded_at` and `updated_at`, and clean text."""
        return self.add_all((entry,))[0]

    def add_all(self, entries: Iterable[E]) -> tuple[E, ...]:
        """Keep many new entries with one write for each month; a `recorded_at` that is there already stays.

        Nothing is written when one of them cannot be kept. When the disk fails on the way, whole months are missing.
        """
        now = self._vault.clock.now()
        kept = [_new(entry, now) for entry in entries]
        places: dict[str, list[int]] = {}
        for place, entry in enumerate(kept):
            places.setdefault(month_of(entry.at), []).append(place)

        def write() -> tuple[E, ...]:
            for month, inside in places.items():
                for begin in range(0, len(inside), FULL_ENTRIES):
                    some = inside[begin : begin + FULL_ENTRIES]
                    with self._months.change(self._months.open_part(month)) as database:
                        idents = database.insert_new(ENTRIES, [body_of(kept[place]) for place in some])
                    for place, ident in zip(some, idents, strict=True):
                        kept[place] = msgspec.structs.replace(kept[place], id=ident)
            return tuple(kept)

        return self._write(write)

    def get(self, ident: str) -> AnyEntry | None:
        """The entry with this id, in the offset it was written down with; None if there is none or it was deleted."""

        def read() -> AnyEntry | None:
            found = self._find(ident)
            return found[1].entries.get(ident) if found else None

        return self._steadily(read)

    def update(self, entry: E) -> E:
        """Keep `entry` in place of the one with its id, in another month if its `at` says so.

        The later write wins: if another Coach changed the record since `entry` was read (told by `updated_at`), or
        deleted it, this one is kept and a notice says so.
        """
        if not entry.id:
            raise ValueError("an entry without an id is new: use add")
        checked(entry, _name(entry))

        def write() -> E:
            found = self._find(entry.id)
            stored = found[1].entries.get(entry.id) if found else None
            _refuse_permanent(stored)
            self._tell_conflict(entry, stored)
            now = self._vault.clock.now()
            if stored is not None and stored.updated_at is not None:
                now = max(now, stored.updated_at + _TICK)
            recorded = (stored or entry).recorded_at or now
            kept = checked(msgspec.structs.replace(entry, recorded_at=recorded, updated_at=now), _name(entry))
            self._put(kept, found[0] if found else None)
            return kept

        return self._write(write)

    def delete(self, ident: str) -> bool:
        """Take an entry out of the journal; False if it was not there. `undelete` brings it back for a day.

        Raises CoachError for safety answers, as `update` does.
        """

        def write() -> bool:
            found = self._find(ident)
            if found is None or ident not in found[1].entries:
                return False
            _refuse_permanent(found[1].entries[ident])
            stone = Tombstone(self._vault.clock.now(), body_of(found[1].entries[ident]))
            with self._months.change(found[0]) as database:
                database.drop(ENTRIES, ident)
                database.put(DELETED, ident, msgspec.to_builtins(stone))
            return True

        return self._write(write)

    def undelete(self, ident: str) -> AnyEntry | None:
        """Bring a deleted entry back as it was; None if it is gone for good or was never deleted."""

        def write() -> AnyEntry | None:
            found = self._find(ident)
            if found is None or ident not in found[1].deleted:
                return None
            body = found[1].deleted[ident].entry
            try:
                msgspec.convert({**body, "id": ident}, AnyEntry)
            except msgspec.ValidationError:
                return None
            with self._months.change(found[0]) as database:
                database.drop(DELETED, ident)
                database.put(ENTRIES, ident, body)
            return self._months.month(found[0]).entries[ident]

        return self._write(write)

    def entries(
        self, since: datetime | None = None, until: datetime | None = None, kinds: Kinds | None = None
    ) -> tuple[AnyEntry, ...]:
        """The entries from `since` on and before `until` (both aware), of these `kinds`, ascending by `at`.

        They are shown by the clock of where the person is now, whatever offset they were written down with.
        """

        def wanted(entry: AnyEntry) -> bool:
            return (since is None or entry.at >= since) and (until is None or entry.at < until) and _is(entry, kinds)

        def read() -> tuple[AnyEntry, ...]:
            first = month_of(_utc(since) - ZONE_SPREAD) if since else ""
            last = month_of(_utc(until) + ZONE_SPREAD) if until else "9999"
            names = self._months.names()
            if self._vault.unfinished() is None:
                names = [name for name in names if first <= name[:7] <= last]
            if kinds is not None:
                names = [name for name in names if self._months.may_hold(name, kinds)]
            return tuple(entry for entry in self._collect(names) if wanted(entry))

        return self._steadily(read)

    def latest(self, limit: int, kinds: Kinds | None = None) -> tuple[AnyEntry, ...]:
        """The `limit` newest entries of these `kinds`, newest first; reads no more months than it takes."""

        def read() -> tuple[AnyEntry, ...]:
            names = self._months.names()
            whole = self._vault.unfinished() is not None
            taken: list[str] = []
            count = 0
            for _, parts in groupby(reversed(names), key=lambda name: name[:7]):
                inside = list(parts)
                taken += inside
                if count >= limit and not whole:
                    # One month more than needed: two offsets may put the later moment into the earlier month.
                    break
                for name in inside:
                    count += sum(_is(entry, kinds) for entry in self._months.month(name).entries.values())
            found = [entry for entry in self._collect(taken) if _is(entry, kinds)]
            return tuple(reversed(found))[:limit]

        return self._steadily(read)

    def arriving(self, entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
        """Those of `entries` (with ids) that the journal lacks, or has otherwise and no newer."""
        from coach.store import intake

        return self._steadily(lambda: intake.arriving(self._months, entries))

    def take(self, entries: Iterable[AnyEntry]) -> int:
        """Keep those of `entries` that are `arriving`, ids and times as they are, and return how many.

        One that was deleted after its last change stays deleted, and a safety answer stays as it was said.
        """
        from coach.store import intake

        arriving = intake.admitted(entries)
        return self._write(lambda: intake.take(self._vault, self._months, arriving)) if arriving else 0

    def stored(self, idents: Collection[str]) -> tuple[AnyEntry, ...]:
        """The entries with these ids, each in the offset it was written down with."""

        def read() -> tuple[AnyEntry, ...]:
            months = map(self._months.month, self._months.names() if idents else ())
            found = {ident: entry for month in months for ident, entry in month.entries.items() if ident in idents}
            return tuple(found.values())

        return self._steadily(read)

    def withdraw(self, written: Mapping[str, datetime]) -> tuple[int, int, int]:
        """Take entries out that came with an import, for good, so that the same import can bring them again.

        `written` are their ids and their `updated_at`; one that has another by now stays, and so do safety answers.
        Returns how many are gone, how many stay since they were changed, and how many as safety answers.
        """
        from coach.store import intake

        return self._write(lambda: intake.withdraw(self._months, written))

    def revision(self) -> str:
        """A cheap token: another one than before means that some process has written, so read again."""
        return self._months.revision()

    def _write(self, write: Callable[[], T]) -> T:
        with self._vault.locked():
            if self._vault.unfinished() is not None:
                self._months.settle()
                self._vault.end()
            result = write()
            self._backups.daily()
            return result

    def _steadily(self, read: Callable[[], T]) -> T:
        """What `read` finds while no other process changes the files under it."""
        self._vault.finish_interrupted()
        for _ in range(STEADY_TRIES):
            before = self._months.revision()
            result = read()
            if self._months.revision() == before:
                return result
        with self._vault.locked():
            return read()

    def _find(self, ident: str) -> tuple[str, Month] | None:
        """The month that holds `ident`, deleted or not; the likely ones are read first."""
        found = None
        for name in _likely_first(ident, self._months.names()):
            month = self._months.month(name)
            if ident in month.entries:
                return name, month
            if ident in month.deleted:
                found = (name, month)
        return found

    def _put(self, entry: Entry, old_month: str | None) -> None:
        month = month_of(entry.at)
        moves = old_month is not None and old_month[:7] != month
        month = self._months.open_part(month) if moves or old_month is None else old_month
        if moves:
            self._vault.begin(MOVING)
        with self._months.change(month) as database:
            database.drop(DELETED, entry.id)
            database.put(ENTRIES, entry.id, body_of(entry))
        if old_month is None or not moves:
            return
        try:
            with self._months.change(old_month) as database:
                database.drop(ENTRIES, entry.id)
                database.drop(DELETED, entry.id)
            self._vault.end()
        except CoachError as error:
            # The new record is safe on disk, and the marker makes the next write take the old one out.
            self._vault.tell(" ".join(str(error).splitlines()))

    def _tell_conflict(self, entry: Entry, stored: AnyEntry | None) -> None:
        when = f"{_name(entry)} of {entry.at:%Y-%m-%d %H:%M}"
        if stored is None:
            self._vault.tell(f"The {when} was deleted elsewhere meanwhile; your change has brought it back.")
        elif stored.updated_at != entry.updated_at:
            self._vault.tell(f"The {when} was changed elsewhere meanwhile; your later change was kept.")

    def _collect(self, names: Collection[str]) -> list[AnyEntry]:
        newest: dict[str, AnyEntry] = {}
        for name in names:
            for ident, entry in self._months.month(name).entries.items():
                other = newest.get(ident)
                if other is None or _changed_at(entry) > _changed_at(other):
                    newest[ident] = entry
        # Two stable sorts are several times as fast as one by pairs, of which each would have to be made.
        return sorted(sorted(self._local().all(newest.values()), key=attrgetter("id")), key=attrgetter("at"))

    def _local(self) -> LocalEntries:
        return LocalEntries(self._vault.clock.zone())


def _new(entry: E, now: datetime) -> E:
    if entry.id:
        raise ValueError("an entry with an id is in the journal already: use update")
    stamped = msgspec.structs.replace(entry, recorded_at=entry.recorded_at or now, updated_at=now)
    return checked(stamped, _name(entry))


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _changed_at(entry: AnyEntry) -> datetime:
    return entry.updated_at or entry.at


def _is(entry: AnyEntry, kinds: Kinds | None) -> bool:
    return kinds is None or type(entry) in kinds


def _refuse_permanent(entry: AnyEntry | None) -> None:
    """Safety answers stay as they were said."""
    if isinstance(entry, PERMANENT):
        raise CoachError(f"This {_name(entry)} stays as it is.", hint="Add what a clinician said: coach safety clear")


def _name(entry: Entry) -> str:
    return KIND_NAMES.get(type(entry), "entry")


def _likely_first(ident: str, names: list[str]) -> Iterator[str]:
    """`names`, newest first, but the month in which the UUIDv7 `ident` was made before all."""
    likely = ""
    with contextlib.suppress(ValueError, OverflowError, OSError):
        likely = month_of(datetime.fromtimestamp(int(ident.replace("-", "")[:12], 16) / 1000, UTC))
    yield from (name for name in names if name[:7] == likely)
    yield from (name for name in reversed(names) if name[:7] != likely)
