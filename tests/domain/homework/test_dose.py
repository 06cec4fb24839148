"""What a therapist says about how much is understood, or refused by name."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.base.moments.refusal import NotRead
from coach.domain.homework.dose import NotUnderstood, ParsedDose, last_day, parse_dose
from tests.hostile import HOSTILE


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("2 x 30 s each side", {"sets": 2, "hold_s": 30, "sided": True}),
        ("3x10", {"sets": 3, "reps": 10}),
        ("10 reps, slow", {"reps": 10, "tempo_s": 6}),
        ("5 min heat", {"hold_s": 300}),
        ("hold 20 seconds, 3 times", {"sets": 3, "hold_s": 20}),
        ("Hold 30 seconds each leg, twice", {"sets": 2, "hold_s": 30, "sided": True}),
        ("half a minute, three times", {"sets": 3, "hold_s": 30}),
        ("one minute per side", {"hold_s": 60, "sided": True}),
        ("30sec/side", {"hold_s": 30, "sided": True}),
        ("30 s x 2 on the left", {"hold_s": 30, "sets": 2, "side": "left"}),
        ("3 sets of 12 reps", {"sets": 3, "reps": 12}),
        ("3 rounds of 8", {"sets": 3, "reps": 8}),
        ("10 x 5 s", {"reps": 10, "tempo_s": 5}),
        ("10 times, hold 5 seconds", {"reps": 10, "tempo_s": 5}),
        ("3 x 10 x 5 s", {"sets": 3, "reps": 10, "tempo_s": 5}),
        ("1.5 min", {"hold_s": 90}),
        ("10x each side", {"reps": 10, "sided": True}),
        ("10 reps twice a day", {"reps": 10, "times_a_day": 2}),
        ("2 x 30s per side, 2x daily", {"sets": 2, "hold_s": 30, "sided": True, "times_a_day": 2}),
        ("a minute, 3 times per day", {"hold_s": 60, "times_a_day": 3}),
        ("10 reps, 5 days a week", {"reps": 10, "per_week": 5}),
        ("10 reps twice a week", {"reps": 10, "per_week": 2}),
        ("10 reps every other day", {"reps": 10, "per_week": 4}),
        ("10 reps daily", {"reps": 10, "per_week": 7}),
        ("10 reps mon wed fri", {"reps": 10, "per_week": 3, "days": ("mon", "wed", "fri")}),
        ("10 reps on Tuesdays and Thursdays", {"reps": 10, "per_week": 2, "days": ("tue", "thu")}),
        ("10 reps fri-mon", {"reps": 10, "per_week": 4, "days": ("mon", "fri", "sat", "sun")}),
        ("10 reps for two weeks", {"reps": 10, "lasts_days": 14}),
        ("3x10 until 12 December", {"sets": 3, "reps": 10, "until": "12-12"}),
        ("3x10 until 2026-12-12, slow", {"sets": 3, "reps": 10, "until": "2026-12-12", "tempo_s": 6}),
        ("3 x 30 s, stop if it tingles", {"sets": 3, "hold_s": 30, "stop_if": "it tingles"}),
        ("3x10 with the blue band, rest 1 min", {"sets": 3, "reps": 10, "load": "blue band", "rest_s": 60}),
        ("hold 3 breaths", {"hold_s": 30, "rest": ("hold 3 breaths",)}),
        ("12 times a day", {"times_a_day": 12}),
        ("10 reps every 2 hours", {"reps": 10, "every_min": 120}),
        ("8-10 reps, 2 to 3 times a day", {"reps": 8, "times_a_day": 2, "lowered": ("8 to 10", "2 to 3")}),
        ("every day", {"per_week": 7}),
    ],
)
def test_a_therapists_words_are_understood(text: str, fields: dict[str, Any]) -> None:
    assert parse_dose(text) == ParsedDose(**fields)


@pytest.mark.parametrize(
    "text",
    [
        "", "10", "gently", "3 x 30 s until it eases", "3 x 10, 2 times", "999 reps", "1.25 min", "2,5 min", "1.5 reps",
        "30-60-90 s", "30 s left, 45 s right", "25 times a day", "10 reps 9 times a week", "0 reps", "x" * 500,
    ],
)  # fmt: skip
def test_what_has_no_certain_meaning_makes_the_dose_not_understood(text: str) -> None:
    assert isinstance(parse_dose(text), NotUnderstood)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    found = parse_dose(text)
    if isinstance(found, ParsedDose):
        assert found.hold_s is None or 1 <= found.hold_s <= 28_800
        assert not (found.has_amount and found.hold_s is not None and found.reps is not None)


@given(sets=st.integers(1, 4), hold=st.integers(11, 60), times=st.integers(1, 6))
def test_a_dose_and_how_often_are_never_mixed_up(sets: int, hold: int, times: int) -> None:
    for text in (f"{sets} x {hold} s {times} times a day", f"{times}x/day: {sets}x{hold}sec"):
        found = parse_dose(text)
        assert isinstance(found, ParsedDose)
        assert (found.sets, found.hold_s, found.times_a_day) == (sets, hold, times)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_only_text(text: str) -> None:
    parse_dose(text)
    parse_dose(f"3x10 {text[:100]}")


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("3x10 until Friday", date(2026, 12, 4)),
        ("3x10 bis Freitag", date(2026, 12, 4)),
        ("3x10 until tomorrow", date(2026, 12, 2)),
        ("3x10 until the 24th", date(2026, 12, 24)),
        ("3x10 until 24 December", date(2026, 12, 24)),
        ("3x10 until 24.12.", date(2026, 12, 24)),
        ("3x10 until 1 March", date(2027, 3, 1)),
        ("3x10 for a week", date(2026, 12, 8)),
        ("3x10 until your next visit", None),
    ],
)
def test_the_last_day_is_one_to_come(words: str, until: date | None) -> None:
    found = parse_dose(words)
    assert isinstance(found, ParsedDose)
    assert last_day(found, date(2026, 12, 1)) == until


def test_a_last_day_that_may_be_two_days_is_refused() -> None:
    found = parse_dose("3x10 until next thursday")
    assert isinstance(found, ParsedDose)
    with pytest.raises(NotRead):
        last_day(found, date(2026, 12, 1))
