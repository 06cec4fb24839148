"""What Coach may remind of is proposed once and never forced."""

import pytest

from coach.domain.safety.answers import safety_check
from coach.domain.safety.red_flags import full_list
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.proposals import ProposalsScreen
from coach.tui.screens.today import TodayScreen
from tests.clock import FakeClock
from tests.tui.driving import LARGE, SMALL, driven, painted, press

pytestmark = pytest.mark.usefixtures("never_asked")

USUAL = ["plan", "evening", "visit", "waking", "weekly", "homework"]


@pytest.fixture
def never_asked(ready: None, store: Store) -> None:
    """The person has a profile from before there were reminders."""
    store.reminders.change_book(lambda book: type(book)())


def kept(store: Store) -> list[str]:
    return [rule.id for rule in store.reminders.book().rules]


def again(app: CoachApp) -> CoachApp:
    """The next start."""
    return CoachApp(app.store, app._load_library, app.clock)


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 16)])
async def test_the_usual_ones_are_ticked_and_enter_takes_them(
    app: CoachApp, store: Store, size: tuple[int, int]
) -> None:
    async with driven(app, size) as pilot:
        assert isinstance(app.screen, ProposalsScreen)
        assert "once a day at the first" in painted(app)
        assert store.reminders.book().rules == ()
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
    assert kept(store) == USUAL
    async with driven(again(app)) as pilot:
        assert not isinstance(pilot.app.screen, ProposalsScreen)


async def test_ticks_are_the_persons_own(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "space", *["down"] * 7, "space", "enter")
    assert kept(store) == [*USUAL[1:], "break"]


async def test_none_is_an_answer_that_is_not_asked_again(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "n")
    assert kept(store) == []
    assert store.reminders.book().agreed
    async with driven(again(app)) as pilot:
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_escape_asks_another_time(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
    async with driven(again(app)) as pilot:
        assert isinstance(pilot.app.screen, ProposalsScreen)


async def test_nobody_with_a_warning_sign_is_asked(app: CoachApp, store: Store, clock: FakeClock) -> None:
    asked = [flag.id for flag in full_list(pregnant=False, first_run=True, age_band="45_59")]
    store.keep_safety(safety_check(asked, {"RF12": ""}, "new_episode", clock.now(), "45_59"))
    async with driven(app):
        assert not isinstance(app.screen, ProposalsScreen)


async def test_the_page_brings_them_up_again(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "n", "z", "g", "space", "enter")
        assert kept(store) == ["plan"]
        assert "Today's routine" in painted(app)
