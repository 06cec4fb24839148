"""Everything can be reached and left by keys alone, and by the mouse alone."""

from collections.abc import Iterator

import pytest
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import Button, Input, OptionList

from coach.tui.app import CoachApp
from coach.tui.commands import COMMANDS
from coach.tui.screens.settings import SettingsScreen
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.key_line import KeyLine
from coach.tui.widgets.top_bar import TopBar
from tests.tui.driving import click_part, driven, press, settled
from tests.tui.every_screen import RECIPES, classes, make

pytestmark = pytest.mark.usefixtures("ready")

BUTTONS_THAT_LEAVE = ("#slip", "#no", "#later", "#choice-go_on", "#body-close")


def test_every_screen_is_among_those_that_are_tried() -> None:
    assert set(classes()) == set(RECIPES) | {"EditorScreen"}


def pressing(screen: Screen[object]) -> Iterator[tuple[str, Offset]]:
    """The keys that a click on a hint presses, each with its place; only what is seen counts."""
    for hint in screen.query(Hint):
        region = screen.find_widget(hint).visible_region
        for y in range(region.y, region.bottom):
            for x in range(region.x, region.right):
                key = screen.get_style_at(x, y).meta.get("key")
                if key:
                    yield key, Offset(x, y)


def way_out(screen: Screen[object]) -> Offset | None:
    """Where a click leaves a screen."""
    for key, place in pressing(screen):
        if key == "escape":
            return place
    for name in BUTTONS_THAT_LEAVE:
        for button in screen.query(name).results(Button):
            return Offset(button.region.x + 2, button.region.y)
    for line in screen.query(KeyLine):
        for start, _, part in line.placed():
            if part.does in ("escape", "f8") and part.title != "Later":
                return line.content_region.offset + Offset(start, 0)
    return None


async def test_every_screen_can_be_left_by_the_mouse(app: CoachApp) -> None:
    held = []
    async with driven(app) as pilot:
        for name in RECIPES:
            await app.push_screen(make(app, name))
            for hint in app.screen.query(Hint):
                hint.scroll_visible(animate=False)  # as the wheel does
            await settled(pilot)
            place = way_out(app.screen)
            if place is not None:
                await pilot.click(offset=place)
                await settled(pilot)
            if len(app.screen_stack) > 1:
                held.append(name)
                await app.pop_screen()
    assert held == []


async def test_every_screen_can_be_left_by_a_key_and_what_is_typed_taken_by_enter_or_a_click(app: CoachApp) -> None:
    held, closed = [], []
    async with driven(app) as pilot:
        for name in RECIPES:
            await app.push_screen(make(app, name))
            await settled(pilot)
            screen = app.screen
            takes = {key for key, _ in pressing(screen)} & {"enter"} or screen.query(Button)
            if screen.query(Input) and not takes:
                closed.append(name)
            await press(pilot, "f8" if name == "WelcomeScreen" else "escape")
            if app.screen is screen:
                held.append(name)
                await app.pop_screen()
    assert (held, closed) == ([], [])


async def test_the_mouse_alone_opens_every_page_and_finds_every_command(app: CoachApp) -> None:
    async with driven(app) as pilot:
        for page in app.MODES:
            await click_part(pilot, TopBar, next(each.title for each in COMMANDS if each.id == page))
            assert app.current_mode == page
            await click_part(pilot, KeyLine, "Commands")
            assert type(app.screen).__name__ == "CommandPalette"
            listing = app.screen.query_one(OptionList)
            assert listing.option_count > 5
            await press(pilot, "escape")


async def test_the_mouse_alone_does_a_whole_run(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await pilot.click("#plan", offset=(5, 0))
        await settled(pilot)
        signs = app.screen.query_one(OptionList)
        await pilot.click("#signs", offset=(8, signs.size.height - 1))
        await settled(pilot)
        await pilot.click("#before", offset=(22, 0))
        await settled(pilot)
        await click_part(pilot, KeyLine, "This hurts")
        await pilot.click("#hurt-score", offset=(12, 0))
        await pilot.click("#choice-end")
        await settled(pilot)
        await pilot.click("#after", offset=(12, 0))
        await settled(pilot)
        await click_part(pilot, KeyLine, "Close")
        assert app.current_mode == "today"
        assert len(app.screen_stack) == 1


async def test_the_keys_alone_reach_every_widget_of_every_page(app: CoachApp) -> None:
    async with driven(app) as pilot:
        for key in ("t", "l", "j", "b", "9", "z", "y", "s"):
            await press(pilot, key)
            wanted, reached = set(app.screen.focus_chain), set()
            for _ in wanted:
                await press(pilot, "tab")
                reached.add(app.focused)
            assert reached == wanted
        assert isinstance(app.screen, SettingsScreen)
