"""An urgent yes is on the disk the moment it is given: on real processes, at every page and by every way out (C1.1)."""

import json
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pexpect
import pytest

from coach.clock import SystemClock
from coach.domain.person.profile import Condition
from coach.domain.planning.plan import PLAN_ID
from coach.domain.safety.red_flags import RedFlag, full_list, short_list
from coach.guide.outlook import outlook
from coach.guide.preparing import prepared
from coach.library import load
from coach.store import Store
from tests.ready import make_home_ready, make_ready
from tests.systems import needs_posix

URGENT = ("RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF07", "RF08", "RF23", "RF28")
LEAVINGS = ("kill", "terminate", "hang up", "interrupt", "end of input", "silence")


def place_of(cause: str) -> int:
    """The number of a sign on the first page of the full list of a pregnant person."""
    return [flag.id for flag in asked_of_a_pregnant_person() if flag.group == "now"].index(cause) + 1


def asked_of_a_pregnant_person() -> tuple[RedFlag, ...]:
    return full_list(pregnant=True, first_run=True, age_band="45_59")


def forget_answers(home: Path) -> None:
    """Leave no warning sign asked."""
    (home / "safety.json").unlink()
    for month in (home / "journal").iterdir():
        month.unlink()


def holds_emergency(cause: str) -> bool:
    """Whether the next process says that an emergency is open, and why."""
    command = [sys.executable, "-m", "coach", "safety", "status", "--json"]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found["level"] == "EMERGENCY" and cause in [one["cause"] for one in found["open"]]


def started(*arguments: str) -> "pexpect.spawn[str]":
    """A process of Coach in a terminal of 80x24, to which signals mean what they mean to anybody's."""
    command = ["-m", "coach", *arguments]
    return pexpect.spawn(
        sys.executable, command, encoding="utf-8", timeout=60, dimensions=(24, 80), preexec_fn=_usual_signals
    )


def _usual_signals() -> None:
    for signum in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(signum, signal.SIG_DFL)


def leave(child: "pexpect.spawn[str]", way: str) -> None:
    match way:
        case "kill":
            child.kill(signal.SIGKILL)
        case "terminate":
            child.kill(signal.SIGTERM)
        case "hang up":
            child.kill(signal.SIGHUP)
        case "interrupt":
            child.sendintr()
        case "end of input":
            child.sendeof()
        case "silence":
            child.close(force=True)
    if way != "silence":
        child.expect(pexpect.EOF)
        child.close(force=True)


@pytest.fixture
def ready(coach_home: Path) -> Store:
    """Somebody whom everything but the warning signs was asked, and who is pregnant."""
    needs_posix("pseudo terminals")
    clock = SystemClock()
    store = Store(coach_home, clock)
    make_ready(store, clock.now() - timedelta(days=30), [Condition("pregnancy")])
    return store


@pytest.mark.parametrize("cause", URGENT)
def test_no_way_out_of_the_command_line_loses_an_urgent_yes(ready: Store, coach_home: Path, cause: str) -> None:
    """At the question that follows the yes, by each way out there is."""
    for way in LEAVINGS:
        (coach_home / "safety.json").unlink(missing_ok=True)
        child = started("safety")
        child.expect("none of these:")
        if cause == "RF28":
            child.sendline("distress")
            child.expect("y or n:")
            child.sendline("y")
            child.expect("type UNDERSTOOD")
        else:
            child.sendline(str(place_of(cause)))
            child.expect(r"(yes or no:|Take 1:)")
        leave(child, way)
        assert holds_emergency(cause), (cause, way)


KEYS = {"escape": "\x1b", "enter": "\r", "f7": "\x1b[18~", "quit": "\x11", "interrupt key": "\x03", "y": "y"}
WAYS = (*KEYS, "kill", "terminate", "hang up", "silence")


def leave_screen(child: "pexpect.spawn[str]", way: str) -> None:
    """Leaves the question whether it is so."""
    child.expect("Is that right")
    child.expect("slip")
    if way in KEYS:
        child.send(KEYS[way])
        child.close(force=True)
    else:
        leave(child, way)


@pytest.mark.slow
@pytest.mark.parametrize("cause", ["RF01", "RF02", "RF04", "RF06", "RF09"])
@pytest.mark.parametrize("way", WAYS)
def test_no_way_out_of_the_short_set_loses_an_urgent_yes(cause: str, way: str) -> None:
    needs_posix("pseudo terminals")
    make_home_ready()
    child = started()
    child.expect("starts it")
    child.send("\r")
    child.expect("Anything new")
    child.expect("None of these")
    asked = [flag.id for flag in short_list(neck=False, leg=False)]
    child.send(str(asked.index(cause) + 1))
    leave_screen(child, way)
    assert holds_emergency(cause)


@pytest.mark.slow
@pytest.mark.parametrize("cause", [cause for cause in URGENT if cause != "RF28"])
@pytest.mark.parametrize("way", WAYS)
def test_no_way_out_of_the_full_list_loses_an_urgent_yes(ready: Store, coach_home: Path, cause: str, way: str) -> None:
    forget_answers(coach_home)
    child = started()
    child.expect("starts it")
    child.send("a")
    child.expect("1 of 4")
    child.send(str(place_of(cause)))
    leave_screen(child, way)
    assert holds_emergency(cause)


@pytest.mark.slow
@pytest.mark.parametrize("cause", ["RF03", "RF05", "RF07", "RF23"])
@pytest.mark.parametrize("way", ["escape", "kill", "hang up"])
def test_no_way_out_of_the_first_short_set_loses_what_it_asks_beside_the_usual(
    ready: Store, coach_home: Path, cause: str, way: str
) -> None:
    """Before the full list was ever asked, the short set holds more signs (C1.2)."""
    forget_answers(coach_home)
    library = load(None)
    asked = [flag.id for flag in prepared(PLAN_ID, outlook(ready, library, SystemClock()), library).asked]
    child = started()
    child.expect("starts it")
    child.send("\r")
    child.expect("Anything new")
    child.expect("None of these")
    child.send(str((asked.index(cause) + 1) % 10))
    leave_screen(child, way)
    assert holds_emergency(cause)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["kill", "terminate", "hang up", "silence"])
def test_no_way_out_of_the_screen_loses_what_somebody_in_distress_said(
    ready: Store, coach_home: Path, way: str
) -> None:
    forget_answers(coach_home)
    child = started()
    child.expect("starts it")
    child.send("a")
    child.expect("1 of 4")
    child.send(str((len([flag for flag in asked_of_a_pregnant_person() if flag.group == "now"]) + 1) % 10))
    child.expect("Thank you for saying so")
    child.expect("such thoughts")
    child.send("y")
    child.expect("Please talk to someone")
    leave(child, way)
    assert holds_emergency("RF28")
