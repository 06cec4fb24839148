"""The goal of a week, which rests and never punishes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import ExerciseResult, FlareDay, Run, Skip
from coach.domain.measures.goals import GoalWeek, goal_weeks, goal_words, is_real, streak, streak_words
from tests.domain.measured import MONDAY, at, evenings_of


def run(day: int, *, finished: bool = True, done_s: float = 300, speed: float = 1.0, hour: float = 12) -> Run:
    result = ExerciseResult("e", "done", 300, done_s)
    return Run(
        at=at(day, hour), ended_at=at(day, hour + 1), routine="r", name="R", planned_s=300, finished=finished,
        speed=speed, results=(result,),
    )  # fmt: skip


def this_week(entries, wanted: int = 5, today: int = 6) -> GoalWeek:
    return goal_weeks(entries, wanted, at(today, 22))[-1]


def test_days_with_a_run_are_counted_and_not_runs():
    week = this_week([run(0), run(0, hour=15), run(2), run(4)])
    assert (week.done, week.goal) == (3, 5)
    assert goal_words(week) == "3 of 5 this week"


@pytest.mark.parametrize(
    ("change", "real"),
    [
        ({}, True),
        ({"finished": False, "done_s": 121}, True),
        ({"finished": False, "done_s": 120}, False),
        ({"done_s": 10}, True),
        ({"speed": 60.0}, False),
    ],
)
def test_a_run_counts_after_two_minutes_or_at_its_end(change, real):
    assert is_real(run(0, **change)) is real
    assert this_week([run(0, **change)]).done == real


def test_a_run_after_midnight_belongs_to_the_day_before():
    assert this_week([run(6, hour=24 + 3)]).done == 0
    assert goal_weeks([run(6, hour=24 + 2)], 5, at(7, 3))[-1] == GoalWeek(MONDAY.date(), 1, 5)


@pytest.mark.parametrize("reason", ["on_purpose", "ill", "away"])
def test_a_day_left_out_lowers_the_goal(reason):
    week = this_week([run(0), Skip(at=at(1), reason=reason)])
    assert (week.goal, week.frozen) == (4, 1)
    assert goal_words(week) == "1 of 4 this week, as 1 day rests"


def test_flare_days_lower_the_goal_whether_said_or_seen():
    week = this_week([*evenings_of(2, 2, 2, 2, first=-5), *evenings_of(4), FlareDay(at=at(3)), run(6)])
    assert (week.goal, week.frozen) == (3, 2)


def test_a_run_on_a_day_that_rests_counts_as_any_other():
    week = this_week([FlareDay(at=at(3)), run(3)])
    assert (week.done, week.goal, week.frozen) == (1, 5, 0)


def test_a_week_of_rest_says_so_and_nothing_else():
    week = this_week([Skip(at=at(day), reason="ill") for day in range(7)])
    assert week.rests
    assert goal_words(week) == "this week rests, and that is fine"


def test_a_run_in_a_week_of_rest_keeps_the_goal():
    week = this_week([*(Skip(at=at(day)) for day in range(6)), run(6)])
    assert week.met
    assert goal_words(week) == "1 this week, as 6 days rest"


MET, MISSED, REST = GoalWeek(MONDAY.date(), 5, 5), GoalWeek(MONDAY.date(), 1, 5), GoalWeek(MONDAY.date(), 0, 5, 7)


@pytest.mark.parametrize(
    ("weeks", "count"),
    [
        ([MISSED], 0),
        ([MET], 1),
        ([MET, MISSED], 1),
        ([MET, MET, MET], 3),
        ([MET, MISSED, MET], 1),
        ([MET, REST, MET], 2),
        ([MET, MET, REST], 2),
        ([REST, REST], 0),
        ([MET, MISSED, MISSED], 0),
    ],
)
def test_weeks_that_rest_neither_count_nor_break_and_the_present_one_is_never_held_against(weeks, count):
    assert streak(weeks) == count


def test_without_a_kept_week_nothing_is_said_of_any():
    assert [streak_words(weeks) for weeks in (0, 1, 3)] == [
        "",
        "your goal kept for 1 week",
        "your goal kept for 3 weeks",
    ]


def test_weeks_are_counted_from_the_first_run_on():
    weeks = goal_weeks([run(-10), Skip(at=at(-30))], 3, at(1))
    assert [week.done for week in weeks] == [1, 0, 0]


DAYS = st.sets(st.integers(-14, 6))


@given(st.integers(1, 7), DAYS, DAYS)
def test_a_day_of_rest_never_takes_a_kept_week_away_and_neither_does_a_run(wanted, ran, rested):
    entries = [run(day) for day in ran] + [Skip(at=at(day)) for day in rested]
    weeks = goal_weeks(entries, wanted, at(6, 22))
    assert goal_weeks(entries[::-1], wanted, at(6, 22)) == weeks
    for more in (run(3), Skip(at=at(3))):
        assert streak(goal_weeks([*entries, more], wanted, at(6, 22))) >= streak(weeks)


@given(st.integers(1, 7), st.integers(0, 7), st.integers(0, 7))
def test_what_is_left_of_the_goal_asks_no_more_of_the_days_that_are_left(wanted, done, frozen):
    week = GoalWeek(MONDAY.date(), done, wanted, frozen)
    assert week.goal * 7 <= wanted * (7 - frozen)
    assert week.goal <= 7 - frozen
