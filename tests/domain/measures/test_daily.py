"""Pain medicine and sleep."""

import pytest

from coach.domain.journal.entries import Morning
from coach.domain.measures.daily import medicine_days, medicine_doses, sleep
from tests.domain.measured import WEEK, at, evening


def test_medicine_is_counted_per_seven_answered_days():
    taken = [evening(n, medicine=n < 2, doses=3 if n < 2 else None) for n in range(7)]
    days, doses = medicine_days(taken, WEEK), medicine_doses(taken, WEEK)
    assert (days.value, days.coverage) == (2, "7 of 7 days")
    assert (doses.value, doses.coverage) == (6, "7 of 7 days")


def test_days_without_an_answer_are_neither_days_with_nor_days_without_medicine():
    entries = [evening(n, medicine=n < 2) for n in range(4)] + [evening(5)]
    found = medicine_days(entries, WEEK)
    assert (found.value, found.coverage) == (3.5, "4 of 7 days")
    assert medicine_days(entries[:3], WEEK).value is None


def test_medicine_without_a_count_is_a_day_with_it_and_no_number_of_doses():
    entries = [evening(n, medicine=True) for n in range(7)]
    assert medicine_days(entries, WEEK).value == 7
    assert (medicine_doses(entries, WEEK).value, medicine_doses(entries, WEEK).answered) == (None, 0)


def test_a_counted_dose_says_by_itself_whether_medicine_was_taken():
    entries = [evening(n, doses=n % 2) for n in range(4)]
    assert medicine_days(entries, WEEK).value == 3.5


def test_medicine_taken_and_no_dose_counted_do_not_make_a_number():
    assert medicine_doses([evening(n, medicine=True, doses=0) for n in range(7)], WEEK).answered == 0


def test_sleep_is_the_mean_of_the_nights_that_were_answered():
    nights = [Morning(at=at(n, 7), pain=2, sleep=score) for n, score in enumerate((4, None, 6, 8, 2))]
    found = sleep(nights, WEEK)
    assert (found.value, found.coverage) == (5, "4 of 7 days")
    assert sleep(nights[:-1], WEEK).value is None


def test_of_two_mornings_the_later_one_that_says_something_counts():
    said = [
        Morning(at=at(n, hour), pain=2, sleep=score) for n in range(4) for hour, score in ((8, 6), (7, 1), (9, None))
    ]
    assert sleep(said, WEEK).value == 6


@pytest.mark.parametrize("measure", [medicine_days, medicine_doses, sleep])
def test_nothing_answered_is_no_number_at_all(measure):
    found = measure([], WEEK)
    assert (found.value, found.coverage) == (None, "0 of 7 days")
