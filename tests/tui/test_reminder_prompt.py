"""The prompt for what waits: it comes by itself, disturbs nobody, and every answer is kept."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from coach.domain.journal.entries import Visit
from coach.domain.reminders.delivery import State
from coach.domain.reminders.rule import Daily, Follows
from coach.domain.when import greeting
from coach.library import load
from coach.remind.prompt import PRESS_DO, Prompt
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.anything_new import AnythingNewScreen
from coach.tui.screens.ask_score import AskScore
from coach.tui.screens.check_in import CheckInScreen
from coach.tui.screens.evening import EveningScreen
from coach.tui.screens.reminder_prompt import ReminderPrompt
from coach.tui.screens.today import TodayScreen
from tests.clock import FakeClock
from tests.tui.driving import SMALL, begun, driven, painted, press
from tests.tui.reminded import eventually, latest, prompted, rule, state, with_rules

pytestmark = pytest.mark.usefixtures("ready")

HOUR = timedelta(hours=1)


async def test_what_is_due_comes_as_one_prompt_and_counts_as_shown(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    with_rules(store, rule(clock), rule(clock, id="log", label="Write it down"))
    async with driven(app) as pilot:
        await prompted(pilot, app)
        assert "2 reminders for you" in painted(app)
        assert "Evening tea" in painted(app)
        assert "Write it down" in painted(app)
    assert (latest(store).state, latest(store).rung, latest(store).shown) == ("shown", "this screen", 1)


async def test_it_says_what_it_is_about_when_it_was_due_and_how_often_it_was_snoozed(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    with_rules(store, rule(clock))
    async with driven(app) as pilot:
        await prompted(pilot, app)
        assert "due today 08:00" in painted(app)
        await press(pilot, "5")
        assert not isinstance(app.screen, ReminderPrompt)
        clock.advance(301)
        await prompted(pilot, app)
        await press(pilot, "1")
        clock.advance(901)
        await prompted(pilot, app)
        assert "Snoozed twice" in painted(app)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("n",), "postponed"),
        (("x",), "dismissed"),
        (("d",), "done"),
        (("enter",), "done"),
        (("escape",), "shown"),
        (("s", "escape"), "shown"),
        (("6",), "snoozed"),
    ],
)
async def test_each_key_is_an_answer(
    app: CoachApp, store: Store, clock: FakeClock, keys: tuple[str, ...], answer: State
) -> None:
    with_rules(store, rule(clock))
    async with driven(app) as pilot:
        await prompted(pilot, app)
        await press(pilot, *keys)
        assert isinstance(app.screen, ReminderPrompt) is (keys == ("s", "escape"))
    assert state(store) == answer


@pytest.mark.parametrize(("keys", "why"), [(("2",), "too much pain"), (("5", *"guests", "enter"), "guests")])
async def test_a_skip_has_a_reason(
    app: CoachApp, store: Store, clock: FakeClock, keys: tuple[str, ...], why: str
) -> None:
    with_rules(store, rule(clock))
    async with driven(app) as pilot:
        await prompted(pilot, app)
        await press(pilot, "s", *keys)
    assert (latest(store).state, latest(store).why) == ("skipped", why)


async def test_what_is_left_waiting_stands_on_today_and_one_key_brings_it_back(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    with_rules(store, rule(clock))
    async with driven(app) as pilot:
        await prompted(pilot, app)
        await press(pilot, "escape")
        assert "Waiting: Evening tea" in painted(app)
        await press(pilot, "l", "0")
        assert isinstance(app.screen, ReminderPrompt)
        await press(pilot, "x", "t")
        assert "Waiting" not in painted(app)


async def test_it_takes_no_key_from_somebody_who_types_in_a_dialog(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    async with driven(app) as pilot:
        await press(pilot, "c")
        with_rules(store, rule(clock))
        await app.reminding.tend()
        await eventually(pilot, lambda: state(store) == "shown")
        assert isinstance(app.screen, CheckInScreen)
        assert "Evening tea" in painted(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "0")
        assert isinstance(app.screen, ReminderPrompt)


async def test_nobody_is_disturbed_before_a_run(app: CoachApp, store: Store, clock: FakeClock) -> None:
    async with driven(app) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, AnythingNewScreen)
        with_rules(store, rule(clock))
        await app.reminding.tend()
        clock.advance(5)
        await eventually(pilot, lambda: app.reminders is not None and app.reminders.screen)
        assert store.reminders.log().deliveries == {}


async def test_a_forgotten_run_holds_back_no_reminder_and_one_that_is_attended_does(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    async with driven(app) as pilot:
        await press(pilot, "enter")
        screen = await begun(pilot)
        await press(pilot, "space")
        with_rules(store, rule(clock))
        await app.reminding.tend()
        clock.advance(30)
        await eventually(pilot, lambda: app.reminders is not None and app.reminders.screen)
        assert store.reminders.log().deliveries == {}
        for _ in range(150):
            clock.advance(4)
            screen.look()
        await eventually(pilot, lambda: state(store) == "shown")
        assert app.screen is screen


async def test_what_waited_when_coach_was_closed_is_asked_at_the_start(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    with_rules(store, rule(clock))
    async with driven(app) as pilot:
        await prompted(pilot, app)
    again = CoachApp(store, app._load_library, clock)
    async with driven(again):
        assert isinstance(again.screen, ReminderPrompt)


async def test_only_one_of_two_screens_delivers(app: CoachApp, store: Store, clock: FakeClock) -> None:
    with_rules(store, rule(clock))
    holder = store.claim_screen()
    assert holder is not None
    async with driven(app) as pilot:
        await app.reminding.tend()
        assert store.reminders.log().deliveries == {}
        holder.release()
        await prompted(pilot, app)
    assert store.screen_open() is False


async def test_while_the_terminal_is_somebody_elses_nothing_counts_as_shown(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    async with driven(app) as pilot:
        app.app_suspend_signal.publish(app)
        with_rules(store, rule(clock))
        await app.reminding.tend()
        await eventually(pilot, lambda: state(store) == "later")
        assert "background" in latest(store).why
        app.app_resume_signal.publish(app)
        clock.advance(61)
        await prompted(pilot, app)


async def test_an_evening_reminder_opens_the_evening_log_and_its_answer_settles_it(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    clock.advance(12 * 3600)
    with_rules(store, rule(clock, about="evening", label="Evening log", when=Follows()))
    async with driven(app) as pilot:
        await prompted(pilot, app)
        await press(pilot, "enter")
        assert isinstance(app.screen, EveningScreen)
        await press(pilot, "6", "4", "escape")
        await eventually(pilot, lambda: state(store) == "done")
        await eventually(pilot, lambda: "Waiting" not in painted(app))


async def test_a_visit_reminder_asks_exactly_its_question(app: CoachApp, store: Store, clock: FakeClock) -> None:
    visit = store.journal.add(Visit(at=clock.now() - 25 * HOUR, pain_before=5, pain_after=3))
    with_rules(store, rule(clock, about="visit", label="Visits", when=Follows()))
    async with driven(app) as pilot:
        await prompted(pilot, app)
        assert "A day after your visit" in painted(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, AskScore)
        await press(pilot, "2", "enter")
        await eventually(pilot, lambda: state(store) == "done")
    kept = store.journal.get(visit.id)
    assert isinstance(kept, Visit)
    assert kept.pain_24h == 2


async def test_a_break_opens_a_minute_of_moving(app: CoachApp, store: Store, clock: FakeClock) -> None:
    due = clock.now() - timedelta(minutes=3)
    with_rules(store, rule(clock, about="break", label="Micro-break", when=Daily((f"{due:%H:%M}",))))
    async with driven(app) as pilot:
        await prompted(pilot, app)
        await press(pilot, "enter")
        assert isinstance(app.screen, AnythingNewScreen)
    assert latest(store).state == "done"


@pytest.fixture
def opened(coach_home, store: Store, clock: FakeClock) -> Callable[[str], CoachApp]:  # type: ignore[no-untyped-def]
    """Makes the app as `coach --reminder KEY` does."""
    return lambda key: CoachApp(store, lambda: load(coach_home), clock, opens=key)


async def test_coach_opens_on_what_a_reminder_is_about(
    app: CoachApp, store: Store, clock: FakeClock, opened: Callable[[str], CoachApp]
) -> None:
    clock.advance(12 * 3600)
    with_rules(store, rule(clock, about="evening", label="Evening log", when=Follows()))
    async with driven(app) as pilot:
        await prompted(pilot, app)
    again = opened(latest(store).one.key)
    async with driven(again, SMALL):
        assert isinstance(again.screen, EveningScreen)


async def test_a_reminder_that_is_gone_opens_today(opened: Callable[[str], CoachApp]) -> None:
    app = opened("tea/gone")
    async with driven(app):
        assert isinstance(app.screen, TodayScreen)
        assert "This reminder is gone" in painted(app)


async def test_a_screen_left_open_overnight_shows_the_new_day(app: CoachApp, clock: FakeClock) -> None:
    clock.advance(13 * 3600)
    async with driven(app) as pilot:
        page = app.screen
        assert isinstance(page, TodayScreen)
        evening = greeting(clock.now())
        await eventually(pilot, lambda: evening in painted(app))
        clock.advance(11 * 3600)
        page._show_time()
        morning = greeting(clock.now())
        assert morning != evening
        await eventually(pilot, lambda: morning in painted(app) and page._day == "2026-11-24")


async def test_a_screen_left_open_overnight_brings_what_came_due_in_the_sleep(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    clock.advance(13 * 3600)
    with_rules(store, rule(clock, when=Daily(("08:00",)), since=clock.now()))
    async with driven(app) as pilot:
        clock.advance(11 * 3600)
        await prompted(pilot, app)
        assert latest(store).one.day == clock.now().date()
        await press(pilot, "escape")
        await eventually(pilot, lambda: "Waiting: Evening tea" in painted(app))


@pytest.mark.parametrize("in_the_way", ["the prompt", "nothing", "a dialog"])
async def test_open_on_a_notification_of_this_screen_opens_it_here(
    app: CoachApp, store: Store, clock: FakeClock, in_the_way: str
) -> None:
    clock.advance(12 * 3600)
    with_rules(store, rule(clock, about="evening", label="Evening log", when=Follows()))
    async with driven(app) as pilot:
        await prompted(pilot, app)
        if in_the_way != "the prompt":
            await press(pilot, "escape")
        if in_the_way == "a dialog":
            await press(pilot, "c")
        notification = Prompt((latest(store),), "Evening log", "How was today?", sound=True)
        await app.reminding.desktop._take(notification, PRESS_DO)
        wanted = CheckInScreen if in_the_way == "a dialog" else EveningScreen
        await eventually(pilot, lambda: isinstance(app.screen, wanted))
        assert state(store) == "shown"
