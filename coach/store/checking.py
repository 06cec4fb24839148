"""Looking over everything on disk, and taking in by hand what could not be trusted."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import msgspec

from coach.domain.exercises.problem import Problem
from coach.domain.journal.entries import AnyEntry
from coach.errors import CoachError
from coach.outside import read_file
from coach.store import archive, files
from coach.store.backups import Backups
from coach.store.door import checked
from coach.store.envelope import Damaged, Newer, unseal, unverified
from coach.store.findings import Findings
from coach.store.journal import Journal
from coach.store.months import ENTRIES, Months, decoded
from coach.store.recovery import Decode
from coach.store.vault import Vault

_FOREIGN = UUID("8f0c2a5e-7b1d-5c3e-9a64-2f1e0d9c8b7a")


class Inspection:
    """Reads every file there is, changes nothing, and reports what is wrong with it."""

    def __init__(self, vault: Vault, months: Months, journal: Journal, backups: Backups, findings: Findings) -> None:
        self._vault = vault
        self._months = months
        self._journal = journal
        self._backups = backups
        self._findings = findings

    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the months, the documents and the backups, and what was set aside."""
        try:
            if not files.check_folder(self._vault.home):
                return ()
            live = tuple(self._live())
            return (*live, *(finding.problem for finding in self._findings.standing()), *self._stored())
        except CoachError as error:
            return (Problem(str(self._vault.home), "the folder", error.title.rstrip("."), error.hint),)

    def accept(self, path: Path) -> int:
        """Take over the records of a set-aside or plain TinyDB file at `path` that the journal lacks or has older.

        Returns how many were taken; the file stays where it is. Records that are no entries are refused with
        CoachError before anything is written.
        """
        raw = read_file(path, archive.MAX_ARCHIVE)
        try:
            tables = unverified(raw)
        except Damaged as damage:
            raise CoachError(
                f"{path.name} {damage}.", "Nothing was taken over.", "Mend it in an editor, then try again."
            ) from None
        found = [_entry(path, ident, record) for ident, record in _records(tables)]
        return self._journal.take(found)

    def _live(self) -> Iterator[Problem]:
        for kind, decode in self._backups.decoders().items():
            yield from self._looked_at(f"{kind}.json", kind, decode)
        for name in self._months.names():
            yield from self._looked_at(f"journal/{name}.json", "journal", decoded)

    def _looked_at(self, member: str, kind: str, decode: Decode[Any]) -> Iterator[Problem]:
        try:
            raw = files.read(self._vault.home / member)
            if raw is None:
                return
            with contextlib.suppress(*((Newer,) if kind == "journal" else ())):
                decode(unseal(kind, member, raw))
            if kind == "journal":
                # What single records hold that cannot be read, or a newer Coach, is noted and becomes a finding.
                self._months.month(Path(member).stem)
        except Damaged as damage:
            remedy = "Coach sets it aside and takes the newest good backup when it reads it next."
            yield Problem(member, "the whole file", f"it {damage}", remedy)
        except CoachError as error:
            yield Problem(member, "the whole file", error.title.rstrip("."), error.hint)

    def _stored(self) -> Iterator[Problem]:
        for path in archive.newest_first(self._vault.backups):
            try:
                self._backups.verified(path, read_file(path, archive.MAX_ARCHIVE))
            except CoachError as error:
                reason = str(error).splitlines()[0].rstrip(".")
                yield Problem(f"backups/{path.name}", "the whole file", reason, "Delete it and run: coach backup")


def _records(tables: dict[str, dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The records of a file of ours, or of every table of a plain TinyDB file, whose counters are no ids to keep."""
    if ENTRIES in tables:
        yield from tables[ENTRIES].items()
        return
    for table in tables.values():
        for record in table.values():
            yield str(uuid5(_FOREIGN, msgspec.json.encode(record, order="sorted").decode())), record


def _entry(path: Path, ident: str, record: dict[str, Any]) -> AnyEntry:
    try:
        entry: AnyEntry = msgspec.convert({**record, "id": ident}, AnyEntry)
        return checked(entry, "record")
    except (msgspec.ValidationError, CoachError) as error:
        reason = str(error).splitlines()[-1 if isinstance(error, msgspec.ValidationError) else 1]
        raise CoachError(
            f"{path.name} holds a record that is no journal entry.",
            f"Record {ident}: {reason}",
            "Mend it in an editor, then try again. Nothing was taken over.",
        ) from error
