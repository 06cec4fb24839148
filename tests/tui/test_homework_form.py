"""Homework on the Visits page: typed in the therapist's words, understood at once, kept, run and ended."""

from pathlib import Path

import pytest

from coach.domain.journal.entries import Homework
from coach.domain.person.profile import Condition
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.homework_form import HomeworkForm
from coach.tui.screens.visits import VisitsScreen
from tests.clock import FakeClock
from tests.hostile import HOSTILE
from tests.ready import make_ready
from tests.tui.driving import driven, painted, press

pytestmark = pytest.mark.usefixtures("ready")


def homework(store: Store) -> list[Homework]:
    return [entry for entry in store.journal.entries() if isinstance(entry, Homework)]


async def test_name_and_dose_are_enough_and_enter_runs_it(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "h", *"Towel pulls", "enter", *"3x10 slow")
        assert "Understood:" in painted(app)
        await press(pilot, "enter")
        found = homework(store)
        assert [(each.exercise, each.said_dose) for each in found] == [("homework-towel-pulls", "3x10 slow")]
        assert app.library is not None
        assert "homework-towel-pulls" in app.library.exercises
        await press(pilot, "enter")
        assert not isinstance(app.screen, VisitsScreen)


async def test_what_is_not_understood_is_said_and_kept_from_being_kept(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "h", *"Towel pulls", "enter", *"17 florps", "enter")
        assert isinstance(app.screen, HomeworkForm)
        assert "not understood" in painted(app)
        await press(pilot, "escape")
    assert not homework(store)


async def test_what_the_gate_says_is_shown_before_it_is_kept(app: CoachApp, store: Store, clock: FakeClock) -> None:
    make_ready(store, clock.now(), [Condition("blood_thinner")])
    async with driven(app) as pilot:
        await press(pilot, "b", "h", *"Ball on the low back", "enter", *"2 x 30 s")
        assert "Mind:" in painted(app)


async def test_days_and_a_last_day_are_kept(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "h", *"Towel pulls", "enter")
        await press(pilot, *"10 reps mon wed fri until 2026-12-12", "enter")
    given = homework(store)[0]
    assert (given.days, given.per_week, str(given.until)) == (("mon", "wed", "fri"), 3, "2026-12-12")


async def test_a_last_day_that_is_no_day_is_said(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "h", *"Towel pulls", "enter", *"10 reps until florp", "enter")
        assert "is not understood" in painted(app)
    assert not homework(store)


async def test_taking_it_back_takes_the_exercise_out_too(app: CoachApp, store: Store, coach_home: Path) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "h", *"Towel pulls", "enter", *"3x10", "enter")
        assert list(coach_home.rglob("homework-towel-pulls.toml"))
        await press(pilot, "u")
        assert not homework(store)
        assert not list(coach_home.rglob("homework-towel-pulls.toml"))
        assert app.library is not None
        assert "homework-towel-pulls" not in app.library.exercises


async def test_it_can_be_over_and_taken_up_again(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "h", *"Towel pulls", "enter", *"3x10", "enter", "o")
        assert homework(store)[0].over_at is not None
        await press(pilot, "o")
        assert homework(store)[0].over_at is None


@pytest.mark.parametrize("name", ["closing tag", "action", "style"])
async def test_hostile_text_does_nothing_in_the_form(app: CoachApp, store: Store, name: str) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "h")
        for field, text in (("#name", HOSTILE[name]), ("#dose", f"3x10 {HOSTILE[name]}"), ("#stop-if", HOSTILE[name])):
            app.screen.query_one(field).value = text  # type: ignore[attr-defined]
            await press(pilot)
        await press(pilot, "enter", "enter", "3", "enter", "escape")
        assert app._exception is None
        assert app.is_running
