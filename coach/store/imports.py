"""The last import, kept so that it can be taken back as a whole, also by another process and after a restart."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

import msgspec
from msgspec import Struct

from coach.domain.journal.entries import AnyEntry
from coach.domain.person.profile import Profile
from coach.domain.person.settings import Settings
from coach.domain.reminders.rule import RuleBook
from coach.store.backups import Backups
from coach.store.document import DocumentFile
from coach.store.journal import Journal
from coach.store.vault import Vault


class ImportRecord(Struct, frozen=True):
    """What an import brought: from which file, when, and what stood there before.

    `added` are the ids of its entries with their `updated_at`: another one means that the person has changed the entry
    since. `replaced` are entries as they were. Of profile, settings and reminders it is the one before and the one
    after; of own exercise files the text before (None for a new file) and after. `whole` says that it came to its end.
    """

    name: str
    at: datetime | None = None
    added: Mapping[str, datetime] = {}
    replaced: tuple[AnyEntry, ...] = ()
    profile: tuple[Profile, Profile] | None = None
    settings: tuple[Settings, Settings] | None = None
    reminders: tuple[RuleBook, RuleBook] | None = None
    packs: Mapping[str, tuple[str | None, str]] = {}
    whole: bool = False


class TakenBack(NamedTuple):
    """What became of an import that was taken back: entries that are gone, back as before, and changed since."""

    record: ImportRecord
    gone: int
    restored: int
    changed: int
    safety: int


class Imports:
    """The last import of a home. Every method raises CoachError as the journal does."""

    def __init__(self, vault: Vault, backups: Backups, journal: Journal) -> None:
        self._vault = vault
        self._journal = journal
        self.document = DocumentFile(vault, backups, "imports", ImportRecord)

    def last(self) -> ImportRecord | None:
        """The import that can be taken back, if there is one."""
        return self.document.load()

    def take(self, record: ImportRecord, entries: Iterable[AnyEntry]) -> int:
        """Keep those of `entries` that the journal lacks or has older, and return how many.

        `record` is what else the import changes. It is on the disk first, so that an import that is cut off can be
        taken back, too, also after it was completed by another try; one that brings nothing leaves the last as it is.
        """
        entries = tuple(entries)
        with self._vault.locked():
            now = self._vault.clock.now()
            arriving = [
                msgspec.structs.replace(entry, updated_at=entry.updated_at or now)
                for entry in self._journal.arriving(entries)
            ]
            added = {entry.id: entry.updated_at for entry in arriving if entry.updated_at is not None}
            if not added and not (record.profile or record.settings or record.reminders or record.packs):
                return 0
            replaced = self._journal.stored(added)
            record = msgspec.structs.replace(record, at=now, added=added, replaced=replaced, whole=False)
            before = self.last()
            if before is not None and not before.whole and before.added.keys() & {entry.id for entry in entries}:
                record = _joined(before, record)
            self.document.save(record)
            taken = self._journal.take(arriving)
            self.document.save(msgspec.structs.replace(record, whole=True))
            return taken

    def take_back(self) -> TakenBack | None:
        """Take the entries of the last import out again and put back those that it replaced; None without an import.

        What the person has changed since stays, and so does every safety answer. The profile, the settings and the
        other parts of the record are for the caller to put back; then comes `forget`.
        """
        with self._vault.locked():
            record = self.last()
            if record is None:
                return None
            gone, changed, safety = self._journal.withdraw(record.added)
            restored = self._journal.take(record.replaced)
            return TakenBack(record, gone - restored, restored, changed, safety)

    def forget(self) -> None:
        """The import can no longer be taken back."""
        self.document.clear()


def _joined(first: ImportRecord, second: ImportRecord) -> ImportRecord:
    """The record of an import that was cut off and has come to its end at the second try."""
    return msgspec.structs.replace(
        second,
        added={**first.added, **second.added},
        replaced=(*first.replaced, *(entry for entry in second.replaced if entry.id not in first.added)),
        profile=second.profile or first.profile,
        settings=second.settings or first.settings,
        reminders=second.reminders or first.reminders,
        packs={**second.packs, **first.packs},
    )
