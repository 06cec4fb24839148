"""What all parts of the store share: the folder, the clock, the one lock, and what has to be told."""

import contextlib
import math
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coach.clock import Clock
from coach.errors import CoachError
from coach.store import files

if TYPE_CHECKING:
    from filelock import BaseFileLock

MOVING = b"move"
PENDING = ".restoring"
"""What a restore puts in place; of no use where no restore is under way."""


class Vault:
    """One home folder. Every write of every process happens while `locked`; readers need no lock."""

    def __init__(self, home: Path, clock: Clock, patience_s: float = 5.0) -> None:
        self.home = home
        self.clock = clock
        self.patience_s = patience_s
        self.notices: list[str] = []
        self.complete: Callable[[bytes], None] = lambda what: None
        """Finishes or undoes the change of several files that a crash cut off; told what it was. Holds the lock."""

    @property
    def journal(self) -> Path:
        return self.home / "journal"

    @property
    def backups(self) -> Path:
        return self.home / "backups"

    def tell(self, sentence: str) -> None:
        """Keep `sentence` for the screens to show once."""
        if sentence not in self.notices:
            self.notices.append(sentence)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock that all processes share; may be nested. Raises CoachError after `patience_s` seconds.

        Temporary files found then belong to writers that died, and are removed; a change of several files that one of
        them left half done is finished or undone first.
        """
        from filelock import Timeout

        files.make_folder(self.home)
        with files.explained(self.home / ".lock", "locked"):
            outermost = not self._lock.is_locked
            try:
                self._lock.acquire()
            except Timeout:
                raise CoachError(
                    "Another Coach is busy, so nothing was changed.",
                    f"It has been writing to {self.home} for more than {self.patience_s:g} seconds.",
                    "Try again in a moment. If it stays so, close the other Coach.",
                ) from None
        try:
            for folder in (self.home, self.journal, self.backups):
                files.discard_temporary(folder)
            if outermost:
                self._complete()
            yield
        finally:
            # What was written is kept, whether or not the lock can be given back in order.
            with contextlib.suppress(OSError):
                self._lock.release()

    def finish_interrupted(self) -> None:
        """Have what a crash cut off finished or undone before something is read; a failure becomes a notice."""
        if self._lock.is_locked or self.unfinished() is None:
            return
        try:
            with self.locked():
                pass
        except CoachError as error:
            self.tell(" ".join(str(error).splitlines()))

    def _complete(self) -> None:
        what = self.unfinished()
        if what is not None:
            self.complete(what)
        else:
            files.discard(self.home / PENDING)

    def claim(self, name: str) -> "BaseFileLock | None":
        """A claim on `name`, held until it is released or this process ends; None if another holder has it."""
        from filelock import FileLock, Timeout

        files.make_folder(self.home)
        path = self.home / f".{name}"
        with files.explained(path, "locked"):
            claim = FileLock(path, timeout=0, mode=0o600, thread_local=False)
            try:
                claim.acquire()
            except Timeout:
                return None
            return claim

    def is_claimed(self, name: str) -> bool:
        """Whether a living process holds the claim on `name`, this one included."""
        if not (self.home / f".{name}").exists():
            return False
        claim = self.claim(name)
        if claim is None:
            return True
        claim.release()
        return False

    def touch(self, name: str) -> None:
        """Note that `name` goes on now; failing to is no reason to stop."""
        with contextlib.suppress(OSError):
            (self.home / f".{name}").touch(mode=0o600)

    def age_s(self, name: str) -> float:
        """Seconds since `name` was noted last; infinite where it never was."""
        try:
            return abs(time.time() - (self.home / f".{name}").stat().st_mtime)
        except OSError:
            return math.inf

    def stirred(self) -> str:
        """A token of both folders: every write replaces a file, and that moves the time of its folder."""
        seen = []
        for folder in (self.home, self.journal):
            with contextlib.suppress(OSError):
                seen.append(folder.stat().st_mtime_ns)
        return repr(seen)

    @cached_property
    def _lock(self) -> "BaseFileLock":
        from filelock import FileLock

        return FileLock(self.home / ".lock", timeout=self.patience_s, mode=0o600, poll_interval=0.01)

    @property
    def _marker(self) -> Path:
        return self.home / ".unfinished"

    def begin(self, what: bytes) -> None:
        """Note on disk that `what`, a change of more than one file, is under way."""
        files.write(self._marker, what)

    def unfinished(self) -> bytes | None:
        """The change of more than one file that is under way or was cut off by a crash."""
        return files.read(self._marker)

    def end(self) -> None:
        """The change is complete."""
        files.remove(self._marker)
