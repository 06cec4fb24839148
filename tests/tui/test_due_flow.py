"""What Today asks by itself: this morning, after hard work, numbness; each once, and never over something else."""

from datetime import timedelta

import pytest

from coach.domain.journal.entries import ExerciseResult, Hurt, Morning, Run, SafetyCheck
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.anything_new import SignsScreen
from coach.tui.screens.morning import MorningScreen
from coach.tui.screens.question import Question
from coach.tui.screens.run import RunScreen
from coach.tui.screens.today import TodayScreen
from coach.tui.screens.urgent import UrgentScreen
from tests.clock import FakeClock
from tests.tui.driving import driven, painted, press, settled

pytestmark = pytest.mark.usefixtures("ready")

BALL = "ball-glute-max-floor"
HOUR = timedelta(hours=1)


def ran(store: Store, clock: FakeClock, ago: timedelta, exercise: str = "cat-cow", *hurts: Hurt) -> None:
    at = clock.now() - ago
    result = ExerciseResult(exercise, "done", 60, 60, hurts=hurts)
    store.journal.add(
        Run(at=at, routine="relax-11", name="Relax", ended_at=at, planned_s=60, finished=True, results=(result,))
    )


def mornings(store: Store) -> list[Morning]:
    return [entry for entry in store.journal.entries() if isinstance(entry, Morning)]


def after_checks(store: Store) -> list[SafetyCheck]:
    checks = [entry for entry in store.journal.entries() if isinstance(entry, SafetyCheck)]
    return [check for check in checks if check.reason == "after_run"]


async def test_the_morning_after_a_run_is_one_key_and_asked_once(app: CoachApp, store: Store, clock: FakeClock) -> None:
    ran(store, clock, 20 * HOUR)
    async with driven(app) as pilot:
        assert isinstance(app.screen, MorningScreen)
        await press(pilot, "3")
        assert "sleep" in painted(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        (morning,) = mornings(store)
        assert (morning.pain, morning.sleep, morning.at) == (3, None, clock.now())
        await press(pilot, "l", "t")
        assert isinstance(app.screen, TodayScreen)
    again = CoachApp(store, app._load_library, clock)
    async with driven(again):
        assert isinstance(again.screen, TodayScreen)


async def test_the_night_goes_with_it(app: CoachApp, store: Store, clock: FakeClock) -> None:
    ran(store, clock, 20 * HOUR)
    async with driven(app) as pilot:
        await press(pilot, "1", "0", "7")
    assert [(morning.pain, morning.sleep) for morning in mornings(store)] == [(10, 7)]


async def test_escape_writes_nothing_and_is_not_asked_again_that_day(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    ran(store, clock, 20 * HOUR)
    async with driven(app) as pilot:
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "j", "t", "c", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert mornings(store) == []


@pytest.mark.parametrize("ago", [None, 2 * HOUR, 60 * HOUR], ids=["no run", "this morning's", "days ago"])
async def test_the_morning_is_asked_only_after_a_day_with_a_run(
    app: CoachApp, store: Store, clock: FakeClock, ago: timedelta | None
) -> None:
    if ago:
        ran(store, clock, ago)
    async with driven(app):
        assert isinstance(app.screen, TodayScreen)


async def test_the_answer_is_kept_when_today_is_out_of_date_meanwhile(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    ran(store, clock, 20 * HOUR)
    async with driven(app) as pilot:
        assert isinstance(app.screen, MorningScreen)
        today = app.screen_stack[0]
        assert isinstance(today, TodayScreen)
        today.reload()
        await settled(pilot)
        await press(pilot, "4", "5")
        assert [(morning.pain, morning.sleep) for morning in mornings(store)] == [(4, 5)]


async def test_after_ball_work_the_signs_are_asked_once(app: CoachApp, store: Store, clock: FakeClock) -> None:
    ran(store, clock, 20 * HOUR, BALL)
    async with driven(app) as pilot:
        await press(pilot, "2", "8")
        assert isinstance(app.screen, SignsScreen)
        text = " ".join(painted(app).replace("│", " ").split())
        assert "bruise" in text
        await press(pilot, "n")
        assert isinstance(app.screen, TodayScreen)
        (check,) = after_checks(store)
        assert set(check.asked) == {"A6", "RF11", "A5"}
        assert check.raised == ()
    again = CoachApp(store, app._load_library, clock)
    async with driven(again):
        assert isinstance(again.screen, TodayScreen)


async def test_dark_urine_after_ball_work_holds(app: CoachApp, store: Store, clock: FakeClock) -> None:
    ran(store, clock, 20 * HOUR, BALL)
    async with driven(app) as pilot:
        await press(pilot, "escape", "1", "end", "enter")
        assert isinstance(app.screen, UrgentScreen)
        await press(pilot, *"UNDERSTOOD", "enter")
    assert app.return_code == 0
    assert [raised.cause for check in after_checks(store) for raised in check.raised] == ["A6"]


@pytest.mark.parametrize(("minutes", "asked"), [(29, False), (31, True)])
async def test_numbness_is_asked_about_half_an_hour_later(
    app: CoachApp, store: Store, clock: FakeClock, minutes: int, asked: bool
) -> None:
    ago = timedelta(minutes=minutes)
    ran(store, clock, ago, "cat-cow", Hurt(clock.now() - ago, 4, "low-back", None, ("numb",)))
    async with driven(app) as pilot:
        assert isinstance(app.screen, Question) == asked
        if asked:
            assert "minutes later?" in painted(app)
            await press(pilot, "n")
            assert isinstance(app.screen, TodayScreen)
            assert [check.raised for check in after_checks(store)] == [()]


async def test_numbness_that_is_still_there_locks_runs_for_today(app: CoachApp, store: Store, clock: FakeClock) -> None:
    ago = timedelta(minutes=40)
    ran(store, clock, ago, "cat-cow", Hurt(clock.now() - ago, 4, "low-back", None, ("numb",)))
    async with driven(app) as pilot:
        await press(pilot, "y")
        assert isinstance(app.screen, UrgentScreen)
        await press(pilot, *"UNDERSTOOD", "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "Locked: numbness or weakness in a run" in painted(app)
        assert "Please talk to a doctor today" in painted(app)


async def test_a_run_named_on_the_command_line_is_not_held_up(app: CoachApp, store: Store, clock: FakeClock) -> None:
    ran(store, clock, 20 * HOUR, BALL)
    app._routine = "relax-11"
    async with driven(app):
        assert isinstance(app.screen, RunScreen)
        assert not any(isinstance(screen, MorningScreen) for screen in app.screen_stack)
