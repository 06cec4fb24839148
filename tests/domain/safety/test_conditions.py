"""What each condition brings along, and for how long."""

from datetime import date, timedelta
from typing import get_args

import pytest

from coach.domain.exercises.vocabulary import CODES
from coach.domain.person.profile import Condition, ConditionId
from coach.domain.safety.conditions import CONDITIONS, contraindications
from coach.domain.safety.contraindications import Contraindication

TODAY = date(2025, 6, 15)


def codes(*conditions: Condition) -> set[str]:
    return {found.code for found in contraindications(conditions, TODAY)}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_every_condition_can_be_asked_for_in_plain_words() -> None:
    assert set(CONDITIONS) == set(get_args(ConditionId))
    assert all(about.name and about.help.endswith(".") for about in CONDITIONS.values())
    assert len({about.name for about in CONDITIONS.values()}) == len(CONDITIONS)


def test_every_code_can_be_brought_by_a_condition() -> None:
    assert {code for about in CONDITIONS.values() for code in about.codes} == set(CODES)


@pytest.mark.parametrize("identity", get_args(ConditionId))
def test_a_condition_without_a_day_brings_all_its_codes(identity: ConditionId) -> None:
    assert codes(Condition(identity)) == set(CONDITIONS[identity].codes)


@pytest.mark.parametrize("identity", get_args(ConditionId))
def test_places_count_only_where_they_are_asked_for(identity: ConditionId) -> None:
    about = CONDITIONS[identity]
    for found in contraindications([Condition(identity, ("mid-back",))], TODAY):
        assert found.regions == (frozenset({"mid-back"}) if about.asks_places else frozenset())


def test_a_blood_thinner_counts_everywhere() -> None:
    assert contraindications([Condition("blood_thinner")], TODAY) == (Contraindication("bleed"),)


def test_diabetes_means_feet_and_calves_unless_other_places_are_named() -> None:
    feet = Contraindication("neuro", frozenset({"foot", "calf"}))
    assert contraindications([Condition("diabetes")], TODAY) == (feet,)
    assert contraindications([Condition("diabetes", ("thigh-back",))], TODAY) == (
        Contraindication("neuro", frozenset({"thigh-back"})),
    )


@pytest.mark.parametrize(
    ("identity", "code", "last_day"), [("operation", "surg", 84), ("fresh_injury", "swell", 3), ("fever", "fever", 1)]
)
def test_what_passes_counts_on_its_last_day_and_not_the_day_after(
    identity: ConditionId, code: str, last_day: int
) -> None:
    assert codes(Condition(identity, since=ago(0))) == {code}
    assert codes(Condition(identity, since=ago(last_day))) == {code}
    assert codes(Condition(identity, since=ago(last_day + 1))) == set()


def test_a_condition_with_a_day_that_does_not_pass_stays() -> None:
    assert codes(Condition("clot", since=ago(4000))) == {"dvt"}


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (ago(0), {"preg"}),
        (ago(139), {"preg"}),
        (ago(140), {"preg", "preg20"}),
        (ago(280), {"preg", "preg20"}),
        (ago(-1), {"preg", "preg20"}),
        (None, {"preg", "preg20"}),
    ],
)
def test_a_pregnancy_is_late_from_week_20_or_when_its_week_makes_no_sense(
    since: date | None, expected: set[str]
) -> None:
    assert codes(Condition("pregnancy", since=since)) == expected


def test_two_conditions_with_the_same_code_in_two_places_both_count() -> None:
    found = contraindications([Condition("diabetes"), Condition("numb_skin", ("low-back",))], TODAY)
    assert {place for one in found for place in one.regions} == {"foot", "calf", "low-back"}


def test_the_same_contraindication_is_brought_once() -> None:
    assert len(contraindications([Condition("blood_thinner"), Condition("bleeding_disorder")], TODAY)) == 1


def test_an_allergy_changes_no_move() -> None:
    assert codes(Condition("allergy", note="latex")) == set()
