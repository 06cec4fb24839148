"""What a run would be, and which warning signs are asked before it."""

from datetime import timedelta

import pytest

from coach.domain.exercises.routine import Prescription
from coach.domain.person.profile import Condition
from coach.domain.planning.plan import PLAN_ID, Wish
from coach.domain.safety.gate import tier
from coach.errors import CoachError
from coach.guide.outlook import outlook
from coach.guide.preparing import Preparation, nothing_left, prepared
from tests.ready import make_ready

ALWAYS = {"RF01", "RF02", "RF04", "RF06", "RF09"}


@pytest.fixture
def facts(store, library, clock):
    return outlook(store, library, clock)


@pytest.fixture
def prepare(facts, library):
    return lambda ident, **wish: prepared(ident, facts, library, Wish(**wish))


def signs(found: Preparation) -> set[str]:
    return {flag.id for flag in found.asked}


def test_neck_work_asks_for_the_neck_and_leg_work_for_the_leg(prepare):
    assert signs(prepare("scap-squeeze")) == ALWAYS
    assert signs(prepare("upper-trap-stretch")) == {*ALWAYS, "RF08", "RF29"}
    assert signs(prepare("calf-wall")) == {*ALWAYS, "RF11"}


def test_each_routine_asks_for_every_place_it_works_on(prepare, library):
    for ident in library.routines:
        found = prepare(ident)
        places = {
            place for step in found.plan.steps if isinstance(step, Prescription) for place in step.exercise.region
        }
        if all(tier(step.exercise) == 0 for step in found.plan.steps if isinstance(step, Prescription)):
            assert signs(found) == set()
            continue
        assert ("RF08" in signs(found)) == bool(places & {"neck", "head-neck"})
        kinds = {step.exercise.kind for step in found.plan.steps if isinstance(step, Prescription)}
        legs = places & {"hip-front", "hip-side", "buttock", "thigh-back", "calf", "foot"}
        assert ("RF11" in signs(found)) == (bool(legs) or "aerobic" in kinds)
        assert signs(found) >= ALWAYS


def test_an_easier_version_works_on_no_place_that_was_not_asked_about(library):
    necks, legs = {"neck", "head-neck"}, {"hip-front", "hip-side", "buttock", "thigh-back", "calf", "foot"}
    for hard in library.exercises.values():
        easy = library.exercises.get(hard.easier.id or "")
        if easy:
            for places in (necks, legs):
                assert not places & set(easy.region) or places & set(hard.region)


def test_todays_plan_takes_the_minutes_and_places_that_were_wished(prepare):
    assert prepare(PLAN_ID, minutes=5).plan.total_s <= 300
    assert prepare(PLAN_ID, regions=("foot",)).plan.regions == ("foot",)
    swapped = prepare(PLAN_ID).plan.steps[0].exercise.id
    again = prepare(PLAN_ID, without=(swapped,)).plan.steps
    assert swapped not in {step.exercise.id for step in again}


def test_a_routine_can_be_cut_to_fewer_minutes(prepare):
    short = prepare("full-20", minutes=5).plan
    assert 0 < short.total_s <= 300
    assert any("more than 5 minutes" in left.reason for left in short.omitted)


def test_an_unknown_id_names_what_comes_near(prepare):
    with pytest.raises(CoachError) as refused:
        prepare("desk-reset")
    assert "desk-reset-5" in refused.value.hint
    with pytest.raises(CoachError) as refused:
        prepare("zzzz\x1b[31m")
    assert "\x1b" not in str(refused.value)


def test_a_run_of_which_nothing_is_left_says_why(store, library, clock):
    make_ready(store, clock.now(), [Condition("fever")])
    found = prepared("bridge", outlook(store, library, clock), library)
    assert found.plan.steps == ()
    assert "fever" in nothing_left(found).detail


def test_the_facts_are_those_of_the_moment(store, library, clock):
    before = outlook(store, library, clock)
    clock.advance(timedelta(days=1).total_seconds())
    assert outlook(store, library, clock).situation.now - before.situation.now == timedelta(days=1)
