"""My activities, the weekly three, the change since the visit, and reach."""

import pytest

from coach.domain.journal.entries import Activities, ActivityRating, Change, Reach, Weekly
from coach.domain.measures.own import activities, activity_series, change, leaves_out_reach, reach, weekly_three
from tests.domain.measured import WEEK, at


def rated(day: int, hour: float = 12, **scores: int) -> Activities:
    return Activities(at=at(day, hour), ratings=tuple(ActivityRating(name, score) for name, score in scores.items()))


def test_the_score_is_the_mean_of_the_activities_of_the_latest_answer():
    found = activities([rated(5, sitting=4, stairs=7), rated(1, sitting=2, stairs=3)], WEEK)
    assert (found.value, found.measure.threshold, found.coverage) == (5.5, 2, "2 answers in 7 days")


def test_adding_an_activity_begins_a_new_series_and_the_old_one_stays():
    series = activity_series([rated(0, sitting=2), rated(1, sitting=3), rated(2, sitting=4, stairs=8)])
    assert [[answer[1] for answer in one.answers] for one in series] == [[2, 3], [6]]
    assert activities([rated(0, sitting=2), rated(2, sitting=4, stairs=8)], WEEK).answered == 1


def test_order_and_case_of_the_names_make_no_new_series():
    assert len(activity_series([rated(0, sitting=2, stairs=3), rated(1, Stairs=3, SITTING=4)])) == 1


def test_a_single_activity_has_to_move_by_3():
    assert activities([rated(0, sitting=2)], WEEK).measure.threshold == 3


def test_of_two_answers_on_a_day_the_later_one_counts():
    series = activity_series([rated(0, 18, sitting=6), rated(0, 9, sitting=2)])
    assert [answer[1] for answer in series[0].answers] == [6]


def test_the_weekly_three_are_the_mean_of_three():
    found = weekly_three([Weekly(at=at(0), pain=5, enjoyment=4, activity=3)], WEEK)
    assert (found.value, found.coverage) == (4, "1 answer in 7 days")


def test_the_latest_answer_in_the_period_counts():
    assert (
        change([Change(at=at(3), change=2), Change(at=at(1), change=-4), Change(at=at(9), change=5)], WEEK).value == 2
    )
    assert reach([Reach(at=at(3), cm=-2.5), Reach(at=at(1), cm=14)], WEEK).value == -2.5


@pytest.mark.parametrize("measure", [activities, weekly_three, change, reach])
def test_nothing_answered_is_no_number_at_all(measure):
    found = measure([], WEEK)
    assert (found.value, found.coverage) == (None, "0 answers in 7 days")


@pytest.mark.parametrize("code", ["osteo", "vfx", "dizzy", "disc"])
def test_who_should_not_bend_forward_leaves_the_reach_out(code):
    assert leaves_out_reach(["knee", code])


def test_others_measure_their_reach():
    assert not leaves_out_reach(["knee", "hyper"])
