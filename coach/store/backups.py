"""Copies of everything: one a day on its own, kept 7 days, 4 weeks and 12 months, and by hand; and the way back."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from coach.errors import CoachError
from coach.store import archive, files
from coach.store.envelope import Damaged, unseal
from coach.store.months import DELETED, Months
from coach.store.recovery import load
from coach.store.vault import Vault

TOMBSTONE_LIFE = timedelta(days=1)
SAFETY_COPIES = 5
RESTORING = b"restore"


class Backups:
    """The folder `home/backups`."""

    def __init__(self, vault: Vault, months: Months) -> None:
        self._vault = vault
        self._months = months
        self._tried: date | None = None

    def daily(self) -> None:
        """Make today's backup unless it is there. Needs the lock; a failure becomes a notice, never an error."""
        today = self._vault.clock.now().date()
        path = self._vault.backups / f"{today}.zip"
        if self._tried == today or path.exists():
            return
        self._tried = today
        try:
            self._write(path)
            self._rotate()
        except (CoachError, OSError) as error:
            self._vault.tell(f"Today's backup could not be made. {' '.join(str(error).splitlines())}")

    def by_hand(self, target: Path | None = None) -> Path:
        """Make a backup now, in `target` or under a name with the time in it. Raises CoachError."""
        if not files.check_folder(self._vault.home):
            raise CoachError("There is nothing to back up yet.", "", "Note how you are first: coach log --pain 3")
        with self._vault.locked():
            path = target.resolve() if target else self._vault.backups / f"{self._time()}.zip"
            if target is not None and target.exists():
                raise CoachError(f"{target.name} is there already.", str(target), "Choose another name.")
            self._write(path)
        return path

    def restore(self, source: Path, adapted: Callable[[dict[str, bytes]], dict[str, bytes]]) -> Path | None:
        """Replace the journal and the documents by those in `source`, verified before anything is touched.

        `adapted` makes of the backup's members, by name, what is put in place.
        Returns the safety backup of what was there, None if there was nothing. A crash on the way is made good at the
        next start. Raises CoachError for a backup that is damaged, foreign or of a newer Coach.
        """
        with files.explained(source, "read"):
            raw = source.read_bytes()
        members = self.verified(source, raw)
        with self._vault.locked():
            safety = self._vault.backups / f"before-restore-{self._time()}.zip"
            before = dict(self._present())
            if before:
                files.write(safety, archive.pack(before.items(), self._vault.clock.now()))
            members = adapted(members)
            self._make_sure_of_room(members)
            files.write(self._pending, archive.pack(members.items(), self._vault.clock.now()))
            self._vault.begin(RESTORING)
            self.finish_restore()
            self._months.settle()
            self._vault.end()
        return safety if before else None

    def finish_restore(self) -> None:
        """Put the content of the backup that is being restored in place. Needs the lock; may be repeated."""
        raw = files.read(self._pending)
        if raw is None:
            return
        members = self.verified(self._pending, raw)
        for name, content in members.items():
            files.write(self._vault.home / name, content)
        for month in self._months.names():
            if f"journal/{month}.json" not in members:
                files.remove(self._vault.journal / f"{month}.json")
        files.remove(self._pending)

    @property
    def _pending(self) -> Path:
        return self._vault.home / ".restoring"

    def _time(self) -> str:
        return f"{self._vault.clock.now():%Y-%m-%d-%H%M%S-%f}"

    def verified(self, source: Path, raw: bytes) -> dict[str, bytes]:
        """The members of the backup `source` with the content `raw`. Raises CoachError when one byte is wrong."""
        try:
            members = archive.unpack(raw)
            for name, content in members.items():
                try:
                    unseal(archive.kind_of(name) or "", name, content)
                except Damaged as damage:
                    raise Damaged(f"is damaged: {name} in it {damage}") from None
        except Damaged as damage:
            raise CoachError(
                f"{source.name} {damage}.", "Nothing was changed.", f"Choose another backup from {self._vault.backups}."
            ) from None
        return members

    def _make_sure_of_room(self, members: dict[str, bytes]) -> None:
        import shutil

        needed = 2 * sum(map(len, members.values()))
        if shutil.disk_usage(self._vault.home).free < needed:
            raise CoachError(
                "There is not enough space to restore this backup.",
                f"About {needed // 1_000_000 + 1} MB are needed. Nothing was changed.",
                "Make room on the disk, then try again.",
            )

    def _write(self, path: Path) -> None:
        self._purge()
        files.write(path, archive.pack(self._sound(), self._vault.clock.now()))

    def _present(self) -> Iterator[tuple[str, bytes]]:
        for name in [*archive.DOCUMENTS, *(f"journal/{month}.json" for month in self._months.names())]:
            raw = files.read(self._vault.home / name)
            if raw is not None:
                yield name, raw

    def _sound(self) -> Iterator[tuple[str, bytes]]:
        for name, _ in self._present():
            content = load(self._vault, self._vault.home / name, archive.kind_of(name) or "")
            if content is not None:
                yield name, content.raw

    def _purge(self) -> None:
        limit = self._vault.clock.now() - TOMBSTONE_LIFE
        for month in self._months.names():
            raw = files.read(self._vault.journal / f"{month}.json") or b""
            if f'"{DELETED}": {{'.encode() not in raw:
                continue
            old = [ident for ident, stone in self._months.month(month).deleted.items() if stone.deleted_at < limit]
            if old:
                with self._months.change(month) as database:
                    for ident in old:
                        database.drop(DELETED, ident)

    def _rotate(self) -> None:
        dated = {}
        for path in self._vault.backups.glob("*.zip"):
            with contextlib.suppress(ValueError):
                dated[date.fromisoformat(path.stem)] = path
        for day in dated.keys() - kept(dated):
            files.remove(dated[day])
        for path in sorted(self._vault.backups.glob("before-restore-*.zip"))[:-SAFETY_COPIES]:
            files.remove(path)


def kept(days: Iterable[date]) -> set[date]:
    """Of the days with a backup, those that stay: the latest 7, and the last of each of 4 weeks and 12 months."""
    newest_first = sorted(days, reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in newest_first:
        weeks.setdefault(day.isocalendar()[:2], day)
        months.setdefault((day.year, day.month), day)
    return {*newest_first[:7], *list(weeks.values())[:4], *list(months.values())[:12]}
