"""What every measure says of itself, and which change counts (clinical.md 5.2)."""

from typing import get_args

import pytest

from coach.domain.measures.measure import (
    ACTIVITIES,
    ACTIVITY,
    CHANGE,
    MEDICINE_DAYS,
    PAIN,
    REACH,
    SLEEP,
    WEEKLY_THREE,
    WORST,
    Measured,
    MeasureId,
    Period,
    last_days,
)
from coach.domain.measures.words import two_weeks
from tests.domain.measured import WEEK

MEASURES = [pair.now.measure for pair in two_weeks([], WEEK.last)]
"""Every measure that `coach measures` shows."""


def test_every_measure_is_described_once_and_says_how_its_number_is_made():
    assert [measure.id for measure in MEASURES] == list(get_args(MeasureId))
    assert all(measure.how.endswith(".") and measure.name and measure.unit for measure in MEASURES)


def test_only_activities_change_and_sleep_are_better_when_higher():
    assert {measure.id for measure in MEASURES if not measure.lower_is_better} == {"activities", "change", "sleep"}


def test_no_name_of_a_protected_form_is_shown():
    shown = " ".join(f"{measure.name} {measure.how}" for measure in MEASURES)
    assert not any(form in shown for form in ("PEG", "PSFS", "ODI", "Roland"))


@pytest.mark.parametrize(
    ("measure", "before", "after", "counts"),
    [
        (PAIN, 6, 4, True),
        (PAIN, 6, 4.3, False),
        (PAIN, 4, 2.8, True),
        (ACTIVITIES, 3, 5, True),
        (ACTIVITIES, 3, 4.9, False),
        (ACTIVITY, 3, 5, False),
        (ACTIVITY, 3, 6, True),
        (CHANGE, 0, 2, False),
        (CHANGE, 0, -3, True),
        (REACH, 14, 9, True),
        (REACH, 14, 9.5, False),
        (SLEEP, 5, 7, True),
        (SLEEP, 5, 6.9, False),
        (WEEKLY_THREE, 5, 3.25, True),
        (MEDICINE_DAYS, 7, 0, None),
    ],
)
def test_a_change_counts_from_its_published_threshold_on(measure, before, after, counts):
    assert measure.counts(before, after) is counts


def test_medicine_has_a_direction_and_no_threshold():
    assert MEDICINE_DAYS.threshold is None
    assert MEDICINE_DAYS.towards(5, 3) == "better"


@pytest.mark.parametrize(
    ("measure", "before", "after", "towards"),
    [(WORST, 8, 7, "better"), (WORST, 7, 8, "worse"), (SLEEP, 5, 6, "better"), (SLEEP, 6, 5, "worse"),
     (REACH, 3, 3, "same")],
)  # fmt: skip
def test_the_direction_of_the_measure_says_what_is_better(measure, before, after, towards):
    assert measure.towards(before, after) == towards


@pytest.mark.parametrize(("days", "needed"), [(1, 4), (4, 4), (7, 4), (8, 5), (14, 8), (21, 12)])
def test_a_mean_needs_four_days_of_seven_and_never_fewer_than_four(days, needed):
    assert Period(WEEK.since, WEEK.since + days * (WEEK.until - WEEK.since) / 7).needed == needed


def test_a_period_ends_before_the_day_it_is_until():
    assert WEEK.holds(WEEK.since)
    assert WEEK.holds(WEEK.last)
    assert not WEEK.holds(WEEK.until)
    assert last_days(WEEK.last) == WEEK


def test_how_much_was_answered_is_said_with_every_number():
    assert Measured(PAIN, 3.0, 5, 7).coverage == "5 of 7 days"
    assert Measured(PAIN, None, 0, 1).coverage == "0 of 1 day"
    assert Measured(REACH, 3.0, 1, 7).coverage == "1 answer in 7 days"
