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
from coach.domain.safety.red_flags import GROUP_NAMES, full_list
from coach.store import Store
from tests.ready import make_ready
from tests.systems import needs_posix

URGENT = ("RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF07", "RF08", "RF23", "RF28")
LEAVINGS = ("kill", "terminate", "hang up", "interrupt", "end of input", "silence")
GROUPS = len(GROUP_NAMES)


def place_of(cause: str) -> int:
    """The number of a sign on the first page of the full list of a pregnant person."""
    flags = [flag for flag in full_list(pregnant=True, first_run=True, age_band="45_59") if flag.group == "now"]
    return [flag.id for flag in flags].index(cause) + 1


def status() -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-m", "coach", "safety", "status", "--json"], capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def holds_emergency(home: Path, cause: str) -> bool:
    """Whether the next start shows the emergency: the screen and the command line read the same record."""
    from coach.domain.safety.standing import standing

    clock = SystemClock()
    where = standing(Store(home, clock).load_safety().entries, clock.now())
    return where.level == "EMERGENCY" and any(one.cause == cause for one in where.open)


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
        for path in (coach_home / "safety.json",):
            path.unlink(missing_ok=True)
        child = pexpect.spawn(sys.executable, ["-m", "coach", "safety"], encoding="utf-8", timeout=60)
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
        assert holds_emergency(coach_home, cause), (cause, way)
