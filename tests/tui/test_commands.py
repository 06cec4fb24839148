"""The table of commands: declared once, and true everywhere."""

import re
from pathlib import Path

import pytest

from coach.tui.app import CoachApp
from coach.tui.command import WHERE_TITLES
from coach.tui.commands import COMMANDS, Command
from tests.tui.driving import LARGE, SMALL, driven, painted, press

pytestmark = pytest.mark.usefixtures("ready")

PLAIN_KEY = re.compile(r"[a-z0-9]|f\d{1,2}|enter|escape|tab|space|left|right|up|down|question_mark|slash")
CONTROL_KEYS = {"ctrl+c", "ctrl+q", "ctrl+z", "ctrl+p"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_keys_are_ones_that_every_terminal_has(command: Command) -> None:
    for key in command.keys:
        assert PLAIN_KEY.fullmatch(key) or key in CONTROL_KEYS


def test_ids_are_unique_and_every_place_has_a_title() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert {command.where for command in COMMANDS} <= set(WHERE_TITLES)


def test_no_key_means_two_things_on_one_page() -> None:
    for page in ("today", "library", "journal", "visits", "review", "reminders", "settings", "profile"):
        places = {"everywhere", "rooms", page} | (set() if page == "today" else {"away"})
        keys = [key for command in COMMANDS if command.where in places for key in command.keys]
        assert len(keys) == len(set(keys)), page


@pytest.mark.parametrize("page", ["t", "l", "j", "9", "s", "y"])
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_every_key_of_a_page_works_with_an_empty_journal(app: CoachApp, page: str, size: tuple[int, int]) -> None:
    async with driven(app, size) as pilot:
        await press(pilot, page)
        shown = {binding.binding.key for binding in app.screen.active_bindings.values() if binding.binding.show}
        for key in sorted(shown - {"q", "r"}):
            await press(pilot, key)
            while len(app.screen_stack) > 1:
                await press(pilot, "escape")
            await press(pilot, page)
        assert app._exception is None
        await press(pilot, "q")
    assert app.return_code == 0


async def test_help_names_every_command_uncut_at_80_columns(app: CoachApp) -> None:
    async with driven(app, (80, 4 * len(COMMANDS))) as pilot:
        await press(pilot, "question_mark")
        text = painted(app)
    for command in COMMANDS:
        assert command.help[:46] in text, command.id
    assert "a clean list is no all-clear" in " ".join(text.split())


async def test_the_palette_finds_and_does(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "p", *"journal")
        await press(pilot, "enter", "enter")
        assert app.current_mode == "journal"


def test_screens_take_their_keys_from_the_table() -> None:
    root = Path(__file__).parents[2] / "coach" / "tui"
    for path in root.rglob("*.py"):
        if path.name != "commands.py":
            assert "Binding(" not in path.read_text("utf-8"), path.name
