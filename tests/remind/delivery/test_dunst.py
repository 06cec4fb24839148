"""The desktop rung and a real notification service: dunst, on a screen that nobody sees (faults 12 and 13)."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from coach.remind.delivery.desktop import DesktopRung
from coach.remind.delivery.message import Message
from coach.remind.delivery.tool import ToolRung
from tests.hostile import HOSTILE
from tests.remind.delivery.conftest import REMINDER, eventually
from tests.remind.delivery.dunst import Dunst

pytestmark = pytest.mark.system("dunst", "Xvfb", "dbus-run-session", "dunstctl")


@pytest.fixture
async def ready(dunst: Dunst, pressed: list[str]) -> AsyncIterator[Dunst]:
    """dunst, displaying the reminder."""
    rung = DesktopRung()
    assert await rung.show(REMINDER, pressed.append) is None
    yield dunst
    await rung.close()


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
