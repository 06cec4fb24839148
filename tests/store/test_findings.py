"""What lies in the home is told by every door until the person has dismissed it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.clock import SystemClock
from coach.domain.journal.entries import CheckIn
from coach.store import Store, envelope
from tests.clock import FakeClock
from tests.ready import make_ready
from tests.store.steps import NOON, state_of
from tests.store.test_records import BAD, with_records


def coach(home: Path, *arguments: str, **streams: object) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, as a shell starts it."""
    done = subprocess.run(
        [sys.executable, "-m", "coach", *arguments],
        env={**os.environ, "COACH_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


@pytest.fixture
def lived(home: Path) -> Path:
    clock = SystemClock()
    store = Store(home, clock)
    make_ready(store, clock.now())
    store.journal.add(CheckIn(at=clock.now(), pain=3, note="kept"))
    return home


def test_damage_met_by_a_status_line_is_told_by_the_other_doors_until_dismissed(lived: Path) -> None:
    month = max((lived / "journal").glob("2*.json"))
    month.write_bytes(month.read_bytes().replace(b'"pain": 3', b'"pain": 9'))
    met = coach(lived, "due", "--short")
    assert (met.returncode, met.stdout) == (0, "")
    aside = next((lived / "journal").glob("*.unreadable-*")).name
    for command in (["log", "--pain", "2"], ["journal"], ["journal", "--json"], ["plan"], ["profile"], ["due"]):
        done = coach(lived, *command)
        assert done.returncode == 0, done.stderr
        assert done.stderr.count(aside) == 2, "named once, and once in the command that takes it over"
        assert aside not in done.stdout
    assert coach(lived, "due", "--short").stderr == ""
    checked = coach(lived, "check")
    assert checked.returncode == 1
    assert aside in checked.stdout
    assert aside in coach(lived, "check", "--dismiss").stdout
    assert "nothing to dismiss" in coach(lived, "check", "--dismiss").stdout
    assert coach(lived, "journal").stderr == ""
    assert coach(lived, "check").returncode == 0
    assert (lived / "journal" / aside).exists()


def test_a_record_met_by_a_status_line_is_told_by_doors_that_do_not_read_its_month(lived: Path) -> None:
    with_records(lived / "journal" / "2026-01.json", BAD["pain 99"])
    Store(lived, SystemClock()).journal.entries()
    told = coach(lived, "log", "--pain", "2")
    assert told.returncode == 0
    assert told.stderr.count("2026-01.json") == 1
    coach(lived, "check", "--dismiss")
    assert coach(lived, "log", "--pain", "2").stderr == ""
    with_records(lived / "journal" / "2026-01.json", BAD["pain 99"], BAD["no zone"])
    assert "2 records in 2026-01.json" in coach(lived, "log", "--pain", "2").stderr


@pytest.mark.parametrize("bad", BAD)
def test_every_command_goes_on_beside_a_record_that_cannot_be_read(lived: Path, bad: str) -> None:
    month = max((lived / "journal").glob("2*.json"))
    with_records(month, BAD[bad])
    commands = ("journal", "log --pain 2", "journal --json", "due", "due --json", "profile", "plan", "review")
    for command in (*commands, "visit list", "remind list", "measures", "homework list", "export -o x.json"):
        done = coach(lived, *command.replace("x.json", str(lived.with_name("x.json"))).split())
        assert done.returncode == 0, (command, done.stderr)
        if command not in ("due --json",):
            assert done.stderr.count(month.name) == 1, (command, done.stderr)


def test_what_is_mended_is_told_no_more(store: Store, home: Path, clock: FakeClock) -> None:
    store.journal.add(CheckIn(at=NOON, pain=3, note="kept"))
    month = home / "journal" / "2026-11.json"
    good = month.read_bytes()
    with_records(month, BAD["no kind"])
    assert state_of(store) == {"kept": 3}
    assert [finding.name for finding in store.findings()] == ["2026-11.json"]
    month.write_bytes(good)
    assert store.findings() == ()


@pytest.mark.parametrize(
    "name",
    [
        "profile.sync-conflict-20261123-120000-ABCDEFG.json",
        "profile (1).json",
        "settings (Anna's conflicted copy 2026-11-23).json",
        "journal/2026-11.sync-conflict-20261123-120000-ABCDEFG.json",
        "journal/2026-11 (1).json",
        "journal/2026-11 (conflicted copy).json",
        "journal/2026-11-LAPTOP.json",
        "journal/notes.txt",
        "packs/mine.sync-conflict-20261123-120000-ABCDEFG.toml",
    ],
)
def test_files_that_are_not_ours_are_named_and_nothing_in_them_is_lost(
    store: Store, home: Path, clock: FakeClock, name: str
) -> None:
    store.journal.add(CheckIn(at=NOON, pain=3, note="kept"))
    copy = envelope.seal(
        "journal", {"entries": {"0190-x": {"kind": "check_in", "at": "2026-11-23T12:00:00Z", "pain": 7}}}
    )
    path = home / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(copy)
    fresh = Store(home, clock)
    assert state_of(fresh) == {"kept": 3}
    assert [finding.problem.file for finding in fresh.findings()] == [name]
    assert [problem.file for problem in fresh.check()] == [name]
    assert path.read_bytes() == copy
    if name.startswith("journal/") and name.endswith("json"):
        assert fresh.accept(path) == 1
    fresh.dismiss_findings()
    assert Store(home, clock).findings() == fresh.check() == ()
    path.write_bytes(copy + b"\n")
    assert [finding.problem.file for finding in fresh.findings()] == [name], "another copy is another finding"


def test_the_files_of_a_home_that_was_lived_in_are_all_known(store: Store, home: Path, clock: FakeClock) -> None:
    from tests.store.test_restoring import lived_in

    lived = lived_in(home, clock)
    lived.restore(lived.backup())
    lived.dismiss_findings()
    assert lived.findings() == ()


def test_a_command_that_reads_again_what_was_noted_before_tells_it_once(lived: Path) -> None:
    with_records(lived / "journal" / "2020-10.json", {"kind": "from the future"})
    for command in (["journal"], ["log", "--pain", "2"], ["journal"], ["measures"]):
        done = coach(lived, *command)
        assert (done.returncode, done.stderr.count("2020-10.json")) == (0, 1), command


def test_a_record_that_was_dismissed_is_not_told_again_by_whoever_reads_or_writes_its_month(lived: Path) -> None:
    month = max((lived / "journal").glob("2*.json"))
    with_records(month, {"kind": "from the future"})
    assert month.name in coach(lived, "journal").stderr
    assert month.name in coach(lived, "check", "--dismiss").stdout
    for command in (["journal"], ["log", "--pain", "2"], ["journal"], ["due"], ["plan"]):
        assert coach(lived, *command).stderr == "", command
