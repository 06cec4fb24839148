"""A home as the first version wrote it opens, and nobody is locked out or asked everything anew."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.domain.exercises.routine import Prescription
from coach.domain.person.first_questions import unanswered
from coach.domain.planning.facts import Facts
from coach.domain.planning.plan import PLAN_ID
from coach.domain.safety.gate import more_to_ask, tier
from coach.guide.outlook import outlook
from coach.guide.preparing import prepared
from coach.library import load
from coach.store import Store
from tests.clock import FakeClock

AS_IT_WAS = Path(__file__).parent / "first_version"
"""Written by the commands of version 0.1: profile, settings, all warning signs (RF14 looked into), a visit, pain."""

LIBRARY = load(None)
CLOCK = FakeClock(datetime(2026, 12, 1, 12, 0, tzinfo=UTC))
NEW_SINCE = "RF29"
NEVER_ANSWERED = ("last_visit",)


@pytest.fixture
def store(coach_home: Path) -> Store:
    shutil.copytree(AS_IT_WAS, coach_home, dirs_exist_ok=True)
    return Store(coach_home, CLOCK)


@pytest.fixture
def facts(store: Store) -> Facts:
    return outlook(store, LIBRARY, CLOCK)


def test_what_was_answered_stays_answered(store: Store, facts: Facts) -> None:
    assert store.findings() == ()
    assert not more_to_ask(facts.situation)
    assert unanswered(facts.profile, store.load_settings()) == NEVER_ANSWERED
    assert {one.code for one in facts.situation.contraindications} >= {"bleed"}
    assert [one.note for one in facts.profile.conditions or ()] == ["since spring", ""]


def test_what_a_clinician_has_looked_into_locks_nothing_any_more(facts: Facts) -> None:
    assert (facts.situation.level, facts.situation.mode) == ("CAUTION", "normal")


def test_the_plan_begins_with_nothing_but_the_short_set(facts: Facts) -> None:
    found = prepared(PLAN_ID, facts, LIBRARY)
    moves = [step.exercise for step in found.plan.steps if isinstance(step, Prescription)]
    assert found.first == ""
    assert any(tier(move) == 2 for move in moves)
    assert NEW_SINCE not in [flag.id for flag in found.asked]


@pytest.mark.parametrize(("ident", "asks"), [("chin-tuck", True), ("calf-wall", False)])
def test_only_the_sign_that_is_new_is_asked_before_work_on_the_neck(facts: Facts, ident: str, asks: bool) -> None:
    found = prepared(ident, facts, LIBRARY)
    assert found.first == ""
    assert (NEW_SINCE in [flag.id for flag in found.asked]) is asks
