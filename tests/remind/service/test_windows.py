"""The scheduled task: its definition, and what schtasks is told."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.remind.service.windows import ScheduledTask, task_xml, windowless, with_home
from tests.remind.service.conftest import Bench
from tests.remind.service.windows_reader import arguments_of

PYTHON = "C:\\Users\\Ann Lee\\uv\\tools\\coach\\Scripts\\python.exe"
COMMAND = (PYTHON, "-m", "coach", "agent", "run")
USER = "HOME-PC\\Ann Lee"
SPACE = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}

# It remembers whether the task is there.
SCHTASKS = """
read -r now <"$state"
case "$1" in
  /Query|/Delete) [ "$now" = there ] || { echo "ERROR: The system cannot find the file specified." >&2; exit 1; };;
esac
case "$1" in
  /Create) echo there >"$state";;
  /Delete) echo gone >"$state";;
esac
"""


@pytest.fixture
def schtasks(bench: Bench) -> Bench:
    bench.program("schtasks", SCHTASKS)
    bench.remember("gone")
    return bench


@pytest.fixture
def service(tmp_path: Path) -> ScheduledTask:
    return ScheduledTask(lambda: COMMAND, tmp_path / "coach-agent" / "task.xml", USER)


def test_the_task_reads_as_one_would_write_it() -> None:
    assert task_xml(COMMAND, None, USER).decode("utf-16") == (
        '<?xml version="1.0" encoding="UTF-16"?>\n'
        '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">\n'
        "  <RegistrationInfo>\n"
        "    <Description>Coach waits for what is due and tells you of it.</Description>\n"
        "  </RegistrationInfo>\n"
        "  <Triggers>\n"
        "    <LogonTrigger>\n"
        "      <Repetition>\n"
        "        <Interval>PT5M</Interval>\n"
        "        <StopAtDurationEnd>false</StopAtDurationEnd>\n"
        "      </Repetition>\n"
        "      <UserId>HOME-PC\\Ann Lee</UserId>\n"
        "    </LogonTrigger>\n"
        "  </Triggers>\n"
        "  <Principals>\n"
        '    <Principal id="Author">\n'
        "      <UserId>HOME-PC\\Ann Lee</UserId>\n"
        "      <LogonType>InteractiveToken</LogonType>\n"
        "      <RunLevel>LeastPrivilege</RunLevel>\n"
        "    </Principal>\n"
        "  </Principals>\n"
        "  <Settings>\n"
        "    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>\n"
        "    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>\n"
        "    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>\n"
        "    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>\n"
        "    <RestartOnFailure>\n"
        "      <Interval>PT1M</Interval>\n"
        "      <Count>999</Count>\n"
        "    </RestartOnFailure>\n"
        "  </Settings>\n"
        '  <Actions Context="Author">\n'
        "    <Exec>\n"
        "      <Command>C:\\Users\\Ann Lee\\uv\\tools\\coach\\Scripts\\python.exe</Command>\n"
        "      <Arguments>-m coach agent run</Arguments>\n"
        "    </Exec>\n"
        "  </Actions>\n"
        "</Task>\n"
    )


def test_it_is_written_as_schtasks_reads_it() -> None:
    assert task_xml(COMMAND, None, USER)[:2] in (b"\xff\xfe", b"\xfe\xff")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="%$"), min_size=1))
@example("D:\\my data\\")
@example('a "b" \\"c\\" & <d>')
def test_any_folder_reads_back_as_it_was(home: str) -> None:
    if any(ord(character) & 0xFFFE == 0xFFFE for character in home):
        return
    task = ET.fromstring(task_xml(COMMAND, home, USER).decode("utf-16").partition("\n")[2])
    line = task.findtext("t:Actions/t:Exec/t:Arguments", namespaces=SPACE)
    assert line is not None
    assert tuple(arguments_of(line)) == with_home(COMMAND, home)[1:]


@pytest.mark.parametrize("home", ["D:\\%TEMP%\\x", "D:\\$(Arg0)"])
def test_a_folder_that_windows_would_read_as_a_variable_is_refused(home: str) -> None:
    with pytest.raises(CoachError, match="as a variable"):
        task_xml(COMMAND, home, USER)


def test_the_command_with_a_folder_sets_it_and_runs_coach(tmp_path: Path) -> None:
    stand_in = tmp_path / "coach"
    stand_in.mkdir()
    (stand_in / "__init__.py").touch()
    (stand_in / "__main__.py").write_text(
        "import os, sys\nprint(ascii([os.environ['COACH_HOME'], sys.argv[1:], __name__]))"
    )
    command = with_home((sys.executable, "-m", "coach", "agent", "run"), "/my data/é")
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60).stdout
    assert said.strip() == ascii(["/my data/é", ["agent", "run"], "__main__"])


def test_python_without_a_window_is_taken_where_it_exists(tmp_path: Path) -> None:
    python = tmp_path / "python.exe"
    assert windowless(str(python)) == str(python)
    (tmp_path / "pythonw.exe").touch()
    assert windowless(str(python)) == str(tmp_path / "pythonw.exe")
    assert windowless("/usr/bin/python3") == "/usr/bin/python3"


def test_install_makes_the_task_and_runs_it(schtasks: Bench, service: ScheduledTask) -> None:
    done = service.install(None)
    assert service.definition.read_bytes() == task_xml(COMMAND, None, USER)
    assert schtasks.told == [
        f"schtasks|/Create|/TN|Coach reminders|/XML|{service.definition}|/F",
        "schtasks|/Run|/TN|Coach reminders",
    ]
    assert done[0] == "Made the task Task Scheduler\\Coach reminders."
    assert service.installed()
    assert service.running() is None


def test_installing_twice_changes_nothing_and_says_so(schtasks: Bench, service: ScheduledTask) -> None:
    service.install(None)
    assert service.install(None)[0] == "It is installed already: nothing was changed."
    assert [line.split("|")[1] for line in schtasks.told] == ["/Create", "/Run", "/Run"]


def test_a_task_that_was_deleted_by_hand_is_made_again(schtasks: Bench, service: ScheduledTask) -> None:
    service.install(None)
    schtasks.remember("gone")
    assert not service.installed()
    assert not service.outdated(None)
    service.install(None)
    assert service.installed()


def test_a_changed_folder_ends_the_agent_and_starts_it_anew(schtasks: Bench, service: ScheduledTask) -> None:
    service.install(None)
    assert service.outdated(Path("/data"))
    service.install(Path("/data"))
    assert not service.outdated(Path("/data"))
    assert [line.split("|")[1] for line in schtasks.told] == ["/Create", "/Run", "/Create", "/End", "/Run"]


def test_uninstall_ends_and_deletes(schtasks: Bench, service: ScheduledTask) -> None:
    service.install(None)
    assert service.uninstall()[1] == "Removed the task Task Scheduler\\Coach reminders."
    assert schtasks.told[-2:] == ["schtasks|/End|/TN|Coach reminders", "schtasks|/Delete|/TN|Coach reminders|/F"]
    assert not service.definition.exists()
    assert service.uninstall() == ("Nothing was installed as a scheduled task: nothing was changed.",)


def test_a_refusal_of_windows_is_told_and_leaves_nothing(bench: Bench, service: ScheduledTask) -> None:
    bench.program("schtasks", 'case "$1" in /Query|/Create) echo "ERROR: Access is denied." >&2; exit 1;; esac')
    with pytest.raises(CoachError, match="It says: ERROR: Access is denied"):
        service.install(None)
    assert not service.definition.exists()


def test_a_hanging_schtasks_ends_at_the_time_limit(bench: Bench, tmp_path: Path) -> None:
    bench.program("schtasks", '[ "$1" = /Query ] || sleep 60')
    with pytest.raises(CoachError, match="did not answer"):
        ScheduledTask(lambda: COMMAND, tmp_path / "task.xml", USER, limit_s=0.3).install(None)
