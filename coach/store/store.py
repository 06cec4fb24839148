"""The door to everything that is kept."""

import contextlib
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from coach.clock import Clock
from coach.domain.journal.entries import PERMANENT, AnyEntry, Clearance, SafetyCheck
from coach.domain.person.profile import Profile
from coach.domain.person.settings import Settings
from coach.domain.safety.record import SafetyEntry, SafetyRecord
from coach.errors import CoachError
from coach.store.backups import Backups
from coach.store.document import DocumentFile
from coach.store.journal import Journal
from coach.store.months import Months
from coach.store.vault import Vault

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from coach.domain.exercises.problem import Problem
    from coach.domain.run.saved_run import SavedRun
    from coach.store.checking import Inspection
    from coach.store.findings import Dismissed, Finding, Findings
    from coach.store.imports import Imports
    from coach.store.recovery import Decode
    from coach.store.reminders import Reminders


STANDS_AFTER_S = 30.0
"""The process of a run that was silent for so long is stopped, as by Ctrl+Z, and holds no reminder back."""


class Store:
    """What a person has in the folder `home`; making one touches no disk, the first write makes the folder.

    Every method raises CoachError when the disk, the lock (held by another Coach for more than `patience_s` seconds)
    or a file of a newer Coach is in the way. `notices` are sentences about what was set aside, restored or decided.
    """

    def __init__(self, home: Path, clock: Clock, patience_s: float = 5.0) -> None:
        self._vault = Vault(home, clock, patience_s)
        self._months = Months(self._vault)
        self._backups = Backups(self._vault, self._months)
        self._vault.complete = self._backups.complete
        self._backups.decoders = self._decoders
        self.journal = Journal(self._vault, self._months, self._backups)
        self._settings = DocumentFile(self._vault, self._backups, "settings", Settings)
        self._safety = DocumentFile(
            self._vault, self._backups, "safety", SafetyRecord, True, False, "entries", self._with_journal
        )
        self._profile = DocumentFile(self._vault, self._backups, "profile", Profile)

    @property
    def notices(self) -> list[str]:
        """Sentences to show once; `take_notices` empties it."""
        return self._vault.notices

    def findings(self) -> "tuple[Finding, ...]":
        """What lies in the home that the person should know of and has not dismissed; no process has to remember it."""
        return self._findings.standing()

    def dismiss_findings(self) -> "tuple[Finding, ...]":
        """Note that the person has seen the findings; returns them."""
        return self._findings.dismiss()

    def take_notices(self) -> tuple[str, ...]:
        """The notices there are, which are gone afterwards."""
        taken = tuple(self._vault.notices)
        del self._vault.notices[: len(taken)]
        return taken

    def load_settings(self) -> Settings:
        """The person's settings; the default ones where there are none."""
        return self._settings.load() or Settings()

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings."""
        self._settings.save(settings)

    def change_settings(self, change: Callable[[Settings], Settings]) -> Settings:
        """Keep what `change` makes of the settings as they are now, so that no other window's change is lost."""
        with self._vault.locked():
            there = self.load_settings()
            changed = change(there)
            if changed != there:
                self._settings.save(changed)
        return changed

    def load_profile(self) -> Profile:
        """What the person has told about themselves; an empty profile before they have."""
        return self._profile.load() or Profile()

    def save_profile(self, profile: Profile) -> None:
        """Keep the profile."""
        self._profile.save(profile)

    def change_profile(self, change: Callable[[Profile], Profile]) -> Profile:
        """Keep what `change` makes of the profile as it is now, so that no other window's change is lost."""
        with self._vault.locked():
            changed = change(self.load_profile())
            self._profile.save(changed)
        return changed

    def load_safety(self, journal: Iterable[AnyEntry] | None = None) -> SafetyRecord:
        """The safety answers that still count, worked out from the journal where their own file is gone.

        Who has read all of the journal already hands its entries in, as ten years are not to be read twice.
        """
        kept = self._safety.load()
        return kept or _safety_of(self.journal.entries(kinds=PERMANENT) if journal is None else journal)

    def keep_safety(self, entry: SafetyEntry) -> SafetyRecord:
        """Add a safety answer or a clearance to the record and to the journal; returns the record.

        The record is written first: if the journal fails then, what has to be locked is locked all the same.
        """
        with self._vault.locked():
            stamped = msgspec.structs.replace(entry, recorded_at=self._vault.clock.now())
            record = self.load_safety().with_entry(stamped)
            self._safety.save(record)
            self.journal.add(stamped)
        return record

    def take_safety(self, theirs: SafetyRecord, entries: Iterable[AnyEntry] = ()) -> bool:
        """Join the safety record of an import, and what was raised among its entries; whether all of it counts."""
        from coach.store.intake import joined_safety

        with self._vault.locked():
            mine = self.load_safety()
            joined, whole = joined_safety(mine, theirs, entries)
            if joined != mine:
                self._safety.save(joined)
        return whole

    def load_saved_run(self) -> "SavedRun | None":
        """The run that was cut off, if there is one."""
        return self._run.load()

    def save_run(self, run: "SavedRun") -> None:
        """Keep where an unfinished run stands, in place of an earlier one."""
        self._run.save(run)

    def claim_run(self) -> "BaseFileLock":
        """The right to guide a run, for one process at a time; ends with `release` or with the process.

        Raises CoachError when a run is going on elsewhere.
        """
        claim = self._vault.claim("run")
        if claim is None:
            raise CoachError("A run is going on in another window.", hint="End it there first, or go on with it there.")
        self.run_ticks()
        return claim

    def run_ticks(self) -> None:
        """Say that the run goes on, to be called every few seconds."""
        self._vault.touch("ticking")

    def run_going_on(self) -> bool:
        """Whether somebody is guided, in this window or another; not in a run that is forgotten or stands still."""
        if self._vault.age_s("ticking") > STANDS_AFTER_S or not self._vault.is_claimed("run"):
            return False
        saved = self.load_saved_run()
        return saved is None or not saved.forgotten

    def claim_screen(self) -> "BaseFileLock | None":
        """The word that a screen is open, for one of them at a time; None where another one says so already."""
        return self._vault.claim("screen")

    def screen_open(self) -> bool:
        """Whether a screen of Coach is open anywhere."""
        return self._vault.is_claimed("screen")

    def claim_agent(self) -> "BaseFileLock | None":
        """The right to be the one agent of this folder; None where there is one already."""
        return self._vault.claim("agent")

    def agent_running(self) -> bool:
        """Whether an agent runs for this folder."""
        return self._vault.is_claimed("agent")

    def stirred(self) -> str:
        """A token as cheap as two looks at the disk: another one than before means that anything may have changed."""
        return self._vault.stirred()

    def clear_saved_run(self) -> None:
        """The run is over or given up."""
        self._run.clear()

    def close(self) -> None:
        """Bring today's backup up to date when a screen ends; never an error."""
        self._backups.close()

    def backup(self, target: Path | None = None) -> Path:
        """Make a backup now, in `target` or in the folder of the backups, and return its path."""
        return self._backups.by_hand(target)

    def restore(self, source: Path) -> Path | None:
        """Go back to the backup `source`; returns the safety backup of what was there, None if there was nothing.

        The safety record then holds the answers of both, so that going back opens no lock.
        """
        return self._backups.restore(source, self._with_safety_of_both)

    def check(self) -> "tuple[Problem, ...]":
        """What is wrong with the files; nothing is changed."""
        return self._inspection().problems()

    def accept(self, path: Path) -> int:
        """Take over by hand the records of a file that was set aside; returns how many the journal lacked."""
        return self._inspection().accept(path)

    def _with_safety_of_both(self, members: dict[str, bytes]) -> dict[str, bytes]:
        """`members` with the answers of both; what stands here is read as far as it can be, and never in the way."""
        record = SafetyRecord()
        try:
            record = self._safety.load() or record
        except CoachError as error:
            self._vault.tell(f"{error.title} Its safety answers are not in what was restored.")
        if not record.entries:
            record = self._with_journal(record)
        joined = record.joined(self._safety.read(members) or SafetyRecord())
        return {**members, **self._safety.member(joined)} if joined.entries else members

    def _with_journal(self, record: SafetyRecord) -> SafetyRecord:
        """`record` with the safety answers of the months that can be read."""
        with contextlib.suppress(CoachError):
            for name in self._months.names():
                with contextlib.suppress(CoachError):
                    record = record.joined(_safety_of(self._months.month(name).entries.values()))
        return record

    def _decoders(self) -> "dict[str, Decode[Any]]":
        own: tuple[DocumentFile[Any], ...] = (
            self._settings,
            self._safety,
            self._profile,
            self._dismissed,
            self._run,
            self.imports.document,
            *self.reminders.documents,
        )
        return {document.name: document.decoded for document in own}

    @cached_property
    def _dismissed(self) -> "DocumentFile[Dismissed]":
        from coach.store.findings import Dismissed

        return DocumentFile(self._vault, self._backups, "notices", Dismissed)

    @cached_property
    def _findings(self) -> "Findings":
        from coach.store.findings import Findings

        return Findings(self._vault, self._months, self._dismissed)

    @cached_property
    def reminders(self) -> "Reminders":
        """The rules of reminding and what became of them."""
        from coach.store.reminders import Reminders

        return Reminders(self._vault, self._backups)

    @cached_property
    def imports(self) -> "Imports":
        """The last import, which can be taken back."""
        from coach.store.imports import Imports

        return Imports(self._vault, self._backups, self.journal)

    @cached_property
    def _run(self) -> "DocumentFile[SavedRun]":
        from coach.domain.run.saved_run import SavedRun

        return DocumentFile(self._vault, self._backups, "state", SavedRun, lasting=False)

    def _inspection(self) -> "Inspection":
        from coach.store.checking import Inspection

        return Inspection(self._vault, self._months, self.journal, self._backups, self._findings)


def _safety_of(entries: Iterable[AnyEntry]) -> SafetyRecord:
    record = SafetyRecord()
    for entry in entries:
        if isinstance(entry, SafetyCheck | Clearance):
            record = record.with_entry(entry)
    return record
