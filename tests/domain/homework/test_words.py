"""What names and sentences tell of a homework."""

import pytest

from coach.domain.exercises.kinds import Kind
from coach.domain.exercises.vocabulary import Region
from coach.domain.homework.words import alike, kind_in, position_in, regions_in
from tests.domain.people import EXERCISES, MOVES


def test_every_name_and_id_of_the_library_finds_its_own_exercise() -> None:
    for ident, exercise in EXERCISES.items():
        assert alike(exercise.name, MOVES) == (exercise,)
        assert alike(ident.replace("-", " "), MOVES) == (exercise,)


@pytest.mark.parametrize(("name", "ident"), [("Bird dogs", "bird-dog"), ("clam shells", "clamshell")])
def test_a_slip_of_the_pen_still_finds_it(name: str, ident: str) -> None:
    assert [each.id for each in alike(name, MOVES)] == [ident]


@pytest.mark.parametrize("name", ["", "Hip stretch", "Stretch", "the", "Straight leg raise"])
def test_a_name_that_says_little_is_like_nothing(name: str) -> None:
    assert alike(name, MOVES) == ()


@pytest.mark.parametrize(
    ("text", "counted", "kind"),
    [
        ("Heat before the stretch", False, "heat"),
        ("Circles", True, "mobility"),
        ("Something", False, "stretch"),
        ("Notice the lower ribs", False, "stretch"),
    ],
)
def test_what_burns_comes_first_and_only_whole_words_count(text: str, counted: bool, kind: Kind) -> None:
    assert kind_in(text, counted) == kind


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Hip flexor stretch", ("hip-front",)),
        ("Lower back and neck", ("neck", "low-back")),
        ("Upper back", ("upper-back",)),
        ("Notch", ()),
    ],
)
def test_the_longest_word_names_the_place(text: str, regions: tuple[Region, ...]) -> None:
    assert regions_in(text) == regions


def test_the_position_is_named_or_the_usual_one_of_the_kind() -> None:
    assert position_in("lying on your back", "stretch") == "floor"
    assert position_in("x", "heat") == "chair"
    assert position_in("x", "ball") == "wall"
    assert position_in("x", "strength") == "standing"
