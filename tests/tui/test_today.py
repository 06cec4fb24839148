"""Today: what to do now, and how the last days went."""

from datetime import timedelta

import pytest
from textual.widgets import OptionList

from coach.domain.entries import CheckIn, Run
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.widgets.pain_trend import PainTrend
from tests.clock import FakeClock
from tests.tui.driving import LARGE, SMALL, driven, painted, press


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_an_empty_journal_says_what_to_do_next(app: CoachApp, size: tuple[int, int]) -> None:
    async with driven(app, size):
        text = painted(app)
    assert "Press c to check in" in text
    assert "Pick a routine" in text
    assert "Not a diagnosis tool; no licensed clinician has reviewed it yet." in text


async def test_a_check_in_is_two_keys_away_from_being_kept(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "c", "4", "enter")
        (entry,) = store.journal.latest(5)
        assert isinstance(entry, CheckIn)
        assert entry.pain == 4
        assert "pain 4 of 10" in painted(app)


async def test_ten_is_typed_as_one_and_zero(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "c", "1", "0", "enter")
    (entry,) = store.journal.latest(5)
    assert isinstance(entry, CheckIn)
    assert entry.pain == 10


async def test_a_check_in_without_a_number_is_not_kept(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "c", "enter", "escape")
    assert store.journal.latest(5) == ()


async def test_a_place_and_a_note_go_with_the_number(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "c", "6", "tab", "enter", "down", "enter", "tab", "tab", *"stiff", "enter")
    (entry,) = store.journal.latest(5)
    assert isinstance(entry, CheckIn)
    assert entry.note == "stiff"
    assert [place.score for place in entry.places] == [6]


async def test_the_routine_used_last_is_offered_first(app: CoachApp, store: Store, clock: FakeClock) -> None:
    at = clock.now() - timedelta(days=1)
    store.journal.add(
        Run(at=at, routine="full-20", name="Full", ended_at=at, planned_s=60, finished=True, before=6, after=4)
    )
    async with driven(app):
        assert app.screen.query_one("#routines", OptionList).get_option_at_index(0).id == "full-20"
        assert "6 → 4, eased by 2" in painted(app)


async def test_the_trend_shows_each_day_with_its_number(app: CoachApp, store: Store, clock: FakeClock) -> None:
    for days in (0, 1, 3):
        store.journal.add(CheckIn(at=clock.now() - timedelta(days=days), pain=days + 2))
    async with driven(app):
        trend = app.screen.query_one(PainTrend).trend
        assert [day.mean for day in trend][-4:] == [5.0, None, 3.0, 2.0]


async def test_what_another_process_writes_appears(app: CoachApp, store: Store, clock: FakeClock) -> None:
    async with driven(app) as pilot:
        app._poll()
        await press(pilot, "down")
        store.journal.add(CheckIn(at=clock.now(), pain=7))
        app._poll()
        await press(pilot, "down")
        assert "pain 7 of 10" in painted(app)
