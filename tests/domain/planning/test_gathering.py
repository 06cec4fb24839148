"""The facts: what profile, safety record and journal come to at a moment."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import CheckIn, FlareDay, Morning, Place, Raised, SafetyCheck, Visit
from coach.domain.person.profile import Condition, Profile
from coach.domain.planning.facts import Facts
from coach.domain.planning.gathering import automatic, gathered
from coach.domain.safety.gate import verdict
from coach.domain.safety.record import SafetyRecord
from tests.domain.people import (
    ALL_NO,
    ALL_SIGNS,
    DAY,
    EXERCISES,
    HEALTHY,
    HOUR,
    NOW,
    ROUTINES,
    facts_of,
    run_of,
    told,
    yes,
)


def allowed(facts: Facts) -> set[str]:
    return {ident for ident, move in EXERCISES.items() if verdict(move, facts.situation).allowed}


def profile(**changes) -> Profile:
    return msgspec.structs.replace(HEALTHY, **changes)


def mornings(*pains: int) -> list[Morning]:
    """One a day, the last one today."""
    return [Morning(at=NOW - (len(pains) - 1 - day) * DAY, pain=pain) for day, pain in enumerate(pains)]


def test_whoever_was_asked_everything_and_said_no_may_do_everything_of_the_phase():
    facts = facts_of()
    assert facts.situation.pending is None
    assert allowed(facts) == set(EXERCISES)


def test_before_the_conditions_only_breathing_and_rest_are_allowed_and_nobody_lies_flat():
    facts = facts_of(profile=profile(conditions=None))
    assert not facts.situation.conditions_known
    assert {facts.exercises[ident].kind for ident in allowed(facts)} == {"breathing", "relaxation"}
    assert "rest-90-90" not in allowed(facts)


def test_before_the_signs_gentle_moves_are_allowed():
    facts = facts_of(asked=False)
    assert facts.situation.pending == "first_run"
    assert {"breath-4-6", "pelvic-tilt-seated", "walk-easy"} <= allowed(facts)
    assert {facts.exercises[ident].kind for ident in allowed(facts)} == {
        "breathing",
        "relaxation",
        "mobility",
        "aerobic",
    }


def test_a_marked_group_counts_as_all_of_it():
    facts = facts_of(profile=profile(marked=("pregnancy",)))
    assert {"preg20", "cancer", "fever"} <= {each.code for each in facts.situation.contraindications}


def test_a_new_episode_asks_everything_again():
    assert facts_of(profile=profile(episode=NOW.date())).situation.pending == "new_episode"
    again = SafetyCheck(at=NOW, reason="new_episode", asked=ALL_SIGNS)
    assert facts_of(again, profile=profile(episode=NOW.date())).situation.pending is None


@pytest.mark.parametrize(
    ("entries", "now", "pain"),
    [
        ([CheckIn(at=NOW - HOUR, pain=4)], None, 4),
        ([CheckIn(at=NOW - HOUR, pain=4)], 2, 2),
        ([CheckIn(at=NOW - 5.9 * HOUR, pain=4)], None, 4),
        ([CheckIn(at=NOW - 6 * HOUR, pain=4)], None, None),
        ([CheckIn(at=NOW + HOUR, pain=4)], None, None),
        ([CheckIn(at=NOW - 2 * HOUR, pain=4), Morning(at=NOW - HOUR, pain=1)], None, 1),
    ],
)
def test_pain_now_is_what_was_just_asked_or_the_latest_rating_of_six_hours(entries, now, pain):
    assert facts_of(*entries, pain=now).situation.pain == pain


def test_conditions_and_safety_answers_both_bring_their_codes():
    facts = facts_of(told("disc"), profile=profile(conditions=(Condition("blood_thinner"), Condition("diabetes"))))
    found = {(each.code, each.regions) for each in facts.situation.contraindications}
    assert found == {("bleed", frozenset()), ("neuro", frozenset({"foot", "calf"})), ("disc", frozenset())}


def test_a_lock_is_open_whatever_the_journal_holds():
    locked = yes(Raised("RF10", "SAME_DAY"))
    facts = gathered(HEALTHY, SafetyRecord((ALL_NO, locked)), [], EXERCISES, ROUTINES, NOW)
    assert (facts.situation.level, facts.situation.mode) == ("SAME_DAY", "locked")
    assert "pulse" in facts.situation.lock
    assert {facts.exercises[ident].kind for ident in allowed(facts)} == {"breathing", "relaxation"}


def test_safety_entries_of_the_journal_alone_open_nothing():
    facts = gathered(HEALTHY, SafetyRecord(), [ALL_NO], EXERCISES, ROUTINES, NOW)
    assert facts.situation.pending == "first_run"


def test_a_flare_is_told_or_rated_or_a_rise_of_more_than_two_days():
    assert facts_of(FlareDay(at=NOW - HOUR)).situation.mode == "flare"
    assert facts_of(*mornings(2, 2, 2, 2), pain=4).situation.mode == "flare"
    assert facts_of(*mornings(2, 2, 2, 2), pain=3).situation.mode == "normal"
    assert facts_of(*mornings(*[2] * 8, 5, 5, 5), pain=2).situation.mode == "flare"


def test_all_visits_of_two_days_leave_their_places_alone():
    places = [Visit(at=NOW - hours * HOUR, areas=(Place(region),)) for hours, region in ((40, "buttock"), (3, "neck"))]
    facts = facts_of(*places)
    assert facts.situation.treated == {"buttock", "neck"}
    assert {"bridge", "ball-upper-trap-wall"}.isdisjoint(allowed(facts))


def test_positions_that_were_not_asked_for_are_all_possible_and_none_leave_nothing():
    assert allowed(facts_of(profile=profile(positions=None))) == set(EXERCISES)
    assert allowed(facts_of(profile=profile(positions=()))) == set()


def test_what_a_real_run_used_rests_and_a_rehearsal_rests_nothing():
    for speed, rests in ((1.0, True), (60.0, False)):
        facts = facts_of(run_of("ball-ql-wall", "heat-low-back", speed=speed))
        assert ({"ball-ql-wall", "heat-low-back"} <= allowed(facts)) != rests


@pytest.mark.parametrize("back", [1, 12, 22])
def test_a_clock_set_back_does_not_free_what_rests(back):
    facts = facts_of(run_of("ball-ql-wall", "heat-low-back", ended=NOW + back * HOUR))
    assert {"ball-ql-wall", "heat-low-back"}.isdisjoint(allowed(facts))


def test_what_was_done_is_known_and_nothing_else():
    assert facts_of(run_of("bridge")).situation.known == {"bridge"}


def test_the_places_are_those_of_the_latest_check_in_that_named_some():
    named = CheckIn(at=NOW - DAY, pain=3, places=(Place("neck"), Place("shoulder"), Place("neck")))
    mine = profile(places=(Place("foot"),))
    assert facts_of(named, CheckIn(at=NOW, pain=2), profile=mine).regions == ("neck", "shoulder")
    assert facts_of(profile=mine).regions == ("foot",)
    assert facts_of().regions == ("low-back",)


@pytest.mark.parametrize(
    ("pain", "sleep", "rough"), [(7, None, True), (6, 4, False), (0, 3, True), (6, None, False), (7, 9, True)]
)
def test_a_rough_night_is_bad_sleep_or_much_pain_this_morning(pain, sleep, rough):
    assert facts_of(Morning(at=NOW - HOUR, pain=pain, sleep=sleep)).rough_night == rough
    assert not facts_of(Morning(at=NOW - DAY, pain=pain, sleep=sleep)).rough_night


def test_the_journal_raises_a_long_rise_once():
    rising = [*mornings(*[2] * 10, 5, 5, 5, 5)]
    record = SafetyRecord((ALL_NO,))
    found = automatic(record, rising, NOW)
    assert [(raised.cause, raised.level) for raised in found] == [("A4", "CLINICIAN_FIRST")]
    kept = record.with_entry(SafetyCheck(at=NOW, reason="journal", asked=("A4",), raised=found))
    assert automatic(kept, rising, NOW) == ()
    assert gathered(HEALTHY, kept, rising, EXERCISES, ROUTINES, NOW).situation.level == "CLINICIAN_FIRST"


def test_the_journal_raises_nothing_on_quiet_days():
    assert automatic(SafetyRecord((ALL_NO,)), mornings(*[3] * 14), NOW) == ()


@given(st.permutations(range(5)))
def test_the_order_of_the_safety_record_does_not_matter(order):
    answers = [ALL_NO, told("bleed"), told("osteo", "disc"), yes(Raised("RF21", "CLINICIAN_FIRST")), ALL_NO]

    def said(places) -> tuple:
        record = SafetyRecord(tuple(answers[place] for place in places))
        there = gathered(HEALTHY, record, [], EXERCISES, ROUTINES, NOW).situation
        return there.level, there.pending, there.contraindications

    assert said(order) == said(range(5))


@given(st.integers(0, 60 * 24), st.sampled_from(["RF02", "RF10", "RF21"]))
def test_a_clock_set_back_opens_no_lock(minutes, cause):
    levels = {"RF02": "EMERGENCY", "RF10": "SAME_DAY", "RF21": "CLINICIAN_FIRST"}
    record = SafetyRecord((ALL_NO, yes(Raised(cause, levels[cause]), at=NOW)))
    earlier = NOW - timedelta(hours=minutes)
    facts = gathered(HEALTHY, record, [], EXERCISES, ROUTINES, earlier)
    assert facts.situation.level == levels[cause]
    assert {EXERCISES[ident].kind for ident in allowed(facts)} <= {"breathing", "relaxation", "aerobic"}
