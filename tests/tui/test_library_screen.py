"""Library: finding an exercise and reading all about it."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from coach.tui.app import CoachApp
from tests.tui.driving import LARGE, SMALL, driven, painted, press, settled


def details(app: CoachApp) -> str:
    return str(app.screen.query_one("#details", Static).visual)


async def mark(app: CoachApp, ident: str) -> None:
    listing = app.screen.query_one("#moves", OptionList)
    listing.highlighted = listing.get_option_index(ident)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_every_routine_and_exercise_is_listed(app: CoachApp, size: tuple[int, int]) -> None:
    async with driven(app, size) as pilot:
        await press(pilot, "l")
        assert app.library is not None
        assert f"{len(app.library.routines)} routines, {len(app.library.exercises)} exercises" in painted(app)


async def test_every_exercise_can_be_read(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "l")
        assert app.library is not None
        for exercise in app.library.exercises.values():
            await mark(app, f"exercise:{exercise.id}")
            await pilot.pause()
            text = details(app)
            for said in (exercise.name, *exercise.steps, exercise.mistake, exercise.easier.text, exercise.harder.text):
                assert said in text
            assert ("The ball never goes" in text) == (exercise.kind == "ball")


async def test_the_filter_narrows_and_is_taken_away(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "l", "f", *"cat", "enter")
        assert "only: “cat”" in painted(app)
        await press(pilot, "x")
        assert "only:" not in painted(app)


async def test_a_filter_that_nothing_fits_says_how_to_go_on(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "l", "f")
        app.screen.query_one("#text", Input).value = "no such thing"
        await press(pilot, "enter")
        assert "Nothing fits this filter" in painted(app)


async def test_a_broken_pack_is_named_and_the_rest_works(app: CoachApp, coach_home: Path) -> None:
    (coach_home / "packs").mkdir(parents=True)
    (coach_home / "packs" / "mine.toml").write_text("not [ toml", "utf-8")
    async with driven(app) as pilot:
        await settled(pilot)
        assert "coach check" in painted(app)
        assert app.library is not None
        assert app.library.routines
