"""When homework is due, and when it is over."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.homework.due import LASTS, due_homework, is_due, is_over, often_words, until_words
from coach.domain.journal.entries import Homework, Outcome
from coach.domain.journal.uses import Use
from tests.domain.people import DAY, HOUR, NOW


def given_homework(**fields: Any) -> Homework:
    return Homework(**{"at": NOW - 20 * DAY, "id": "h", "exercise": "homework-x", **fields})


def use(days_ago: float, outcome: Outcome = "done", exercise: str = "homework-x") -> Use:
    return Use(exercise=exercise, at=NOW - days_ago * DAY, outcome=outcome, done_s=30.0)


def test_it_is_due_until_it_was_done_as_often_as_it_is_to_be() -> None:
    twice = given_homework(times_a_day=2)
    assert is_due(twice, [], NOW)
    assert is_due(twice, [use(0.01)], NOW)
    assert not is_due(twice, [use(0.01), use(0.1)], NOW)
    assert is_due(twice, [use(0.01, "skipped"), use(0.1, "skipped")], NOW)
    assert is_due(twice, [use(0.01, exercise="other"), use(0.1, exercise="other")], NOW)


def test_named_days_are_kept_to() -> None:
    assert NOW.weekday() == 0
    assert is_due(given_homework(days=("mon", "fri"), per_week=2), [], NOW)
    assert not is_due(given_homework(days=("tue",), per_week=1), [], NOW)


def test_so_many_days_a_week_are_enough_in_any_seven_days() -> None:
    assert not is_due(given_homework(per_week=2), [use(2), use(4)], NOW)
    assert is_due(given_homework(per_week=2), [use(2), use(7.2)], NOW)
    assert is_due(given_homework(per_week=7), [use(n) for n in range(1, 7)], NOW)


def test_four_days_a_week_or_fewer_have_a_day_between_two() -> None:
    assert not is_due(given_homework(per_week=4), [use(1)], NOW)
    assert is_due(given_homework(per_week=5), [use(1)], NOW)


@given(st.integers(1, 7))
def test_over_a_month_of_doing_what_is_due_it_is_never_done_more_often(per_week: int) -> None:
    task, used = given_homework(per_week=per_week), []
    for day in range(28):
        now = NOW + day * DAY
        if is_due(task, used, now):
            used.append(Use(exercise="homework-x", at=now, done_s=30.0))
    days = [each.at for each in used]
    assert all(sum(first <= at < first + timedelta(days=7) for at in days) <= per_week for first in days)
    assert len(days) >= (28 * min(per_week, 3)) // 7 - 1


def test_it_is_over_after_its_last_day_when_ended_or_after_half_a_year() -> None:
    assert not is_over(given_homework(until=NOW.date()), NOW)
    assert is_over(given_homework(until=date(2026, 11, 22)), NOW)
    assert is_over(given_homework(over_at=NOW - HOUR), NOW)
    assert is_over(given_homework(at=NOW - LASTS), NOW)
    assert not is_due(given_homework(at=NOW + HOUR), [], NOW)


def test_given_twice_the_later_word_counts() -> None:
    first, later = given_homework(id="1"), given_homework(id="2", at=NOW - DAY, over_at=NOW - HOUR)
    assert due_homework([later, first], [], NOW) == ()
    assert due_homework([first], [], NOW) == (first,)


def test_how_often_is_said_as_people_do() -> None:
    assert often_words(given_homework()) == "every day"
    assert often_words(given_homework(times_a_day=2)) == "twice a day"
    assert often_words(given_homework(per_week=3)) == "3 days a week"
    assert often_words(given_homework(days=("mon", "wed", "fri"), times_a_day=3)) == "3 times a day on Mon, Wed and Fri"
    assert until_words(given_homework(until=date(2026, 12, 12)), NOW.date()) == "until Sat 12 Dec"
    assert until_words(given_homework(), NOW.date()) == ""


def test_every_so_many_hours_is_due_again_when_most_of_them_have_passed() -> None:
    hourly = given_homework(every_min=120)
    assert not is_due(hourly, [use(1 / 24)], NOW)
    assert is_due(hourly, [use(1.6 / 24)], NOW)
    assert is_due(hourly, [use(2 / 24), use(4 / 24), use(6 / 24)], NOW)
    assert often_words(hourly) == "every 2 hours"


def test_every_third_day_and_as_needed() -> None:
    third = given_homework(every_days=3)
    assert not is_due(third, [use(2)], NOW)
    assert is_due(third, [use(3)], NOW)
    assert often_words(third) == "every 3 days"
    assert not is_due(given_homework(as_needed=True), [], NOW)
