"""Around a run: a new person is asked first, every run is asked about, and what is urgent holds whatever happens."""

from datetime import timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from coach.domain.journal.entries import CheckIn, SafetyCheck
from coach.domain.person.first_questions import FIRST_QUESTIONS
from coach.domain.person.profile import Profile
from coach.domain.safety.answers import safety_check
from coach.domain.safety.standing import standing
from coach.library import load
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.anything_new import AnythingNewScreen
from coach.tui.screens.clearing import ClearingScreen
from coach.tui.screens.run import RunScreen
from coach.tui.screens.said_yes import IsThatSo
from coach.tui.screens.today import TodayScreen
from coach.tui.screens.tour import TourScreen
from coach.tui.screens.urgent import UrgentScreen
from coach.tui.screens.warning_signs import WarningSignsScreen
from coach.tui.screens.welcome import WelcomeScreen
from coach.tui.widgets.sign_list import NUMBERS, SignList
from tests.clock import FakeClock
from tests.tui.driving import driven, painted, press, settled

WORD = (*"UNDERSTOOD", "enter")


@pytest.fixture
def again(coach_home, store: Store, clock: FakeClock):
    """Makes another app on the same data, as the next start of the program does."""
    return lambda routine=None: CoachApp(store, lambda: load(coach_home), clock, routine)


async def through(pilot: Pilot[None], screen: type, key: str) -> None:
    """Presses the key as long as the screen is open."""
    while isinstance(pilot.app.screen, screen):
        await press(pilot, key)


async def say_yes(pilot: Pilot[None], cause: str, *branch: str) -> None:
    """Says yes to this urgent sign of the open page, up to where Coach asks if that is so, and then its branch."""
    signs = [sign.id for sign in pilot.app.screen.query_one(SignList)._signs]
    await press(pilot, NUMBERS[signs.index(cause)])
    assert isinstance(pilot.app.screen, IsThatSo)
    await press(pilot, *branch)


def raised(store: Store) -> list[str]:
    checks = [entry for entry in store.load_safety().entries if isinstance(entry, SafetyCheck)]
    return [one.cause for check in checks for one in check.raised]


async def test_a_new_person_is_asked_first_and_then_enter_runs_the_plan(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        assert isinstance(app.screen, WelcomeScreen)
        conditions = app.screen.query_one("#pane").children[0]
        while conditions.is_attached:
            await press(pilot, "n")
        await through(pilot, WelcomeScreen, "escape")
        await through(pilot, TourScreen, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert store.reminders.book().rules == ()
        assert store.load_profile().conditions == ()
        await press(pilot, "enter")
        await through(pilot, AnythingNewScreen, "n")
        assert isinstance(app.screen, RunScreen)
        (check,) = store.load_safety().entries
        assert isinstance(check, SafetyCheck)
        assert {"RF03", "RF05", "RF07"} <= set(check.asked)


async def test_looking_around_first_leaves_breathing_open_until_a_asks(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "f8")
        await through(pilot, TourScreen, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "asks what opens more moves" in painted(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, RunScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "a")
        assert isinstance(app.screen, WelcomeScreen)
        assert store.load_safety().entries == ()


async def test_a_routine_of_more_than_gentle_moves_asks_the_full_list_first(app: CoachApp, store: Store) -> None:
    put_off = tuple(question for question in FIRST_QUESTIONS if question != "conditions")
    store.save_profile(Profile(conditions=(), skipped=put_off))
    async with driven(app) as pilot:
        if isinstance(app.screen, WarningSignsScreen):
            await press(pilot, "escape")
        app.start_run("strength-base-14")
        await settled(pilot)
        assert isinstance(app.screen, WarningSignsScreen)
        await press(pilot, "escape")
        await through(pilot, AnythingNewScreen, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert store.load_saved_run() is None


async def test_the_signs_come_once_in_a_sitting_and_escape_starts_nothing(
    app: CoachApp, store: Store, clock: FakeClock, ready: None
) -> None:
    async with driven(app) as pilot:
        for key in ("enter", "enter"):
            await press(pilot, key)
            assert isinstance(app.screen, AnythingNewScreen)
            await press(pilot, "escape")
            assert isinstance(app.screen, TodayScreen)
        assert len(store.load_safety().entries) == 1
        await press(pilot, "enter", "n")
        assert isinstance(app.screen, RunScreen)
        await press(pilot, "escape")
        clock.advance(60)
        await press(pilot, "enter")
        assert isinstance(app.screen, RunScreen)
        await press(pilot, "escape")
        clock.advance(3600)
        await press(pilot, "enter")
        assert isinstance(app.screen, AnythingNewScreen)
        await press(pilot, "n", "escape")
        checks = store.journal.latest(5, (SafetyCheck,))
        assert [check.reason for check in checks] == ["before_run", "before_run", "first_run"]


async def test_a_key_too_many_after_none_opens_one_run_only(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app) as pilot:
        await press(pilot, "enter")
        app.screen.query_one(SignList).action_none()
        app.start_run("relax-11")
        app.start_run("relax-11")
        await press(pilot, "down")
        assert isinstance(app.screen, RunScreen)
        assert not any(isinstance(screen, AnythingNewScreen) for screen in app.screen_stack)


async def test_an_emergency_holds_until_the_word_and_again_at_the_next_start(
    app: CoachApp, store: Store, clock: FakeClock, again, ready: None
) -> None:
    async with driven(app) as pilot:
        await press(pilot, "enter")
        await say_yes(pilot, "RF02")
        await press(pilot, "y")
        page = app.screen
        assert isinstance(page, UrgentScreen)
        for key in ("ctrl+q", "ctrl+p", "f1", "f2", "f3", "escape", "1", "t", "enter"):
            await press(pilot, key)
            assert app.screen is page, key
        assert raised(store) == ["RF02"]
        await press(pilot, *WORD)
    assert app.return_code == 0

    clock.advance(23 * 3600)
    for routine in (None, "relax-11"):
        next_day = again(routine)
        async with driven(next_day) as pilot:
            assert isinstance(next_day.screen, UrgentScreen)
            await press(pilot, "f2", "ctrl+q", "escape")
            assert isinstance(next_day.screen, UrgentScreen)
            await press(pilot, *WORD)
        assert next_day.return_code == 0

    clock.advance(2 * 3600)
    cleared = again()
    async with driven(cleared) as pilot:
        await press(pilot, "f2")
        assert isinstance(cleared.screen, ClearingScreen)
        cleared.screen.query_one("#by", Input).value = "Dr Berg"
        await press(pilot, "enter")
        assert isinstance(cleared.screen, TodayScreen)
        await press(pilot, "enter", "n")
        assert isinstance(cleared.screen, RunScreen)


async def test_same_day_says_so_locks_every_run_and_leaves_the_journal(
    app: CoachApp, store: Store, again, ready: None
) -> None:
    async with driven(app) as pilot:
        await press(pilot, "enter")
        await say_yes(pilot, "RF09", "b")
        await press(pilot, "enter", "y")
        assert isinstance(app.screen, UrgentScreen)
        await press(pilot, *WORD)
        assert isinstance(app.screen, TodayScreen)
        assert "Locked: fever with back pain" in painted(app)
        app.start_run("strength-base-14")
        await settled(pilot)
        assert isinstance(app.screen, UrgentScreen)
        await press(pilot, *WORD)
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "c", "4", "enter", "j")
        assert "pain 4" in painted(app)
        assert [entry.pain for entry in store.journal.latest(5, (CheckIn,)) if isinstance(entry, CheckIn)] == [4]
    later = again()
    async with driven(later) as pilot:
        assert isinstance(later.screen, TodayScreen)
        await press(pilot, "enter")
        assert isinstance(later.screen, RunScreen)


async def test_a_slip_of_a_finger_is_read_back_and_locks_nothing(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app) as pilot:
        await press(pilot, "enter")
        await say_yes(pilot, "RF02")
        await press(pilot, "n", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert standing(store.load_safety().entries, app.clock.now()).level is None


async def test_an_emergency_noted_by_another_process_holds_here_at_the_next_look(
    app: CoachApp, store: Store, clock: FakeClock, ready: None
) -> None:
    async with driven(app) as pilot:
        await press(pilot, "l")
        store.keep_safety(safety_check(["RF02"], {"RF02": ""}, "first_run", clock.now()))
        app._poll()
        await press(pilot, "down")
        assert isinstance(app.screen, UrgentScreen)
        store.journal.add(CheckIn(at=clock.now() - timedelta(minutes=1), pain=3))
        app._poll()
        await press(pilot, "escape")
        assert sum(isinstance(screen, UrgentScreen) for screen in app.screen_stack) == 1
        await press(pilot, *WORD)
    assert app.return_code == 0


async def test_an_emergency_noted_elsewhere_stops_the_clock_of_a_run_that_is_going_on(
    app: CoachApp, store: Store, clock: FakeClock, ready: None
) -> None:
    async with driven(app) as pilot:
        app.start_run("desk-reset-5")
        await settled(pilot)
        await press(pilot, "n", "enter")
        run = app.screen
        assert isinstance(run, RunScreen)
        assert run.guide.player.status == "running"
        store.keep_safety(safety_check(["RF02"], {"RF02": ""}, "first_run", clock.now()))
        app._poll()
        await press(pilot, "down")
        assert isinstance(app.screen, UrgentScreen)
        assert run.guide.player.status == "paused"
