"""What visits add up to (clinical.md 8.1)."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import Place, TherapistQuestion, Visit
from coach.domain.visits.course import (
    PART_FIELDS,
    TOO_FEW,
    by_technique,
    last_visit,
    missing_parts,
    numbering,
    open_parts,
    open_questions,
    past,
    providers,
    response,
    usual_relief_days,
    with_answer,
    with_part,
)
from coach.errors import CoachError
from tests.domain.visit_samples import FIRST, WEEK, visit

HOUR = timedelta(hours=1)
SCORES = st.integers(0, 10) | st.none()


def test_a_visit_is_numbered_with_its_provider_and_in_all() -> None:
    visits = [visit(0), visit(1, provider="Kim"), visit(2, provider="SAM "), visit(3)]
    assert [numbering(each, visits).with_provider for each in visits] == [1, 1, 2, 3]
    assert [numbering(each, visits).of_all for each in visits] == [1, 2, 3, 4]


def test_the_last_visit_is_the_latest_that_has_begun() -> None:
    visits = [visit(2), visit(0), visit(1)]
    assert last_visit(visits, FIRST + WEEK) == visit(1)
    assert last_visit(visits, FIRST - HOUR) is None
    assert past(visits, FIRST + WEEK) == (visit(0), visit(1))


@given(before=SCORES, after=SCORES)
def test_the_response_is_before_less_48_h_and_unknown_without_both(before: int | None, after: int | None) -> None:
    expected = None if before is None or after is None else before - after
    assert response(visit(pain_before=before, pain_48h=after)) == expected


def test_a_technique_with_fewer_than_five_answers_is_not_compared() -> None:
    visits = [visit(n, pain_before=6, pain_48h=4, techniques=("swedish",)) for n in range(4)]
    (few,) = by_technique([*visits, visit(4, techniques=("swedish",), pain_before=3)])
    assert (few.visits, few.mean) == (4, None)
    assert TOO_FEW in few.words
    (enough,) = by_technique([*visits, visit(4, techniques=("swedish",), pain_before=3, pain_48h=5)])
    assert enough.mean == pytest.approx(1.2)
    assert enough.words == "5 visits, on average 1.2 points less pain after 48 h"


def test_relief_is_the_median_of_what_was_told() -> None:
    assert usual_relief_days([visit(0, relief_days=1), visit(1), visit(2, relief_days=5), visit(3, relief_days=2)]) == 2
    assert usual_relief_days([visit(0)]) is None


def test_providers_come_from_the_visits_with_the_kind_said_last() -> None:
    visits = [visit(0, provider_kind="spa"), visit(1, provider="sam", provider_kind="lmt"), visit(2, provider="")]
    (sam,) = providers([*visits, visit(5)], FIRST + 3 * WEEK)
    assert (sam.name, sam.kind, sam.visits) == ("Sam", "lmt", 2)
    assert (sam.last, sam.next) == (FIRST + WEEK, FIRST + 5 * WEEK)


@pytest.mark.parametrize(
    ("hours", "parts"),
    [
        (-25, ()),
        (-23, ("before",)),
        (0.5, ("before",)),
        (1.5, ("before", "after")),
        (23, ("before", "after")),
        (24.5, ("after", "24h")),
        (47, ("24h",)),
        (49, ("48h",)),
        (71, ("48h",)),
        (72, ()),
    ],
)
def test_each_part_is_asked_for_a_day_from_when_it_is_due(hours: float, parts: tuple[str, ...]) -> None:
    assert open_parts(visit(), FIRST + hours * HOUR) == parts


def test_what_is_answered_is_not_asked_and_what_was_missed_is_only_shown() -> None:
    told = visit(pain_before=3, pain_24h=2)
    assert open_parts(told, FIRST + 25 * HOUR - timedelta(minutes=30)) == ("after",)
    assert missing_parts(told, FIRST + 30 * WEEK) == ("after", "48h")
    assert open_parts(told, FIRST + 30 * WEEK) == ()


def test_a_long_visit_is_asked_about_once_it_has_ended() -> None:
    assert open_parts(visit(pain_before=3, duration_min=120), FIRST + 1.5 * HOUR) == ()


def test_every_part_names_fields_of_a_visit() -> None:
    for names in PART_FIELDS.values():
        assert set(names) <= set(Visit.__struct_fields__)


def test_a_part_keeps_what_was_told_before() -> None:
    told = with_part(visit(pain_before=6), pain_24h=4, areas=(Place("neck", "left"),))
    assert (told.pain_before, told.pain_24h, told.areas) == (6, 4, (Place("neck", "left"),))


@pytest.mark.parametrize("fields", [{"pain_24h": 11}, {"techniques": ("kneading",)}, {"cost": -1}, {"colour": 1}])
def test_a_part_that_does_not_fit_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(CoachError, match="cannot be kept"):
        with_part(visit(), **fields)


def test_questions_stay_until_they_are_answered() -> None:
    asked = [TherapistQuestion(at=FIRST + n * HOUR, id=str(n), note=f"{n}?") for n in (2, 1)]
    assert [entry.id for entry in open_questions(asked)] == ["1", "2"]
    answered = with_answer(asked[0], "Yes.", FIRST + WEEK)
    assert (answered.note, answered.answer) == ("2?", "Yes.")
    assert [entry.id for entry in open_questions([answered, asked[1]])] == ["1"]
    assert msgspec.structs.replace(answered, answer="", answered_at=None) == asked[0]
