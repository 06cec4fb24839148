"""The rungs that start a program: notify-send, osascript and a command of the person's own."""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.remind.delivery.message import Message
from coach.remind.delivery.own_command import CommandRung
from coach.remind.delivery.rung import Rung
from coach.remind.delivery.tool import ToolRung
from tests.hostile import HOSTILE
from tests.remind.delivery.conftest import REMINDER, eventually

Programs = Callable[[str, str], Path]
NO_DESKTOP = "No desktop session can be reached from here."
RECORD = f"""exec {sys.executable} -c '
import json, os, sys
words = {{name: os.environ.get(name) for name in ("COACH_TITLE", "COACH_BODY")}}
with open(os.environ["RECORD"], "w") as file:
    json.dump({{"argv": sys.argv[1:], "stdin": sys.stdin.read(), **words}}, file)
' "$@" """


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file where the script `RECORD` writes what it was given."""
    monkeypatch.setenv("RECORD", str(tmp_path / "record"))
    return tmp_path / "record"


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment as in a desktop session."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/none")


def deaf(which: str) -> None:
    raise AssertionError(which)


async def test_notify_send_gets_the_words_as_arguments(session: None, program: Programs, record: Path) -> None:
    program("notify-send", RECORD)
    assert await ToolRung().show(Message("--help", "-u <b>critical</b> & \\033[31m\nmore"), deaf) is None
    argv = json.loads(record.read_text())["argv"]
    assert argv[-3:] == ["--", "--help", "-u &lt;b&gt;critical&lt;/b&gt; &amp; \\\\033[31m\nmore"]


async def test_a_notify_send_that_fails_is_not_believed(session: None, program: Programs) -> None:
    program("notify-send", "exit 3")
    assert await ToolRung().show(REMINDER, deaf) == "notify-send ended with exit code 3."


async def test_without_a_bus_notify_send_is_not_even_started(no_session: None, program: Programs, record: Path) -> None:
    program("notify-send", RECORD)
    assert await ToolRung().show(REMINDER, deaf) == NO_DESKTOP
    assert not record.exists()


async def test_a_missing_notify_send_is_named(session: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert await ToolRung().show(REMINDER, deaf) == "notify-send was not found."


async def test_osascript_gets_the_words_as_arguments_of_a_fixed_script(
    monkeypatch: pytest.MonkeyPatch, program: Programs, record: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    program("osascript", RECORD)
    words = '" & (do shell script "id") & "'
    assert await ToolRung().show(Message("-e", words), deaf) is None
    found = json.loads(record.read_text())
    assert found["argv"] == ["-", "-e", words, "sound"]
    assert found["stdin"].startswith("on run argv\n")
    assert "shell" not in found["stdin"]


async def test_other_systems_have_no_such_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert await ToolRung().show(REMINDER, deaf) == "This system has no command that shows notifications."


async def test_a_command_gets_the_words_in_its_environment_and_on_stdin(program: Programs, record: Path) -> None:
    path = program("mine", RECORD)
    assert await CommandRung((str(path), "$HOME", "; id")).show(REMINDER, deaf) is None
    assert json.loads(record.read_text()) == {
        "argv": ["$HOME", "; id"],
        "stdin": REMINDER.body,
        "COACH_TITLE": REMINDER.title,
        "COACH_BODY": REMINDER.body,
    }


async def test_a_command_that_reads_nothing_may_still_succeed() -> None:
    assert await CommandRung(("true",)).show(Message("t", "x" * 10_000), deaf) is None


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ((), "No command is set."),
        (("no-such-program",), "no-such-program was not found."),
        (("/etc/passwd",), "passwd may not be run."),
        (("false",), "false ended with exit code 1."),
        (("sh", "-c", "kill -9 $$"), "sh ended with exit code -9."),
        (("true", "a\0b"), "It failed (ValueError: embedded null byte)."),
    ],
)
async def test_a_command_that_cannot_show_says_why(command: tuple[str, ...], why: str) -> None:
    assert await CommandRung(command).show(REMINDER, deaf) == why


async def test_a_command_that_hangs_is_killed_with_all_that_it_started(tmp_path: Path) -> None:
    script = f"sleep 1000 & echo $! > {tmp_path}/pid; wait"
    why = await CommandRung(("sh", "-c", script), limit_s=0.3).show(REMINDER, deaf)
    assert why == "sh did not answer within 0.3 seconds."
    grandchild = int((tmp_path / "pid").read_text())
    assert await eventually(lambda: not alive(grandchild))


async def test_a_cancelled_command_is_killed(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    script = f"echo $$ > {pid}.new; mv {pid}.new {pid}; sleep 1000"
    task = asyncio.create_task(CommandRung(("sh", "-c", script)).show(REMINDER, deaf))
    assert await eventually(pid.exists)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not alive(int(pid.read_text()))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_hostile_words_stay_words_for_every_program(
    text: str, session: None, program: Programs, record: Path
) -> None:
    program("notify-send", RECORD)
    rungs: list[Rung] = [ToolRung(), CommandRung((str(program("mine", RECORD)),))]
    for rung in rungs:
        assert await rung.show(Message(text, text), deaf) is None
        assert not set(record.read_text()) & {"\x1b", "\x07", "\x00", "\x9b", "\u202e"}
        assert not any(escape in record.read_text() for escape in ("\\u001b", "\\u0000", "\\ud800", "\\u202e"))


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]
