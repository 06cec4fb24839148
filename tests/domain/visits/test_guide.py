"""The guide to techniques and phases, and the checklist (clinical.md 8.2, 8.3, 8.5)."""

import pytest

from coach.domain.exercises.vocabulary import CODES, PHASES, Code
from coach.domain.visits.guide import CHECKLIST, GUIDE, PHASE_OF, PLAN_BY_PHASE, technique_warnings, warnings


@pytest.mark.parametrize("code", ["bleed", "osteo"])
def test_deep_tissue_is_not_for_those_who_bleed_or_have_brittle_bones(code: Code) -> None:
    (sentence,) = warnings(GUIDE["deep"], {code})
    assert sentence.startswith("Not with ")
    assert technique_warnings(("deep-tissue",), {code}) == (f"Deep tissue: {sentence}",)


def test_gluteal_work_is_assessed_first_with_nerve_pain() -> None:
    assert warnings(GUIDE["sciatica"], {"disc"}) == ("Tell your therapist first about a slipped disc or nerve pain.",)
    assert "below the knee" in GUIDE["sciatica"].note


def test_nobody_without_codes_is_warned_and_swedish_warns_nobody() -> None:
    assert technique_warnings(("deep-tissue", "trigger-point", "gluteal-piriformis"), ()) == ()
    assert technique_warnings(("swedish",), CODES) == ()


def test_the_guide_promises_nothing() -> None:
    words = " ".join(row.note for row in GUIDE.values()).lower()
    assert not any(word in words for word in ("cure", "heals", "guarantee", "acute"))


def test_every_phase_has_a_line_of_the_plan() -> None:
    assert set(PHASE_OF) == set(PHASES)
    assert {row for rows in PHASE_OF.values() for row in rows} == set(PLAN_BY_PHASE)
    assert PLAN_BY_PHASE["first_72h"].visits == "none"


def test_the_checklist_holds_all_of_the_paper() -> None:
    assert len(CHECKLIST) == 11
    assert "blood thinners" in CHECKLIST["medicines"]
