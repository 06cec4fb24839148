"""From the therapist's words to an exercise that the gate knows."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercises.kinds import KINDS
from coach.domain.exercises.routine import Prescription
from coach.domain.exercises.vocabulary import Code
from coach.domain.exercises.wording import dose_words
from coach.domain.homework.exercise import MOST_CAP, PREFIX, Said, build, counts_as, disagreements, instructions
from coach.domain.homework.limits import MOST_SPOTS
from coach.domain.homework.words import GIVEN_KINDS
from coach.domain.journal.entries import Given
from coach.domain.run.face import place
from coach.domain.run.timeline import Pace, timeline
from coach.errors import CoachError
from coach.library import exercise_checks
from tests.domain.people import EXERCISES, situation, with_codes
from tests.hostile import HOSTILE


def built(name: str, dose: str, **fields: Any) -> Any:
    return build(Said(name, dose, **fields), EXERCISES)


def test_a_name_and_a_dose_are_enough() -> None:
    made = built("Wall slide", "2 x 30 s each side")
    exercise = made.exercise
    assert (exercise.id, exercise.name, exercise.kind) == (f"{PREFIX}wall-slide", "Wall slide", "stretch")
    assert (exercise.dose.sets, exercise.dose.hold_s, exercise.sided, exercise.cap) == (2, 30, True, MOST_CAP)
    assert made.understood == "2 x 30 s each side"
    assert made.counts_as is None


def test_the_sentences_the_kept_words_the_side_and_the_end_become_steps() -> None:
    made = built(
        "Band pulls", "3x10 left with the blue band, stop if it tingles", sentences=("elbows stay low", "Breathe!")
    )
    assert made.exercise.steps == (
        "Elbows stay low.", "Breathe!", "On the left side only.", "Stop if it tingles.",
    )  # fmt: skip
    assert made.exercise.dose.load == "blue band"
    assert made.understood.endswith("with blue band")
    assert (made.side, made.exercise.sided) == ("left", False)


@pytest.mark.parametrize(
    ("name", "dose", "kind", "macro"),
    [
        ("Heat", "15 min", "heat", "HEAT"),
        ("Ice on the neck", "10 min", "cold", "COLD"),
        ("Tennis ball on the buttock", "2 x 45 s each side", "ball", "BALL"),
        ("Squats", "3x8", "strength", "STR"),
        ("Quad stretch", "30 s", "stretch", "STR"),
        ("Ankle circles", "10 reps", "mobility", "STR"),
    ],
)
def test_the_kind_comes_from_the_words_with_the_codes_of_that_kind(name: str, dose: str, kind: str, macro: str) -> None:
    exercise = built(name, dose, like="none").exercise
    assert exercise.kind == kind
    assert macro in exercise.contra


def test_breathing_and_walking_are_known_and_hurt_nobody() -> None:
    assert built("Slow breathing", "5 min").exercise.cap == 0
    walk = built("Walking", "20 min daily").exercise
    assert (walk.kind, walk.dose.hold_s) == ("aerobic", 1200)


def test_a_name_of_the_library_brings_its_record_with_the_therapists_dose() -> None:
    made = built("cat cow", "3 x 10, slow", sentences=("Only as far as it is easy",))
    base = EXERCISES["cat-cow"]
    assert made.counts_as == base
    assert (made.exercise.region, made.exercise.contra, made.exercise.cues) == (base.region, base.contra, base.cues)
    assert made.exercise.steps == ("Only as far as it is easy.", *base.steps)
    assert (made.exercise.dose.sets, made.exercise.dose.reps, made.exercise.dose.tempo_s) == (3, 10, 6)
    assert counts_as(made.exercise, base)
    assert made.notes[0] == f"Counts as {base.name} of the library, with its steps."


def test_a_name_that_may_be_several_is_none_of_them_and_says_so() -> None:
    made = built("Pelvic tilt", "10 reps")
    assert made.counts_as is None
    assert "pelvic-tilt-supine" in made.notes[0]
    assert built("Pelvic tilt", "10 reps", like="pelvic-tilt-supine").counts_as is EXERCISES["pelvic-tilt-supine"]
    assert built("cat cow", "10 reps", like="none").counts_as is None
    assert built("Hip stretch", "30 s").counts_as is None


def test_a_cap_is_never_above_three_whatever_the_library_says() -> None:
    assert built("Buttock ball sit", "45 s").exercise.cap == MOST_CAP
    assert EXERCISES["ball-glute-max-floor"].cap > MOST_CAP


@pytest.mark.parametrize(
    ("name", "dose", "expected", "sentence"),
    [
        ("Long stretch", "2 x 3 min each side", Given(2, 60), "1 min"),
        ("Long stretch", "4 x 30 s, twice a day", Given(4, 30), ""),
        ("Many stretches", "10 x 30 s", Given(4, 30), "instead of 10"),
        ("Circles", "3 x 30", Given(3, None, 15), "15 in a set"),
        ("Hard plank", "3 x 30 s", Given(3, 10), "10 s"),
        ("Heat on me", "40 min", Given(1, 1200), "20 min at most"),
        ("Heat on me", "2 x 15 min", Given(1, 1200), "20 min at most"),
        ("Ice massage on me", "10 min", Given(1, 420), "7 min at most"),
        ("Ball on the buttock", "3 x 3 min", Given(3, 120), "2 min"),
    ],
)
def test_the_hard_limits_hold_and_are_told(name: str, dose: str, expected: Given, sentence: str) -> None:
    made = built(name, dose, like="none")
    found = made.exercise.dose
    assert (found.sets, found.hold_s, found.reps) == (expected.sets, expected.hold_s, expected.reps)
    assert any(sentence in note for note in made.notes)


@pytest.mark.parametrize(("name", "most"), [("Heat", 3), ("Ball on the buttock", 1), ("Quad stretch", 6)])
def test_times_a_day_keep_the_rests_of_heat_and_ball(name: str, most: int) -> None:
    assert built(name, "30 s six times a day".replace("six", "6"), like="none").times_a_day == most


@given(
    name=st.sampled_from(["Heat", "Ice", "Ball on the neck", "Squats", "Stretch", "Circles", "Walk", "Breathing"]),
    sets=st.integers(1, 20),
    number=st.integers(1, 100),
    unit=st.sampled_from(["s", "min", "reps", ""]),
    side=st.sampled_from(["", "each side", "left"]),
)
def test_whatever_is_said_the_record_passes_the_checks_of_the_library(
    name: str, sets: int, number: int, unit: str, side: str
) -> None:
    exercise = built(name, f"{sets} sets of {number} {unit} {side}", like="none").exercise
    for check in exercise_checks.CHECKS:
        assert list(check(exercise)) == []
    assert exercise.cap <= MOST_CAP
    assert exercise.dose.sets <= MOST_SPOTS


def test_an_id_that_is_taken_gets_a_number() -> None:
    made = build(Said("Hip stretch", "30 s"), EXERCISES, taken={f"{PREFIX}hip-stretch", f"{PREFIX}hip-stretch-2"})
    assert made.exercise.id == f"{PREFIX}hip-stretch-3"
    assert built("Übung 7", "30 s").exercise.id == f"{PREFIX}ubung-7"
    assert built("伸ばす", "30 s").exercise.id == f"{PREFIX}exercise"


@pytest.mark.parametrize(
    ("name", "dose", "like"),
    [("", "30 s", ""), ("x" * 81, "30 s", ""), ("Hip", "lots", ""), ("Hip", "10", ""), ("Hip", "30 s", "no-such-id")],
)
def test_what_can_not_be_built_is_refused(name: str, dose: str, like: str) -> None:
    with pytest.raises(CoachError):
        built(name, dose, like=like)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ball on the buttock", "bleed"),
        ("Heat on the low back", "neuro"),
        ("Ice on the low back", "coldsens"),
        ("Neck stretch", "cervart"),
        ("Squats", "vfx"),
        ("Lying leg lifts", "floor"),
    ],
)
def test_a_code_that_disagrees_is_told_at_once(name: str, code: Code) -> None:
    exercise = built(name, "30 s", like="none").exercise
    assert disagreements(exercise, situation(known=frozenset({exercise.id}))) == ()
    (first, *_) = disagreements(exercise, with_codes([code]))
    assert first.startswith("Left out")


def test_where_no_place_is_named_every_place_counts() -> None:
    anywhere = built("Ball", "30 s").exercise
    assert anywhere.region == ("whole-body",)
    assert {"NECK", "disc", "osteo", "preg"} <= set(anywhere.contra)
    assert built("Ball", "30 s", regions=("calf",)).exercise.region == ("calf",)


def test_a_breath_hold_is_not_guided() -> None:
    assert any("breath holds" in note for note in built("Brace", "3x8", sentences=("Hold your breath",)).notes)


def test_the_record_is_the_instruction() -> None:
    exercise = built("Circles", "2 x 8").exercise
    (told,) = instructions({**EXERCISES, exercise.id: exercise})
    assert (told.exercise, told.sets, told.hold_s, told.reps) == (exercise.id, 2, None, 8)


def test_every_kind_that_may_be_typed_has_a_short_cue() -> None:
    assert all(len(given.cue.split()) <= 8 for kind in GIVEN_KINDS if (given := KINDS[kind].homework))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_names_and_sentences_are_only_text(text: str) -> None:
    name = text[:60].strip() or "x"
    exercise = built(name, "3x10", sentences=(text,), stop_if=text[:100]).exercise
    assert exercise.id.startswith(PREFIX)
    for check in exercise_checks.CHECKS:
        assert list(check(exercise)) == []


def test_the_rest_and_the_load_are_guided_and_told() -> None:
    exercise = built("Rows", "2x8 with 2 kg, rest 90 s", like="none").exercise
    segments = timeline((Prescription(exercise, exercise.dose),), Pace())
    assert [(each.kind, each.seconds) for each in segments if each.kind == "rest"] == [("rest", 90)]
    assert {each.load for each in segments if each.kind == "work"} == {"2 kg"}
    assert place(next(each for each in segments if each.kind == "work")) == "set 1 of 2, with 2 kg"
    assert dose_words(exercise) == "2 x 8 times, 4 s each, rest 90 s, with 2 kg"


def test_the_therapists_word_goes_beyond_limits_of_work_alone() -> None:
    plank = built("Hard plank", "3 x 30 s", like="none", lift=True)
    assert (plank.exercise.dose.hold_s, plank.lifted) == (30, ("30 s instead of one hold: 10 s",))
    heat = built("Heat on me", "40 min", like="none", lift=True)
    assert (heat.exercise.dose.hold_s, heat.lifted) == (1200, ())
    ball = built("Ball on the buttock", "3 x 3 min", like="none", lift=True)
    assert (ball.exercise.dose.hold_s, ball.lifted) == (120, ())
