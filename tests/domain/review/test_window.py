"""The stretch that the page looks back on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.review.window import window
from coach.errors import CoachError
from tests.domain.review.pages import DAY, NOW, facts, lines, made, visit

TODAY = NOW.date()


def test_without_a_visit_it_is_the_last_four_weeks_beside_those_before() -> None:
    found = window([], NOW)
    assert (found.now.since, found.now.last, found.now.days) == (TODAY - 27 * DAY, TODAY, 28)
    assert (found.before.days, found.before.until) == (28, found.now.since)


def test_with_one_visit_it_is_compared_with_as_many_days_before_it() -> None:
    found = window([visit(9)], NOW)
    assert (found.now.since, found.now.days, found.before.days) == (TODAY - 9 * DAY, 10, 10)
    assert found.before.until == found.now.since


def test_with_two_visits_it_is_compared_with_the_time_between_them() -> None:
    found = window([visit(9), visit(30)], NOW)
    assert (found.before.since, found.before.last) == (TODAY - 30 * DAY, TODAY - 10 * DAY)


def test_a_planned_visit_begins_nothing() -> None:
    assert window([visit(9), visit(-3)], NOW) == window([visit(9)], NOW)


def test_in_the_waiting_room_the_page_still_looks_back_on_the_visit_before() -> None:
    begun = visit(0.02, pain_after=None, goal="Sit for two hours")
    found = made(visit(14), begun)
    assert (found.since, found.days) == (TODAY - 14 * DAY, 15)
    assert "Sit for two hours" in lines(found, "goal")[0]
    assert "14" in lines(found, "since")[0] or "16 Nov" in lines(found, "since")[0]


def test_once_a_visit_of_today_is_over_the_page_begins_with_it() -> None:
    assert made(visit(14), visit(0.1)).days == 1
    assert made(visit(14), visit(0.1, pain_after=None)).days == 1


def test_days_that_were_named_are_compared_with_as_many_before() -> None:
    found = window([visit(3)], NOW, date(2026, 11, 1), date(2026, 11, 10))
    assert (found.now.since, found.now.last) == (date(2026, 11, 1), date(2026, 11, 10))
    assert (found.before.since, found.before.last) == (date(2026, 10, 22), date(2026, 10, 31))


def test_an_end_alone_looks_back_on_the_visit_before_it() -> None:
    found = facts(visit(3), visit(20), visit(34), until=TODAY - 10 * DAY)
    assert (found.window.now.since, found.window.before.since) == (TODAY - 20 * DAY, TODAY - 34 * DAY)


def test_the_page_of_a_time_that_is_over_knows_nothing_later_of_the_visit() -> None:
    found = made(visit(3, provider="Later"), visit(20, provider="Earlier"), until=TODAY - 10 * DAY)
    assert "Earlier" in lines(found, "since")[0]


def test_a_window_without_a_day_is_refused() -> None:
    with pytest.raises(CoachError, match="holds no day"):
        window([], NOW, TODAY, TODAY - DAY)


@given(
    days=st.lists(st.integers(-40, 400), max_size=6),
    since=st.none() | st.integers(0, 4000),
    until=st.none() | st.integers(-5, 300),
)
def test_both_periods_meet_and_never_reach_past_today(days: list[int], since: int | None, until: int | None) -> None:
    first = None if since is None else TODAY - timedelta(days=since + max(0, until or 0))
    last = None if until is None else TODAY - timedelta(days=until)
    found = window([visit(day) for day in days], NOW, first, last)
    assert found.before.until == found.now.since
    assert found.now.days >= 1
    assert found.before.days >= 1
    assert found.now.last <= TODAY
