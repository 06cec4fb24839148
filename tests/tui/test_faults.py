"""A fault on the screen: a sentence and a report after it, no traceback, and the terminal as it was."""

import sys
from pathlib import Path

import pexpect

from tests.ready import make_home_ready
from tests.systems import needs_posix

needs_posix("pseudo terminals")

SECRET = "only for my therapist"
SCRIPT = f"""
import coach.library
from coach.tui.app import CoachApp

def fails(*_):
    words = "{SECRET}"
    raise ValueError(words)

{{name}} = fails
from coach.__main__ import main
main()
"""


def opened(name: str) -> "pexpect.spawn[bytes]":
    script = SCRIPT.format(name=name)
    return pexpect.spawn(sys.executable, ["-c", script], dimensions=(24, 80), timeout=30)


def test_a_fault_in_a_handler_is_told_after_the_screen(coach_home: Path) -> None:
    make_home_ready()
    screen = opened("CoachApp.action_help")
    screen.expect(b"starts it")
    screen.send("?")
    screen.expect(pexpect.EOF)
    screen.close()
    assert screen.exitstatus == 1
    _, left, after = screen.before.rpartition(b"\x1b[?1049l")
    assert left
    assert b"Coach ran into a fault of its own and had to stop." in after
    assert b"Traceback" not in after
    assert SECRET.encode() not in after
    (report,) = (coach_home / "logs").iterdir()
    assert "ValueError" in report.read_text()
    assert SECRET not in report.read_text().replace(SCRIPT, "")


def test_a_fault_in_a_thread_is_told_on_the_screen_which_goes_on(coach_home: Path) -> None:
    make_home_ready()
    screen = opened("coach.library.load")
    screen.expect(b"fault of its own")
    screen.send("?")
    screen.expect(b"Help")
    screen.send("\x03")
    screen.expect(pexpect.EOF)
    screen.close()
    assert screen.exitstatus == 0
    assert b"Traceback" not in screen.before
    assert SECRET.encode() not in screen.before
