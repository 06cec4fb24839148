"""Copies of everything: one a day on its own, kept 7 days, 4 weeks and 12 months, and by hand; and the way back."""

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from coach.errors import CoachError
from coach.outside import read_file, write_file
from coach.store import archive, files
from coach.store.envelope import Content, Damaged, Newer, unseal
from coach.store.months import DELETED, Months, decoded, file_token
from coach.store.recovery import Decode, load
from coach.store.vault import PENDING, Vault

TOMBSTONE_LIFE = timedelta(days=1)
SAFETY_COPIES = 5
REFRESHED_AFTER = 25
"""So many writes after the day's copy was made it is made again."""
LARGEST_BESIDE_A_WRITE = 64 << 20
"""How much is packed at most while somebody waits for a write; what has not changed since the last copy is not."""
RESTORING = b"restore"
NOTHING_LOST = "Nothing was changed."


class Backups:
    """The folder `home/backups`.

    `decoders` gives for each document what makes its value of its content, or raises Damaged.
    """

    def __init__(self, vault: Vault, months: Months) -> None:
        self._vault = vault
        self._months = months
        self._failed: date | None = None
        self.decoders: Callable[[], Mapping[str, Decode[Any]]] = dict

    def daily(self) -> None:
        """Make today's copy with the first write of the day, and anew after some more of them.

        Needs the lock; a failure becomes a notice, never an error.
        """
        today = self._vault.clock.now().date()
        path = self._vault.backups / f"{today}.zip"
        if self._failed == today or (path.exists() and self._count_write() < REFRESHED_AFTER):
            return
        self._refresh(path, LARGEST_BESIDE_A_WRITE)

    def close(self) -> None:
        """Bring today's copy up to date with what was written since; nothing happens where nothing was."""
        with contextlib.suppress(CoachError, OSError):
            if self._counter.stat().st_size:
                with self._vault.locked():
                    self._refresh(self._vault.backups / f"{self._vault.clock.now().date()}.zip")

    def _refresh(self, path: Path, limit: int | None = None) -> None:
        fresh = not path.exists()
        try:
            if self._write(path, fresh, limit):
                with contextlib.suppress(FileNotFoundError):
                    os.truncate(self._counter, 0)
                if fresh:
                    self._rotate()
                return
            self._vault.tell("Today's backup was not made by itself, because your data are large. Run: coach backup")
        except (CoachError, OSError, ValueError, MemoryError) as error:
            self._vault.tell(f"Today's backup could not be made. {' '.join(str(error).splitlines())}")
        self._failed = self._vault.clock.now().date()

    @property
    def _counter(self) -> Path:
        return self._vault.backups / ".writes"

    def _count_write(self) -> int:
        """How many writes there were since today's copy, this one included."""
        with contextlib.suppress(OSError):
            fd = os.open(self._counter, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o600)
            try:
                if hasattr(os, "fchmod"):
                    os.fchmod(fd, 0o600)
                os.write(fd, b".")
                return os.fstat(fd).st_size
            finally:
                os.close(fd)
        return 0

    def by_hand(self, target: Path | None = None) -> Path:
        """Make a backup now, in `target` or under a name with the time in it. Raises CoachError."""
        if not files.check_folder(self._vault.home):
            raise CoachError("There is nothing to back up yet.", "", "Note how you are first: coach log --pain 3")
        with self._vault.locked():
            if target is None:
                path = self._vault.backups / f"{self._time()}.zip"
                self._write(path, True)
                return path
            self._purge()
            with files.explained(target.parent, "made"):
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_file(target.absolute(), archive.pack(self._members(), self._vault.clock.now(), self._newest()))
        return target.absolute()

    def restore(self, source: Path, adapted: Callable[[dict[str, bytes]], dict[str, bytes]]) -> Path | None:
        """Replace what is in the home by what is in `source`, verified and decoded before anything is touched.

        `adapted` makes of the backup's members, by name, what is put in place. Months that the backup lacks go; other
        files that it lacks stay. Returns the safety backup of what was there, None if there was nothing. What fails on
        the way is undone; a crash on the way is finished or undone by whoever takes the lock next. Raises CoachError
        for a backup that is damaged, foreign or of a newer Coach.
        """
        members = self.verified(source, read_file(source, archive.MAX_ARCHIVE))
        with self._vault.locked():
            before = dict(self._present())
            members = adapted(members)
            self._make_sure_of_room(members, before)
            safety = self._vault.backups / f"before-restore-{self._time()}.zip"
            if before:
                files.write(safety, _packed(before, self._vault))
            try:
                files.write(self._pending, _packed(members, self._vault))
                self._vault.begin(_marker(safety.name if before else ""))
                self._put(members)
                self._months.settle()
                self._vault.end()
            except BaseException:
                self._undo(before, members, safety.name if before else "")
                raise
            with contextlib.suppress(CoachError):
                files.remove(self._pending)
        return safety if before else None

    def complete(self, what: bytes) -> None:
        """Finish the change of several files that was cut off; what cannot be finished is undone. Needs the lock."""
        if what.startswith(RESTORING):
            self._complete_restore(what.removeprefix(RESTORING).strip().decode("ascii", "replace"))
            self._months.settle()
            self._vault.end()
            files.remove(self._pending)
            return
        try:
            self._months.settle()
            self._vault.end()
        except CoachError as error:
            # One month that cannot be read stops no other write; the next one in the journal tries again.
            self._vault.tell(" ".join(str(error).splitlines()))

    def _complete_restore(self, safety: str) -> None:
        raw = files.read(self._pending)
        if raw is not None:
            try:
                self._put(self.verified(self._pending, raw))
            except _Broken:
                pass
            else:
                self._vault.tell("A restore that was interrupted has been completed.")
                return
        copy = files.read(self._vault.backups / Path(safety).name) if safety else None
        try:
            before = archive.unpack(copy) if copy else {}
        except Damaged:
            self._vault.tell("A restore was interrupted and could not be undone. See what is there: coach check")
            return
        self._put(before, documents=not safety)
        self._vault.tell("A restore that was interrupted has been undone. All is as it was before it.")

    def _put(self, members: Mapping[str, bytes], documents: bool = False) -> None:
        """Put `members` in place and take out the months they lack, and with `documents` those, too."""
        for name, content in members.items():
            if files.read(self._vault.home / name) != content:
                files.write(self._vault.home / name, content)
        lacking = {f"journal/{month}.json" for month in self._months.names()}
        if documents:
            lacking |= {f"{kind}.json" for kind in self.decoders()}
        for name in sorted(lacking - members.keys()):
            files.remove(self._vault.home / name)

    def _undo(self, before: Mapping[str, bytes], members: Mapping[str, bytes], safety: str) -> None:
        """Put back what was there. Without its pending file a restore is undone by whoever comes next, not finished."""
        try:
            if self._vault.unfinished() is None:
                self._vault.begin(_marker(safety))
            files.remove(self._pending)
            self._put(before)
            for name in members.keys() - before.keys():
                files.remove(self._vault.home / name)
            self._vault.end()
        except CoachError:
            self._vault.tell("The restore failed on the way. What was there before comes back with the next write.")

    @property
    def _pending(self) -> Path:
        return self._vault.home / PENDING

    def _time(self) -> str:
        return f"{self._vault.clock.now():%Y-%m-%d-%H%M%S-%f}"

    def verified(self, source: Path, raw: bytes) -> dict[str, bytes]:
        """The members of the backup `source` with the content `raw`, each of ours decoded once.

        Raises CoachError when one byte is wrong, Newer when a newer Coach made it.
        """
        decoders = self.decoders()
        try:
            members = archive.unpack(raw)
            for name, content in members.items():
                kind = archive.kind_of(name)
                try:
                    if kind and (decode := decoded if kind == "journal" else decoders.get(kind)):
                        decode(unseal(kind, name, content))
                except Damaged as damage:
                    raise Damaged(f"is damaged: {name} in it {damage}") from None
        except Damaged as damage:
            raise _Broken(
                f"{source.name} {damage}.", NOTHING_LOST, f"Choose another backup from {self._vault.backups}."
            ) from None
        return members

    def _make_sure_of_room(self, members: Mapping[str, bytes], before: Mapping[str, bytes]) -> None:
        import shutil

        needed = 2 * sum(map(len, members.values())) + sum(map(len, before.values()))
        if shutil.disk_usage(self._vault.home).free < needed:
            raise CoachError(
                "There is not enough space to restore this backup.",
                f"About {needed // 1_000_000 + 1} MB are needed. {NOTHING_LOST}",
                "Make room on the disk, then try again.",
            )

    def _write(self, path: Path, fresh: bool, limit: int | None = None) -> bool:
        """Make the copy `path`; False where more than `limit` bytes would have to be packed."""
        old = self._newest()
        if limit is not None:
            packed = archive.tokens(old)
            if sum(_size(token) for name, token, _ in self._members() if packed.get(name) != token) > limit:
                return False
        if fresh:
            self._purge()
        members = self._members()
        files.write(path, archive.pack(members, self._vault.clock.now(), old, fresh))
        return True

    def _newest(self) -> bytes:
        """The newest copy that was made of what was sound; what has not changed since is carried over from it."""
        for path in archive.newest_first(self._vault.backups):
            if not path.name.startswith("before-restore-"):
                with contextlib.suppress(CoachError):
                    return files.read(path) or b""
        return b""

    def _names(self) -> Iterator[str]:
        """All files of the home that are not derived, by their path in it; links and pipes are told and left out."""
        home = self._vault.home
        for folder, folders, names in os.walk(home):
            inside = Path(folder).relative_to(home)
            folders[:] = sorted(name for name in folders if archive.may_hold(inside / name))
            for name in sorted(names):
                member = (inside / name).as_posix()
                if not archive.belongs(member):
                    continue
                with contextlib.suppress(OSError):
                    status = Path(folder, name).lstat()
                    if stat.S_ISREG(status.st_mode) and (
                        archive.kind_of(member) or status.st_size <= archive.MAX_FOREIGN
                    ):
                        yield member
                    else:
                        self._vault.tell(f"{member} is not in the backup, as it is no plain file or too large.")

    def _present(self) -> Iterator[tuple[str, bytes]]:
        """What is there, byte by byte, sound or not."""
        for name in self._names():
            try:
                raw = files.read(self._vault.home / name)
            except CoachError as error:
                self._vault.tell(f"{error.title} It is not in the copy of what was there.")
                continue
            if raw is not None:
                yield name, raw

    def _members(self) -> Iterator[archive.Member]:
        decoders = self.decoders()
        for name in self._names():
            path, kind = self._vault.home / name, archive.kind_of(name) or ""
            decode = decoded if kind == "journal" else decoders.get(kind)
            yield archive.Member(name, file_token(path), partial(self._sound, path, kind, decode))

    def _sound(self, path: Path, kind: str, decode: Decode[Any] | None) -> bytes | None:
        """The content of `path`, mended where it is damaged; None where it cannot be read, which is told."""

        def raw_of(content: Content) -> bytes:
            if decode:
                decode(content)
            return content.raw

        try:
            return load(self._vault, path, kind, raw_of) if decode else files.read(path)
        except Newer:
            return files.read(path)
        except CoachError as error:
            self._vault.tell(f"{error.title} It is not in the backup.")
            return None

    def _purge(self) -> None:
        limit = self._vault.clock.now() - TOMBSTONE_LIFE
        for month in self._months.names():
            with contextlib.suppress(CoachError):
                raw = files.read(self._months.path(month)) or b""
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


class _Broken(CoachError):
    """The backup cannot be used, now or later."""


def _packed(members: Mapping[str, bytes], vault: Vault) -> bytes:
    def member(name: str, content: bytes) -> archive.Member:
        return archive.Member(name, "", lambda: content)

    return archive.pack((member(*item) for item in members.items()), vault.clock.now())


def _marker(safety: str) -> bytes:
    """What says that a restore is under way, and which backup holds what was there before it."""
    return RESTORING + (f" {safety}".encode() if safety else b"")


def _size(token: str) -> int:
    return int(token.split("-")[1]) if token else 0


def kept(days: Iterable[date]) -> set[date]:
    """Of the days with a backup, those that stay: the latest 7, and the last of each of 4 weeks and 12 months."""
    newest_first = sorted(days, reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in newest_first:
        weeks.setdefault(day.isocalendar()[:2], day)
        months.setdefault((day.year, day.month), day)
    return {*newest_first[:7], *list(weeks.values())[:4], *list(months.values())[:12]}
