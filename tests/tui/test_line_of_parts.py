"""The line of pages at the top and the line of keys at the bottom: what they show, and what a click on them does."""

import pytest
from textual.app import App

from coach.tui.app import CoachApp
from coach.tui.widgets.key_line import KeyLine
from coach.tui.widgets.top_bar import TopBar
from tests.tui.driving import LARGE, SMALL, click_part, driven, painted

pytestmark = pytest.mark.usefixtures("ready")
TINY = (40, 24)


def lines(app: App[None]) -> list[str]:
    assert isinstance(app, CoachApp)
    return painted(app).splitlines()


async def test_a_click_on_a_page_opens_it(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await click_part(pilot, TopBar, "Library")
        assert app.current_mode == "library"
        assert "▸ Library" in lines(app)[0]


async def test_a_click_on_a_key_presses_it(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await click_part(pilot, KeyLine, "Check in")
        assert "check_in" in type(app.screen).__module__


async def test_a_page_wears_the_classes_of_its_size_before_its_parts_are_styled(app: CoachApp) -> None:
    async with driven(app, LARGE):
        assert {"-wide", "-tall"} <= app.screen.classes


@pytest.mark.parametrize("size", [TINY, SMALL, LARGE], ids=str)
async def test_only_whole_keys_are_shown_and_the_one_for_help_is_among_them(
    app: CoachApp, size: tuple[int, int]
) -> None:
    async with driven(app, size):
        bar = app.screen.query_one(KeyLine)
        shown = [f"{part.key} {part.title}" for part in bar.fitting()]
        assert "? Help" in shown
        assert all(each in lines(app)[-1] for each in shown)


async def test_the_part_under_the_mouse_says_what_it_does(app: CoachApp) -> None:
    async with driven(app) as pilot:
        bar = app.screen.query_one(TopBar)
        start = next(start for start, _, part in bar.placed() if part.title == "Journal")
        await pilot.hover(bar, offset=(bar.gutter.left + start, 0))
        assert "wrote down" in str(bar.tooltip)


async def test_day_and_time_stand_at_the_right_end_where_there_is_room(app: CoachApp) -> None:
    async with driven(app, LARGE):
        assert lines(app)[0].rstrip().endswith(f"{app.clock.now():%H:%M}")
