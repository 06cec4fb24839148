"""Arithmetic on levels of dose."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.dosing.levels import counted_as, dose_at, floor_of, half, hard_limit, lower, two_thirds, within_limits
from coach.domain.exercises.exercise import Dose
from coach.domain.journal.entries import Given
from coach.domain.person.profile import AgeBand
from tests.domain.dose_samples import BALL
from tests.samples import LIFT, PACK, STRETCH, exercise


@pytest.mark.parametrize(("sets", "left"), [(2, 1), (3, 2), (4, 2)])
def test_two_thirds_of_several_sets_is_never_more_than_that(sets: int, left: int) -> None:
    assert two_thirds(Given(sets, 30)) == Given(left, 30)


def test_half_of_a_dose_drops_sets_before_it_shortens_the_hold() -> None:
    assert half(Given(2, 30)) == Given(1, 30)
    assert half(Given(1, 30)) == Given(1, 15)
    assert half(Given(1, reps=1)) == Given(1, reps=1)


def test_the_lower_of_two_levels_takes_the_lower_of_each_dial() -> None:
    assert lower(Given(3, 20), Given(1, 45)) == Given(1, 20)


def test_a_level_becomes_a_dose_with_its_total() -> None:
    assert dose_at(STRETCH, Given(2, 20)).total_s == 4 * 20 + 3 * 10


@pytest.mark.parametrize(("kind", "hold_s"), [("stretch", 60), ("ball", 120), ("strength", 30), ("mobility", 60)])
def test_each_kind_has_its_longest_hold_and_a_record_its_own(kind: str, hold_s: int) -> None:
    assert hard_limit(exercise(kind=kind)).hold_s == hold_s


def test_repetitions_end_at_15_and_sets_at_4() -> None:
    assert hard_limit(LIFT) == Given(4, None, 15)


def test_all_spots_of_a_ball_stay_within_ten_minutes() -> None:
    assert within_limits(BALL, Given(4, 120)) == Given(2, 120)


def test_a_pack_is_never_on_for_longer_than_its_safety_timer() -> None:
    assert within_limits(PACK, Given(3, 5000)) == Given(1, 1200)


def test_a_dose_that_counts_differently_from_the_record_says_nothing() -> None:
    assert counted_as(STRETCH, Given(1, reps=8)) is None
    assert counted_as(STRETCH, None) is None
    assert counted_as(STRETCH, Given(20, 28_800, reduced=True)) == Given(4, 60, reduced=True)


@pytest.mark.parametrize(
    ("kind", "age_band", "floor"),
    [
        ("stretch", "18_44", Given(1, 15)),
        ("stretch", "60_70", Given(1, 20)),
        ("stretch", None, Given(1, 20)),
        ("ball", "18_44", Given(1, 20)),
        ("strength", "18_44", Given(1, 10)),
        ("heat", "18_44", Given(1)),
    ],
)
def test_each_kind_has_its_least_hold(kind: str, age_band: AgeBand | None, floor: Given):
    assert floor_of(exercise(kind=kind), age_band) == floor


def test_five_repetitions_are_the_least_and_a_record_may_ask_for_fewer():
    assert floor_of(LIFT) == Given(1, None, 5)
    assert floor_of(exercise(LIFT, dose=Dose(total_s=20, reps=4, tempo_s=5))) == Given(1, None, 4)


@given(share=st.sampled_from([half, two_thirds]), sets=st.integers(1, 4), hold_s=st.integers(1, 60))
def test_a_cut_never_goes_under_the_floor_nor_above_the_level(
    share: Callable[[Given, Given], Given], sets: int, hold_s: int
):
    less = share(Given(sets, hold_s), Given(1, 15))
    assert less.sets <= sets
    assert less.hold_s is not None
    assert min(hold_s, 15) <= less.hold_s <= hold_s
