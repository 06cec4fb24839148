"""The looks back after visits 3 and 6 (clinical.md 8.3)."""

from datetime import timedelta

import pytest

from coach.domain.journal.entries import Activities, ActivityRating, AnyEntry, Change, Visit
from coach.domain.visits.reviews import review
from tests.domain.visit_samples import FIRST, WEEK, visit

DAY = timedelta(days=1)


def answer_after(
    count: int, *others: AnyEntry, first: dict[str, int] | None = None, last: dict[str, int] | None = None
) -> str | None:
    visits: list[Visit] = [visit(n) for n in range(count)]
    visits[0] = visit(0, **(first or {}))
    if last:
        visits[-1] = visit(count - 1, **{**(first if count == 1 and first else {}), **last})
    found = review(visits[-1], [*visits, *others])
    return found.answer if found else None


@pytest.mark.parametrize("count", [1, 2, 4, 5, 7])
def test_there_is_a_look_back_after_the_third_and_the_sixth_only(count: int) -> None:
    assert answer_after(count) is None


def test_visits_with_another_provider_are_another_course() -> None:
    visits = [visit(0), visit(1), visit(2, provider="Kim"), visit(3)]
    assert review(visits[2], visits) is None
    found = review(visits[3], visits)
    assert found is not None
    assert found.after == 3


@pytest.mark.parametrize(
    ("entries", "answer"),
    [
        ((), "unknown"),
        ((Change(at=FIRST + DAY, change=1),), "yes"),
        ((Change(at=FIRST + DAY, change=0),), "no"),
        ((Change(at=FIRST - DAY, change=3),), "unknown"),
        ((Change(at=FIRST - DAY, change=3, visit="visit-1"),), "yes"),
        ((Change(at=FIRST + DAY, change=3, visit="another"),), "unknown"),
    ],
)
def test_a_change_of_one_point_since_the_visit_is_a_sign(entries: tuple[AnyEntry, ...], answer: str) -> None:
    assert answer_after(3, *entries) == answer


@pytest.mark.parametrize(("later", "answer"), [(5, "yes"), (6, "no"), (8, "no")])
def test_a_48_h_response_of_one_point_is_a_sign(later: int, answer: str) -> None:
    assert answer_after(3, first={"pain_before": 6, "pain_48h": later}) == answer


@pytest.mark.parametrize(
    ("before", "after", "answer"),
    [(6, 4, "yes"), (6, 5, "no"), (3, 2, "yes"), (4, 3, "no"), (0, 0, "no"), (5, 7, "no")],
)
def test_two_points_or_thirty_percent_are_meaningful(before: int, after: int, answer: str) -> None:
    assert answer_after(6, first={"pain_before": before}, last={"pain_48h": after}) == answer


def activities(at_week: float, score: int, name: str = "driving") -> Activities:
    return Activities(at=FIRST + at_week * WEEK, ratings=(ActivityRating(name, score),))


@pytest.mark.parametrize(
    ("before", "after", "answer"),
    [
        (activities(-1, 4), activities(5.5, 6), "yes"),
        (activities(-1, 4), activities(5.5, 5), "no"),
        (activities(-1, 4), activities(5.5, 8, "sleeping"), "unknown"),
        (activities(-3, 4), activities(5.5, 8), "unknown"),
        (activities(-1, 4), activities(3, 8), "unknown"),
    ],
)
def test_two_points_more_in_the_same_activities_are_meaningful(
    before: Activities, after: Activities, answer: str
) -> None:
    assert answer_after(6, before, after) == answer


def test_without_a_sign_the_sentence_says_what_to_talk_about() -> None:
    visits = [visit(n, pain_before=5, pain_48h=5) for n in range(3)]
    found = review(visits[2], visits)
    assert found is not None
    for word in ("technique", "provider", "exercise", "clinician"):
        assert word in found.sentence
