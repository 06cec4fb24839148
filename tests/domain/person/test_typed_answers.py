"""Answers that people type are read, or refused with a sentence."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.base.moments.reading import Reference
from coach.domain.person import typed_answers as typed
from coach.domain.text import is_clean
from coach.errors import CoachError

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
HERE = Reference(NOW, UTC)
READERS: list[Callable[[str], Any]] = [
    lambda text: typed.parse_day(text, HERE),
    typed.parse_times,
    typed.parse_minutes,
    typed.parse_number,
    lambda text: typed.parse_next_visit(text, HERE),
    lambda text: typed.parse_last_visit(text, HERE),
]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-01", date(2026, 11, 1)),
        (" Yesterday ", date(2026, 11, 22)),
        ("today", TODAY),
        ("01.11.2026", date(2026, 11, 1)),
    ],
)
def test_days(text: str, day: date) -> None:
    assert typed.parse_day(text, HERE) == day


@pytest.mark.parametrize("text", ["", "2026-11-24", "2026-11-31", "0001-01-01", "tomorrow", "01/11/2026"])
def test_what_is_no_past_day_is_refused(text: str) -> None:
    with pytest.raises(CoachError):
        typed.parse_day(text, HERE)


def test_times_are_put_in_order_each_once() -> None:
    assert typed.parse_times("20:30, 8 08:00") == ("08:00", "20:30")
    assert typed.parse_times(" ") == ()


@pytest.mark.parametrize("text", ["25:00", "8:5", "8 30", "morning"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(CoachError, match="not a time"):
        typed.parse_times(text)


def test_minutes_are_3_to_60() -> None:
    assert [typed.parse_minutes(text) for text in ("3", " 60 ")] == [3, 60]
    for text in ("2", "61", "", "ten", "1000", "٥"):
        with pytest.raises(CoachError, match="does not fit"):
            typed.parse_minutes(text)


def test_a_number_to_call_has_digits() -> None:
    assert typed.parse_number(" 0800  112 ") == "0800 112"
    for text in ("", "none", "1" * 31):
        with pytest.raises(CoachError, match="not a number"):
            typed.parse_number(text)


def test_visits_are_on_their_side_of_now() -> None:
    assert typed.parse_next_visit("2026-12-01 14:00", HERE) == datetime(2026, 12, 1, 14, 0, tzinfo=UTC)
    assert typed.parse_last_visit("2026-11-20 14:00", HERE) == datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    with pytest.raises(CoachError, match="over"):
        typed.parse_next_visit("2026-11-20 14:00", HERE)
    with pytest.raises(CoachError, match="not come yet"):
        typed.parse_last_visit("2026-12-01 14:00", HERE)


@given(st.text(max_size=60), st.sampled_from(READERS))
def test_any_text_is_read_or_refused_in_clean_words(text: str, read: Callable[[str], Any]) -> None:
    refusal = None
    try:
        read(text)
    except CoachError as error:
        refusal = error
    assert refusal is None or (refusal.hint and is_clean(str(refusal)))
