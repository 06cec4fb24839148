"""Library: finding an exercise and reading all about it."""

from pathlib import Path

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from coach.domain.journal.entries import DoseChoice
from coach.domain.person.first_questions import FIRST_QUESTIONS
from coach.domain.person.profile import Condition, Instruction, Profile
from coach.domain.safety.answers import safety_check
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.anything_new import AnythingNewScreen
from tests.clock import FakeClock
from tests.flared import EXERCISE, LESS, USUAL_DOSE, flared
from tests.ready import make_ready
from tests.tui.driving import LARGE, SMALL, driven, painted, press, settled

MARKED = f"exercise:{EXERCISE}"


def answer(store: Store, clock: FakeClock, *conditions: Condition) -> None:
    """The person has these conditions, no warning sign, and has left all other questions out."""
    make_ready(store, clock.now(), conditions)
    store.change_profile(lambda profile: msgspec.structs.replace(profile, skipped=tuple(FIRST_QUESTIONS)))


@pytest.fixture(autouse=True)
def _answered(store: Store, clock: FakeClock) -> None:
    answer(store, clock)


def details(app: CoachApp) -> str:
    return str(app.screen.query_one("#details", Static).visual)


async def mark(app: CoachApp, ident: str) -> None:
    listing = app.screen.query_one("#moves", OptionList)
    listing.highlighted = listing.get_option_index(ident)


def rows(app: CoachApp) -> dict[str, str]:
    """What the list says of each exercise and routine."""
    listing = app.screen.query_one("#moves", OptionList)
    return {option.id: option.prompt.plain for option in listing.options if option.id}


async def opened(pilot: Pilot[None], app: CoachApp, ident: str = MARKED) -> None:
    """The library with this one marked."""
    await press(pilot, "l")
    await mark(app, ident)
    await settled(pilot)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_every_routine_and_exercise_is_listed(app: CoachApp, size: tuple[int, int]) -> None:
    async with driven(app, size) as pilot:
        await press(pilot, "l")
        assert app.library is not None
        assert f"{len(app.library.routines)} routines, {len(app.library.exercises)} exercises" in painted(app)


async def test_every_exercise_can_be_read(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "l")
        assert app.library is not None
        for exercise in app.library.exercises.values():
            await mark(app, f"exercise:{exercise.id}")
            await pilot.pause()
            text = details(app)
            for said in (exercise.name, *exercise.steps, exercise.mistake, exercise.easier.text, exercise.harder.text):
                assert said in text
            assert ("The ball never goes" in text) == (exercise.kind == "ball")


async def test_the_filter_narrows_and_is_taken_away(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "l", "f", *"cat", "enter")
        assert "only: “cat”" in painted(app)
        await press(pilot, "x")
        assert "only:" not in painted(app)


async def test_escape_clears_the_filter_first_and_then_leaves(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "l", "f", *"cat", "enter", "escape")
        assert app.current_mode == "library"
        assert "only:" not in painted(app)
        await press(pilot, "escape")
        assert app.current_mode == "today"


async def test_the_filter_takes_a_region_from_the_body(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "l", "f")
        await pilot.click("#region")
        await press(pilot, "f", "c", "a", "enter", "enter")
        await pilot.click("#show")
        assert "only: calf" in painted(app)


async def test_a_filter_that_nothing_fits_says_how_to_go_on(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "l", "f")
        app.screen.query_one("#text", Input).value = "no such thing"
        await press(pilot, "enter")
        assert "No move is called “no such thing”." in painted(app)
        await press(pilot, "escape")
        assert "No move is called" not in painted(app)


async def test_a_broken_pack_is_named_and_the_rest_works(app: CoachApp, coach_home: Path) -> None:
    (coach_home / "packs").mkdir(parents=True)
    (coach_home / "packs" / "mine.toml").write_text("not [ toml", "utf-8")
    async with driven(app) as pilot:
        await settled(pilot)
        assert "coach check" in painted(app)
        assert app.library is not None
        assert app.library.routines


async def test_what_is_left_out_stays_visible_and_says_every_reason(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    answer(store, clock, Condition("blood_thinner"))
    async with driven(app) as pilot:
        await opened(pilot, app, "exercise:ball-rhomboid-wall")
        assert app.library is not None
        for exercise in app.library.exercises.values():
            if exercise.kind == "ball":
                row = rows(app)[f"exercise:{exercise.id}"]
                assert row.startswith("– ")
                assert row.endswith("left out")
        assert "left out" not in rows(app)["exercise:cat-cow"]
        assert "Left out for you: " in details(app)
        assert "blood thinners" in details(app)
        assert "The ball never goes" in details(app)
        await mark(app, "routine:full-20")
        await settled(pilot)
        assert "Left out for you: " in details(app)


async def test_before_the_safety_questions_breathing_and_rest_are_open_and_the_rest_comes_later(
    app: CoachApp, store: Store
) -> None:
    store.save_profile(Profile(age_band="45_59"))
    async with driven(app) as pilot:
        await opened(pilot, app, "exercise:cat-cow")
        assert painted(app).count('Marked "later": after the safety questions') == 1
        assert "After the safety questions: this opens." in details(app)
        assert not any("left out" in row for ident, row in rows(app).items() if ident.startswith("exercise:"))
        assert rows(app)["exercise:cat-cow"].endswith("later")
        assert not any(rows(app)[f"exercise:{ident}"].endswith("later") for ident in ("breath-4-6", "body-scan"))
        await press(pilot, "i", "e")
        assert store.load_profile().liked == ()
        assert len(app.screen_stack) == 1
        await mark(app, "exercise:breath-4-6")
        await settled(pilot)
        assert "After the safety questions" not in details(app)


@pytest.mark.parametrize("ident", [MARKED, "routine:desk-reset-5"])
async def test_enter_opens_a_run_after_asking_what_is_new(app: CoachApp, ident: str) -> None:
    async with driven(app) as pilot:
        await opened(pilot, app, ident)
        await press(pilot, "enter")
        assert isinstance(app.screen, AnythingNewScreen)


async def test_enter_on_what_is_left_out_starts_nothing_and_says_why(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    answer(store, clock, Condition("blood_thinner"))
    async with driven(app, LARGE) as pilot:
        await opened(pilot, app, "exercise:ball-rhomboid-wall")
        await press(pilot, "enter")
        assert len(app.screen_stack) == 1
        assert "can not start now" in painted(app)


async def test_a_changed_dose_is_told_and_can_be_refused(app: CoachApp, store: Store, clock: FakeClock) -> None:
    store.journal.add_all(flared(clock.now()))
    async with driven(app, LARGE) as pilot:
        await opened(pilot, app)
        assert f"Your dose now: {LESS}" in details(app)
        assert "better ● 1  same 0  worse 0  of 1" in details(app)
        assert "too early" in details(app)
        await press(pilot, "k")
        assert f"Your dose now: {USUAL_DOSE}" in details(app)
        assert "keep dose" not in details(app)
    assert [choice.rule for choice in store.journal.entries(kinds=(DoseChoice,)) if isinstance(choice, DoseChoice)] == [
        "R12"
    ]


async def test_the_history_and_the_caveats_are_one_key_away(app: CoachApp, store: Store, clock: FakeClock) -> None:
    store.journal.add_all(flared(clock.now()))
    async with driven(app) as pilot:
        await opened(pilot, app)
        await press(pilot, "h")
        assert "Where you began." in painted(app)
        await press(pilot, "escape", "v")
        assert "You tend to exercise when pain is high" in painted(app)
        await press(pilot, "escape")
        assert len(app.screen_stack) == 1


async def test_a_therapists_dose_is_written_down_and_taken_away(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await opened(pilot, app)
        await press(pilot, "e", "x", "enter")
        assert "whole numbers" in painted(app)
        await press(pilot, "backspace", "3", "tab", "2", "0", "tab", *"slow", "enter")
        assert store.load_profile().instructions == (Instruction(EXERCISE, 3, 20, None, "slow"),)
        assert "Your dose now: 3 x 20 s each side" in details(app)
        await press(pilot, "e")
        await pilot.click("#own")
        await settled(pilot)
        assert store.load_profile().instructions == ()
        await press(pilot, "e", "escape")
        assert store.load_profile().instructions == ()


async def test_a_therapists_dose_may_be_typed_in_words_and_is_shown_as_read(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await opened(pilot, app)
        await press(pilot, "e", "tab", "tab", *"2 x 30 s")
        assert "Understood: 2 x 30 s" in painted(app)
        await press(pilot, *" left")
        assert 'cannot keep "left side only"' in painted(app)
        await press(pilot, *(["backspace"] * 5), "enter")
        assert store.load_profile().instructions == (Instruction(EXERCISE, 2, 30, None, "2 x 30 s"),)


async def test_likes_are_toggled_in_the_profile_as_it_is_stored(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await opened(pilot, app)
        elsewhere = store.change_profile(lambda profile: msgspec.structs.replace(profile, minutes=12))
        await press(pilot, "i")
        assert store.load_profile() == msgspec.structs.replace(elsewhere, liked=(EXERCISE,))
        await press(pilot, "o")
        assert (store.load_profile().liked, store.load_profile().disliked) == ((), (EXERCISE,))
        await press(pilot, "o")
        assert store.load_profile().disliked == ()


async def test_a_clinicians_word_is_asked_for_twice_and_only_where_it_opens_something(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    answer(store, clock, Condition("disc_or_nerve"))
    async with driven(app) as pilot:
        await opened(pilot, app, "exercise:cat-cow")
        await press(pilot, "l")
        waiting = [ident for ident, you in app.screen._judged.exercises.items() if you.lifts]  # type: ignore[attr-defined]
        await mark(app, f"exercise:{waiting[0]}")
        await settled(pilot)
        await press(pilot, "a", "n")
        assert store.load_profile().agreed == ()
        await press(pilot, "a", "y")
        assert store.load_profile().agreed == (waiting[0],)
        assert "A clinician: has agreed" in details(app)
        await press(pilot, "a")
        assert store.load_profile().agreed == ()


async def test_a_yes_elsewhere_is_seen_when_the_page_is_shown_again(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    async with driven(app) as pilot:
        await opened(pilot, app)
        assert "Left out" not in details(app)
        await press(pilot, "t")
        store.keep_safety(safety_check(["RF12"], {"RF12": ""}, "before_run", clock.now()))
        await press(pilot, "l")
        assert "Left out for you: " in details(app)
