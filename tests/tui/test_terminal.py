"""The real program on a real terminal (fault 16)."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

from tests.ready import make_home_ready
from tests.systems import needs_posix

needs_posix("pseudo terminals")
termios = pytest.importorskip("termios")

WAIT_S = 30


class Terminal:
    """`coach` on a pseudo terminal, with what a person would see on it."""

    def __init__(self, home: Path, *arguments: str) -> None:
        environment = {**os.environ, "COACH_HOME": str(home), "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.process = pexpect.spawn(
            sys.executable, ["-m", "coach", *arguments], env=environment, dimensions=(24, 80), timeout=WAIT_S
        )
        self.before = termios.tcgetattr(self.process.child_fd)

    def read(self) -> None:
        """Takes what the program has written so far."""
        try:
            part = self.process.read_nonblocking(65536, timeout=0.1)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.raw += part
        self._stream.feed(part)

    def until(self, ready: Callable[[], bool], what: str) -> None:
        """Reads until `ready` holds."""
        end = time.monotonic() + WAIT_S
        while not ready():
            if time.monotonic() > end:
                pytest.fail(f"waited in vain for {what}:\n{self.text}")
            self.read()

    def shows(self, text: str) -> None:
        self.until(lambda: text in self.text, text)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def resize(self, columns: int, lines: int) -> None:
        self.screen.resize(lines, columns)
        self.process.setwinsize(lines, columns)

    def ended(self) -> int:
        """Waits for the end; the exit code, 128 + number for a signal that killed."""
        self.until(lambda: not self.process.isalive(), "the end")
        self.read()
        self.process.close()
        status = self.process.exitstatus
        return 128 + (self.process.signalstatus or 0) if status is None else status

    def is_restored(self) -> bool:
        """Whether the alternate screen is left, the cursor shown and mouse and paste modes are off again."""
        off = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
        return all(
            self.raw.rfind(code) > self.raw.rfind(code[:-1] + (b"h" if code[-1:] == b"l" else b"l")) for code in off
        )


def state_of(pid: int) -> str:
    """The state of a process as `ps` calls it; T is stopped."""
    return subprocess.run(["ps", "-o", "state=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout


@pytest.fixture
def terminal(coach_home: Path) -> Iterator[Terminal]:
    make_home_ready()
    opened = Terminal(coach_home)
    yield opened
    if not opened.process.closed:
        opened.process.close(force=True)


def test_it_opens_with_today_and_quits_with_q(terminal: Terminal) -> None:
    terminal.shows("Enter starts it")
    terminal.process.send("q")
    assert terminal.ended() == 0
    assert terminal.is_restored()
    assert b"Traceback" not in terminal.raw


def test_a_check_in_typed_on_a_terminal_is_kept(terminal: Terminal, coach_home: Path) -> None:
    terminal.shows("Enter starts it")
    terminal.process.send("c")
    terminal.shows("How much does it hurt now?")
    for key in ("4", "\r"):
        terminal.process.send(key)
    terminal.shows("pain 4 of 10")
    terminal.process.send("q")
    assert terminal.ended() == 0
    assert list((coach_home / "journal").glob("*.json"))


def test_a_tiny_terminal_is_survived(terminal: Terminal) -> None:
    terminal.shows("Enter starts it")
    terminal.resize(20, 5)
    time.sleep(0.5)
    terminal.read()
    terminal.resize(80, 24)
    terminal.shows("Enter starts it")
    terminal.process.send("q")
    assert terminal.ended() == 0
    assert b"Traceback" not in terminal.raw


def test_ctrl_c_leaves_also_from_a_dialog(terminal: Terminal) -> None:
    terminal.shows("Enter starts it")
    terminal.process.send("c")
    terminal.shows("How much does it hurt")
    terminal.process.send("\x03")
    assert terminal.ended() == 0
    assert terminal.is_restored()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_in_order(terminal: Terminal, number: signal.Signals) -> None:
    terminal.shows("Enter starts it")
    terminal.process.kill(number)
    assert terminal.ended() == 128 + number
    assert b"Traceback" not in terminal.raw
    if number != signal.SIGHUP:
        assert terminal.is_restored()


def test_a_closed_terminal_leaves_no_process_behind(terminal: Terminal) -> None:
    terminal.shows("Enter starts it")
    pid = terminal.process.pid
    terminal.process.ptyproc.fileobj.close()
    terminal.process.ptyproc.closed = terminal.process.closed = True
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        done, _ = os.waitpid(pid, os.WNOHANG)
        if done:
            break
        time.sleep(0.1)
    else:
        pytest.fail("still running")


def test_it_can_be_suspended_and_comes_back(terminal: Terminal) -> None:
    terminal.shows("Enter starts it")
    terminal.process.kill(signal.SIGTSTP)
    terminal.until(terminal.is_restored, "the terminal given back")
    terminal.until(lambda: state_of(terminal.process.pid).startswith("T"), "the stop")
    terminal.screen.reset()
    terminal.process.kill(signal.SIGCONT)
    terminal.shows("Enter starts it")
    terminal.process.send("j")
    terminal.shows("safety answer")
    terminal.process.send("q")
    assert terminal.ended() == 0
