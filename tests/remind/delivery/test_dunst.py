"""The desktop rung and a real notification service: dunst, on a screen that nobody sees (faults 12 and 13)."""

import asyncio
import json
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from coach.remind.delivery.desktop import DesktopRung
from coach.remind.delivery.message import Message
from coach.remind.delivery.tool import ToolRung
from tests.hostile import HOSTILE
from tests.remind.delivery.conftest import REMINDER, eventually

pytestmark = pytest.mark.system("dunst", "Xvfb", "dbus-run-session", "dunstctl")

_CONFIG = """\
[global]
    dmenu = {menu}
    markup = full
    stack_duplicates = false
"""
_SERVICE = """\
[D-BUS Service]
Name=org.freedesktop.Notifications
Exec={dunst} -conf {config}
"""


class Dunst:
    """The session in which dunst runs, told by `dunstctl` what a person would do with the mouse."""

    def __init__(self, choice: Path) -> None:
        self.choice = choice

    def tell(self, *words: str) -> str:
        return subprocess.run(["dunstctl", *words], capture_output=True, text=True, check=True, timeout=10).stdout

    def displayed(self) -> int:
        return int(self.tell("count", "displayed"))

    def choose(self, label: str) -> None:
        """Open the menu of all buttons and pick the one with `label`."""
        self.choice.write_text(label)
        self.tell("context")

    def last(self) -> dict[str, dict[str, object]]:
        """The newest notification that is no longer displayed."""
        newest: dict[str, dict[str, object]] = json.loads(self.tell("history"))["data"][0][0]
        return newest


@pytest.fixture
def dunst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_session: None) -> Iterator[Dunst]:
    """dunst under Xvfb, which a session's bus of its own starts for the first message."""
    choice, menu, config = tmp_path / "choice", tmp_path / "menu", tmp_path / "dunstrc"
    menu.write_text(f'#!/bin/sh\ngrep -F "$(cat {choice})"\n')
    menu.chmod(0o755)
    config.write_text(_CONFIG.format(menu=menu))
    services = tmp_path / "dbus-1" / "services"
    services.mkdir(parents=True)
    (services / "dunst.service").write_text(_SERVICE.format(dunst=shutil.which("dunst"), config=config))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    screen = start("Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp")
    monkeypatch.setenv("DISPLAY", f":{first_line(screen)}")
    session = start("dbus-run-session", "--", "sh", "-c", 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat')
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", first_line(session))
    yield Dunst(choice)
    session.communicate(timeout=10)  # Closes the stdin of cat, and with it ends the session.
    screen.terminate()
    screen.communicate(timeout=10)


@pytest.fixture
async def ready(dunst: Dunst, pressed: list[str]) -> AsyncIterator[Dunst]:
    """dunst, displaying the reminder."""
    rung = DesktopRung()
    assert await rung.show(REMINDER, pressed.append) is None
    yield dunst
    await rung.close()


def start(*argv: str) -> subprocess.Popen[str]:
    return subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    line = process.stdout.readline().strip()
    assert line
    return line


async def test_a_reminder_is_displayed_and_its_default_action_means_do(ready: Dunst, pressed: list[str]) -> None:
    assert ready.displayed() == 1
    ready.tell("action", "0")
    assert await eventually(lambda: bool(pressed))
    await asyncio.sleep(0.1)
    assert pressed == ["do"]


async def test_a_snooze_from_the_menu_is_heard_exactly_once(ready: Dunst, pressed: list[str]) -> None:
    ready.choose("In 15 minutes")
    assert await eventually(lambda: bool(pressed))
    ready.tell("close-all")
    await asyncio.sleep(0.1)
    assert pressed == ["snooze-15"]


async def test_closing_a_reminder_is_told_as_dismissed(ready: Dunst, pressed: list[str]) -> None:
    ready.tell("close")
    assert await eventually(lambda: pressed == ["dismissed"])
    assert ready.last()["summary"]["data"] == REMINDER.title


async def test_hostile_words_are_displayed_as_words(ready: Dunst, desktop: DesktopRung, pressed: list[str]) -> None:
    for text in HOSTILE.values():
        assert await desktop.show(Message(text, f"<b>{text}</b>"), pressed.append) is None
    ready.tell("close-all")
    assert len(json.loads(ready.tell("history"))["data"][0]) == len(HOSTILE) + 1


async def test_the_tool_is_displayed_too(ready: Dunst) -> None:
    before = ready.displayed()
    assert await ToolRung().show(REMINDER, print) is None
    assert ready.displayed() + int(ready.tell("count", "waiting")) == before + 1
