"""The words of each level (clinical.md 1.1)."""

from datetime import UTC, datetime

import pytest

from coach.domain.exercises.vocabulary import LEVELS
from coach.domain.journal.entries import Raised, SafetyCheck
from coach.domain.run.hurt import EMERGENCY_FALLBACK
from coach.domain.safety.red_flags import BY_ID
from coach.domain.safety.standing import Standing, standing
from coach.domain.safety.stop_rules import FOLLOW_UPS, SKIN, after_answers, after_hurt
from coach.domain.safety.urgency import (
    CRISIS_MESSAGE,
    CRISIS_TITLE,
    JOURNAL_SHOWS,
    MESSAGES,
    SIGN_NAMES,
    TITLES,
    UNDERSTOOD,
    lock_reason,
    lock_words,
)

T = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def at(*raised: Raised) -> Standing:
    return standing([SafetyCheck(at=T, reason="first_run", raised=raised)], T)


def words(*raised: Raised, number: str = ""):
    found = lock_words(at(*raised), number)
    assert found is not None
    return found


def test_nothing_open_says_nothing():
    assert lock_words(Standing(), "112") is None


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_has_its_words_and_only_a_caution_goes_away_without_typing(level):
    found = words(Raised("RF19", level))
    assert (found.level, found.title) == (level, TITLES[level].format(emergency=EMERGENCY_FALLBACK))
    assert found.word == ("" if level == "CAUTION" else UNDERSTOOD)
    assert len(found.reasons) == 1


@pytest.mark.parametrize("cause", ["RF01", "RF28"])
@pytest.mark.parametrize(("number", "told"), [("112", "112"), ("", EMERGENCY_FALLBACK), ("{0} {x}", "{0} {x}")])
def test_an_emergency_names_the_number_to_call(cause, number, told):
    assert told in words(Raised(cause, "EMERGENCY"), number=number).message


def test_distress_is_answered_with_a_crisis_line_and_not_with_the_body():
    found = words(Raised("RF28", "EMERGENCY"), number="112")
    assert found.title == CRISIS_TITLE
    assert "crisis line" in found.message
    assert found.message == CRISIS_MESSAGE.format(emergency="112")


def test_distress_with_another_emergency_says_both():
    found = words(Raised("RF28", "EMERGENCY"), Raised("RF01", "EMERGENCY"), number="112")
    assert found.title == "Call 112 now"
    assert "crisis line" in found.message
    assert "Call 112 now. Do not drive yourself." in found.message


def test_the_highest_level_speaks_and_every_open_sign_is_a_reason():
    found = words(Raised("RF19", "CAUTION"), Raised("RF10", "SAME_DAY"), Raised("RF21", "CLINICIAN_FIRST"))
    assert found.level == "SAME_DAY"
    assert len(found.reasons) == 3
    assert BY_ID["RF10"].question in found.reasons[0]


def test_a_reason_repeats_the_question_that_was_answered():
    (cause,) = at(Raised("RF10", "SAME_DAY")).open
    assert lock_reason(cause) == f"You said yes to this: {BY_ID['RF10'].question}"


def test_every_stop_rule_that_raises_something_has_a_reason_in_words():
    everything = [question.id for questions in (*FOLLOW_UPS.values(), (SKIN,)) for question in questions]
    stopped = (*after_hurt(("dizzy", "numb"), everything), *after_answers({"A5": "small", "A6": ""}))
    assert {one.cause for one in stopped} | {"A4", *BY_ID} == set(SIGN_NAMES)
    for one in stopped:
        assert one.cause not in lock_reason(at(one).open[0])


@pytest.mark.parametrize("raised", [Raised("RF27", "CLINICIAN_FIRST", "journal"), Raised("A4", "CLINICIAN_FIRST")])
def test_what_the_journal_raised_is_never_told_as_an_answer(raised):
    found = words(raised)
    assert found.reasons[0].startswith("Your journal shows")
    assert "said yes" not in f"{found.reasons} {found.message}"


def test_rising_pain_that_was_answered_with_yes_is_told_as_an_answer():
    assert words(Raised("RF27", "CLINICIAN_FIRST", "rising")).reasons[0].startswith("You said yes")


def test_an_emergency_says_what_the_typed_word_leads_to_and_from_when_it_can_be_cleared():
    found = lock_words(at(Raised("RF02", "EMERGENCY")), "112", T)
    assert found is not None
    assert found.then.startswith("Coach then closes.")
    assert "tomorrow" in found.then


def test_no_words_hold_a_control_sign_or_blame():
    for text in (
        *TITLES.values(),
        *sum(MESSAGES.values(), ()),
        *SIGN_NAMES.values(),
        *JOURNAL_SHOWS.values(),
        CRISIS_MESSAGE,
    ):
        assert text.isprintable()
        assert "should have" not in text
