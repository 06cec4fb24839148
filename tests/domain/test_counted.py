"""One is one, and all else is many."""

import pytest

from coach.domain.counted import counted, times


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 days"), (1, "1 day"), (1.0, "1 day"), (2.5, "2.5 days"), (36_000, "36000 days")]
)
def test_only_one_is_said_in_the_singular(count: float, said: str) -> None:
    assert counted(count, "day") == said


def test_what_has_no_s_says_its_own_plural() -> None:
    assert (counted(1, "entry", "entries"), counted(3, "entry", "entries")) == ("1 entry", "3 entries")


def test_once_and_twice_have_words_of_their_own() -> None:
    assert [times(count) for count in (1, 2, 3)] == ["once", "twice", "3 times"]
