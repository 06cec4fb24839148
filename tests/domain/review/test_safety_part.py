"""The safety line: first, never hidden, in capitals where something is open."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import CauseId, Raised, SafetyCheck
from coach.domain.person.profile import Condition, Profile
from coach.domain.review.page import BlockId
from coach.domain.safety.clearing import cause_words
from tests.domain.review.pages import ASKED, CALM, DAY, NOW, lines, made


def raised(cause: str, level: str = "SAME_DAY") -> SafetyCheck:
    return SafetyCheck(at=NOW - DAY, reason="first_run", asked=ASKED, raised=(Raised(cause, level),))  # type: ignore[arg-type]


@given(hidden=st.sets(st.sampled_from(get_args(BlockId))))
def test_whatever_is_hidden_safety_stays_and_is_first(hidden: set[BlockId]) -> None:
    found = made(hidden=tuple(hidden))
    shown = [block.id for block in found.blocks]
    assert shown[0] == "safety"
    assert not (hidden - {"safety"}) & set(shown)


def test_pain_and_places_that_are_hidden_take_their_pictures_along() -> None:
    found = made(hidden=("pain", "places"))
    assert (found.chart, found.places) == ((), ())


@pytest.mark.parametrize("level", ["EMERGENCY", "SAME_DAY", "CLINICIAN_FIRST"])
def test_an_open_warning_sign_is_told_in_capitals_with_its_level_and_day(level: str) -> None:
    first = lines(made(checks=(raised("RF12", level),)), "safety")[0]
    assert first == first.upper()
    assert first.startswith(f"{level.replace('_', ' ')}, SUN 29 NOV: ")
    assert cause_words("RF12")[:30].upper() in first
    assert "No warning signs" not in " ".join(lines(made(checks=(raised("RF12", level),)), "safety"))


def test_the_sign_of_a_crisis_is_never_named() -> None:
    told = " ".join(lines(made(checks=(raised("RF28", "EMERGENCY"),)), "safety"))
    assert "DOES NOT BELONG ON PAPER" in told
    assert cause_words("RF28").casefold()[:25] not in told.casefold()


@pytest.mark.parametrize("cause", ["RF01", "RF02", "RF03", "RF17", "RF28"])
def test_an_intimate_sign_is_told_by_its_danger_and_never_by_its_question(cause: CauseId) -> None:
    told = lines(made(checks=(raised(cause, "EMERGENCY"),)), "safety")[0].casefold()
    assert told.startswith("emergency, sun 29 nov: ")
    assert cause_words(cause).casefold()[:40] not in told
    assert not any(word in told for word in ("genital", "sexual", "wiping", "bowel", "injected", "dead"))


def test_many_open_signs_are_counted() -> None:
    checks = tuple(raised(f"RF{number:02}") for number in range(11, 17))
    assert "AND 2 MORE" in lines(made(checks=checks), "safety")


def test_nothing_reported_says_when_all_was_asked_and_never_asked_says_so() -> None:
    assert lines(made(checks=(CALM,)), "safety")[0] == "No warning signs reported (Sun 29 Nov)."
    assert lines(made(checks=()), "safety")[0] == "Warning signs have not been asked about yet."


def test_conditions_that_were_not_asked_are_no_no() -> None:
    told = lines(made(profile=Profile(conditions=None)), "safety")
    assert told[-1] == "Conditions and medicines have not been asked about yet."


def test_what_a_therapist_asks_for_is_answered_one_by_one_with_its_note() -> None:
    profile = Profile(conditions=(Condition("blood_thinner", note="warfarin"), Condition("implant", regions=("neck",))))
    told = lines(made(profile=profile), "safety")
    assert (
        told[1] == "Blood thinner: YES (warfarin). Pregnancy: no. Osteoporosis: no. Implant: YES (neck). Allergy: no."
    )
    assert told[-1] == "Do not press: neck."


def test_a_condition_whose_time_is_over_is_told_no_more() -> None:
    injury = Condition("fresh_injury", regions=("calf",), since=(NOW - 30 * DAY).date())
    assert len(lines(made(profile=Profile(conditions=(injury,))), "safety")) == 2
    fresh = Condition("fresh_injury", regions=("calf",), since=(NOW - DAY).date())
    assert lines(made(profile=Profile(conditions=(fresh,))), "safety")[-1] == "Do not press: calf."
