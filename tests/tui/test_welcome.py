"""The first run: few keys, every answer kept at once, and nothing that can not be left out but safety."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from coach.domain.body_map.drawn import SIZES, drawn
from coach.domain.body_map.spots import Spot
from coach.domain.journal.entries import Place, Visit
from coach.domain.person.first_questions import FIRST_QUESTIONS
from coach.domain.person.profile import Condition, Profile
from coach.domain.safety.conditions import CONDITIONS, GROUPS
from coach.domain.text import is_clean
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.welcome import WelcomeScreen
from coach.tui.widgets.body_chart import BodyChart
from coach.tui.widgets.checklist import Checklist
from tests.hostile import HOSTILE
from tests.tui.driving import LARGE, SMALL, driven, painted, press, settled

IDENTS = list(CONDITIONS)


@asynccontextmanager
async def welcomed(
    app: CoachApp, results: list[bool | None] | None = None, size: tuple[int, int] = SMALL
) -> AsyncIterator[Pilot[None]]:
    """The app with the first questions on the screen; what they end with goes into `results`."""
    async with driven(app, size) as pilot:
        while isinstance(app.screen, WelcomeScreen):
            app.pop_screen()
            await settled(pilot)
        app.push_screen(WelcomeScreen(), (results if results is not None else []).append)
        await settled(pilot)
        yield pilot


async def to_the_end_of_the_list(pilot: Pilot[None], key: str) -> None:
    """Presses the key until the list is done with."""
    listing = pilot.app.screen.query_one(Checklist)
    while listing.is_attached:
        await press(pilot, key)


async def test_someone_without_conditions_is_through_in_a_few_keys(app: CoachApp, store: Store) -> None:
    results: list[bool | None] = []
    async with welcomed(app, results) as pilot:
        await to_the_end_of_the_list(pilot, "n")
        await press(pilot, "2", "1", "left", "space", "enter", "5")
        await press(pilot, *["space", "down"] * 5, "enter", "space", "enter", "2", "1", "7", "enter")
        await press(pilot, *["escape"] * 4)
    assert results == [True]
    assert store.load_profile() == Profile(
        conditions=(),
        age_band="18_44",
        places=(Place("low-back", "left"),),
        episode=date(2026, 8, 23),
        positions=("standing", "wall", "chair", "floor", "bed"),
        equipment=("tennis-ball",),
        minutes=10,
        times=("08:00",),
        safe=7,
        skipped=("number", "next_visit", "last_visit", "activities", "goal"),
    )
    assert store.load_settings().emergency_number == app.settings.emergency_number == "112"


async def test_each_answer_is_kept_at_once_and_it_goes_on_where_it_stopped(app: CoachApp, store: Store) -> None:
    store.save_profile(Profile(conditions=(), minutes=10, skipped=("number",)))
    async with welcomed(app) as pilot:
        assert "2 of 14" in painted(app)
        await press(pilot, "3")
        assert store.load_profile().age_band == "45_59"
        assert "4 of 14" in painted(app)
        await press(pilot, "escape", "f7")
        assert "4 of 14" in painted(app)


async def test_what_another_window_changes_meanwhile_stays(app: CoachApp, store: Store) -> None:
    store.save_profile(Profile(conditions=()))
    async with welcomed(app) as pilot:
        store.save_profile(Profile(conditions=(Condition("heart"),), liked=("cat-cow",)))
        await press(pilot, "1")
    assert store.load_profile() == Profile(conditions=(Condition("heart"),), liked=("cat-cow",), age_band="under_18")


async def test_everything_can_be_left_out_but_conditions_keep_routines_locked(app: CoachApp, store: Store) -> None:
    results: list[bool | None] = []
    async with welcomed(app, results) as pilot:
        await press(pilot, *["escape"] * len(FIRST_QUESTIONS))
        assert results == [False]
        assert "Routines stay locked" in " ".join(painted(app).replace("▌", " ").split())
    profile = store.load_profile()
    assert profile.conditions is None
    assert "conditions" not in profile.skipped
    assert len(profile.skipped) == len(FIRST_QUESTIONS) - 1


async def test_one_may_look_around_first(app: CoachApp, store: Store) -> None:
    results: list[bool | None] = []
    async with welcomed(app, results) as pilot:
        await press(pilot, "f8")
    assert results == [False]
    assert store.load_profile() == Profile()


async def test_all_seven_groups_with_their_examples_are_on_one_page(app: CoachApp) -> None:
    async with welcomed(app):
        text = " ".join(painted(app).split())
        for row in GROUPS.values():
            assert f"{row.name}: {row.examples}" in text


async def test_a_marked_group_opens_its_lines_and_counts_as_all_of_them_until_one_is_ticked(
    app: CoachApp, store: Store
) -> None:
    async with welcomed(app) as pilot:
        await press(pilot, "4")
        assert "I get dizzy or faint" in painted(app)
        await press(pilot, "n")
        assert store.load_profile().conditions is None
        await press(pilot, "enter")
    assert (store.load_profile().conditions, store.load_profile().marked) == ((), ("heart",))


async def test_arthritis_in_a_place_asks_whether_it_is_rheumatoid(app: CoachApp, store: Store) -> None:
    async with welcomed(app) as pilot:
        await press(pilot, "6", "down", "space", "enter", "f", "n", "e", "space", "enter")
        assert "Is it rheumatoid arthritis or ankylosing spondylitis?" in painted(app)
        await press(pilot, "y", "enter")
    assert {condition.id for condition in store.load_profile().conditions or ()} == {"arthritis", "rheum"}


async def test_enter_with_nothing_ticked_is_no_answer(app: CoachApp, store: Store) -> None:
    async with welcomed(app) as pilot:
        await press(pilot, "end", "enter")
        assert store.load_profile().conditions is None
        assert "Nothing is ticked" in painted(app)


async def test_a_condition_asks_for_its_places_and_its_day(app: CoachApp, store: Store) -> None:
    async with welcomed(app) as pilot:
        await press(pilot, "1", *["down"] * 5, "space", "enter")
        assert "I had an operation in the last 12 weeks. Where?" in painted(app)
        await press(pilot, "f", "n", "e", "space", "enter")
        assert "When was the operation?" in painted(app)
        app.screen.query_one(Input).value = "2026-11-31"
        await press(pilot, "enter")
        assert "is not a day" in painted(app)
        app.screen.query_one(Input).value = "2026-11-01"
        await press(pilot, "enter")
    assert store.load_profile().conditions == (Condition("operation", ("neck",), date(2026, 11, 1)),)


async def test_what_is_left_out_of_a_condition_counts_everywhere(app: CoachApp, store: Store) -> None:
    async with welcomed(app) as pilot:
        await press(pilot, "1", *["down"] * 5, "space", "enter")
        await press(pilot, "escape", "escape")
        assert "2 of 14" in painted(app)
    assert store.load_profile().conditions == (Condition("operation"),)


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("space",), Place("low-back")),
        (("left", "space"), Place("low-back", "left")),
        (("down", "space", "right", "space"), Place("buttock", "both")),
        (("down", "space", "right", "space", "left", "space"), Place("buttock", "right")),
        (("f", "c", "h", "space"), Place("chest", "right")),
    ],
)
async def test_places_are_marked_on_the_body(app: CoachApp, store: Store, keys: tuple[str, ...], place: Place) -> None:
    store.save_profile(Profile(conditions=(), age_band="18_44", skipped=("number",)))
    async with welcomed(app) as pilot:
        await press(pilot, *keys, "enter")
    assert store.load_profile().places == (place,)


async def test_the_mouse_does_what_the_keys_do(app: CoachApp, store: Store) -> None:
    store.save_profile(Profile(conditions=(), age_band="18_44", skipped=("number",)))
    async with welcomed(app) as pilot:
        labels = drawn(*SIZES[-1]).labels
        for spot in (Spot("back", "neck", "left"), Spot("back", "low-back", "right")):
            await pilot.click(BodyChart, offset=labels[spot])
        await settled(pilot)
        await pilot.click("#done")
        await settled(pilot)
        assert store.load_profile().places == (Place("neck", "left"), Place("low-back", "right"))
        lines = painted(app).splitlines()
        await pilot.click(offset=(10, next(y for y, line in enumerate(lines) if "some weeks ago" in line)))
        await settled(pilot)
    assert store.load_profile().episode == date(2026, 11, 9)


async def test_a_day_and_other_answers_can_be_typed(app: CoachApp, store: Store) -> None:
    store.save_profile(Profile(conditions=(), age_band="18_44", places=(), positions=(), equipment=()))
    async with welcomed(app) as pilot:
        for text in ("0800 112", "2026-11-05", "33", "7 19:30"):
            await press(pilot, "tab")
            app.screen.query_one(Input).value = "x"
            await press(pilot, "enter")
            assert "x" in app.screen.query_one(Input).value
            app.screen.query_one(Input).value = text
            await press(pilot, "enter")
    profile = store.load_profile()
    assert store.load_settings().emergency_number == "0800 112"
    assert (profile.episode, profile.minutes, profile.times) == (date(2026, 11, 5), 33, ("07:00", "19:30"))


async def test_visits_go_into_the_journal_with_the_places_that_were_treated(app: CoachApp, store: Store) -> None:
    others = ("number", "episode", "positions", "equipment", "minutes", "times", "safe", "age", "places")
    store.save_profile(Profile(conditions=(), skipped=others))
    async with welcomed(app) as pilot:
        app.screen.query_one("#at", Input).value = "2026-12-01 14:00"
        await press(pilot, "enter", *"Sam", "enter")
        assert "12 of 14" in painted(app)
        app.screen.query_one("#at", Input).value = "2026-11-20 14:00"
        await press(pilot, "enter", "enter", "right", "space", "enter")
    past, coming = (visit for visit in store.journal.entries() if isinstance(visit, Visit))
    assert (coming.provider, coming.at - past.at) == ("Sam", timedelta(days=11))
    assert past.areas == (Place("low-back", "right"),)


async def test_enter_on_an_empty_visit_says_how_to_have_none(app: CoachApp, store: Store) -> None:
    others = ("number", "episode", "positions", "equipment", "minutes", "times", "safe", "age", "places")
    store.save_profile(Profile(conditions=(), skipped=others))
    async with welcomed(app) as pilot:
        await press(pilot, "enter")
        assert "No visit: press Escape." in painted(app)
        await press(pilot, "escape")
        assert "12 of 14" in painted(app)


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 16)])
async def test_every_question_can_be_read_and_answered_at_any_size(app: CoachApp, size: tuple[int, int]) -> None:
    async with welcomed(app, size=size) as pilot:
        for number in range(1, 15):
            text = painted(app)
            assert f"{number} of 14" in text
            assert "Later" in text
            assert app.focused is not None
            assert app.focused.region.height >= 1
            await press(pilot, "escape")


async def test_hostile_text_in_the_free_fields_does_nothing(app: CoachApp, store: Store) -> None:
    others = ("number", "episode", "positions", "equipment", "minutes", "times", "safe", "age", "places")
    store.save_profile(Profile(skipped=others))

    async def each_text_in(field: str, *keys: str) -> None:
        for name, text in HOSTILE.items():
            app.screen.query_one(field, Input).value = text
            app.screen.query_one(field, Input).focus()
            await pilot.press(*keys)
            assert all(is_clean(line) for line in painted(app).splitlines()), name

    async with welcomed(app) as pilot:
        await press(pilot, "7", "end", "space", "enter")
        await each_text_in("Input")
        app.screen.query_one(Input).value = HOSTILE["action"]
        await press(pilot, "enter")
        await each_text_in("#at", "enter")
        await each_text_in("#provider")
        app.screen.query_one("#provider", Input).value = HOSTILE["closing tag"]
        app.screen.query_one("#at", Input).value = "2026-12-01 14:00"
        await press(pilot, "enter", "f8")
        assert app._exception is None
    assert store.load_profile().conditions == (Condition("allergy", note=HOSTILE["action"]),)
    assert [visit.provider for visit in store.journal.entries() if isinstance(visit, Visit)] == [HOSTILE["closing tag"]]
