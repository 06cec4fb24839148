"""Journal: browsing, editing, deleting and taking it back."""

from datetime import datetime, timedelta

import msgspec
import pytest
from textual.widgets import Input, OptionList, Select, TextArea

from coach.domain.journal.entries import PERMANENT, AnyEntry, CheckIn, Evening, Morning, Place, Run, Visit
from coach.domain.journal.words import kind_words
from coach.domain.person.settings import Template
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.journal import JournalScreen
from tests.clock import FakeClock
from tests.domain.journal.test_words import ENTRIES
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


async def test_what_was_taken_back_can_be_done_again(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add(CheckIn(at=at, pain=3))
    async with driven(app) as pilot:
        await press(pilot, "j", "e", "6")
        app.screen.query_one("#save").focus()
        await press(pilot, "enter", "d", "u", "u")
        assert the_entry(store).pain == 3
        await press(pilot, "r")
        assert the_entry(store).pain == 6
        await press(pilot, "r")
        assert store.journal.latest(5, (CheckIn,)) == ()
        await press(pilot, "u", "u")
    assert the_entry(store).pain == 3


async def test_a_new_change_ends_what_could_be_done_again(app: CoachApp, store: Store, at: datetime) -> None:
    for pain in (3, 5):
        store.journal.add(CheckIn(at=at - timedelta(hours=pain), pain=pain))
    async with driven(app) as pilot:
        await press(pilot, "j", "d", "u", "d", "r")
    assert the_entry(store).pain == 3


async def test_headings_go_from_day_to_week_to_visit(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add(CheckIn(at=at, pain=3))
    store.journal.add(Visit(at=at - timedelta(days=3), provider="[b]Sam"))
    async with driven(app) as pilot:
        await press(pilot, "j")
        assert "Today (2026-11-23)" in painted(app)
        await press(pilot, "g")
        assert "This week from Monday 23 Nov 2026" in painted(app)
        await press(pilot, "g")
        assert "From the visit with [b]Sam on" in painted(app)
        await press(pilot, "g")
        assert "Today (2026-11-23)" in painted(app)


async def test_words_are_found_and_all_is_shown_again(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add(CheckIn(at=at, pain=3, note="after the Gärten [/]"))
    store.journal.add(CheckIn(at=at, pain=5, note="at the desk"))
    async with driven(app) as pilot:
        await press(pilot, "j", "/", *"garten [/", "enter")
        text = painted(app)
        assert "1 entry · only: “garten [/” · x shows all" in text
        assert ("pain 3" in text, "pain 5" in text) == (True, False)
        await press(pilot, "x")
        assert "pain 5" in painted(app)


async def test_escape_clears_the_search_first_and_then_leaves(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add(CheckIn(at=at, pain=5, note="at the desk"))
    async with driven(app) as pilot:
        await press(pilot, "j", "/", *"garten", "enter", "escape")
        assert app.current_mode == "journal"
        assert "pain 5" in painted(app)
        await press(pilot, "escape")
        assert app.current_mode == "today"


async def test_a_search_that_finds_nothing_says_so_and_shows_nothing(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add(CheckIn(at=at, pain=3))
    async with driven(app) as pilot:
        await press(pilot, "j", "/", *"nowhere", "enter")
        assert "0 entries · only: “nowhere”" in painted(app)
        assert app.screen.query_one("#entries", OptionList).option_count == 0
        await press(pilot, "e", "d", "k", "o")
    assert the_entry(store).pain == 3


async def test_the_filter_narrows_to_kind_place_exercise_and_pain(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add(CheckIn(at=at, pain=7, places=(Place("neck"),)))
    store.journal.add(CheckIn(at=at, pain=2, places=(Place("neck"),)))
    store.journal.add(Morning(at=at, pain=8))
    async with driven(app) as pilot:
        await press(pilot, "j", "f")
        app.screen.query_one("#kind", Select).value = CheckIn
        app.screen.query_one("#region", Select).value = "neck"
        app.screen.query_one("#least", Select).value = 6
        app.screen.query_one("#show").focus()
        await press(pilot, "enter")
        assert "1 entry · only: check-in · neck · pain 6 or more" in painted(app)
        await press(pilot, "f")
        app.screen.query_one("#most", Select).value = 3
        app.screen.query_one("#show").focus()
        await press(pilot, "enter")
        assert "The lower number comes first." in painted(app)


async def test_older_rows_are_there_before_the_end_is_reached(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add_all(CheckIn(at=at - timedelta(hours=hours), pain=hours % 11) for hours in range(900))
    async with driven(app) as pilot:
        await press(pilot, "j")
        listing = app.screen.query_one("#entries", OptionList)
        for _ in range(80):
            before = listing.option_count
            await press(pilot, "pagedown")
            assert listing.highlighted is not None
            assert listing.highlighted < before - 1 or listing.option_count == before
        await settled(pilot)
        assert sum(not option.disabled for option in listing.options) == len(store.journal.entries())


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if not isinstance(entry, PERMANENT)], ids=kind_words)
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_every_kind_can_be_edited_and_stays_as_it_is_when_saved_as_it_is(
    app: CoachApp, store: Store, ready: None, entry: AnyEntry, size: tuple[int, int]
) -> None:
    kept = store.journal.add(msgspec.structs.replace(entry, at=entry.at - timedelta(days=90)))
    async with driven(app, size) as pilot:
        await press(pilot, "j")
        listing = app.screen.query_one("#entries", OptionList)
        listing.highlighted = listing.get_option_index(kept.id)
        await press(pilot, "e")
        app.screen.query_one("#note", TextArea).text = "a [/] note"
        app.screen.query_one("#save").focus()
        await press(pilot, "enter")
    changed = store.journal.get(kept.id)
    assert changed is not None
    assert msgspec.structs.replace(changed, note=kept.note, updated_at=kept.updated_at) == kept
    assert changed.note == "a [/] note"


async def test_an_entry_can_move_to_another_month(app: CoachApp, store: Store, at: datetime) -> None:
    kept = store.journal.add(CheckIn(at=at, pain=3))
    async with driven(app) as pilot:
        await press(pilot, "j", "e")
        app.screen.query_one("#at", Input).value = "2026-09-30 21:00"
        app.screen.query_one("#save").focus()
        await press(pilot, "enter")
        assert the_entry(store).at.month == 9
        await press(pilot, "u")
    assert the_entry(store).at == kept.at


async def test_an_answer_can_be_taken_back_where_it_is_optional(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add(Morning(at=at, pain=3, sleep=6))
    async with driven(app) as pilot:
        await press(pilot, "j", "e", "tab", "backspace")
        app.screen.query_one("#save").focus()
        await press(pilot, "enter")
        (morning,) = store.journal.latest(5, (Morning,))
        assert isinstance(morning, Morning)
        assert (morning.pain, morning.sleep) == (3, None)
        await press(pilot, "e", "backspace")
        dialog = app.screen
        dialog.query_one("#save").focus()
        await press(pilot, "enter")
        assert app.screen is dialog
        assert "That does not fit." in painted(app)


async def test_an_average_above_the_worst_is_refused(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add(Evening(at=at, worst=5, average=4))
    async with driven(app) as pilot:
        await press(pilot, "j", "e", "2")
        app.screen.query_one("#save").focus()
        await press(pilot, "enter")
        assert "The average can not be above the worst." in painted(app)


async def test_the_places_of_a_check_in_are_changed_on_the_figure(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add(CheckIn(at=at, pain=3, places=(Place("neck", None, 2),)))
    async with driven(app) as pilot:
        await press(pilot, "j", "e", "tab", "backspace", "enter", "7", "s", "enter")
        app.screen.query_one("#save").focus()
        await press(pilot, "enter")
    (place,) = the_entry(store).places
    assert (place.score, place.kind) == (7, "sharp")


async def test_safety_answers_can_neither_be_edited_nor_deleted(app: CoachApp, store: Store, ready: None) -> None:
    before = store.journal.entries()
    async with driven(app) as pilot:
        await press(pilot, "j", "e", "d", "o")
        assert isinstance(app.screen, JournalScreen)
    assert store.journal.entries() == before


async def test_a_check_in_becomes_a_template_and_begins_another(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add(CheckIn(at=at, pain=6, places=(Place("low-back", None, 6, "stiff"),), note="after [b] work"))
    async with driven(app) as pilot:
        await press(pilot, "j", "k", *"desk [b]", "enter")
        (template,) = store.load_settings().templates
        assert template == Template("desk [b]", (Place("low-back", None, None, "stiff"),), "after [b] work")
        await press(pilot, "m", "1", "2", "enter")
        newest, _ = store.journal.latest(5, (CheckIn,))
        assert isinstance(newest, CheckIn)
        assert (newest.pain, newest.note) == (2, "after [b] work")
        assert [(place.region, place.kind) for place in newest.places] == [("low-back", "stiff")]
        await press(pilot, "m", "2", "1")
        assert store.load_settings().templates == ()


async def test_a_terminal_that_can_not_be_lent_to_an_editor_is_told(app: CoachApp, store: Store, at: datetime) -> None:
    store.journal.add(CheckIn(at=at, pain=6, note="as it was"))
    async with driven(app) as pilot:
        await press(pilot, "j", "o")
        assert "can not be lent" in painted(app)
    assert the_entry(store).note == "as it was"


async def test_the_numbers_of_two_weeks_are_one_key_away(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app, LARGE) as pilot:
        await press(pilot, "j", "v")
        assert "Average pain: not enough answers (0 of 7 days)" in painted(app)
        await press(pilot, "escape")
        assert "Average pain" not in painted(app)
