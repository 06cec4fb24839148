"""The measures of pain over a week."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import Evening, FlareDay, Run
from coach.domain.measures.flares import flare_days
from coach.domain.measures.pain import flares, high_pain_days, high_pain_time, pain_days, pain_score, worst
from tests.domain.measured import MONDAY, WEEK, at, evening, evenings_of, now_rating

ALL = (pain_score, worst, high_pain_days, pain_days, high_pain_time, flares)


def day(number: int):
    return MONDAY.date() + timedelta(days=number)


def test_four_days_of_seven_make_a_score_and_three_do_not():
    four = pain_score(evenings_of(2, None, 4, None, 6, None, 8), WEEK)
    assert (four.value, four.coverage) == (5, "4 of 7 days")
    three = pain_score(evenings_of(2, None, 4, None, 6), WEEK)
    assert (three.value, three.coverage) == (None, "3 of 7 days")


def test_a_day_with_many_ratings_weighs_no_more_than_a_day_with_one():
    entries = [now_rating(0, 8, hour) for hour in (9, 10, 11)] + [now_rating(number, 2) for number in (1, 2, 3)]
    assert pain_score(entries, WEEK).value == 3.5


def test_days_outside_the_period_do_not_count():
    assert pain_score(evenings_of(9, 1, 1, 1, 1, first=-1), WEEK).value == 1
    assert pain_score(evenings_of(1, 1, 1, 1, 9, first=3), WEEK).value == 1


def test_worst_is_the_highest_of_the_logs_and_says_nothing_without_one():
    assert worst([evening(0, worst=6), evening(1, worst=8), now_rating(2, 10)], WEEK).value == 8
    assert worst([now_rating(2, 10)], WEEK).value is None


def test_high_pain_days_begin_at_a_worst_of_7():
    found = high_pain_days([evening(0, worst=6), evening(1, worst=7), evening(2, worst=9)], WEEK)
    assert (found.value, found.coverage) == (2, "3 of 7 days")


def test_pain_days_begin_at_an_average_of_1():
    entries = [now_rating(0, 0), now_rating(0, 1, 12), *evenings_of(0, 1, first=1)]
    found = pain_days(entries, WEEK)
    assert (found.value, found.answered) == (1, 3)


def test_time_in_high_pain_is_the_share_of_all_ratings_of_6_or_more():
    ran = Run(
        at=at(1), ended_at=at(1, 22), routine="r", name="R", planned_s=60, finished=True, before=7, after=6
    )  # fmt: skip
    found = high_pain_time([now_rating(0, 5), now_rating(0, 2, 12), ran], WEEK)
    assert (found.value, found.coverage) == (50, "2 of 7 days")


def test_a_flare_said_and_a_flare_in_the_numbers_are_both_kept():
    entries = [*evenings_of(3, 3, 3, 3, first=-4), evening(0, 3, flare=True), evening(1, 5), FlareDay(at=at(2))]
    found = flare_days(entries, WEEK)
    assert found.said == {day(0), day(2)}
    assert found.risen == {day(1)}
    assert flares(entries, WEEK).value == 3


@pytest.mark.parametrize(("average", "risen"), [(4, False), (5, True)])
def test_an_average_2_above_the_median_of_14_days_is_a_flare(average, risen):
    entries = [*evenings_of(10, first=-15), *evenings_of(2, 3, 3, 4, first=-14), evening(0, average)]
    assert bool(flare_days(entries, WEEK).risen) is risen


def test_three_days_are_too_few_to_say_what_is_above_them():
    assert not flare_days([*evenings_of(1, 1, 1, first=-3), evening(0, 9)], WEEK).either


def test_saying_that_it_is_over_is_no_flare():
    assert flares([FlareDay(at=at(1), over=True)], WEEK).value is None


@pytest.mark.parametrize("measure", ALL)
def test_nothing_answered_is_no_number_at_all(measure):
    found = measure([], WEEK)
    assert (found.value, found.coverage) == (None, "0 of 7 days")


DAYS = st.dictionaries(st.integers(-14, 6), st.tuples(st.integers(0, 10), st.integers(0, 10), st.booleans()))


@given(DAYS, st.randoms())
def test_no_measure_hangs_on_the_order_of_the_journal(days, chance):
    entries = [Evening(at=at(n), average=a, worst=w, flare=f) for n, (a, w, f) in days.items()]
    entries += [now_rating(n, w) for n, (_, w, _) in days.items()]
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert [measure(entries, WEEK) for measure in ALL] == [measure(shuffled, WEEK) for measure in ALL]


@given(DAYS)
def test_no_more_days_are_counted_than_were_answered(days):
    entries = [Evening(at=at(n), average=a, worst=w) for n, (a, w, _) in days.items()]
    answered = sum(n >= 0 for n in days)
    for measure in (pain_score, worst, high_pain_days, pain_days, flares):
        found = measure(entries, WEEK)
        assert found.answered == answered
        assert answered or found.value is None
