"""The rules of clinical.md 6.4, each for itself."""

from datetime import timedelta

import pytest

from coach.domain.dosing import rules as rules
from coach.domain.dosing.levels import hard_limit
from coach.domain.exercises.exercise import Dose
from coach.domain.journal.entries import Given, Sign
from tests.domain.dose_samples import BALL, DAY, START, use
from tests.samples import LIFT, STRETCH, exercise


def test_a_morning_2_above_the_usual_level_is_red_and_1_above_is_not() -> None:
    assert rules.flared(use(next=4))
    assert not rules.flared(use(next=3))
    assert rules.flared(use(next=None)) is None


def test_r12_going_over_the_cap_calls_for_less_the_second_time() -> None:
    assert rules.strained(use(outcome="over_cap"), None)
    assert not rules.calls_for_regress(at_fault=False, strains=1)
    assert rules.calls_for_regress(at_fault=False, strains=2)
    assert rules.calls_for_regress(at_fault=True, strains=0)


@pytest.mark.parametrize(
    ("level", "less"),
    [
        (Given(3, 30), Given(2, 30)),
        (Given(1, 30), Given(1, 20)),
        (Given(1, reps=9), Given(1, reps=6)),
        (Given(1, 20), Given(1, 15)),
        (Given(1, 15), None),
        (Given(1, reps=5), None),
    ],
)
def test_r12_takes_a_set_then_a_third_then_only_the_easier_version_is_left(level: Given, less: Given | None) -> None:
    assert rules.regressed(level, Given(1, level.hold_s and 15, level.reps and 5)) == less


@pytest.mark.parametrize(("sign", "cause"), [("numb", "D3"), ("spreading", "D4"), ("sharp", None), ("dizzy", None)])
def test_r13_one_numb_or_spreading_feeling_pauses_by_itself(sign: Sign, cause: str | None) -> None:
    assert rules.sign_cause(use(signs=(sign,))) == cause


@pytest.mark.parametrize(("sign", "cause"), [("sharp", "D2"), ("dizzy", "D5"), ("numb", None)])
def test_sharp_pain_or_dizziness_ends_an_exercise_for_the_day(sign: Sign, cause: str | None) -> None:
    assert rules.stop_cause(use(signs=(sign,))) == cause


def test_r14_the_second_pause_in_28_days_is_a_drop() -> None:
    assert rules.calls_for_drop(START + 28 * DAY, [START])
    assert not rules.calls_for_drop(START + 28 * DAY + timedelta(minutes=1), [START])
    assert not rules.calls_for_drop(START, [])


def test_r15_amber_and_what_was_not_answered_hold_the_dose() -> None:
    assert rules.holds(use(peak=4), None)
    assert rules.holds(use(next=None), None)
    assert not rules.holds(use(), None)


def test_r16_only_a_whole_use_at_its_own_level_counts() -> None:
    assert rules.counts_for_progress(use(), None)
    assert not rules.counts_for_progress(use(outcome="partly"), None)
    assert not rules.counts_for_progress(use(given=Given(1, 20, reduced=True)), None)
    assert not rules.counts_for_progress(use(given=None), None)


@pytest.mark.parametrize(
    ("level", "more"),
    [
        (Given(1, 30), Given(1, 36)),
        (Given(1, 20), Given(1, 25)),
        (Given(1, 58), Given(1, 60)),
        (Given(1, 60), Given(2, 60)),
    ],
)
def test_r16_a_hold_grows_by_a_fifth_before_a_set_is_added(level: Given, more: Given) -> None:
    assert rules.progressed(STRETCH, level, hard_limit(STRETCH)) == more


def test_r16_repetitions_grow_by_one_at_least_and_end_at_15() -> None:
    limit = hard_limit(LIFT)
    assert rules.progressed(LIFT, Given(1, reps=3), limit) == Given(1, reps=4)
    assert rules.progressed(LIFT, Given(1, reps=10), limit) == Given(1, reps=12)
    assert rules.progressed(LIFT, Given(1, reps=14), limit) == Given(1, reps=15)
    assert rules.progressed(LIFT, Given(4, reps=15), limit) is None


def test_r16_a_strength_hold_ends_at_10_s() -> None:
    plank = exercise(kind="strength", dose=Dose(total_s=8, hold_s=8))
    assert rules.progressed(plank, Given(1, 8), hard_limit(plank)) == Given(1, 10)


def test_r16_a_ball_never_grows_beyond_ten_minutes_in_all() -> None:
    assert rules.progressed(BALL, Given(2, 120), hard_limit(BALL)) is None


def test_r17_an_exercise_waits_7_days_for_its_next_step() -> None:
    assert not rules.may_progress("a", START, START + 6 * DAY, frozenset())
    assert rules.may_progress("a", START, START + 7 * DAY, frozenset())


def test_r17_two_exercises_progress_in_a_week() -> None:
    assert rules.may_progress("a", None, START, frozenset({"b"}))
    assert not rules.may_progress("a", None, START, frozenset({"b", "c"}))
    assert not rules.may_progress("a", None, START, frozenset({"a"}))


def test_r18_a_break_begins_after_7_days_and_ends_with_the_second_run() -> None:
    assert rules.after_break(START + 7 * DAY, START, None)
    assert not rules.after_break(START + 6 * DAY, START, None)
    assert rules.after_break(START + DAY, START, 1)
    assert not rules.after_break(START + DAY, START, 2)
    assert not rules.after_break(START, None, None)


def test_r19_a_short_phase_says_why_its_doses_are_smaller() -> None:
    told = rules.announces_phase("acute", "normal")
    assert told is not None
    assert "first 72 hours" in told[1].lower()
    assert rules.announces_phase("chronic", "normal") is None
