"""What visits cost (clinical.md 8.4)."""

import pytest

from coach.domain.person.profile import Course
from coach.domain.visits.costs import ARTICLE_COSTS, budget, costs, own_part
from tests.domain.visit_samples import FIRST, WEEK, visit

NOW = FIRST + 6 * WEEK


def test_the_insurers_part_is_taken_off_and_shown() -> None:
    (sum_up,) = costs(
        [visit(cost=80, tip=5, travel=10, insurer=30, currency="EUR"), visit(1, cost=80, currency="EUR")], NOW
    )
    assert (sum_up.visits, sum_up.paid, sum_up.insurer, sum_up.own) == (2, 175, 30, 145)


def test_months_are_told_apart_and_months_without_a_visit_count_in_the_mean() -> None:
    (sum_up,) = costs([visit(cost=60), visit(1, cost=60), visit(9, cost=90)], FIRST + 20 * WEEK)
    assert sum_up.months == (("2026-11", 120), ("2027-01", 90))
    assert sum_up.per_month == pytest.approx(70)


def test_currencies_are_never_added_up() -> None:
    found = costs([visit(cost=60, currency="EUR"), visit(1, cost=70)], NOW, currency="USD")
    assert [(each.currency, each.own) for each in found] == [("EUR", 60), ("USD", 70)]


def test_planned_visits_and_those_without_amounts_cost_nothing_yet() -> None:
    assert costs([visit(20, cost=60), visit(1)], NOW) == ()
    assert own_part(visit()) is None


def test_the_course_is_planned_visits_times_the_own_price() -> None:
    course = Course(visits=10, price=80, monthly=100, currency="EUR")
    plan = budget([visit(4, cost=120, insurer=10, currency="EUR")], course, FIRST + 4 * WEEK)
    assert plan is not None
    assert (plan.total, plan.insurer, plan.left_over) == (800, 10, 790)
    assert (plan.this_month, plan.over) == (110, True)
    assert budget([], Course(visits=10), NOW) is None


def test_the_article_figures_are_those_of_the_paper() -> None:
    figures = {kind: (each.low, each.high) for kind, each in ARTICLE_COSTS.items()}
    assert figures == {
        "lmt": (70, 120),
        "pt_clinic": (90, 150),
        "chiro_affiliated": (75, 130),
        "spa": (80, 200),
        "medical_massage": (100, 175),
    }
