"""The check-in: two keys without a place, four with one, and everything else where wanted."""

from datetime import timedelta

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from coach.domain.journal.entries import CheckIn, Place
from coach.domain.text import is_clean
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.check_in import CheckInScreen
from coach.tui.widgets.body_chart import BodyChart
from tests.clock import FakeClock
from tests.hostile import HOSTILE
from tests.tui.driving import LARGE, SMALL, driven, painted, press, settled


def only(store: Store) -> CheckIn:
    (entry,) = store.journal.latest(5, frozenset({CheckIn}))
    assert isinstance(entry, CheckIn)
    return entry


async def open_check_in(app: CoachApp, pilot: Pilot[None]) -> None:
    await app.push_screen(CheckInScreen())
    await settled(pilot)


async def test_pain_with_a_usual_place_takes_four_keys(
    app: CoachApp, store: Store, clock: FakeClock, ready: None
) -> None:
    at = clock.now() - timedelta(days=1)
    store.journal.add(CheckIn(at=at, pain=3, places=(Place("buttock", "right", 3),)))
    async with driven(app) as pilot:
        while len(app.screen_stack) > 1:
            await press(pilot, "escape")
        await press(pilot, "c", "6", "v", "enter")
    entry = store.journal.latest(1)[0]
    assert isinstance(entry, CheckIn)
    assert entry.places == (Place("buttock", "right", 6),)


async def test_the_figure_is_one_key_away(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app) as pilot:
        await open_check_in(app, pilot)
        await press(pilot, "6", "b", "left", "enter")
    assert only(store).places == (Place("low-back", "left", 6),)


async def test_tab_leads_to_the_figure_as_well(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app) as pilot:
        await open_check_in(app, pilot)
        await press(pilot, "6", "tab", "enter")
    assert only(store).places == (Place("low-back", None, 6),)


async def test_each_place_has_its_own_score_and_kind(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app) as pilot:
        await open_check_in(app, pilot)
        await press(pilot, "6", "b", "left", "7", "i", "down", "3", "t")
        assert "low back, left, 7 of 10, stiff" in painted(app)
        await press(pilot, "enter")
    assert only(store).places == (Place("low-back", "left", 7, "stiff"), Place("buttock", "left", 3, "tingling"))


async def test_a_time_before_now_is_kept_and_said_to_be_written_later(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app) as pilot:
        await open_check_in(app, pilot)
        app.screen.query_one("#when", Input).value = "2026-11-22 21:00"
        await press(pilot, "4", "enter")
        assert "written down later" in painted(app)
    assert f"{only(store).at:%d %H:%M}" == "22 21:00"
    assert only(store).backdated


@pytest.mark.parametrize("typed", ["2027-01-01 10:00", "soon"])
async def test_a_time_that_can_not_be_is_refused(app: CoachApp, store: Store, ready: None, typed: str) -> None:
    async with driven(app) as pilot:
        await open_check_in(app, pilot)
        app.screen.query_one("#when", Input).value = typed
        await press(pilot, "4", "enter")
        assert isinstance(app.screen, CheckInScreen)
    assert store.journal.latest(5, frozenset({CheckIn})) == ()


async def test_the_time_is_shown_as_it_is_read(app: CoachApp, ready: None) -> None:
    async with driven(app, SMALL) as pilot:
        await open_check_in(app, pilot)
        app.screen.query_one("#when", Input).value = "yesterday 9pm"
        await settled(pilot)
        assert "= Sun 22 November, 21:00" in painted(app)
        assert "Save" in painted(app)


async def test_high_pain_says_that_the_safety_questions_come(
    app: CoachApp, store: Store, clock: FakeClock, ready: None
) -> None:
    store.journal.add(CheckIn(at=clock.now(), pain=4))
    clock.advance(3600)
    async with driven(app) as pilot:
        await open_check_in(app, pilot)
        await press(pilot, "9", "enter")
        assert "safety questions" in painted(app)
    latest = store.journal.latest(1, frozenset({CheckIn}))[0]
    assert isinstance(latest, CheckIn)
    assert latest.pain == 9


async def test_low_pain_says_nothing_of_them(app: CoachApp, ready: None) -> None:
    async with driven(app) as pilot:
        await open_check_in(app, pilot)
        await press(pilot, "4", "enter")
        assert "safety questions" not in painted(app)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_figure_words_and_all_fields_are_on_the_screen(app: CoachApp, ready: None, size: tuple[int, int]) -> None:
    async with driven(app, size) as pilot:
        await open_check_in(app, pilot)
        text = painted(app)
    for seen in ("front", "back", "whole", "Where", "v  low back", "When", "Note", "Save", "Enter saves"):
        assert seen in text


async def test_mouse_alone_is_enough(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app) as pilot:
        await open_check_in(app, pilot)
        await pilot.click(BodyChart, offset=(31, 8))
        await pilot.click("#score", offset=(22, 0))
        await settled(pilot)
    assert only(store).pain == 4
    assert only(store).places == (Place("low-back", "left", 4),)


@pytest.mark.parametrize("name", sorted(set(HOSTILE) - {"long", "many lines"}))
async def test_hostile_notes_are_kept_clean_and_do_nothing(app: CoachApp, store: Store, ready: None, name: str) -> None:
    async with driven(app) as pilot:
        await open_check_in(app, pilot)
        app.screen.query_one("#note", Input).value = HOSTILE[name]
        await press(pilot, "4", "enter")
        assert all(is_clean(line) for line in painted(app).splitlines())
        assert app.is_running
    assert is_clean(only(store).note)


async def test_what_is_typed_before_the_check_in_is_painted_is_kept(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        app.action_check_in()
        for key, character in (("4", "4"), ("enter", "\r")):
            app.post_message(Key(key, character))
        await settled(pilot)
    assert [entry.pain for entry in store.journal.entries(kinds=(CheckIn,)) if isinstance(entry, CheckIn)] == [4]
