"""The words for the library's records."""

from typing import get_args

import pytest

from coach.domain.exercises.browse import held_kinds, needed_things
from coach.domain.exercises.kinds import KINDS
from coach.domain.exercises.vocabulary import CODES, EQUIPMENT, EQUIPMENT_NAMES, REGIONS, Position
from coach.domain.exercises.wording import (
    BALL_NEVER,
    BALL_TOO_HARD,
    CODE_NAMES,
    POSITION_NAMES,
    REGION_NAMES,
    ball_words,
    dose_words,
    length_words,
)
from coach.library import load

EXERCISES = load(None).exercises


def test_every_word_of_the_vocabulary_has_a_name() -> None:
    assert set(CODE_NAMES) == set(CODES)
    assert set(EQUIPMENT_NAMES) == set(EQUIPMENT)
    assert all(rules.word for rules in KINDS.values())
    assert set(REGION_NAMES) == set(REGIONS)
    assert set(POSITION_NAMES) == set(get_args(Position))


def test_the_seven_places_the_ball_never_goes_are_told() -> None:
    assert len(BALL_NEVER) == 7


def test_ball_work_says_when_to_press_half_as_hard_d8_and_other_work_does_not() -> None:
    assert ball_words(EXERCISES["ball-lumbar-wall"]) == (BALL_TOO_HARD,)
    assert "Press half as hard" in BALL_TOO_HARD
    assert ball_words(EXERCISES["cat-cow"]) == ()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (8, "8 s"),
        (60, "1 min"),
        (90, "90 s"),
        (120, "2 min"),
        (225, "3 min 45 s"),
        (900, "15 min"),
        (7200, "2 h"),
        (5400, "1 h 30 min"),
    ],
)
def test_a_length_of_time_is_short_and_exact(seconds: int, words: str) -> None:
    assert length_words(seconds) == words


@pytest.mark.parametrize(
    ("ident", "words"),
    [
        ("childs-pose", "2 x 30 s"),
        ("calf-wall", "2 x 30 s each side"),
        ("ball-glute-med-wall", "2 spots x 45 s each side"),
        ("ball-plantar-chair", "1 min each side"),
        ("cat-cow", "8 times, 6 s each"),
        ("bridge", "2 x 8 times, 6 s each"),
        ("open-book", "6 times each side, 8 s each"),
        ("breath-4-6", "30 times, 10 s each (in 4 s, out 6 s)"),
        ("contrast-packs", "4 x 4 min (3 min warm + 1 min cold)"),
        ("cold-pack-low-back", "up to 12 min"),
        ("walk-build", "20 min (easy 5 min, brisk 10 min, easy 5 min)"),
    ],
)
def test_a_dose_is_told_in_words(ident: str, words: str) -> None:
    assert dose_words(EXERCISES[ident]) == words


def test_only_what_an_exercise_needs_is_offered():
    assert set(held_kinds(EXERCISES.values())) == {each.kind for each in EXERCISES.values()}
    assert "heat-wrap" in needed_things(EXERCISES.values())
    assert needed_things(()) == held_kinds(()) == ()
