"""The measures of a week beside the week before, as lines."""

from datetime import timedelta
from typing import get_args

from coach.domain.journal.entries import Evening, Morning
from coach.domain.measures.measure import MeasureId
from coach.domain.measures.words import how_line, measure_line, two_weeks
from tests.domain.people import DAY, NOW


def evenings(averages, start=0):
    return [
        Evening(at=NOW - (start + days) * DAY, worst=min(10, average + 2), average=average, medicine=False)
        for days, average in enumerate(averages)
    ]


def line(entries, ident):
    (pair,) = [pair for pair in two_weeks(entries, NOW.date()) if pair.now.measure.id == ident]
    return measure_line(pair), how_line(pair)


def test_every_measure_has_its_line():
    assert [pair.now.measure.id for pair in two_weeks([], NOW.date())] == list(get_args(MeasureId))


def test_too_few_answers_are_said_and_never_filled_in():
    assert line(evenings([4, 4, 4]), "pain")[0] == "Average pain: not enough answers (3 of 7 days)"


def test_a_week_is_compared_with_the_one_before_in_the_direction_of_the_measure():
    entries = [*evenings([3] * 7), *evenings([6] * 7, start=7)]
    said, how = line(entries, "pain")
    assert said == "Average pain: 3 (7 of 7 days; 0-10), the week before 6: better, a change that counts"
    assert "Lower is better. A change of 2 counts." in how


def test_more_sleep_is_better():
    nights = [Morning(at=NOW - days * DAY + timedelta(hours=1), pain=2, sleep=7 - days // 7) for days in range(14)]
    assert line(nights, "sleep")[0].endswith("the week before 6: better, a small change")
