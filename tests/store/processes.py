"""Real processes for the tests: forked, so that two hundred of them take seconds."""

import os
import signal
import traceback
from collections.abc import Callable
from typing import Any

from coach.store import files
from tests.systems import needs_posix


def fork(work: Callable[[], object]) -> int:
    """Run `work` in a child and return its process id; the child exits 0, or 99 after an exception."""
    needs_posix("fork")
    pid = os.fork()
    if pid:
        return pid
    code = 99
    try:
        work()
        code = 0
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
    finally:
        os._exit(code)


def wait(pid: int) -> int:
    """The exit code of the child, negative for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def kill(pid: int) -> None:
    """End the child at once and collect it."""
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


class DyingSystem:
    """Stands in for `os` in the module that writes files: the process dies right before its call number `last`."""

    WATCHED = ("open", "fchmod", "write", "fsync", "close", "replace")
    EXIT = 77

    def __init__(self, last: int) -> None:
        self._left = last

    def __getattr__(self, name: str) -> Any:
        found = getattr(os, name)
        if name not in self.WATCHED:
            return found

        def call(*args: Any, **kwargs: Any) -> Any:
            self._left -= 1
            if self._left <= 0:
                os._exit(self.EXIT)
            return found(*args, **kwargs)

        return call


def die_at(last: int, work: Callable[[], object]) -> bool:
    """Run `work` in a child that dies at its system call number `last`; whether it got to the end before."""

    def child() -> None:
        files.os = DyingSystem(last)  # type: ignore[assignment]
        work()

    code = wait(fork(child))
    assert code in (0, DyingSystem.EXIT), code
    return code == 0


class FailingSystem(DyingSystem):
    """Stands in for `os`: its call number `last`, and only that one, fails with `number` as a broken disk does."""

    def __init__(self, last: int, number: int) -> None:
        super().__init__(last)
        self._number = number

    @property
    def failed(self) -> bool:
        """Whether the call that fails has come."""
        return self._left <= 0

    def __getattr__(self, name: str) -> Any:
        found = getattr(os, name)
        if name not in self.WATCHED:
            return found

        def call(*args: Any, **kwargs: Any) -> Any:
            self._left -= 1
            if self._left == 0:
                if name == "close":
                    found(*args, **kwargs)
                raise OSError(self._number, os.strerror(self._number))
            return found(*args, **kwargs)

        return call
