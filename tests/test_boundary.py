"""The boundary at the door of commands (faults 27, 28, 29): a sentence, the right exit code, and never a traceback."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from coach.clock import SystemClock
from coach.domain.journal.entries import CheckIn
from coach.store import Store
from tests.ready import make_home_ready
from tests.systems import needs_posix

needs_posix("/dev/full and closed streams")

SECRET = "only for my therapist"
FAULTY = """
import sys
from coach.store import Store

def fails(*_):
    words = sys.argv[-1]
    raise {error}

Store.load_profile = Store.load_settings = Store.__init__ = fails
from coach.__main__ import main
main()
"""
AT = """
import sys
import time_machine

with time_machine.travel(sys.argv.pop(1)):
    from coach.__main__ import main
    main()
"""
LOG = ("log", "--pain", "4")


def run(*command: str, **environment: str | None) -> "subprocess.CompletedProcess[str]":
    """`coach` with a command; a variable that is None is not set."""
    return python(("-m", "coach", *command), **environment)


def python(arguments: Sequence[str], **environment: str | None) -> "subprocess.CompletedProcess[str]":
    given = {**os.environ, **environment}
    there = {name: value for name, value in given.items() if value is not None}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=there)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    return done


def shell(line: str) -> "subprocess.CompletedProcess[str]":
    """`line` done by bash, in which $COACH is coach."""
    coach = f"'{sys.executable}' -m coach"
    done = subprocess.run(
        ["bash", "-c", line.replace("$COACH", coach)], capture_output=True, text=True, timeout=60, check=False
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    return done


def pains(home: Path) -> list[int | None]:
    entries = Store(home, SystemClock()).journal.entries()
    return [entry.pain for entry in entries if isinstance(entry, CheckIn)]


@pytest.mark.parametrize(
    "error",
    ["ValueError(words)", "RecursionError(words)", "BaseException(words)", "KeyError(words)", "MemoryError()"],
)
def test_a_fault_ends_in_a_sentence_and_a_report_without_a_word_of_the_person(coach_home: Path, error: str) -> None:
    coach_home.mkdir(mode=0o700)
    done = python(("-c", FAULTY.format(error=error), "log", "--note", SECRET))
    assert done.returncode == 1
    assert "had to stop" in done.stderr
    (report,) = (coach_home / "logs").iterdir()
    assert str(report) in done.stderr
    text = report.read_text()
    assert error.partition("(")[0] in text
    assert "Python" in text
    assert "coach/__main__.py" in text
    assert SECRET not in text
    assert str(Path(sys.executable).parent) not in text
    assert report.stat().st_mode & 0o777 == 0o600


def test_what_the_system_refuses_is_told_in_its_own_words() -> None:
    done = python(("-c", FAULTY.format(error='OSError(5, "Input/output error", words)'), "log", "--note", SECRET))
    assert done.returncode == 1
    assert "It says: Input/output error. What was saved before is safe." in done.stderr
    assert SECRET not in done.stderr


def test_ctrl_c_in_a_command_is_silent() -> None:
    done = python(("-c", FAULTY.format(error="KeyboardInterrupt()"), "log", "--pain", "4"))
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_only_the_newest_reports_stay(coach_home: Path) -> None:
    logs = coach_home / "logs"
    logs.mkdir(parents=True)
    for number in range(15):
        (logs / f"fault-20200101-0000{number:02}-abcdef.txt").touch()
    python(("-c", FAULTY.format(error="ValueError()"), "log", "--pain", "4"))
    left = sorted(path.name for path in logs.iterdir())
    assert len(left) == 10
    assert left[0] == "fault-20200101-000006-abcdef.txt"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("$COACH log --pain 4 >&-", "closed"),
        ("$COACH log --pain 4 >/dev/full", "No space left on device"),
        ("$COACH log --pain 4 1</dev/null", "Bad file descriptor"),
        ("set -o pipefail; $COACH log --pain 4 | exec 0<&-", "Broken pipe"),
    ],
)
def test_what_was_kept_is_said_where_the_output_cannot_take_it(coach_home: Path, line: str, why: str) -> None:
    done = shell(line)
    assert done.returncode == 1
    assert "Kept: pain 4 of 10" in done.stderr
    assert why in done.stderr
    assert pains(coach_home) == [4]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("$COACH log --pain 4 2>&-", 0),
        ("$COACH log --pain 4 2>/dev/full", 0),
        ("$COACH log --pain 4 <&- >&- 2>&-", 1),
        ("$COACH log --pain 4 >/dev/full 2>/dev/full", 1),
    ],
)
def test_an_entry_is_kept_once_whatever_streams_there_are(coach_home: Path, line: str, code: int) -> None:
    assert shell(line).returncode == code
    assert pains(coach_home) == [4]


@pytest.mark.parametrize("command", ["list exercises", "journal --json", "check", "export", "due"])
def test_an_output_that_is_full_is_told_in_a_sentence(command: str) -> None:
    done = shell(f"$COACH {command} >/dev/full")
    assert done.returncode == 1
    assert "The output could not be written: No space left on device." in done.stderr


def test_a_reader_that_wants_no_more_is_no_trouble() -> None:
    make_home_ready()
    done = shell("$COACH list exercises | head -1")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("place", ["~nobody-of-that-name/x", "~nobody/x", "/dev/null", "/proc/none"])
@pytest.mark.parametrize("command", [LOG, ("agent", "status"), ("journal",)])
def test_a_home_that_cannot_be_is_told(place: str, command: Sequence[str]) -> None:
    if place == "/proc/none" and command != LOG:
        pytest.skip("nothing is there, and nothing has to be")
    done = run(*command, COACH_HOME=place)
    assert done.returncode == 1
    assert done.stderr
    assert "fault" not in done.stderr


def test_a_user_without_a_name_and_a_home_is_told_what_to_set() -> None:
    apart = ["unshare", "--user", "--map-user=54321", "--map-group=54321"]
    try:
        subprocess.run([*apart, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no user of another number can be made here")
    given = {name: value for name, value in os.environ.items() if name not in ("HOME", "COACH_HOME")}
    command = [*apart, sys.executable, "-m", "coach", *LOG]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=given)
    assert done.returncode == 1
    assert "Set COACH_HOME" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("command", "code"), [("log --pain 4", 0), ("journal", 0), ("import diary.csv", 1), ("agent status", 1)]
)
def test_a_working_folder_that_is_gone_is_no_traceback(tmp_path: Path, command: str, code: int) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    assert shell(f"cd '{gone}' && rmdir '{gone}' && $COACH {command}").returncode == code


def test_nobody_else_may_read_what_is_made_whatever_the_umask(coach_home: Path) -> None:
    shell("umask 0; $COACH log --pain 4 && $COACH backup")
    paths = [coach_home, *coach_home.rglob("*")]
    assert len(paths) > 4
    assert {path.stat().st_mode & 0o077 for path in paths} == {0}


@pytest.mark.parametrize(
    "zone",
    ["CET-1CEST,M3.5.0,M10.5.0/3", "", "<+0330>-3:30", "UTC", "UTC0", "Europe/London", "Asia/Tokyo", ":America/Havana"],
)
def test_any_time_zone_will_do(coach_home: Path, zone: str) -> None:
    for command in (LOG, ("journal",), ("due",), ("review",), ("remind", "list")):
        done = run(*command, TZ=zone)
        assert (done.returncode, done.stderr) == (0, ""), command
    assert pains(coach_home) == [4]


@pytest.mark.parametrize("zone", ["Mars/Olympus", ":none", "/none", "XYZ", "Europe/Berlin\x1b]0;x", "Europe"])
def test_a_zone_that_the_machine_does_not_know_is_told_in_one_sentence(coach_home: Path, zone: str) -> None:
    for command in (LOG, ("journal",), ("review",), ("remind", "list")):
        done = run(*command, TZ=zone)
        assert done.returncode == 0, command
        assert len(done.stderr.splitlines()) == 1, command
        assert done.stderr.startswith("This machine does not know the time zone "), command
        assert "\x1b" not in done.stderr
    assert run("due", "--short", TZ=zone).stderr == ""
    assert pains(coach_home) == [4]


@pytest.mark.parametrize("year", [1969, 1970, 1979, 1980, 2107, 2108, 2199])
def test_the_clock_of_the_machine_may_say_anything(coach_home: Path, year: int) -> None:
    for command in (LOG, ("journal",), ("backup",), ("due",), ("review",)):
        done = python(("-c", AT, f"{year}-01-01T00:10:00+00:00", *command))
        assert (done.returncode, done.stderr) == (0, ""), command
    assert pains(coach_home) == [4]


def test_a_clock_beyond_all_years_is_told() -> None:
    done = python(("-c", AT, "9999-12-31T12:00:00+00:00", "review"))
    assert done.returncode == 1
    assert "9999" in done.stderr


def test_input_that_is_no_text_is_read_as_far_as_it_goes(coach_home: Path) -> None:
    shell(r"printf '4\n\xfc\xff\n' | $COACH run desk-reset-5 --plain --speed 100")
    assert shell(r"$COACH log --pain 4 --note $'\xfc words'").returncode in (0, 1)


def test_a_lock_that_cannot_be_given_back_makes_no_entry_unkept(coach_home: Path) -> None:
    script = """
import fcntl

real = fcntl.flock

def flock(fd, operation):
    if operation == fcntl.LOCK_UN:
        raise OSError(5, "Input/output error")
    real(fd, operation)

fcntl.flock = flock
from coach.__main__ import main
main()
"""
    done = python(("-c", script, *LOG))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Kept: pain 4 of 10" in done.stdout
    assert pains(coach_home) == [4]


def test_the_agent_goes_on_without_a_log(coach_home: Path) -> None:
    coach_home.mkdir(mode=0o700)
    (coach_home / "logs").touch()
    command = [sys.executable, "-m", "coach", "agent", "run"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as agent:
        assert agent.stderr is not None
        assert "goes on without its log" in agent.stderr.readline()
        agent.terminate()
        assert agent.wait(timeout=30) in (0, -15)
        assert agent.stderr.read() == ""
