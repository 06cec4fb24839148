"""The Visits page: record, questions, guide, plan, costs, and text that does nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from coach.domain.journal.entries import Homework, Place, TherapistQuestion, Visit
from coach.domain.person.profile import Condition, Course
from coach.domain.text import is_clean
from coach.domain.visits.course import visits_of
from coach.store import Store
from coach.tui.app import CoachApp
from tests.clock import FakeClock
from tests.hostile import HOSTILE
from tests.ready import make_ready
from tests.tui.driving import LARGE, SMALL, driven, painted, press

pytestmark = pytest.mark.usefixtures("ready")


def visits(store: Store) -> tuple[Visit, ...]:
    return visits_of(store.journal.entries())


def past_visit(store: Store, clock: FakeClock, days: float = 3, **told: object) -> Visit:
    return store.journal.add(Visit(at=clock.now() - timedelta(days=days), provider="Ann", **told))  # type: ignore[arg-type]


async def test_a_planned_visit_is_kept_with_time_and_name(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "n", *"2026-12-01 14:00")
        await press(pilot, "enter", *"Ann", "enter", "1", "3", *"60", "enter")
        found = visits(store)
        assert len(found) == 1
        assert f"{found[0].at:%Y-%m-%d %H:%M}" == "2026-12-01 14:00"
        assert (found[0].provider, found[0].provider_kind, found[0].reason) == ("Ann", "lmt", "chronic")
        assert found[0].duration_min == 60
        assert "planned" in painted(app)


async def test_a_form_shows_how_the_time_is_read_while_it_is_typed(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "n", *"10 Dec 14")
        assert "= Thu 10 December" not in painted(app)
        await press(pilot, *":00")
        assert "= Thu 10 December, 14:00" in painted(app)


async def test_a_visit_without_a_time_is_not_kept(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "n", *"soon", "enter", *"Ann", *["enter"] * 5)
        assert "Coach needs an exact time." in painted(app)
        await press(pilot, "escape")
    assert not visits(store)


async def test_enter_asks_what_is_not_told_yet_and_digits_answer(app: CoachApp, store: Store, clock: FakeClock) -> None:
    past_visit(store, clock, days=2.5, pain_before=6, pain_after=4, pain_24h=4)
    async with driven(app) as pilot:
        await press(pilot, "b")
        assert "1 to answer" in painted(app)
        await press(pilot, "enter", "3", "4", "enter", "y")
        assert (visits(store)[0].pain_48h, visits(store)[0].relief_days, visits(store)[0].book_again) == (3, 4, True)
        assert "6 → 3" in painted(app)
        await press(pilot, "u")
        assert visits(store)[0].pain_48h is None


async def test_escape_keeps_what_was_answered_of_a_part(app: CoachApp, store: Store, clock: FakeClock) -> None:
    past_visit(store, clock, days=2.5, pain_before=6, pain_after=4, pain_24h=4)
    async with driven(app) as pilot:
        await press(pilot, "b", "enter", "3", "escape")
    assert visits(store)[0].pain_48h == 3


async def test_the_places_that_were_treated_are_asked_right_after(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    past_visit(store, clock, days=0.1, pain_before=6)
    async with driven(app) as pilot:
        await press(pilot, "b", "enter", "4", "escape", "f", "n", "e", "space", "enter")
    assert visits(store)[0].pain_after == 4
    assert [place.region for place in visits(store)[0].areas] == ["neck"]


async def test_one_part_can_be_changed_later(app: CoachApp, store: Store, clock: FakeClock) -> None:
    past_visit(store, clock, areas=(Place("neck"),), cost=80.0)
    async with driven(app) as pilot:
        await press(pilot, "b", "e", "6", "backspace", "backspace", *"95", "escape")
    assert visits(store)[0].cost == 95.0


async def test_what_is_deleted_comes_back_with_u(app: CoachApp, store: Store, clock: FakeClock) -> None:
    past_visit(store, clock)
    async with driven(app) as pilot:
        await press(pilot, "b", "d")
        assert not visits(store)
        await press(pilot, "u")
        assert len(visits(store)) == 1


async def test_the_next_visit_stands_on_top_and_past_ones_newest_first(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    for days in (30, 3, -9, -2):
        past_visit(store, clock, days=days)
    async with driven(app) as pilot:
        await press(pilot, "b")
        listing = app.screen.query_one("#lines", OptionList)
        shown = [listing.get_option_at_index(index).id for index in range(4)]
    order = [visit.id for visit in visits(store)]
    assert shown == [order[2], order[3], order[1], order[0]]


async def test_a_question_is_kept_and_struck_off_with_its_answer(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "a", *"swim", "enter")
        assert "[ ] open" in painted(app)
        await press(pilot, "enter", *"yes", "enter")
        assert "[x] answered" in painted(app)
    found = [entry for entry in store.journal.entries() if isinstance(entry, TherapistQuestion)]
    assert [(each.note, each.answer) for each in found] == [("swim", "yes")]
    assert found[0].answered_at is not None


async def test_ticks_of_what_to_tell_stay_with_the_visit(app: CoachApp, store: Store, clock: FakeClock) -> None:
    past_visit(store, clock, days=-1)
    async with driven(app) as pilot:
        await press(pilot, "b", "k", "space", "down", "down", "space", "enter")
        assert "2 of 11" in painted(app)
    assert visits(store)[0].told == ("pain", "last_visit")


async def test_the_guide_warns_this_person(app: CoachApp, store: Store, clock: FakeClock) -> None:
    make_ready(store, clock.now(), [Condition("blood_thinner")])
    async with driven(app) as pilot:
        await press(pilot, "b", "4", "down")
        assert "Not with blood thinners" in " ".join(painted(app).split())


async def test_the_plan_shows_the_look_back_after_the_third_visit(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    for days in (30, 20, 10):
        past_visit(store, clock, days=days, pain_before=6, pain_48h=4)
    async with driven(app, LARGE) as pilot:
        await press(pilot, "b", "5", "end")
        assert "After 3 visits there is a first sign" in " ".join(painted(app).split())


async def test_a_budget_is_planned_and_compared_with_what_was_paid(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    past_visit(store, clock, cost=90.0, insurer=30.0, currency="EUR")
    async with driven(app, LARGE) as pilot:
        await press(pilot, "b", "6", "enter", *"10", "enter", *"80", "enter", *"50", "enter", *"EUR", "enter")
        assert store.load_profile().course == Course(10, 80.0, 50.0, "EUR")
        assert "800.00 EUR" in painted(app)
        assert "60.00 EUR of 50.00 EUR, more than you meant" in str(app.screen.query_one("#details", Static).content)
        await press(pilot, "u")
        assert store.load_profile().course == Course()


async def test_a_number_that_can_not_be_read_is_said_and_nothing_is_lost(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    past_visit(store, clock)
    async with driven(app) as pilot:
        await press(pilot, "b", "e", "6", *"1x", "escape")
        assert "is not a number" in painted(app)
        await press(pilot, "backspace", "escape")
    assert visits(store)[0].cost == 1.0


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_hostile_text_does_nothing_in_any_section(
    app: CoachApp, store: Store, clock: FakeClock, size: tuple[int, int]
) -> None:
    at = clock.now() - timedelta(days=1)
    for name, text in HOSTILE.items():
        if not is_clean(text) or name == "lone surrogate":
            continue
        visit = store.journal.add(Visit(at=at, provider=text[:200], goal=text, note=text, currency=text[:8], cost=1.0))
        store.journal.add(TherapistQuestion(at=at, note=text, answer=text))
        given = Homework(at=at, exercise="cat-cow", note=text, said_dose=text[:200], stop_if=text, visit=visit.id)
        store.journal.add(given)
    async with driven(app, size) as pilot:
        await press(pilot, "b")
        for section in "123456":
            await press(pilot, section)
            listing = app.screen.query_one("#lines", OptionList)
            for index in range(listing.option_count):
                listing.highlighted = index
                await pilot.pause()
                assert all(is_clean(line) for line in painted(app).splitlines())
        for keys in (("1", "e", "1"), ("escape", "2", "e"), ("escape", "6", "enter"), ("escape",)):
            await press(pilot, *keys)
            assert app._exception is None
        assert app.is_running


PERSONAL = Path(__file__).parents[1] / "guide" / "ics" / "personal.ics"


async def test_of_a_personal_calendar_only_what_is_ticked_is_taken_in_and_u_takes_it_back(
    app: CoachApp, store: Store
) -> None:
    async with driven(app, size=SMALL) as pilot:
        await press(pilot, "b", "i", *str(PERSONAL), "enter")
        assert "Which of these are visits?" in painted(app)
        assert "[ ]  Dentist, Fri" in painted(app)
        assert "[x]  Physio, Mon" in painted(app)
        await press(pilot, "enter")
        assert sorted(visit.provider for visit in visits(store)) == ["Massage session", "Physio"]
        assert "2 visits added" in painted(app)
        await press(pilot, "u")
        assert visits(store) == ()


async def test_a_calendar_that_is_left_at_the_list_brings_nothing(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "b", "i", *str(PERSONAL), "enter", "escape")
        assert visits(store) == ()
        await press(pilot, "i", *"/nowhere.ics", "enter")
        assert "could not be read" in painted(app)


async def test_a_visit_can_be_cancelled_and_taken_up_again(app: CoachApp, store: Store, clock: FakeClock) -> None:
    store.journal.add(Visit(at=clock.now() + timedelta(days=3), provider="Ann"))
    async with driven(app) as pilot:
        await press(pilot, "b", "o")
        assert visits(store) == ()
        assert "cancelled" in painted(app)
        await press(pilot, "o")
        assert len(visits(store)) == 1
