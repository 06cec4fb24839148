"""Text that has broken screens before does nothing on any of them (fault 14)."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from textual.widgets import OptionList

from coach.domain.journal.entries import CheckIn, ExerciseResult, Place, Run
from coach.domain.text import clean, is_clean
from coach.library import Library, load
from coach.store import Store
from coach.tui.app import CoachApp
from tests.clock import FakeClock
from tests.hostile import HOSTILE
from tests.tui.driving import LARGE, SMALL, driven, painted, press

pytestmark = pytest.mark.usefixtures("ready")


def worded(text: str, length: int) -> str:
    return clean(text)[:length] or "x"


def hostile_library(home: Path, texts: Iterable[str]) -> Library:
    """The real library with every name, step and reason replaced, as if the doors had let it in."""
    library = load(home)
    texts = list(texts)
    exercises = {
        ident: msgspec.structs.replace(
            exercise, name=text[:80], steps=(text,), cues=(text,), mistake=text, muscles=(text,)
        )
        for (ident, exercise), text in zip(library.exercises.items(), texts * 40, strict=False)
    }
    routines = {
        ident: msgspec.structs.replace(routine, name=text[:80], why=text)
        for (ident, routine), text in zip(library.routines.items(), texts * 40, strict=False)
    }
    return msgspec.structs.replace(library, exercises={**library.exercises, **exercises}, routines=routines)


def filled(store: Store, clock: FakeClock) -> Store:
    for number, text in enumerate(HOSTILE.values()):
        at = clock.now() - timedelta(hours=number + 1)
        try:
            store.journal.add(CheckIn(at=at, pain=number % 11, note=text, places=(Place("low-back", "left", 3),)))
        except Exception:  # noqa: BLE001 - what the store's door refuses can not reach a screen
            continue
        result = ExerciseResult("cat-cow", "done", 60, 60)
        name = worded(text, 200)
        store.journal.add(
            Run(at=at, routine="relax-11", name=name, ended_at=at, planned_s=60, finished=True, results=(result,))
        )
    return store


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_hostile_text_does_nothing_on_any_page(
    coach_home: Path, store: Store, clock: FakeClock, size: tuple[int, int]
) -> None:
    app = CoachApp(filled(store, clock), lambda: hostile_library(coach_home, HOSTILE.values()), clock)
    async with driven(app, size) as pilot:
        await press(pilot, "escape")
        for page, listing in (("t", "#plan"), ("l", "#moves"), ("j", "#entries")):
            await press(pilot, page)
            for index in range(min(40, app.screen.query_one(listing, OptionList).option_count)):
                app.screen.query_one(listing, OptionList).highlighted = index
                await pilot.pause()
                assert all(is_clean(line) for line in painted(app).splitlines())
        for keys in (("t", "w"), ("up",), ("escape", "g"), ("down",), ("escape", "o")):
            await press(pilot, *keys)
            assert all(is_clean(line) for line in painted(app).splitlines()), keys
        await press(pilot, "j", "e", "escape", "s", "question_mark", "escape", "t", "c", "escape")
        for name, text in HOSTILE.items():
            app.tell(text, title=text)
            await pilot.pause()
            assert all(is_clean(line) for line in painted(app).splitlines()), name
        assert app.is_running
        assert app._exception is None


@pytest.mark.parametrize("name", ["action", "closing tag", "style"])
async def test_clicking_on_hostile_text_runs_nothing(store: Store, app: CoachApp, clock: FakeClock, name: str) -> None:
    store.journal.add(CheckIn(at=clock.now(), pain=1, note=HOSTILE[name]))
    async with driven(app, (240, 40)) as pilot:
        await press(pilot, "j")
        lines = painted(app).splitlines()
        places = [(line.index(HOSTILE[name]), y) for y, line in enumerate(lines) if HOSTILE[name] in line]
        assert places
        for start, y in places:
            for x in range(start, start + len(HOSTILE[name]), 3):
                await pilot.click(offset=(x, y))
        assert app.is_running


@pytest.mark.parametrize("routine", ["desk-reset-5", "relax-11", "ball-focus-8"])
async def test_hostile_text_does_nothing_in_a_run(
    coach_home: Path, store: Store, clock: FakeClock, routine: str
) -> None:
    app = CoachApp(store, lambda: hostile_library(coach_home, HOSTILE.values()), clock, routine)
    async with driven(app, SMALL) as pilot:
        for key in ("n", "enter", "n", "h", "escape", "n", "n", "q", "y", "escape"):
            await press(pilot, key)
            assert all(is_clean(line) for line in painted(app).splitlines()), key
        assert app._exception is None
