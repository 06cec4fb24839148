"""TinyDB on top of our files: one database per file and transaction, nothing remembered between two.

Reading goes past it, so this is imported where something is written.
"""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import uuid_utils
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from coach.store import files
from coach.store.envelope import SCHEMA, Content, Tables, seal
from coach.store.recovery import load
from coach.store.vault import Vault


class VerifiedStorage(Storage):
    """Reads a file once, verified, and keeps what is written in memory until `commit`."""

    def __init__(self, vault: Vault, path: Path, kind: str, restorable: bool = True) -> None:
        self._vault = vault
        self._path = path
        self._kind = kind
        self._content = load(vault, path, kind, _with_tables, restorable)
        self._tables: Tables = self._content.tables if self._content else {}
        self._changed = False

    def read(self) -> Tables | None:
        return self._tables or None

    def write(self, data: Tables) -> None:
        self._tables = {name: table for name, table in data.items() if table}
        self._changed = True

    def commit(self) -> None:
        """Put what was written on the disk. Needs the lock; raises CoachError, the file then is as it was."""
        if not self._changed:
            return
        old = self._content
        if old is not None and old.schema < SCHEMA:
            kept = self._path.with_name(f"{self._path.name}.schema-{old.schema}")
            files.write(kept, old.raw)
            self._vault.tell(f"{self._path.name} was brought to the form of this Coach; the old one is {kept.name}.")
        files.write(self._path, seal(self._kind, self._tables), old.raw if old else None)


def _with_tables(content: Content) -> Content:
    """`content` where its tables have the form of tables. Raises Damaged otherwise."""
    content.tables  # noqa: B018
    return content


class TextIdTable(Table):
    """A table whose ids are UUIDv7 strings, so that two processes never give the same one."""

    document_id_class = str  # type: ignore[assignment]

    def _get_next_id(self) -> str:
        return str(uuid_utils.uuid7())


class Database(TinyDB):
    """The tables of one file, without TinyDB's query cache, which is not told of other processes."""

    table_class = TextIdTable

    def records(self, name: str) -> dict[str, dict[str, Any]]:
        """All records of the table `name` by id."""
        return {str(document.doc_id): dict(document) for document in self._uncached(name).all()}

    def insert_new(self, name: str, records: Sequence[dict[str, Any]]) -> list[str]:
        """Put `records` into the table `name` and return the ids they were given, in the same order."""
        return [str(ident) for ident in self._uncached(name).insert_multiple(records)]

    def put(self, name: str, ident: str, record: dict[str, Any]) -> None:
        """Make `record` the only one with this id in the table `name`."""
        self.drop(name, ident)
        self._uncached(name).insert(Document(record, ident))  # type: ignore[arg-type]

    def drop(self, name: str, ident: str) -> None:
        """Take the record with this id out of the table `name`, if it is there."""
        self._uncached(name).remove(doc_ids=[ident] if ident in self.records(name) else [])  # type: ignore[list-item]

    def _uncached(self, name: str) -> Table:
        return self.table(name, cache_size=0)


@contextlib.contextmanager
def transaction(vault: Vault, path: Path, kind: str, restorable: bool = True) -> Iterator[Database]:
    """The database in `path`, to change: all of it is on disk when the block ends, nothing if it raises.

    Needs the lock. Raises CoachError when the file cannot be read or written.
    """
    database = Database(vault, path, kind, restorable, storage=VerifiedStorage)
    yield database
    storage = database.storage
    assert isinstance(storage, VerifiedStorage)
    storage.commit()
