"""The journal's month files, named by the month of `at` in its own offset; a full one goes on in a further part."""

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from coach.domain.journal.entries import AnyEntry, Entry
from coach.errors import CoachError
from coach.store import files
from coach.store.archive import MONTH_FILE
from coach.store.envelope import Content, Newer
from coach.store.recovery import load
from coach.store.vault import Vault

if TYPE_CHECKING:
    from coach.store.tables import Database

ENTRIES = "entries"
DELETED = "deleted"
KEPT_IN_MEMORY = 36
FULL_BYTES = 4 << 20
"""From this size on a month goes on in a further part, so that one insert never rewrites more."""
FULL_ENTRIES = 8_000
"""How many entries at most one write puts into one part."""
MOST_NOTED = 50


class Tombstone(msgspec.Struct, frozen=True):
    """A deleted entry that can still come back."""

    deleted_at: datetime
    entry: dict[str, Any]


class _Tables(msgspec.Struct):
    entries: dict[str, AnyEntry] = {}
    deleted: dict[str, Tombstone] = {}


class Unread(NamedTuple):
    """A record that stays in its file although this Coach cannot read it; without an id it is the whole file."""

    ident: str
    reason: str


class Month(NamedTuple):
    """What one file holds, by id; `unread` are the records in it that this Coach cannot read, which stay there."""

    entries: Mapping[str, AnyEntry]
    deleted: Mapping[str, Tombstone]
    unread: tuple[Unread, ...] = ()


class Months:
    """All month files of a vault; what was read is kept until its file changes.

    A name is that of a file: "2026-11", or "2026-11-002" for a further part of that month.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._read: dict[str, tuple[files.Stamp | None, Month]] = {}
        self.left_out = LeftOut(vault)

    def path(self, name: str) -> Path:
        """The file of that name."""
        return self._vault.journal / f"{name}.json"

    def names(self) -> list[str]:
        """The names there are, ascending."""
        folder = self._vault.journal
        if not (files.check_folder(self._vault.home) and files.check_folder(folder)):
            return []
        with files.explained(folder, "read"):
            return sorted(path.stem for path in folder.iterdir() if MONTH_FILE.fullmatch(path.name))

    def open_part(self, month: str) -> str:
        """The file that takes new entries of `month`: the last part that is not full, or the one after it."""
        name, part = month, 1
        while (stamp := files.stamp(self.path(name))) is not None and stamp.size >= FULL_BYTES:
            part += 1
            name = f"{month}-{part:03d}"
        return name

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
        """The content of one file, without the records in it that this Coach cannot read: a notice names those."""
        path = self.path(name)
        stamp = files.stamp(path)
        known = self._read.pop(name, None)
        if known is None or stamp is None or known[0] != stamp:
            known = (stamp, self._load(path))
            self.left_out.keep(path, known[1].unread)
        self._read[name] = known
        while len(self._read) > KEPT_IN_MEMORY:
            self._read.pop(next(iter(self._read)), None)
        return known[1]

    def may_hold(self, name: str, kinds: Collection[type[Entry]]) -> bool:
        """Whether one file may hold entries of `kinds`; one past its full size is only searched for their names."""
        path = self.path(name)
        stamp = files.stamp(path)
        if stamp is None or stamp.size < FULL_BYTES or name in self._read:
            return True
        raw = files.read(path) or b""
        return any(f'"{kind.__struct_config__.tag}"'.encode() in raw for kind in kinds)

    def _load(self, path: Path) -> Month:
        try:
            return load(self._vault, path, "journal", decoded) or _month({}, {})
        except Newer:
            return _month({}, {}, [Unread("", "it was written by a newer Coach")])

    @contextlib.contextmanager
    def change(self, name: str) -> "Iterator[Database]":
        """One transaction on one file. Needs the lock. Raises CoachError where a newer Coach wrote it."""
        from coach.store.tables import transaction

        with transaction(self._vault, self.path(name), "journal") as database:
            yield database

    def settle(self) -> None:
        """Leave one record of each id: the newest of those in several files. Needs the lock."""
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


class LeftOut:
    """Which files hold records that this Coach cannot read, noted beside them: `.left-out` may be deleted at any time.

    It spares whoever only wants to tell of them the reading of all months.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._path = vault.home / ".left-out"
        self._noted: dict[str, tuple[str, list[Unread]]] | None = None

    def noted(self) -> dict[str, tuple[str, list[Unread]]]:
        """By name of the file: its token when it was read, and what could not be read in it."""
        raw = None
        with contextlib.suppress(CoachError):
            raw = files.read(self._path)
        try:
            self._noted = msgspec.json.decode(raw or b"{}", type=dict[str, tuple[str, list[Unread]]])
        except (msgspec.DecodeError, RecursionError):
            self._noted = {}
        return self._noted

    def keep(self, path: Path, unread: tuple[Unread, ...]) -> None:
        """Note what could not be read in the file `path`; that it is not noted is no error.

        What was not noted before is told at once; after that it is a finding, which the person may dismiss.
        """
        noted = self.noted() if self._noted is None or unread else self._noted
        if not unread and path.stem not in noted:
            return
        before = noted.get(path.stem)
        if unread and (before is None or before[1] != list(unread[:MOST_NOTED])):
            self._vault.tell(" ".join(left_out_words(path.name, unread)))
        fresh = {path.stem: (file_token(path), list(unread[:MOST_NOTED]))} if unread else {}
        if fresh == {path.stem: before}:
            return
        with contextlib.suppress(CoachError), self._vault.locked():
            others = {name: note for name, note in self.noted().items() if name != path.stem}
            files.write(self._path, msgspec.json.encode({**others, **fresh}))
            self._noted = {**others, **fresh}


def left_out_words(name: str, unread: Collection[Unread]) -> tuple[str, str]:
    """What is left out of the file `name`, and what to do: two sentences."""
    if any(not each.ident for each in unread):
        return f"{name} was written by a newer Coach, so it is left out.", "It stays as it is. Update Coach to read it."
    if len(unread) == 1:
        what = f"One record in {name} cannot be read by this Coach, so it is left out."
    else:
        what = f"{len(unread)} records in {name} cannot be read by this Coach, so they are left out."
    return what, "The file stays as it is. See what is wrong: coach check"


def file_token(path: Path) -> str:
    """What tells one content of a file from the next without reading it; empty where there is none."""
    try:
        status = path.lstat()
    except OSError:
        return ""
    return f"{status.st_mtime_ns}-{status.st_size}-{status.st_ino}"


def _changes(month: Month) -> Iterable[tuple[str, datetime]]:
    for ident, entry in month.entries.items():
        yield ident, entry.updated_at or entry.at
    for ident, stone in month.deleted.items():
        yield ident, stone.deleted_at


def decoded(content: Content) -> Month:
    """The records of a verified file, decoded straight into entries: ten years have to open in a moment.

    Where one of them does not fit, each is looked at by itself. Raises Damaged for tables of another form.
    """
    try:
        tables = content.decode(_Tables)
    except msgspec.ValidationError:
        return _one_by_one(content)
    for ident, entry in tables.entries.items():
        msgspec.structs.force_setattr(entry, "id", ident)
    return _month(tables.entries, tables.deleted)


def _one_by_one(content: Content) -> Month:
    entries: dict[str, AnyEntry] = {}
    deleted: dict[str, Tombstone] = {}
    unread: list[Unread] = []
    tables = content.tables
    for ident, record in tables.get(ENTRIES, {}).items():
        try:
            entries[ident] = msgspec.convert({**record, "id": ident}, AnyEntry)
        except msgspec.ValidationError as error:
            unread.append(Unread(ident, str(error)))
    for ident, record in tables.get(DELETED, {}).items():
        try:
            deleted[ident] = msgspec.convert(record, Tombstone)
        except msgspec.ValidationError as error:
            unread.append(Unread(ident, str(error)))
    return _month(entries, deleted, unread)


def _month(entries: dict[str, AnyEntry], deleted: dict[str, Tombstone], unread: Iterable[Unread] = ()) -> Month:
    return Month(MappingProxyType(entries), MappingProxyType(deleted), tuple(unread))


def body_of(entry: Entry) -> dict[str, Any]:
    """What the file keeps of `entry` under its id."""
    body: dict[str, Any] = msgspec.to_builtins(entry)
    del body["id"]
    return body


def month_of(at: datetime) -> str:
    """The month of a moment, in its own offset."""
    return f"{at.year:04d}-{at.month:02d}"
