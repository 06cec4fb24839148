"""A run in progress on a real terminal (fault 16)."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ready import make_home_ready
from tests.tui.test_terminal import Terminal, state_of

DESK = "desk-reset-5"


@pytest.fixture
def run(coach_home: Path) -> Iterator[Terminal]:
    """A run that has begun to work, after its first segment was saved."""
    make_home_ready()
    opened = Terminal(coach_home, "run", DESK)
    opened.shows("Anything new")
    opened.process.send("n")
    opened.shows("If it hurts: h")
    opened.process.send("\r")
    opened.shows("GET READY")
    opened.process.send("n")
    opened.shows("KEEP MOVING")
    yield opened
    if not opened.process.closed:
        opened.process.close(force=True)


def offers_to_resume(home: Path) -> bool:
    again = Terminal(home)
    again.shows("Five-minute desk reset")
    again.shows("Resume")
    again.process.send("q")
    again.ended()
    return b"Traceback" not in again.raw


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL], ids=["closed", "term", "killed"])
def test_a_run_that_was_cut_off_is_offered_again(run: Terminal, coach_home: Path, number: int) -> None:
    time.sleep(0.5)
    os.kill(run.process.pid, number)
    assert run.ended() == 128 + number
    assert b"Traceback" not in run.raw
    assert offers_to_resume(coach_home)


def test_a_terminal_of_twenty_by_five_and_back_keeps_the_run(run: Terminal) -> None:
    run.resize(20, 5)
    time.sleep(0.5)
    run.resize(80, 24)
    run.shows("seconds left")
    assert run.process.isalive()


def test_ctrl_c_leaves_the_terminal_as_it_was_and_keeps_the_place(run: Terminal, coach_home: Path) -> None:
    run.process.send("\x03")
    run.ended()
    assert run.is_restored()
    assert b"Traceback" not in run.raw
    assert offers_to_resume(coach_home)


def test_a_suspended_run_pauses_itself_and_says_so(run: Terminal) -> None:
    os.kill(run.process.pid, signal.SIGSTOP)
    assert state_of(run.process.pid).startswith("T")
    time.sleep(6)
    os.kill(run.process.pid, signal.SIGCONT)
    run.shows("PAUSED")
    run.shows("Paused.")
