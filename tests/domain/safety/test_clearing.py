"""A clinician's word: whose, when, and when it is too early for it."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.safety.answers import safety_check
from coach.domain.safety.clearing import can_be_cleared, cause_words, clearable_now, clearance, clearing_words
from coach.domain.safety.standing import Standing, standing
from coach.errors import CoachError
from tests.clock import FakeClock

RAISED = FakeClock().now()


def after(hours: float, *causes: str) -> tuple[Standing, datetime]:
    now = RAISED + timedelta(hours=hours)
    return standing([safety_check(causes, dict.fromkeys(causes, ""), "first_run", RAISED)], now), now


def test_it_holds_who_when_and_what() -> None:
    where, now = after(2, "RF12")
    entry = clearance(where, "RF12", " Dr   Berg ", " all fine ", now, now)
    assert (entry.cause, entry.by, entry.note, entry.at) == ("RF12", "Dr Berg", "all fine", now)


@pytest.mark.parametrize("name", ["", " ", "\t\n"])
def test_nothing_is_cleared_without_a_name(name: str) -> None:
    where, now = after(2, "RF12")
    with pytest.raises(CoachError, match="Who was it"):
        clearance(where, "RF12", name, "fine", now, now)


def test_the_future_and_the_time_before_the_answer_are_refused() -> None:
    where, now = after(2, "RF12")
    with pytest.raises(CoachError, match="not come yet"):
        clearance(where, "RF12", "Dr Berg", "", now + timedelta(seconds=1), now)
    with pytest.raises(CoachError, match="before the warning sign came up"):
        clearance(where, "RF12", "Dr Berg", "", RAISED - timedelta(minutes=1), now)


@given(st.floats(0, 23.99))
def test_an_emergency_is_cleared_by_nobody_within_24_hours(hours: float) -> None:
    where, now = after(hours, "RF02", "RF12")
    with pytest.raises(CoachError, match="too early"):
        clearance(where, "RF02", "Dr Berg", "", now, now)
    assert clearable_now(where, now) == ()


def test_a_lesser_sign_is_not_offered_for_clearing_while_an_emergency_has_to_wait() -> None:
    where, now = after(2, "RF02", "RF12")
    assert clearing_words(where, now) == "You can note what a doctor said from tomorrow 09:00 on."
    where, now = after(25, "RF02", "RF12")
    assert {cause.cause for cause in clearable_now(where, now)} == {"RF02", "RF12"}
    assert "who it was and what they said" in clearing_words(where, now)


def test_a_caution_needs_no_word() -> None:
    where = standing([safety_check(["RF19"], {"RF19": "assessed"}, "first_run", RAISED)], RAISED)
    assert can_be_cleared(where) == ()
    assert clearing_words(where, RAISED) == ""


def test_every_cause_has_words() -> None:
    assert cause_words("RF12") == "Have you lost weight without trying?"
    assert cause_words("A5") == "A bruise where the ball was"
    assert cause_words("RF27") == "Pain that keeps rising"
    assert cause_words("D1") == "Stop rule D1"
