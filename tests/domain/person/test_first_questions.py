"""What the first run still asks, and where an answer goes."""

from datetime import UTC, date, datetime, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import Place, Visit
from coach.domain.person.first_questions import (
    FIRST_QUESTIONS,
    Answer,
    QuestionId,
    episode_choices,
    told_visit,
    unanswered,
    with_answer,
)
from coach.domain.person.profile import Condition, Profile
from coach.domain.person.settings import Settings
from coach.domain.planning.phases import phase_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ORDER: tuple[QuestionId, ...] = tuple(FIRST_QUESTIONS)
ANSWERS: dict[QuestionId, Answer] = {
    "conditions": (Condition("osteoporosis"),),
    "age": "18_44",
    "places": (Place("low-back", "left"),),
    "episode": date(2026, 11, 1),
    "positions": ("chair",),
    "equipment": (),
    "minutes": 10,
    "times": ("08:00",),
    "safe": 0,
}


def test_a_new_person_is_asked_everything_and_conditions_first() -> None:
    assert unanswered(Profile(), Settings()) == ORDER
    assert ORDER[0] == "conditions"


@given(st.lists(st.sampled_from(ORDER)))
def test_what_was_answered_or_put_off_is_not_asked_again_but_for_conditions(put_off: list[QuestionId]) -> None:
    profile = Profile()
    for question in put_off:
        profile = with_answer(profile, question, None)
    expected = tuple(question for question in ORDER if question not in put_off or question == "conditions")
    assert unanswered(profile, Settings()) == expected


@given(st.permutations(sorted(ANSWERS)))
def test_answers_reach_their_fields_in_any_order_and_touch_no_other(order: list[QuestionId]) -> None:
    profile = Profile(liked=("cat-cow",), skipped=("safe", "age"))
    for question in order:
        profile = with_answer(profile, question, ANSWERS[question])
    assert profile == Profile(
        liked=("cat-cow",),
        conditions=(Condition("osteoporosis"),),
        age_band="18_44",
        places=(Place("low-back", "left"),),
        episode=date(2026, 11, 1),
        positions=("chair",),
        equipment=(),
        minutes=10,
        times=("08:00",),
        safe=0,
    )


def test_leaving_out_a_question_keeps_its_earlier_answer() -> None:
    assert with_answer(Profile(minutes=10), "minutes", None) == Profile(minutes=10)


def test_no_usual_times_and_visits_count_as_answered() -> None:
    profile = with_answer(Profile(), "times", ())
    profile = with_answer(profile, "next_visit", Visit(at=NOW))
    assert not {"times", "next_visit"} & set(unanswered(profile, Settings()))


def test_a_known_emergency_number_is_not_asked_for() -> None:
    assert "number" not in unanswered(Profile(), Settings(emergency_number="112"))


def test_conditions_are_asked_even_if_a_file_says_they_were_put_off() -> None:
    assert "conditions" in unanswered(Profile(skipped=("conditions",)), Settings())


def test_every_skipped_id_fits_the_profile() -> None:
    profile = Profile(skipped=ORDER)
    assert msgspec.convert(msgspec.to_builtins(profile), Profile) == profile


def test_since_when_offers_days_whose_phase_is_what_the_words_say() -> None:
    for words, day in episode_choices(NOW.date()):
        assert ("first 72 hours" in words) == (phase_of(day, (), NOW) == "acute"), words
    phases = [phase_of(day, (), NOW) for _, day in episode_choices(NOW.date())]
    assert phases == ["acute", "acute", "subacute", "subacute", "chronic", "chronic"]


def test_a_planned_visit_is_moved_and_a_past_one_only_within_its_day() -> None:
    before = Visit(at=NOW, id="v1", areas=(Place("neck"),))
    later = NOW + timedelta(days=7)
    assert told_visit(before, later, "Sam", planned=True).id == "v1"
    assert told_visit(before, NOW + timedelta(hours=1), "", planned=False).areas == before.areas
    assert told_visit(before, later, "", planned=False) == Visit(at=later)
