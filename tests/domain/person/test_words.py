"""The answers in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coach.domain.journal.entries import Place, Visit
from coach.domain.person.first_questions import FIRST_QUESTIONS
from coach.domain.person.profile import Condition, Profile
from coach.domain.person.settings import Settings
from coach.domain.person.words import LOCKED, NOT_ASKED, answer_words, condition_words, safe_words

NOBODY = Profile()
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PAST = Visit(at=NOW - timedelta(days=3), provider="Sam", areas=(Place("low-back", "left"), Place("neck")))
COMING = Visit(at=NOW + timedelta(days=4))


def said(question: str, profile: Profile = NOBODY, *visits: Visit) -> tuple[str, ...]:
    return answer_words(question, profile, Settings(emergency_number="112"), visits, NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("question", FIRST_QUESTIONS)
def test_there_is_always_a_line_also_before_anything_was_told(question: str) -> None:
    assert said(question)


def test_what_was_not_asked_differs_from_none() -> None:
    assert said("conditions") == (LOCKED,)
    assert said("equipment") == said("positions") == said("places") == (NOT_ASKED,)
    empty = Profile(conditions=(), equipment=(), positions=(), places=())
    for question in ("conditions", "equipment", "positions", "places"):
        assert said(question, empty) == ("none",)


def test_conditions_say_where_and_since_when() -> None:
    operation = Condition("operation", ("low-back", "hip-side"), date(2026, 11, 2))
    assert condition_words(operation, NOW.date()) == (
        "I had an operation in the last 12 weeks: low back, side of the hip; since Mon 2 Nov"
    )
    assert "counts everywhere" in condition_words(Condition("operation"), NOW.date())
    assert condition_words(Condition("diabetes"), NOW.date()) == "I have diabetes: calf, foot"
    assert condition_words(Condition("heart"), NOW.date()) == "I have angina or unstable heart disease"
    assert condition_words(Condition("allergy", note="arnica"), NOW.date()).endswith(": arnica")


def test_since_when_says_the_phase_in_plain_words() -> None:
    assert said("episode", Profile(episode=date(2026, 11, 22))) == ("yesterday: first 72 hours",)


def test_the_scale_of_feeling_safe_speaks_of_safety_and_not_of_pain() -> None:
    assert safe_words(10) == "10: fully safe"
    assert "pain" not in "".join(safe_words(score) for score in (None, *range(11)))
    assert said("safe", Profile(safe=0)) == ("0 of 10",)


def test_visits_are_told_apart_by_now() -> None:
    assert said("next_visit", Profile(), PAST, COMING) == ("Fri 27 Nov 09:00",)
    assert said("last_visit", Profile(), PAST, COMING) == ("Fri 20 Nov 09:00, with Sam; treated: low back, left; neck",)
    assert said("next_visit", Profile(), PAST) == ("none written down",)


def test_the_other_answers_are_lists_of_names() -> None:
    profile = Profile(equipment=("mat", "chair"), positions=("floor",), age_band="60_70", minutes=10, times=("08:00",))
    assert said("equipment", profile) == ("mat, chair",)
    assert said("positions", profile) == ("on the floor",)
    assert said("age", profile) == ("60 to 70",)
    assert said("minutes", profile) == ("10",)
    assert said("times", profile) == ("08:00",)
    assert said("number", profile) == ("112",)
