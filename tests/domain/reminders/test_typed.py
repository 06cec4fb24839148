"""What people type for times and days."""

import pytest

from coach.domain.reminders.rule import RuleBook
from coach.domain.reminders.typed import clock_times, found, free_id, named, weekdays
from coach.errors import CoachError
from tests.domain.reminders.samples import book, rule


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("21:00", ("21:00",)),
        ("9, 21:30", ("09:00", "21:30")),
        ("21h05 7:00 7", ("07:00", "21:05")),
        ("noon", ("12:00",)),
    ],
)
def test_times_are_understood(text: str, times: tuple[str, ...]) -> None:
    assert clock_times(text) == times


@pytest.mark.parametrize("text", ["", "25:00", "12:60", "9 15", "-1", "9:5", "９：００x"])
def test_what_is_no_time_is_said(text: str) -> None:
    with pytest.raises(CoachError):
        clock_times(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-fri", ("mon", "tue", "wed", "thu", "fri")),
        ("Sat, Sunday", ("sat", "sun")),
        ("fri-mon", ("mon", "fri", "sat", "sun")),
        ("daily", ()),
        ("mon-sun", ()),
        ("weekend", ("sat", "sun")),
        ("we", ("wed",)),
        ("mon–fri", ("mon", "tue", "wed", "thu", "fri")),
        ("mon/wed/fri", ("mon", "wed", "fri")),
        ("sat&sun", ("sat", "sun")),
    ],
)
def test_days_are_understood(text: str, days: tuple[str, ...]) -> None:
    assert weekdays(text) == days


@pytest.mark.parametrize("text", ["someday", "m", "mon-xyz", "1-5", "thumb", "wedding", "sat or sun"])
def test_what_names_no_day_is_said(text: str) -> None:
    with pytest.raises(CoachError):
        weekdays(text)


def test_a_label_names_its_kind() -> None:
    assert (named("Evening log"), named(" weekly "), named("Take a walk")) == ("evening", "weekly", None)


def test_ids_are_short_readable_and_free() -> None:
    there = book(rule(id="evening-log"))
    assert free_id("Evening log", there) == "evening-log-2"
    assert free_id("\x1b[31m…", RuleBook()) == "31m"
    assert free_id("…", RuleBook()) == "reminder"


def test_a_rule_is_found_by_id_or_label_and_else_all_are_named() -> None:
    there = book(rule(id="tea", label="Evening tea"))
    assert found(there, "evening TEA").id == "tea"
    with pytest.raises(CoachError, match="no reminder") as error:
        found(there, "coffee")
    assert "tea" in error.value.detail
