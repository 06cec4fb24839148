"""The words for a visit."""

from coach.domain.journal.entries import Place
from coach.domain.visits.words import money_words, response_words, visit_facts
from tests.domain.visit_samples import visit


def test_what_was_not_told_is_not_named() -> None:
    assert dict(visit_facts(visit(provider="Sam"))) == {"With": "Sam"}


def test_a_zero_is_an_answer() -> None:
    assert dict(visit_facts(visit(pain_before=0, spoke_up=False, cost=0))) == {
        "With": "Sam",
        "Pain before": "0 of 10",
        "Spoke up": "no",
        "Price": "0.00",
    }


def test_places_and_amounts_are_said_as_people_do() -> None:
    facts = dict(visit_facts(visit(areas=(Place("neck", "left"),), cost=80, currency="EUR", relief_days=2.5)))
    assert (facts["Treated"], facts["Price"], facts["Relief lasted"]) == ("neck, left", "80.00 EUR", "2.5 days")
    assert money_words(5, "") == "5.00"


def test_the_response_has_a_direction() -> None:
    assert response_words(visit(pain_before=6, pain_48h=4)) == "2 less after 48 h"
    assert response_words(visit(pain_before=4, pain_48h=6)) == "2 more after 48 h"
    assert response_words(visit(pain_before=4, pain_48h=4)) == "the same after 48 h"
    assert response_words(visit(pain_before=4)) == ""
