from datetime import date, datetime, timedelta, timezone

import pytest

from coach.cli.moments import last_day, moment, past_moment, start_of_day
from coach.errors import CoachError

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("-2h", "2026-11-24T10:00+01:00"),
        ("2 hours ago", "2026-11-24T10:00+01:00"),
        ("-30m", "2026-11-24T11:30+01:00"),
        ("-1d", "2026-11-23T12:00+01:00"),
        ("2026-11-22 21:00", "2026-11-22T21:00+01:00"),
        ("2026-07-22T21:00", "2026-07-22T21:00+02:00"),
        ("2026-11-22T21:00-05:00", "2026-11-22T21:00-05:00"),
        ("yesterday 21:00", "2026-11-23T21:00+01:00"),
        ("9pm yesterday", "2026-11-23T21:00+01:00"),
        ("11:00", "2026-11-24T11:00+01:00"),
        ("21:00", "2026-11-23T21:00+01:00"),
    ],
)
def test_a_moment_is_understood_as_people_say_it(text: str, moment: str) -> None:
    assert past_moment(text, NOW) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("tomorrow 9:00", "in the future"),
        ("2026-11-24 12:05", "in the future"),
        ("03/04/2026 10:00", "two different days"),
        ("2026-11-22", "names a day but no time"),
        ("2026-10-25 02:30", "was there twice"),
        ("2026-03-29 02:30", "did not exist"),
        ("2026-13-45 10:00", "not a moment"),
        ("0001-01-01 00:00", "not a moment"),
        ("5", "not a moment"),
        ("", "not a moment"),
        ("blah", "not a moment"),
        ("x" * 5000, "not a moment"),
        ("\x1b[2J\x00", "not a moment"),
    ],
)
def test_what_is_unclear_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(CoachError, match=sentence):
        past_moment(text, NOW)


def test_both_hours_of_the_night_that_has_two_can_be_named() -> None:
    early, late = (past_moment(f"2026-10-25T02:30+0{hours}:00", NOW) for hours in (2, 1))
    assert late - early == timedelta(hours=1)


def test_a_day_begins_at_midnight_here() -> None:
    assert start_of_day("2026-07-01", NOW).isoformat() == "2026-07-01T00:00:00+02:00"
    assert start_of_day("yesterday", NOW).isoformat() == "2026-11-23T00:00:00+01:00"
    with pytest.raises(CoachError, match="not a moment"):
        start_of_day("2026-02-31", NOW)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tomorrow 14:00", "2026-11-25T14:00+01:00"),
        ("friday 10:00", "2026-11-27T10:00+01:00"),
        ("2026-12-24 09:00", "2026-12-24T09:00+01:00"),
        ("yesterday 16:00", "2026-11-23T16:00+01:00"),
        ("-2h", "2026-11-24T10:00+01:00"),
    ],
)
def test_a_moment_may_lie_ahead_where_that_is_asked_for(text: str, expected: str) -> None:
    assert moment(text, NOW) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "day"), [("2026-12-12", "2026-12-12"), ("12 December", "2026-12-12"), ("today", "2026-11-24")]
)
def test_a_last_day_is_today_or_later(text: str, day: str) -> None:
    assert last_day(text, NOW) == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["2026-11-23", "yesterday", "soonish", "2026-13-40"])
def test_a_last_day_that_is_over_or_none_is_refused(text: str) -> None:
    with pytest.raises(CoachError):
        last_day(text, NOW)
