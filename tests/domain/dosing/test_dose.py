"""Today's dose of an exercise, from everything its uses have shown."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from coach.domain.dosing.course import Setback
from coach.domain.dosing.dose import dosing
from coach.domain.exercises.exercise import Exercise, Variant
from coach.domain.journal.entries import DoseChoice, DoseRule, Given
from coach.domain.person.profile import Instruction
from tests.domain.dose_samples import BALL, DAY, START, TWICE, context, daily, use
from tests.samples import LIFT, PACK, STRETCH, exercise

GREEN: dict[str, Any] = {}
RED = {"next": 4}


def choice(rule: DoseRule, day: float, of: Exercise = STRETCH) -> DoseChoice:
    return DoseChoice(at=START + day * DAY, exercise=of.id, rule=rule)


def test_an_exercise_starts_at_the_dose_of_its_phase_without_a_word() -> None:
    today = dosing(TWICE, (), context(0, phase="subacute"))
    assert (today.given, today.change, today.rest) == (Given(1, 30), None, None)
    assert today.dose.total_s == 70


def test_r12_a_red_morning_takes_a_set_and_a_point_of_the_cap_for_a_week() -> None:
    uses = [use(0, TWICE, next=4)]
    today = dosing(TWICE, uses, context(4))
    assert today.given == Given(1, 30)
    assert today.exercise.cap == 2
    assert today.change is not None
    assert today.change.rule == "R12"
    assert today.change.reason == "You woke with more pain than usual, so it has one set less."
    assert (today.change.from_words, today.change.to_words) == ("2 x 30 s each side", "30 s each side")
    assert dosing(TWICE, uses, context(9)).exercise.cap == 3


def test_a_new_one_rests_for_two_days_after_a_red_morning_and_one_that_is_known_does_not() -> None:
    uses = [use(0, next=4)]
    rest = dosing(STRETCH, uses, context(2)).rest
    assert rest is not None
    assert (rest.rule, rest.until) == ("A2", datetime(2026, 11, 5, 4, 0, tzinfo=UTC))
    assert dosing(STRETCH, uses, context(3)).rest is None
    assert dosing(STRETCH, [use(0), use(1, next=4)], context(2)).rest is None


def test_r12_twice_over_the_cap_takes_a_step_back() -> None:
    assert dosing(STRETCH, daily([{"outcome": "over_cap"}]), context(1)).given == Given(1, 30)
    assert dosing(STRETCH, daily([{"outcome": "over_cap"}, {"outcome": "over_cap"}]), context(2)).given == Given(1, 20)


def test_r12_at_the_lowest_dose_the_easier_version_takes_over_for_a_week() -> None:
    least = Given(1, 20)
    uses = [use(0, BALL, given=least, next=4)]
    today = dosing(BALL, uses, context(4))
    assert (today.use_instead, today.given) == ("ball-towel", least)
    assert today.change is not None
    assert today.change.to_words == "Fold a towel over the ball."
    assert dosing(BALL, uses, context(9)).use_instead is None


def test_at_the_lowest_dose_without_an_easier_version_it_rests_for_a_week() -> None:
    uses = [use(0, BALL, given=Given(1, 20)), use(1, BALL, given=Given(1, 20), next=4)]
    today = dosing(BALL, uses, context(4, allowed=frozenset()))
    assert today.use_instead is None
    assert today.rest is not None
    assert (today.rest.rule, today.rest.until) == ("R12", START + 9 * DAY)
    assert dosing(BALL, uses, context(9, allowed=frozenset())).rest is None


def test_r13_what_three_red_mornings_share_pauses_for_a_week_and_comes_back_at_half_alone() -> None:
    uses = [use(0), use(3), use(4, next=4)]
    faults = {uses[-1].at: "shared"}
    rest = dosing(STRETCH, uses, context(6, faults=faults)).rest
    assert rest is not None
    assert (rest.rule, rest.until) == ("R13", START + 12 * DAY)
    back = dosing(STRETCH, uses, context(12, faults=faults))
    assert (back.rest, back.given, back.alone) == (None, Given(1, 20), True)
    assert back.change is not None
    assert back.change.rule == "R13"


def test_after_its_return_it_is_no_longer_alone_and_stays_at_half_until_it_progresses() -> None:
    uses = [use(0, signs=("numb",)), use(7, given=Given(1, 20))]
    today = dosing(STRETCH, uses, context(8))
    assert (today.alone, today.given) == (False, Given(1, 20))


@pytest.mark.parametrize(("sign", "rule"), [("numb", "D3"), ("spreading", "D4")])
def test_a_sign_of_the_nerves_pauses_it_for_7_days(sign: str, rule: str) -> None:
    rest = dosing(STRETCH, [use(0, signs=(sign,))], context(0.1)).rest
    assert rest is not None
    assert (rest.rule, rest.until) == (rule, START + 7 * DAY)


def test_d2_sharp_pain_ends_it_for_the_day_only() -> None:
    uses = [use(0, signs=("sharp",))]
    rest = dosing(STRETCH, uses, context(0.1)).rest
    assert rest is not None
    assert (rest.rule, rest.until) == ("D2", datetime(2026, 11, 3, 4, 0, tzinfo=UTC))
    assert dosing(STRETCH, uses, context(1)).rest is None


def test_r14_a_second_pause_in_28_days_drops_it_for_28_days() -> None:
    rest = dosing(STRETCH, [use(0, signs=("numb",)), use(10, signs=("spreading",))], context(20)).rest
    assert rest is not None
    assert (rest.rule, rest.until) == ("R14", START + 38 * DAY)


def test_a3_still_worse_after_48_hours_pauses_it() -> None:
    found = (Setback("A3", START + 2 * DAY),)
    rest = dosing(STRETCH, [use(0)], context(3, aftermath=found)).rest
    assert rest is not None
    assert (rest.rule, rest.until) == ("A3", START + 9 * DAY)


def test_a5_no_ball_on_a_bruise_and_one_point_less_the_first_time_after() -> None:
    there, gone = Setback("A5", START), Setback("A5", START, START + 5 * DAY)
    rest = dosing(BALL, [use(0, BALL)], context(4, aftermath=(there,))).rest
    assert rest is not None
    assert rest.rule == "A5"
    assert dosing(BALL, [use(0, BALL)], context(6, aftermath=(gone,))).exercise.cap == 3
    assert dosing(BALL, [use(0, BALL), use(6, BALL)], context(7, aftermath=(gone,))).exercise.cap == 4


def test_r16_three_green_uses_in_a_row_bring_a_little_more() -> None:
    today = dosing(STRETCH, daily([GREEN] * 3), context(3))
    assert today.given == Given(1, 36)
    assert today.change is not None
    assert (today.change.rule, today.change.from_words, today.change.to_words) == (
        "R16",
        "30 s each side",
        "36 s each side",
    )


@pytest.mark.parametrize("last", [{"peak": 4}, {"next": 3}, {"next": None}, {"outcome": "partly"}])
def test_r15_anything_less_than_green_keeps_the_dose(last: dict[str, Any]) -> None:
    today = dosing(STRETCH, daily([GREEN, GREEN, last]), context(3))
    assert (today.given, today.change) == (Given(1, 30), None)


def test_r17_the_next_step_waits_7_days_after_the_last_one() -> None:
    longer = {"given": Given(1, 36)}
    uses = daily([GREEN] * 3 + [longer] * 3)
    assert dosing(STRETCH, uses, context(6)).given == Given(1, 36)
    assert dosing(STRETCH, uses, context(10, last_run_at=START + 9 * DAY)).given == Given(1, 43)


def test_r17_nothing_progresses_when_two_others_have_this_week() -> None:
    uses = daily([GREEN] * 3)
    assert dosing(STRETCH, uses, context(3, progressed_this_week=frozenset({"a", "b"}))).given == Given(1, 30)


@pytest.mark.parametrize("changes", [{"mode": "pre_visit"}, {"mode": "post_visit"}, {"phase": "subacute"}])
def test_nothing_progresses_around_a_visit_or_beyond_the_dose_of_the_phase(changes: dict[str, Any]) -> None:
    phase_dose = Given(1, 20) if "phase" in changes else Given(1, 30)
    uses = daily([{"given": phase_dose}] * 3)
    assert dosing(STRETCH, uses, context(3, **changes)).given == phase_dose


def test_r16_with_every_dial_at_its_limit_the_harder_version_is_due() -> None:
    most = {"given": Given(2, 120)}
    uses = daily([most] * 3, BALL)
    later = context(10, last_run_at=START + 9 * DAY)
    assert dosing(BALL, uses, later).use_instead == "ball-turn"
    assert dosing(BALL, uses, msgspec.structs.replace(later, allowed=frozenset({"x"}))).use_instead is None


def test_r18_after_a_week_without_a_run_two_runs_are_smaller_and_then_the_dose_is_back() -> None:
    uses = [use(0, TWICE)]
    today = dosing(TWICE, uses, context(8, last_run_at=START))
    assert today.given == Given(1, 30, reduced=True)
    assert today.change is not None
    assert today.change.rule == "R18"
    uses.append(use(8, TWICE, given=today.given))
    assert dosing(TWICE, uses, context(9, runs_since_break=1)).given == Given(1, 30, reduced=True)
    assert dosing(TWICE, uses, context(10, runs_since_break=2)).given == Given(2, 30)


def test_r18_can_be_refused() -> None:
    today = context(8, last_run_at=START, choices=(choice("R18", 7.9, TWICE),))
    assert dosing(TWICE, [use(0, TWICE)], today).given == Given(2, 30)


def test_a_flare_cuts_a_dose_that_has_grown_and_gives_it_back_afterwards() -> None:
    uses = [use(0, TWICE, given=Given(3, 40))]
    flare = dosing(TWICE, uses, context(1, mode="flare"))
    assert (flare.given, flare.exercise.cap) == (Given(1, 20, reduced=True), 2)
    assert flare.change is not None
    assert flare.change.rule == "R04"
    uses.append(use(1, TWICE, given=flare.given))
    after = dosing(TWICE, uses, context(2))
    assert after.given == Given(3, 40)
    assert after.change is not None
    assert after.change.reason == "The short days are over, so your own dose is back."


def test_too_much_pain_on_a_flare_day_keeps_the_dose_down_until_a_use_went_well() -> None:
    flare = use(1, TWICE, given=Given(1, 20, reduced=True), peak=7)
    uses = [use(0, TWICE, given=Given(3, 40)), flare]
    careful = dosing(TWICE, uses, context(5)).given
    assert careful == Given(1, 20, reduced=True)
    uses.append(use(5, TWICE, given=careful))
    assert dosing(TWICE, uses, context(6)).given == Given(3, 40)


def test_a_red_morning_that_is_put_down_to_no_move_changes_no_dose() -> None:
    uses = [use(0, TWICE, given=Given(3, 40)), use(1, TWICE, given=Given(3, 40), next=5)]
    today = dosing(TWICE, uses, context(2, faults={}))
    assert (today.given, today.rest, today.change) == (Given(3, 40), None, None)


@pytest.mark.parametrize("outcome", ["partly", "stopped"])
def test_an_unfinished_run_shrinks_nothing(outcome: str) -> None:
    uses = [use(0, TWICE), use(1, TWICE, outcome=outcome, done_s=12.0, post=None, peak=None, next=None)]
    today = dosing(TWICE, uses, context(2))
    assert (today.given, today.change) == (Given(2, 30), None)


@pytest.mark.parametrize("changes", [{"mode": "flare"}, {"phase": "acute"}, {"phase": "subacute"}, {}])
def test_a_dose_of_an_earlier_version_under_the_floor_is_raised_to_it(changes: dict[str, Any]) -> None:
    short = use(0, given=Given(1, 6))
    assert dosing(STRETCH, [short], context(1, **changes)).given.hold_s == 20
    assert dosing(STRETCH, [short], context(1, age_band="18_44", **changes)).given.hold_s == 15
    assert dosing(LIFT, [use(0, LIFT, given=Given(1, reps=2))], context(1, **changes)).given.reps == 5


def test_a_new_episode_cuts_a_dose_for_good() -> None:
    today = dosing(TWICE, [use(0, TWICE, given=Given(3, 40))], context(1, phase="subacute"))
    assert today.given == Given(1, 30)
    assert today.change is not None
    assert today.change.rule == "R19"


def test_the_first_72_hours_can_be_skipped_by_nobody() -> None:
    assert dosing(TWICE, [use(0, TWICE)], context(1, phase="acute")).given == Given(1, 20, reduced=True)


def test_the_first_week_of_ball_work_is_shorter_and_then_the_record_counts() -> None:
    fresh = dosing(BALL, (), context(0, fresh_ball=True))
    assert fresh.given == Given(2, 30, reduced=True)
    later = dosing(BALL, [use(0, BALL, given=fresh.given)], context(8, last_run_at=START + 7 * DAY))
    assert later.given == Given(2, 45)


def test_a_refused_step_back_leaves_the_dose_but_not_the_rest_of_a_new_one() -> None:
    uses = [use(0, TWICE, next=4)]
    today = dosing(TWICE, uses, context(2, choices=(choice("R12", 1.5, TWICE),)))
    assert (today.given, today.change, today.exercise.cap) == (Given(2, 30), None, 3)
    assert today.rest is not None
    assert today.rest.rule == "A2"


def test_a_choice_refuses_what_came_before_it_and_nothing_later() -> None:
    uses = [use(0, TWICE, next=4), use(4, TWICE), use(5, TWICE), use(6, TWICE, next=4)]
    choices = (choice("R12", 3, TWICE), choice("R13", 3, TWICE))
    assert dosing(TWICE, uses, context(10, choices=choices)).given == Given(1, 30)


def test_refusing_the_pause_of_three_red_mornings_leaves_the_step_back() -> None:
    uses = [use(0, TWICE), use(3, TWICE)]
    refused = (choice("R13", 4.5, TWICE),)
    today = dosing(TWICE, uses, context(7, choices=refused, faults={uses[-1].at: "shared"}))
    assert (today.rest, today.given, today.alone) == (None, Given(1, 30), False)


@pytest.mark.parametrize("sign", ["numb", "spreading"])
def test_a_pause_for_a_sign_of_the_nerves_can_not_be_refused(sign: str) -> None:
    choices = tuple(choice(rule, 0.5) for rule in ("R12", "R13", "R14"))
    rest = dosing(STRETCH, [use(0, signs=(sign,))], context(1, choices=choices)).rest
    assert rest is not None


def test_a_refused_step_up_has_to_be_earned_again() -> None:
    uses = daily([GREEN] * 3)
    refused = (choice("R16", 2.9),)
    assert dosing(STRETCH, uses, context(3, choices=refused)).given == Given(1, 30)
    uses += daily([GREEN] * 2, first=3)
    assert dosing(STRETCH, uses, context(5, choices=refused)).given == Given(1, 30)
    uses += daily([GREEN], first=5)
    assert dosing(STRETCH, uses, context(6, choices=refused)).given == Given(1, 36)


@pytest.mark.parametrize("changes", [{}, {"mode": "flare"}, {"phase": "acute"}, {"last_run_at": START - 30 * DAY}])
def test_a_therapists_dose_wins_over_every_rule(changes: dict[str, Any]) -> None:
    told = Instruction(STRETCH.id, sets=3, hold_s=50)
    for results in ([GREEN] * 3, [RED]):
        today = dosing(STRETCH, daily(results), context(6, instruction=told, **changes))
        assert (today.given, today.change, today.exercise.cap) == (Given(3, 50), None, 3)


def test_beside_a_therapists_dose_a_rest_is_still_told() -> None:
    rest = dosing(STRETCH, [use(0, signs=("numb",))], context(1, instruction=Instruction(STRETCH.id, sets=3))).rest
    assert rest is not None
    assert rest.reason.startswith("Your therapist's dose stays, but it brought tingling")


def test_no_therapists_dose_goes_beyond_the_hard_limits() -> None:
    told = Instruction(STRETCH.id, sets=20, hold_s=28_800)
    assert dosing(STRETCH, (), context(instruction=told)).given == Given(4, 60)


def test_heat_keeps_its_dose_whatever_the_morning_was_and_rests_for_a_stop_rule_only() -> None:
    today = dosing(PACK, daily([RED] * 3, PACK), context(3, mode="flare"))
    assert (today.dose, today.exercise, today.change, today.rest) == (PACK.dose, PACK, None, None)
    assert dosing(PACK, [use(0, PACK, signs=("numb",))], context(1)).rest is not None


def test_the_same_exercise_twice_in_a_run_is_one_use() -> None:
    uses = [use(0, next=4), use(0, next=4)]
    rest = dosing(STRETCH, uses, context(2)).rest
    assert rest is not None
    assert rest.rule == "A2"


def test_a_dose_used_during_a_pause_does_not_undo_it() -> None:
    uses = [use(0, signs=("numb",)), use(2)]
    back = dosing(STRETCH, uses, context(8))
    assert (back.given, back.alone) == (Given(1, 20), True)


def test_uses_of_other_exercises_say_nothing() -> None:
    assert dosing(STRETCH, daily([RED] * 3, LIFT), context(3)).rest is None


def test_a_pause_long_ago_still_brings_it_back_at_half() -> None:
    back = dosing(STRETCH, [use(0, signs=("numb",))], context(300))
    assert (back.given, back.alone) == (Given(1, 20), True)


def test_ten_years_of_daily_uses_say_what_the_latest_of_them_say() -> None:
    uses = daily([GREEN] * 3650)
    assert dosing(STRETCH, uses, context(3650)).given == Given(1, 36)
    assert dosing(STRETCH, [*uses, use(3650, next=4)], context(3654)).given == Given(1, 20)


def test_no_harder_or_easier_version_is_named_where_the_record_has_none() -> None:
    plain = exercise(BALL, harder=Variant("Turn."), easier=Variant("Towel."))
    uses = daily([{"given": Given(2, 120)}] * 3, plain)
    assert dosing(plain, uses, context(10, last_run_at=START + 9 * DAY)).use_instead is None
