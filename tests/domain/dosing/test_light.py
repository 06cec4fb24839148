"""The traffic light of clinical.md 6.2."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.dosing.light import during, light, next_morning
from tests.domain.dose_samples import use


@pytest.mark.parametrize(("felt", "seen"), [(0, "green"), (3, "green"), (4, "amber"), (5, "amber"), (6, "red")])
def test_pain_during_is_green_to_3_amber_to_5_and_then_red(felt: int, seen: str) -> None:
    assert during(use(peak=felt, post=0)) == seen
    assert during(use(peak=None, post=felt)) == seen


@pytest.mark.parametrize(("woke", "seen"), [(0, "green"), (2, "green"), (3, "amber"), (4, "red"), (8, "red")])
def test_the_next_morning_is_measured_against_the_usual_level(woke: int, seen: str) -> None:
    assert next_morning(use(next=woke, usual=2.0)) == seen


@pytest.mark.parametrize(("felt", "seen"), [(5, "green"), (6, "amber"), (7, "red")])
def test_people_whose_usual_pain_is_4_or_more_are_measured_against_it_during_too(felt: int, seen: str) -> None:
    assert during(use(peak=felt, post=None, usual=5.0)) == seen


def test_8_or_more_is_red_whatever_is_usual() -> None:
    assert during(use(peak=8, usual=8.0)) == "red"
    assert next_morning(use(next=8, usual=8.0)) == "red"
    assert next_morning(use(next=8, usual=None)) == "red"


def test_ball_work_over_its_cap_is_red_even_where_the_light_alone_is_not() -> None:
    assert during(use(peak=5, usual=5.0), cap=4) == "red"
    assert during(use(peak=4, post=5, usual=5.0), cap=4) == "green"


def test_the_worse_of_both_lights_counts() -> None:
    assert light(use(peak=4, next=2)) == "amber"
    assert light(use(peak=1, next=4)) == "red"
    assert light(use(peak=1, next=2)) == "green"


def test_a_missing_answer_is_never_green() -> None:
    assert light(use(next=None)) is None
    assert light(use(peak=None, post=None)) is None
    assert light(use(usual=None)) is None


def test_a_missing_answer_does_not_hide_the_other_one() -> None:
    assert light(use(peak=7, next=None)) == "red"
    assert light(use(peak=None, post=None, next=3)) == "amber"


scores = st.none() | st.integers(0, 10)


@given(peak=scores, post=scores, next=scores, usual=st.none() | st.floats(0, 10), more=st.integers(0, 5))
def test_more_pain_never_makes_the_light_better(
    peak: int | None, post: int | None, next: int | None, usual: float | None, more: int
) -> None:
    order = ["green", "amber", "red"]
    before = light(use(peak=peak, post=post, next=next, usual=usual))
    worse = [None if score is None else min(10, score + more) for score in (peak, post, next)]
    after = light(use(peak=worse[0], post=worse[1], next=worse[2], usual=usual))
    if before is not None:
        assert after is not None
        assert order.index(after) >= order.index(before)
