"""Ended in the first two seconds (fault 32), at each tenth of them: silent, and the terminal as it was."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.ready import make_home_ready
from tests.systems import needs_posix

needs_posix("pseudo terminals")
termios = pytest.importorskip("termios")

from tests.tui.test_terminal import WAIT_S, Terminal  # noqa: E402

MOMENTS = [tenth / 10 for tenth in range(1, 21)]


def started(home: Path, seconds: float) -> Terminal:
    """Coach as it is after so long."""
    terminal = Terminal(home)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        terminal.read()
    return terminal


def ended_well(terminal: Terminal) -> str:
    """What is wrong with the end of a terminal that still is there; empty where nothing is."""
    terminal.until(lambda: not terminal.process.isalive(), "the end")
    for _ in range(3):
        terminal.read()
    modes = termios.tcgetattr(terminal.process.child_fd)
    terminal.process.close()
    raw = terminal.raw
    said = raw[raw.rfind(b"\x1b[?1049l") :] if b"\x1b[?1049h" in raw else raw.replace(b"^C", b"")
    if b"Traceback" in raw or any(word in said for word in (b"fault", b"Exception", b"Error", b"Coach")):
        return f"said {said[-300:]!r}"
    if b"\x1b[?1049h" in raw and not terminal.is_restored():
        return "the terminal is not restored"
    return "" if modes == terminal.before else "the modes of the terminal have changed"


@pytest.mark.slow
@pytest.mark.parametrize("way", ["Ctrl-C", signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=str)
def test_whatever_ends_it_early_is_silent_and_gives_the_terminal_back(coach_home: Path, way: object) -> None:
    make_home_ready()
    wrong = {}
    for moment in MOMENTS:
        terminal = started(coach_home, moment)
        if isinstance(way, signal.Signals):
            terminal.process.kill(way)
        else:
            terminal.process.send("\x03")
        wrong[moment] = ended_well(terminal)
    assert not {moment: what for moment, what in wrong.items() if what}
    assert not list(coach_home.glob("logs/fault-*"))


@pytest.mark.slow
def test_a_window_that_closes_early_leaves_no_process_and_no_report(coach_home: Path) -> None:
    make_home_ready()
    for moment in MOMENTS:
        terminal = started(coach_home, moment)
        pid = terminal.process.pid
        terminal.process.ptyproc.fileobj.close()
        terminal.process.ptyproc.closed = terminal.process.closed = True
        end = time.monotonic() + WAIT_S
        while not os.waitpid(pid, os.WNOHANG)[0]:
            assert time.monotonic() < end, f"still running, closed after {moment} s"
            time.sleep(0.05)
    assert not list(coach_home.glob("logs/fault-*"))
