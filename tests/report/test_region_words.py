import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercises.vocabulary import REGIONS
from coach.report.region_words import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Left lower back", [("low-back", "left")]),
        ("low-back (right)", [("low-back", "right")]),
        ("Lumbar / R glute", [("low-back", None), ("buttock", "right")]),
        ("both shoulders", [("shoulder", "both")]),
        ("right side of the neck", [("neck", "right")]),
        ("left calves", [("calf", "left")]),
    ],
)
def test_words_become_regions_with_their_side(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(place.region, place.side) for place in places(text)[0]] == expected


def test_unknown_words_are_given_back_as_they_stand() -> None:
    assert places("Neck, Big Toe")[1] == ("Big Toe",)


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_of_coach_stands_for_itself(region: str) -> None:
    assert [place.region for place in places(region)[0]] == [region]


@given(st.text())
def test_no_part_of_the_text_is_lost(text: str) -> None:
    found, unknown = places(text)
    assert found or unknown or not "".join(character for character in text if character.isalnum())
