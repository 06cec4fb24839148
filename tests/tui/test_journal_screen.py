"""Journal: browsing, editing, deleting and taking it back."""

from datetime import datetime, timedelta

import pytest
from textual.widgets import Input, OptionList, TextArea

from coach.domain.entries import CheckIn, Run
from coach.store import Store
from coach.tui.app import CoachApp
from tests.clock import FakeClock
from tests.tui.driving import LARGE, SMALL, driven, painted, press, settled

SAFETY_ANSWERS = 1
"""What the journal of a ready person holds besides."""


@pytest.fixture
def at(clock: FakeClock, ready: None) -> datetime:
    return clock.now() - timedelta(hours=2)


def the_entry(store: Store) -> CheckIn:
    (entry,) = store.journal.latest(5, (CheckIn,))
    assert isinstance(entry, CheckIn)
    return entry


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_an_empty_journal_says_how_to_begin(app: CoachApp, size: tuple[int, int]) -> None:
    async with driven(app, size) as pilot:
        await press(pilot, "f8", "j")
        assert "Press c to check in" in painted(app)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_newest_entry_is_first_and_shown_whole(
    app: CoachApp, store: Store, at: datetime, size: tuple[int, int]
) -> None:
    store.journal.add(CheckIn(at=at - timedelta(days=1), pain=7, note="older"))
    store.journal.add(CheckIn(at=at, pain=3, note="first line\nsecond line"))
    async with driven(app, size) as pilot:
        await press(pilot, "j")
        text = painted(app)
    assert text.index("pain 3") < text.index("pain 7")
    assert "second line" in text


async def test_an_edit_is_kept_and_can_be_taken_back(app: CoachApp, store: Store, at: datetime) -> None:
    before = store.journal.add(CheckIn(at=at, pain=3, note="stiff"))
    async with driven(app) as pilot:
        await press(pilot, "j", "e", "6")
        app.screen.query_one("#at", Input).value = "06:30"
        app.screen.query_one("#note", TextArea).text = "stiff\nafter the drive"
        app.screen.query_one("#save").focus()
        await press(pilot, "enter")
        changed = the_entry(store)
        assert (changed.id, changed.pain, changed.note) == (before.id, 6, "stiff\nafter the drive")
        assert (changed.at.hour, changed.at.minute) == (6, 30)
        await press(pilot, "u")
        back = the_entry(store)
        assert (back.pain, back.note, back.at) == (3, "stiff", before.at)


async def test_leaving_an_edit_changes_nothing(app: CoachApp, store: Store, at: datetime) -> None:
    before = store.journal.add(CheckIn(at=at, pain=3))
    async with driven(app) as pilot:
        await press(pilot, "j", "e", "9", "escape")
    assert the_entry(store) == before


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "2026-13-01 10:00", "2999-01-01 10:00"])
async def test_a_time_that_makes_no_sense_is_refused_in_place(
    app: CoachApp, store: Store, at: datetime, typed: str
) -> None:
    before = store.journal.add(CheckIn(at=at, pain=3))
    async with driven(app) as pilot:
        await press(pilot, "j", "e")
        dialog = app.screen
        app.screen.query_one("#at", Input).value = typed
        app.screen.query_one("#save").focus()
        await press(pilot, "enter")
        assert app.screen is dialog
        await press(pilot, "escape")
    assert the_entry(store) == before


async def test_a_deletion_can_be_taken_back(app: CoachApp, store: Store, at: datetime) -> None:
    kept = store.journal.add(CheckIn(at=at, pain=3))
    async with driven(app) as pilot:
        await press(pilot, "j", "d")
        assert store.journal.latest(5, (CheckIn,)) == ()
        await press(pilot, "u")
    assert the_entry(store).id == kept.id


async def test_undo_goes_back_change_by_change(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add(CheckIn(at=at, pain=3))
    store.journal.add(CheckIn(at=at - timedelta(hours=1), pain=5))
    async with driven(app) as pilot:
        await press(pilot, "j", "d", "d", "u", "u", "u")
    assert [entry.pain for entry in store.journal.latest(5, (CheckIn,)) if isinstance(entry, CheckIn)] == [3, 5]


async def test_the_mark_stays_on_its_entry_when_another_process_writes(
    app: CoachApp, store: Store, at: datetime
) -> None:
    for pain in (1, 2, 3):
        store.journal.add(CheckIn(at=at - timedelta(hours=pain), pain=pain))
    async with driven(app) as pilot:
        await press(pilot, "j", "down")
        app._poll()
        await settled(pilot)
        store.journal.add(CheckIn(at=at, pain=9))
        app._poll()
        await settled(pilot)
        listing = app.screen.query_one("#entries", OptionList)
        entries = [option for option in listing.options if not option.disabled]
        assert len(entries) == 4 + SAFETY_ANSWERS
        assert listing.highlighted_option is entries[2]


async def test_the_pain_of_a_run_can_be_added_later(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add(Run(at=at, routine="relax-11", name="Relax", ended_at=at, planned_s=60, finished=True))
    async with driven(app) as pilot:
        await press(pilot, "j", "e", "6", "tab", "4")
        app.screen.query_one("#save").focus()
        await press(pilot, "enter")
    (run,) = store.journal.latest(5, (Run,))
    assert isinstance(run, Run)
    assert (run.before, run.after) == (6, 4)
