"""The standard streams, safe to use whatever the shell has made of them."""

import contextlib
import io
import os
import sys


class Outlet(io.RawIOBase):
    """The standard output, which may be closed, full, or a pipe that nobody reads any more.

    Once something was saved, what cannot be written here goes to the standard error, so that a person is still told
    what was kept. `trouble` is the first error, None while all is well.
    """

    def __init__(self, fd: int, trouble: OSError | None = None) -> None:
        super().__init__()
        self.trouble = trouble
        self.saved = False
        self._fd = fd
        self._over = False

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self.trouble is None and os.isatty(self._fd)

    def fileno(self) -> int:
        return self._fd

    def write(self, data: object) -> int:
        """Write what fits; raise OSError where that fails and nothing was saved before."""
        view = memoryview(data)  # type: ignore[arg-type]
        if self.trouble is None:
            try:
                return os.write(self._fd, view)
            except OSError as error:
                self.trouble = error
        if self._over:
            return len(view)
        if not self.saved:
            raise self.trouble
        with contextlib.suppress(OSError):
            os.write(2, view)
        return len(view)

    def end(self) -> None:
        """Swallow what is still to come, so that the end of the process finds nothing to complain about."""
        self._over = True


_outlet: Outlet | None = None


def prepare() -> None:
    """Put something in the place of closed streams, and have no byte of input or output raise for its encoding.

    A file that Coach opens would otherwise take the number of a closed stream, and be written to by all that prints.
    """
    global _outlet
    closed = [fd for fd in range(3) if not _is_open(fd)]
    for _ in closed:
        os.open(os.devnull, os.O_RDWR)
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if 1 in closed or sys.stdout is None:
        _outlet = Outlet(1, OSError("it is closed"))
    elif isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        _outlet = Outlet(1)
    if _outlet is not None:
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_outlet), encoding, "replace")


def saved() -> None:
    """Note that something is on the disk now: what is said about it has to reach the person."""
    if _outlet is not None:
        _outlet.saved = True


def trouble() -> OSError | None:
    """The error of an output that could not take everything, or None."""
    return None if _outlet is None else _outlet.trouble


def finish() -> OSError | None:
    """Write out what is left, and return the `trouble` of the output."""
    if _outlet is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
        _outlet.end()
    return trouble()


def was_saved() -> bool:
    """Whether something was saved whose sentence the output may have lost."""
    return _outlet is not None and _outlet.saved


def _is_open(fd: int) -> bool:
    try:
        os.fstat(fd)
    except OSError:
        return False
    return True
