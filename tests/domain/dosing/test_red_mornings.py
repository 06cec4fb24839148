"""What a red morning is put down to (C5)."""

from collections.abc import Mapping
from typing import Any

import pytest

from coach.domain.dosing.red_mornings import RedMorning, before_rise, red_mornings
from coach.domain.journal.entries import Given
from coach.domain.journal.uses import Use
from tests.domain.dose_samples import DAY, START, use
from tests.samples import exercise

MOVES = {ident: exercise(id=ident) for ident in "abcdef"} | {"walk": exercise(id="walk", kind="aerobic")}
OLD = "abcd"


def run(day: float, moves: str, next: int = 2, changes: Mapping[str, dict[str, Any]] | None = None) -> list[Use]:
    """The uses of one run; `changes` by move, such as its dose or its peak."""
    return [use(day, MOVES[move], next=next, **(changes or {}).get(move, {})) for move in moves]


def last(*runs: list[Use]) -> Mapping[str, str] | None:
    mornings = red_mornings([each for one in runs for each in one], MOVES)
    return mornings[-1].faults if mornings else None


def test_a_morning_as_usual_is_put_down_to_nothing() -> None:
    assert last(run(0, OLD), run(1, OLD, next=3)) is None


def test_what_was_new_in_that_run_comes_first() -> None:
    assert last(run(0, OLD), run(1, OLD + "e", next=4, changes={"a": {"outcome": "over_cap"}})) == {"e": "new"}


def test_what_went_up_in_that_run_comes_first_too() -> None:
    assert last(run(0, OLD), run(1, OLD, next=4, changes={"b": {"given": Given(1, 36)}})) == {"b": "progressed"}


def test_a_dose_that_was_cut_for_a_day_and_is_back_has_not_gone_up() -> None:
    cut = {"b": {"given": Given(1, 20, reduced=True)}}
    assert last(run(0, OLD), run(1, OLD, changes=cut), run(2, OLD, next=4)) == {}


def test_what_was_over_its_cap_comes_second() -> None:
    assert last(run(0, OLD), run(1, OLD, next=4, changes={"c": {"outcome": "over_cap"}})) == {"c": "over_cap"}


def test_with_nothing_of_that_no_move_stands_out() -> None:
    assert last(run(0, OLD), run(1, OLD, next=4)) == {}


def test_in_a_first_run_in_which_all_was_new_no_move_stands_out() -> None:
    assert last(run(0, OLD, next=4)) == {}


def test_the_only_move_of_a_run_is_at_fault() -> None:
    assert last(run(0, "a"), run(1, "a", next=4)) == {"a": "only"}


def test_walking_and_breathing_are_never_at_fault() -> None:
    walk = [use(1, MOVES["walk"], next=4)]
    assert last(run(0, OLD), walk) is None


RED_WITH_D = [run(day, "abd" if day % 2 else "abc", next=4 if day % 2 else 2) for day in range(6)]


def test_the_third_red_morning_is_put_down_to_the_move_they_share_and_the_other_runs_do_without() -> None:
    assert last(*RED_WITH_D) == {"d": "shared"}


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param(RED_WITH_D[1:5], id="two of them"),
        pytest.param(RED_WITH_D[:1] + RED_WITH_D[3:] + [run(7, "abd", next=4)], id="two runs without it"),
        pytest.param([run(day, "abde" if day % 2 else "abc", 4 if day % 2 else 2) for day in range(6)], id="two share"),
        pytest.param([*RED_WITH_D[:5], run(15, "abd", next=4)], id="more than 14 days"),
    ],
)
def test_less_than_that_says_nothing_of_any_move(runs: list[list[Use]]) -> None:
    assert last(*runs) in ({}, {"d": "new"})


def test_a_day_that_hurt_as_much_before_the_run_counts_for_nobody() -> None:
    hurting = run(5, "abd", next=4, changes={move: {"pre": 4} for move in "abd"})
    assert last(*RED_WITH_D[:5], hurting) == {}


@pytest.mark.parametrize(("days", "cuts"), [(0.5, False), (1, True), (2, True), (3, False)])
def test_a_plan_goes_by_a_red_morning_for_two_days(days: float, cuts: bool) -> None:
    assert RedMorning(START).cuts(START + days * DAY) is cuts


def blamed(*runs: list[Use], since: float = 20.5) -> str:
    """The moves that a rise at `since` days is put down to, in order of the alphabet."""
    return "".join(sorted(before_rise([each for one in runs for each in one], MOVES, START + since * DAY)))


def test_a_long_rise_after_a_plan_that_had_gone_well_is_put_down_to_no_move_a3() -> None:
    assert blamed(*(run(day, "abc") for day in range(21))) == ""


def test_a_long_rise_is_put_down_to_what_was_new_in_the_36_hours_before_it_a3() -> None:
    assert blamed(*(run(day, "abc") for day in range(20)), run(20, "abcd")) == "d"
    assert blamed(*(run(day, "abc") for day in range(19)), run(19, "abcd"), run(20, "abc")) == "d"
    assert blamed(*(run(day, "abc") for day in range(18)), run(18, "abcd"), run(20, "abc")) == ""


def test_a_long_rise_after_a_first_run_is_put_down_to_all_of_it_a3() -> None:
    assert blamed(run(20, "abc")) == "abc"


def test_a_long_rise_is_put_down_to_what_was_too_strong_where_nothing_was_new_a3() -> None:
    days = [run(day, "abc") for day in range(20)]
    assert blamed(*days, run(20, "abc", changes={"b": {"outcome": "over_cap"}})) == "b"
    strained: dict[str, dict[str, Any]] = {move: {"outcome": "over_cap"} for move in "abc"}
    assert blamed(*days, run(20, "abc", changes=strained)) == ""


def test_a_long_rise_is_put_down_to_the_only_move_there_was_a3() -> None:
    assert blamed(run(0, "a"), run(10, "a"), run(20, "a")) == "a"
