"""Profile and safety: the answers in words, each changed with Enter."""

from datetime import date, timedelta

import msgspec
import pytest
from textual.widgets import Input, OptionList

from coach.domain.journal.entries import Clearance, Place, SafetyCheck, Visit
from coach.domain.person.first_questions import FIRST_QUESTIONS
from coach.domain.person.profile import Condition, Profile
from coach.domain.reminders.rule import RuleBook
from coach.domain.safety.conditions import CONDITIONS
from coach.domain.safety.red_flags import RED_FLAGS
from coach.domain.text import is_clean
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.profile import ProfileScreen
from coach.tui.widgets.body_chart import BodyChart
from tests.clock import FakeClock
from tests.hostile import HOSTILE
from tests.tui.driving import LARGE, SMALL, driven, painted, press

TOLD = Profile(
    conditions=(Condition("blood_thinner"), Condition("operation", ("low-back",), date(2026, 11, 1))),
    age_band="18_44",
    places=(Place("low-back", "left"),),
    episode=date(2026, 6, 1),
    positions=("chair",),
    equipment=("mat",),
    minutes=10,
    times=("08:00",),
    safe=6,
    activities=("stairs",),
    goal_runs=5,
    skipped=("number", "next_visit", "last_visit"),
)
ORDER = list(FIRST_QUESTIONS)


@pytest.fixture
def told(store: Store, clock: FakeClock) -> Store:
    """A person who has told everything, wants no reminders, and was asked all warning signs a day ago."""
    store.save_profile(TOLD)
    asked = tuple(flag.id for flag in RED_FLAGS)
    store.keep_safety(SafetyCheck(at=clock.now() - timedelta(days=1), reason="first_run", asked=asked))
    store.reminders.change_book(lambda _: RuleBook(agreed=True))
    clock.advance(86_400)
    return store


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_all_answers_are_shown_in_words(told: Store, app: CoachApp, size: tuple[int, int]) -> None:
    async with driven(app, size) as pilot:
        await press(pilot, "y")
        text = painted(app)
    for asked in FIRST_QUESTIONS.values():
        assert asked.name in text
    assert "• I had an operation in the last 12 weeks: low back; since Sun 1 Nov" in text
    assert "No open warning signs" in text


async def test_conditions_that_were_not_asked_stand_out(told: Store, app: CoachApp) -> None:
    told.save_profile(msgspec.structs.replace(TOLD, conditions=None))
    async with driven(app) as pilot:
        await press(pilot, "f6")
        assert "until then breathing and rest are open" in painted(app)


async def test_signs_that_were_never_asked_do_not_look_like_none(store: Store, app: CoachApp) -> None:
    store.save_profile(TOLD)
    async with driven(app) as pilot:
        await press(pilot, "y")
        assert "have not all been asked yet" in painted(app)
        assert "No open" not in painted(app)


async def test_enter_changes_the_marked_answer_and_nothing_else(told: Store, app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "y", *["down"] * ORDER.index("minutes"), "enter", "1")
        assert "Minutes a day       5 " in painted(app)
        assert app.screen.query_one(OptionList).highlighted == ORDER.index("minutes")
    assert told.load_profile() == msgspec.structs.replace(TOLD, minutes=5)


async def test_escape_changes_nothing(told: Store, app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "y")
        for _ in ORDER:
            await press(pilot, "enter", "escape", "down")
            assert isinstance(app.screen, ProfileScreen)
    assert told.load_profile() == TOLD


async def test_editors_begin_with_the_present_answer(told: Store, app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "y", *["down"] * ORDER.index("places"), "enter")
        assert app.screen.query_one(BodyChart).marked == (Place("low-back", "left"),)
        await press(pilot, "escape", "down", "enter")
        assert app.screen.query_one(Input).value == "2026-06-01"


async def test_a_condition_that_is_taken_out_is_gone_and_the_others_keep_what_was_said(
    told: Store, app: CoachApp
) -> None:
    async with driven(app) as pilot:
        await press(pilot, "y", "enter", "2", "enter", "enter", "enter")
        assert isinstance(app.screen, ProfileScreen)
    assert told.load_profile().conditions == (TOLD.conditions or ())[1:]


async def test_the_last_visit_is_changed_in_place(told: Store, app: CoachApp, clock: FakeClock) -> None:
    told.journal.add(Visit(at=clock.now() - timedelta(days=3), provider="Sam", areas=(Place("neck"),)))
    async with driven(app) as pilot:
        await press(pilot, "y", *["down"] * ORDER.index("last_visit"), "enter", "enter", "end", "a", "enter", "enter")
        assert "with Sama; treated: neck" in painted(app)
    assert len(told.journal.entries(kinds=(Visit,))) == 1


async def test_a_new_episode_begins_today_after_asking(told: Store, app: CoachApp, clock: FakeClock) -> None:
    async with driven(app) as pilot:
        await press(pilot, "y", "n", "n")
        assert told.load_profile() == TOLD
        await press(pilot, "n", "y")
        assert told.load_profile().episode == clock.now().date()
        assert not isinstance(app.screen, ProfileScreen), "the warning signs are asked"


async def test_an_open_sign_is_named_and_a_clinicians_word_closes_it(
    told: Store, app: CoachApp, clock: FakeClock
) -> None:
    flag = next(flag for flag in RED_FLAGS if flag.level == "CLINICIAN_FIRST" and not flag.branches)
    check = SafetyCheck(at=clock.now(), reason="high_pain", asked=(flag.id,), raised=(flag.raised(),))
    told.keep_safety(check)
    clock.advance(60)
    async with driven(app) as pilot:
        await press(pilot, "y")
        assert flag.question.split()[-1] in painted(app)
        await press(pilot, "w", *"Berg", "enter")
        assert "No open warning signs" in painted(app)
    (clearance,) = told.journal.entries(kinds=(Clearance,))
    assert isinstance(clearance, Clearance)
    assert (clearance.cause, clearance.by) == (flag.id, "Berg")


async def test_with_nothing_open_there_is_nothing_to_clear(told: Store, app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "y", "w")
        assert "Nothing to note" in painted(app)
        assert isinstance(app.screen, ProfileScreen)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_hostile_answers_do_nothing(told: Store, app: CoachApp, clock: FakeClock, size: tuple[int, int]) -> None:
    notes = tuple(Condition(ident, note=text) for ident, text in zip(CONDITIONS, HOSTILE.values(), strict=False))
    assert len(notes) == len(HOSTILE)
    told.save_profile(msgspec.structs.replace(TOLD, conditions=notes))
    told.journal.add(Visit(at=clock.now() - timedelta(days=3), provider="".join(HOSTILE.values())[:200]))
    async with driven(app, size) as pilot:
        await press(pilot, "y", "end")
        assert all(is_clean(line) for line in painted(app).splitlines())
        await press(pilot, "enter")
        assert all(is_clean(line) for line in painted(app).splitlines())
        await press(pilot, "escape", "home")
        pane = app.screen.query_one("#answer-pane")
        for y in range(0, int(pane.max_scroll_y) + 1, 5):
            pane.scroll_to(y=y, animate=False)
            await pilot.pause()
            assert all(is_clean(line) for line in painted(app).splitlines())
        for x in range(0, size[0], 9):
            await pilot.click(offset=(x, size[1] - 4))
        assert app.is_running
        assert app._exception is None
