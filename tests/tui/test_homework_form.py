"""Homework on the Visits page: typed in the therapist's words, understood at once, kept, run and ended."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

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


async def test_one_field_takes_it_all_and_a_part_can_be_corrected(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "h", *"3x10 towel pulls, rest 1 min")
        assert "Understood: Towel pulls, 3 sets of 10, rest 1 min." in painted(app)
        part = next(each for each in app.screen.query(".part-input").results(Input) if each.value == "rest 1 min")
        part.value = "rest 2 min"
        await pilot.settled()
        assert app.screen.query_one("#name", Input).value == "towel pulls, 3 sets of 10, rest 2 min"
        app.screen.query_one("#name").focus()
        await press(pilot, "enter")
    assert homework(store)[0].understood == "Towel pulls, 3 sets of 10, rest 2 min"


async def test_what_is_not_understood_is_saved_as_a_note_on_a_key(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "h", *"towel pulls 3x10, keep tall")
        assert "Save it as a note (F2)" in painted(app)
        await press(pilot, "f2")
        assert 'Noted but not scheduled: "keep tall"' in painted(app)
        await press(pilot, "enter")
    assert "keep tall" in homework(store)[0].note


async def test_a_limit_is_lifted_on_a_key(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "h", *"towel stretch 2 x 90 s", "f3", "enter")
    assert homework(store)[0].lifted == ("90 s instead of one hold: 1 min",)


async def test_several_pasted_lines_are_several_exercises_and_none_is_lost(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "h")
        app.post_message(events.Paste("Towel pulls 3x10\nfoo 17\nWall slides 2x8"))
        await pilot.settled()
        assert "2. Not understood: foo 17" in painted(app)
        await press(pilot, "enter")
        app.screen.query_one("#name", Input).value = "Clams 2x15"
        await pilot.settled()
        await press(pilot, "enter", "enter")
    assert [each.exercise for each in homework(store)] == [
        "homework-towel-pulls", "homework-clams", "homework-wall-slides",
    ]  # fmt: skip


async def test_a_dose_by_the_hour_is_reminded_of_on_a_key(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "h", *"towel pulls 10 reps q2h", "f4")
    assert homework(store)[0].every_min == 120
    assert [rule.about for rule in store.reminders.book().rules] == ["homework"]
