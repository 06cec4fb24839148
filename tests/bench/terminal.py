"""A program on a pseudo terminal, with the time of what it paints and what it costs."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

SMALL, LARGE = (80, 24), (120, 40)
PATIENCE_S = 30.0


class Terminal:
    """One running program; made by `opened`. Times are seconds of the monotonic clock."""

    def __init__(self, pid: int, fd: int, started: float) -> None:
        self.pid = pid
        self.started = started
        self._fd = fd
        self._seen = b""

    def wait_for(self, word: str) -> float:
        """The moment at which `word` has been painted since the last `wait_for` or `press`. Raises TimeoutError."""
        wanted, end = word.encode(), time.monotonic() + PATIENCE_S
        while wanted not in self._seen:
            left = end - time.monotonic()
            if left <= 0 or not self._read(left):
                raise TimeoutError(f"{word!r} was not painted; the last bytes were {self._seen[-600:]!r}")
        now = time.monotonic()
        self._seen = b""
        return now

    def press(self, keys: str) -> float:
        """Send `keys` and return the moment; what was painted before is forgotten."""
        while self._read(0):
            pass
        self._seen = b""
        now = time.monotonic()
        os.write(self._fd, keys.encode())
        return now

    def drain(self, seconds: float) -> None:
        """Let the program go on for `seconds`, taking what it paints."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not self._read(left):
                time.sleep(max(0.0, end - time.monotonic()))
        self._seen = b""

    def cpu_s(self) -> float:
        """Seconds of processor time that all threads of the program have used."""
        tasks = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def memory_mb(self) -> float:
        """The memory that is the program's own share (PSS)."""
        lines = Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024

    def _read(self, seconds: float) -> bool:
        """Take what was painted, waiting `seconds` at most; False when there was nothing."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            self._seen += os.read(self._fd, 65536)
        except OSError:
            return False
        return True


@contextlib.contextmanager
def opened(command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int] = SMALL) -> Iterator[Terminal]:
    """`command` on a pseudo terminal of `size` (columns, rows), killed at the end."""
    full = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
    master, slave = pty.openpty()
    columns, rows = size
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    started = time.monotonic()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(master)
            os.login_tty(slave)
            os.execvpe(command[0], list(command), full)
        finally:
            os._exit(127)
    os.close(slave)
    try:
        yield Terminal(pid, master, started)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(master)
