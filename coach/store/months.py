"""The journal's month files: one for each month, named by the month of `at` in its own offset."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from coach.domain.journal.entries import AnyEntry, Entry
from coach.errors import CoachError
from coach.store import files
from coach.store.archive import MONTH_FILE
from coach.store.envelope import Content
from coach.store.recovery import load
from coach.store.vault import Vault

if TYPE_CHECKING:
    from coach.store.tables import Database

ENTRIES = "entries"
DELETED = "deleted"
KEPT_IN_MEMORY = 36


class Tombstone(msgspec.Struct, frozen=True):
    """A deleted entry that can still come back."""

    deleted_at: datetime
    entry: dict[str, Any]


class _Tables(msgspec.Struct):
    entries: dict[str, AnyEntry] = {}
    deleted: dict[str, Tombstone] = {}


class Month(NamedTuple):
    """What one file holds, by id."""

    entries: Mapping[str, AnyEntry]
    deleted: Mapping[str, Tombstone]


class Months:
    """All month files of a vault; what was read is kept until its file changes."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._read: dict[str, tuple[files.Stamp | None, Month]] = {}

    def names(self) -> list[str]:
        """The months there are, "2026-11", ascending."""
        folder = self._vault.journal
        if not (files.check_folder(self._vault.home) and files.check_folder(folder)):
            return []
        with files.explained(folder, "read"):
            return sorted(path.stem for path in folder.iterdir() if MONTH_FILE.fullmatch(path.name))

    def revision(self) -> str:
        """A token that differs once any process has changed a month file."""
        folder = self._vault.journal
        seen = []
        with files.explained(folder, "read"):
            for name in self.names():
                with contextlib.suppress(FileNotFoundError):
                    status = (folder / f"{name}.json").lstat()
                    seen.append((name, status.st_mtime_ns, status.st_size, status.st_ino))
        return f"{len(seen)}-{hash(tuple(seen)) & (1 << 64) - 1:x}"

    def month(self, name: str) -> Month:
        """The content of one month. Raises CoachError when a newer Coach wrote it."""
        path = self._vault.journal / f"{name}.json"
        stamp = files.stamp(path)
        known = self._read.pop(name, None)
        if known is None or stamp is None or known[0] != stamp:
            known = (stamp, _decode(path.name, load(self._vault, path, "journal")))
        self._read[name] = known
        while len(self._read) > KEPT_IN_MEMORY:
            self._read.pop(next(iter(self._read)), None)
        return known[1]

    @contextlib.contextmanager
    def change(self, name: str) -> "Iterator[Database]":
        """One transaction on one month. Needs the lock."""
        from coach.store.tables import transaction

        with transaction(self._vault, self._vault.journal / f"{name}.json", "journal") as database:
            yield database

    def settle(self) -> None:
        """Leave one record of each id: the newest of those in several months. Needs the lock."""
        newest: dict[str, tuple[datetime, str]] = {}
        stale: list[tuple[str, str]] = []
        for name in self.names():
            for ident, changed_at in _changes(self.month(name)):
                other = newest.get(ident)
                if other is None or changed_at > other[0]:
                    newest[ident] = (changed_at, name)
                    if other is not None:
                        stale.append((other[1], ident))
                else:
                    stale.append((name, ident))
        for name, ident in stale:
            with self.change(name) as database:
                database.drop(ENTRIES, ident)
                database.drop(DELETED, ident)


def _changes(month: Month) -> Iterable[tuple[str, datetime]]:
    for ident, entry in month.entries.items():
        yield ident, entry.updated_at or entry.at
    for ident, stone in month.deleted.items():
        yield ident, stone.deleted_at


def _decode(name: str, content: Content | None) -> Month:
    """The records of a verified file, decoded straight into entries: ten years have to open in a moment."""
    if content is None:
        return Month(MappingProxyType({}), MappingProxyType({}))
    try:
        tables = content.decode(_Tables)
    except msgspec.ValidationError as error:
        raise CoachError(
            f"{name} holds a record that this Coach does not know.",
            f"{error}. The file was left as it is.",
            "It may come from a newer Coach: update, then try again.",
        ) from error
    for ident, entry in tables.entries.items():
        msgspec.structs.force_setattr(entry, "id", ident)
    return Month(MappingProxyType(tables.entries), MappingProxyType(tables.deleted))


def body_of(entry: Entry) -> dict[str, Any]:
    """What the file keeps of `entry` under its id."""
    body: dict[str, Any] = msgspec.to_builtins(entry)
    del body["id"]
    return body


def month_of(at: datetime) -> str:
    """The month file of a moment, in its own offset."""
    return f"{at.year:04d}-{at.month:02d}"
