"""How a run went, in words."""

import msgspec
import pytest

from coach.domain.run.outcome import pain_words
from tests.domain.people import run_of


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (5, 3, "Pain 5 before, 3 after."),
        (3, 3, "Pain 3 before and after."),
        (3, 4, "Pain 3 before, 4 after. A little soreness is normal if it is gone by tomorrow morning."),
        (None, 4, ""),
    ],
)
def test_pain_after_a_run_is_told_and_soreness_called_normal_a1(before: int | None, after: int, words: str) -> None:
    assert pain_words(msgspec.structs.replace(run_of("cat-cow"), before=before, after=after)) == words
