"""The ratings of pain now, and their middle."""

from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.journal.entries import CheckIn, FlareDay, Morning, Run
from coach.domain.journal.ratings import PainRating, median, pain_ratings

T = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def run(speed: float = 1.0) -> Run:
    return Run(
        at=T, routine="r", name="R", ended_at=T + HOUR, planned_s=60, finished=True, before=4, after=2, speed=speed
    )


def test_check_ins_mornings_and_both_ends_of_a_run_are_ratings_in_the_order_they_were_felt():
    entries = [CheckIn(at=T + 2 * HOUR, pain=5), run(), Morning(at=T - HOUR, pain=3), FlareDay(at=T)]
    assert [one.score for one in pain_ratings(entries, after_runs=True)] == [3, 4, 2, 5]
    assert pain_ratings([run()], after_runs=False) == [PainRating(T, 4)]


def test_a_rehearsal_says_nothing_about_the_body():
    assert pain_ratings([run(speed=60)], after_runs=True) == []


@pytest.mark.parametrize(("values", "middle"), [([], None), ([3], 3), ([9, 1, 2], 2), ([4, 1, 3, 2], 2.5)])
def test_the_median_is_the_middle_value_or_the_mean_of_the_two(values, middle):
    assert median(values) == middle
