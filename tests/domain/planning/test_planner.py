"""The plan of a day: which rule decides, what is in it, in which order, and what the person may change."""

from datetime import timedelta, timezone

import msgspec
import pytest

from coach.domain.exercises.browse import missing
from coach.domain.exercises.kinds import KINDS
from coach.domain.exercises.routine import Prescription
from coach.domain.exercises.vocabulary import Level, Phase
from coach.domain.journal.entries import AnyEntry, FlareDay, Morning, Place, Raised, Visit
from coach.domain.planning.facts import Facts
from coach.domain.planning.framing import lead_s
from coach.domain.planning.plan import Plan, Wish
from coach.domain.planning.planner import MORE_THAN_THE_WEEK, plan
from coach.domain.planning.words import phase_words
from coach.domain.run.timeline import caution, change_s, timeline
from coach.domain.run.timeline import total_s as run_seconds
from coach.domain.safety.gate import tier
from coach.domain.safety.standing import EASY_WALKING
from tests.domain.people import DAY, EXERCISES, HEALTHY, HOUR, NOW, facts_of, facts_on, history_of_phase, run_of, yes

LONG_AGO = run_of(*EXERCISES, ended=NOW - 40 * DAY)
"""Everything in the library was done once, so that nothing is new."""


def ids(made: Plan) -> list[str]:
    return [line.step.exercise.id for line in made.chosen if isinstance(line.step, Prescription)]


def kinds(made: Plan) -> list[str]:
    return [EXERCISES[ident].kind for ident in ids(made)]


def left_out(made: Plan) -> dict[str, tuple[str, str]]:
    return {each.exercise: (each.rule, each.reason) for each in made.omitted}


def usual(minutes: int = 20, **changes: object) -> Facts:
    """An ordinary day of a person who has done everything before."""
    return facts_of(LONG_AGO, profile=msgspec.structs.replace(HEALTHY, minutes=minutes, **changes))


def in_phase(phase: Phase, hour: int = 9) -> Plan:
    days, mornings = history_of_phase(phase)
    now = NOW.replace(hour=hour)
    profile = msgspec.structs.replace(HEALTHY, episode=(now - days * DAY).date())
    return plan(facts_of(*mornings, profile=profile, now=now))


def test_before_the_full_list_the_plan_is_made_of_gentle_moves():
    made = plan(facts_of(asked=False))
    assert made.chosen
    assert all(tier(line.step.exercise) <= 1 for line in made.chosen)
    assert any("safety questions" in notice for notice in made.notices)


def test_a_locked_person_is_told_why_and_has_something_calm_to_do_r01():
    made = plan(facts_on("chronic", "locked"))
    assert made.mode == "locked"
    assert made.headline.startswith("Locked")
    assert made.chosen
    assert all(tier(line.step.exercise) == 0 or line.step.exercise.id in EASY_WALKING for line in made.chosen)


@pytest.mark.parametrize(
    ("level", "left"), [("CLINICIAN_FIRST", "breathing, resting and easy walking"), ("SAME_DAY", "doctor today")]
)
def test_a_lock_says_beside_its_reason_what_is_left_meanwhile_r01(level: Level, left: str):
    made = plan(facts_of(yes(Raised("RF21", level))))
    assert made.mode == "locked"
    assert left in " ".join(made.notices)
    assert "journal" in " ".join(made.notices)


@pytest.mark.parametrize("pain", [8, 10])
def test_with_pain_of_8_or_more_only_breathing_and_resting_are_left_r02(pain: int):
    made = plan(facts_of(LONG_AGO, pain=pain))
    assert made.headline == "Calm first"
    assert ids(made) == ["breath-4-6", "rest-90-90"]
    assert {line.rule for line in made.chosen} == {"R02"}


@pytest.mark.parametrize(
    ("hour", "routine"), [(7, "bed-wakeup-5"), (9, "first-72h-11"), (19, "first-72h-11"), (20, "relax-11")]
)
def test_the_first_72_hours_follow_the_routine_of_the_hour_r03(hour: int, routine: str):
    made = in_phase("acute", hour)
    assert (made.routine, made.headline) == (routine, "First 72 hours")
    assert made.chosen
    assert "ball" not in kinds(made)
    assert all("acute" in EXERCISES[ident].phases for ident in ids(made))


def test_a_flare_day_is_the_gentle_routine_with_one_set_each_r04():
    made = plan(facts_of(LONG_AGO, FlareDay(at=NOW - HOUR)))
    assert made.routine == "flare-gentle-14"
    assert made.headline == "A flare day"
    assert made.reason == (
        "You called it a flare day, so today is gentle: one set of each move. Hurt is not the same as harm."
    )
    assert {line.reason for line in made.chosen} == {"it suits a flare day"}
    assert not {"ball", "strength"} & set(kinds(made))
    assert all(line.step.dose.sets == 1 for line in made.chosen if isinstance(line.step, Prescription))


def test_a_rated_flare_says_how_far_above_the_usual_it_is_r04():
    mornings = [Morning(at=NOW - day * DAY - HOUR, pain=3) for day in range(1, 10)]
    made = plan(facts_of(LONG_AGO, *mornings, pain=5))
    assert made.reason.startswith("Your pain is 2 above your usual, so today is gentle")


def test_the_two_days_after_a_visit_follow_the_aftercare_r05():
    made = plan(facts_of(LONG_AGO, Visit(at=NOW - 20 * HOUR, areas=(Place("low-back"),))))
    assert made.routine == "post-session-aftercare-10"
    assert made.headline == "The day after your visit"
    assert made.reason == "Treated places rest for 48 hours, so today is easy. A little soreness is common."
    assert not {"ball", "strength"} & set(kinds(made))


def test_the_day_before_a_visit_keeps_to_what_is_known_without_a_ball_r06():
    known = run_of("cat-cow", "ball-lumbar-wall", "knee-to-chest-single", "childs-pose", ended=NOW - 3 * DAY)
    made = plan(facts_of(known, Visit(at=NOW + 20 * HOUR)))
    assert made.headline == f"Visit tomorrow at {NOW + 20 * HOUR:%H:%M}"
    assert made.reason == "Nothing new and no ball today, so your therapist meets your usual back."
    assert set(ids(made)) - {"breath-4-6"} <= {"cat-cow", "knee-to-chest-single", "childs-pose"}
    assert left_out(made)["ball-lumbar-wall"][0] == "R06"


def test_the_day_before_a_visit_is_a_gentle_first_plan_for_someone_new_r06():
    made = plan(facts_of(Visit(at=NOW + 20 * HOUR)))
    assert made.routine == ""
    assert made.reason == "A short, gentle plan without a ball, so your therapist meets your usual back."
    assert len(made.chosen) >= 2
    assert set(kinds(made)) <= {"mobility", "stretch", "breathing", "aerobic"}


def test_the_day_of_a_visit_says_so_by_the_clock_of_the_person():
    noon = NOW.replace(hour=12)
    elsewhere = timezone(timedelta(hours=-7))
    made = plan(facts_of(LONG_AGO, Visit(at=(noon + 5 * HOUR).astimezone(elsewhere)), now=noon))
    assert made.headline == "Visit today at 17:00"
    assert made.reason.endswith("Your page is ready to take along.")


def test_a_flare_that_nobody_called_one_says_what_shows_it_r04():
    calm = [Morning(at=NOW - day * DAY, pain=3) for day in range(4, 12)]
    made = plan(facts_of(LONG_AGO, *calm, *(Morning(at=NOW - day * DAY - 8 * HOUR, pain=6) for day in range(3))))
    assert made.mode == "flare"
    assert made.reason.startswith("Your pain has been above your usual for over a day, so today is gentle")


def test_a_phase_of_calm_is_announced_and_so_is_its_end_r19():
    assert phase_words("chronic", "maintenance").startswith("You have had four calm weeks")
    assert phase_words("maintenance", "chronic").startswith("Your calm weeks are over")
    assert phase_words("subacute", "chronic").startswith("You are past the first 12 weeks")
    assert phase_words("chronic", "acute").startswith("It has just begun again")


def test_three_days_of_work_are_enough_when_all_is_well_r22():
    _, mornings = history_of_phase("maintenance")
    profile = msgspec.structs.replace(HEALTHY, episode=(NOW - 200 * DAY).date())
    runs = [run_of("cat-cow", ended=NOW - day * DAY) for day in (1, 2, 4)]
    made = plan(facts_of(*mornings, *runs, profile=profile))
    assert (made.headline, made.reason) == ("A rest day", "3 runs this week are enough, so today is easy.")
    assert [(line.rule, line.step.exercise.id) for line in made.chosen] == [("R22", "walk-easy")]
    assert plan(facts_of(*mornings, *runs[:2], profile=profile)).headline == "A usual day"


def test_walks_do_not_count_as_the_work_of_a_good_week_r22():
    _, mornings = history_of_phase("maintenance")
    profile = msgspec.structs.replace(HEALTHY, episode=(NOW - 200 * DAY).date())
    walks = [run_of("walk-easy", ended=NOW - day * DAY) for day in range(1, 7)]
    assert plan(facts_of(LONG_AGO, *mornings, *walks, profile=profile)).headline == "A usual day"


def test_four_weeks_without_change_are_said_with_two_to_exchange_r20():
    rated = [Morning(at=NOW - day * DAY - HOUR, pain=4) for day in range(28)]
    runs = [run_of("cat-cow", "knee-rolls", ended=NOW - day * DAY, done_s=20) for day in range(1, 25)]
    made = plan(facts_of(*rated, *runs))
    assert made.notices[0] == (
        "Four weeks with little change, though you kept at it. Talk about it at your next visit. "
        "You could swap Cat and cow or Knee rolls for something else."
    )


def test_what_helps_is_never_offered_for_exchange_r20():
    rated = [Morning(at=NOW - day * DAY - HOUR, pain=4) for day in range(28)]
    runs = [run_of("knee-rolls", ended=NOW - day * DAY, done_s=20) for day in range(2, 25, 2)]
    helped = [run_of("cat-cow", ended=NOW - day * DAY, done_s=20) for day in range(1, 26, 2)]
    answered = [
        *(msgspec.structs.replace(run, before=5, after=5) for run in runs),
        *(msgspec.structs.replace(run, before=5, after=2) for run in helped),
    ]
    made = plan(facts_of(*rated, *answered))
    assert "You could swap Knee rolls for something else." in made.notices[0]


def test_moves_go_from_mobility_over_ball_and_stretch_to_strength_and_settle_r08():
    for minutes in (5, 10, 20, 40):
        made = plan(usual(minutes))
        order = [kind for kind in kinds(made) if kind != "aerobic"]
        assert order == sorted(order, key=["mobility", "ball", "stretch", "strength", "breathing"].index)
        assert "aerobic" not in kinds(made)[1:]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (5, {"mobility", "ball"}),
        (12, {"mobility", "ball", "stretch"}),
        (20, {"mobility", "ball", "stretch", "strength"}),
    ],
)
def test_the_minutes_decide_which_kinds_there_is_time_for_r09(minutes: int, expected: set[str]):
    made = plan(usual(minutes))
    assert set(kinds(made)) - {"breathing", "aerobic"} == expected
    assert made.total_s <= 60 * minutes


def test_the_first_plan_is_three_moves_that_are_new():
    made = plan(facts_of(profile=msgspec.structs.replace(HEALTHY, minutes=30)))
    assert made.headline.startswith("Your first plan")
    assert len([kind for kind in kinds(made) if KINDS[kind].dose]) == 3
    assert all(line.reason.startswith("new today") for line in made.chosen if line.rule == "R10")


def test_one_new_move_at_most_and_none_after_a_bad_run_r11():
    known = run_of("cat-cow", "ball-lumbar-wall", "knee-to-chest-single", ended=NOW - 3 * DAY)
    made = plan(facts_of(known))
    assert len(set(ids(made)) - {"cat-cow", "ball-lumbar-wall", "knee-to-chest-single", "breath-4-6"}) == 1
    bad = msgspec.structs.replace(known, after=7)
    made = plan(facts_of(bad))
    assert set(ids(made)) <= {"cat-cow", "ball-lumbar-wall", "knee-to-chest-single", "breath-4-6"}
    assert left_out(made)["childs-pose"] == ("R11", "new; not today")


def test_what_is_new_says_for_which_place():
    known = run_of("cat-cow", "ball-lumbar-wall", "knee-to-chest-single", ended=NOW - 3 * DAY)
    made = plan(facts_of(known), Wish(regions=("calf",), minutes=20))
    reasons = {EXERCISES[line.step.exercise.id].region: line.reason for line in made.chosen if line.rule == "R10"}
    assert all(("calf" in region) == ("for your calf" in reason) for region, reason in reasons.items())


def test_the_time_that_is_left_goes_to_an_easy_walk_first():
    made = plan(usual(40))
    first = made.chosen[0]
    assert (first.step.exercise.id, first.rule, first.reason) == (
        "walk-easy",
        "R08",
        "to warm up, in the time that is left",
    )
    assert "walk-easy" not in ids(plan(usual(40, disliked=("walk-easy",))))
    assert "walk-easy" not in ids(plan(usual(40), Wish(without=("walk-easy",))))
    assert "walk-easy" not in ids(plan(usual(10)))


def test_a_swapped_exercise_is_replaced_and_says_so():
    facts = usual()
    before = ids(plan(facts))
    swapped = before[1]
    made = plan(facts, Wish(without=(swapped,)))
    assert swapped not in ids(made)
    assert len(made.chosen) == len(before)
    assert left_out(made)[swapped] == ("R07", "you swapped it today")


def test_a_shorter_wish_is_kept():
    for minutes in (3, 5, 8):
        made = plan(usual(30), Wish(minutes=minutes))
        assert made.minutes == minutes
        assert made.chosen
        assert made.total_s <= 60 * minutes


def test_a_ready_routine_of_ones_own_choice_goes_through_the_same_gate():
    made = plan(usual(), Wish(routine="strength-base-14"))
    assert (made.routine, made.headline) == ("strength-base-14", "Your choice")
    flare = plan(facts_of(LONG_AGO, FlareDay(at=NOW - HOUR)), Wish(routine="strength-base-14"))
    assert "strength" not in kinds(flare)
    assert "R04" in {rule for rule, _ in left_out(flare).values()}


def test_a_routine_for_another_phase_is_left_out_with_its_reason():
    made = plan(usual(), Wish(routine="first-72h-11"))
    assert made.chosen == ()
    assert "meant for another time" in made.headline
    assert {rule for rule, _ in left_out(made).values()} == {"R03"}


def test_an_unknown_routine_is_an_error():
    with pytest.raises(KeyError):
        plan(usual(), Wish(routine="none-such"))


def test_whoever_does_not_feel_safe_is_offered_the_easier_version():
    unsure, sure = plan(usual(safe=4)), plan(usual(safe=5))
    assert left_out(unsure)["cat-cow"] == ("R07", "the easier version comes first, until moving feels safer")
    assert left_out(sure).get("cat-cow", ("R10", ""))[0] == "R10"


def test_a_rough_night_makes_it_ten_minutes():
    night = Morning(at=NOW - HOUR, pain=2, sleep=3)
    made = plan(facts_of(LONG_AGO, night, profile=msgspec.structs.replace(HEALTHY, minutes=30)))
    assert made.minutes == 10
    assert made.total_s <= 600
    assert "You had a rough night, so today is 10 minutes at most." in made.notices


def test_what_is_disliked_or_needs_what_is_not_there_is_left_out():
    made = plan(usual(disliked=("cat-cow",), equipment=("chair", "wall")))
    assert left_out(made)["cat-cow"][1] in ("you do not like it", "you have no mat")
    assert left_out(made)["ball-lumbar-wall"] == ("R07", "you have no tennis ball")
    needed = {thing for ident in ids(made) for thing in EXERCISES[ident].equip}
    assert needed <= {"chair", "wall", "none"}


def test_where_no_ball_may_be_used_a_stretch_is_the_release():
    made = plan(facts_on("chronic", "normal", ("bleed",), minutes=5))
    assert set(kinds(made)) == {"mobility", "stretch"}
    assert left_out(made)["ball-lumbar-wall"][0] == "1.5"


def test_where_little_fits_other_places_keep_the_rest_moving():
    profile = msgspec.structs.replace(HEALTHY, positions=("standing", "wall"), equipment=("wall",), minutes=15)
    made = plan(facts_of(LONG_AGO, profile=profile))
    assert {line.reason for line in made.chosen} >= {"to keep the rest of you moving"}


def test_a_week_that_is_used_up_leaves_a_walk_r17():
    busy = [run_of("cat-cow", ended=NOW - day * DAY, done_s=600) for day in range(1, 6)]
    made = plan(facts_of(LONG_AGO, *busy))
    assert (made.headline, made.reason) == ("A rest day", "You have done plenty this week, so today is easy.")
    assert [(line.rule, line.step.exercise.id) for line in made.chosen] == [("R17", "walk-easy")]


def test_a_gentle_routine_keeps_within_the_week_too_r17():
    busy = [run_of("cat-cow", ended=NOW - day * DAY, done_s=600) for day in range(2, 7)]
    made = plan(facts_of(LONG_AGO, *busy, FlareDay(at=NOW - HOUR)))
    assert made.chosen
    assert not any(KINDS[kind].dose for kind in kinds(made))
    assert ("R17", "enough work for this week") in left_out(made).values()


def test_a_routine_of_ones_own_choice_may_be_more_and_is_told_so_r17():
    busy = [run_of("cat-cow", ended=NOW - day * DAY, done_s=600) for day in range(1, 6)]
    made = plan(facts_of(LONG_AGO, *busy), Wish(routine="strength-base-14"))
    assert "strength" in kinds(made)
    assert MORE_THAN_THE_WEEK in made.notices
    assert MORE_THAN_THE_WEEK not in plan(usual(), Wish(routine="strength-base-14")).notices


def test_a_new_phase_is_announced_r19():
    profile = msgspec.structs.replace(HEALTHY, episode=(NOW - 5 * DAY).date())
    made = plan(facts_of(run_of("cat-cow", ended=NOW - 3 * DAY), profile=profile))
    assert made.phase == "subacute"
    assert made.notices[0] == "You are past the first 72 hours, so your doses change a little."


def test_every_line_and_every_omission_has_its_reason():
    for facts in (usual(), facts_on("acute", "normal"), facts_on("chronic", "flare", ("osteo", "bleed"))):
        made = plan(facts)
        assert made.headline
        assert all(line.reason and line.rule for line in made.chosen)
        assert all(each.reason and each.rule for each in made.omitted)
        assert not set(left_out(made)) & set(ids(made))


def test_the_same_facts_make_the_same_plan():
    assert plan(usual()) == plan(usual())


def test_a_locked_person_cannot_choose_a_routine_either():
    made = plan(facts_of(yes(Raised("RF02", "EMERGENCY"))), Wish(routine="relax-11"))
    assert not [line for line in made.chosen if isinstance(line.step, Prescription)]


def test_the_day_after_other_moves_have_their_turn_but_for_the_ball():
    before = plan(usual())
    after = plan(facts_of(LONG_AGO, run_of(*ids(before), ended=NOW - timedelta(hours=26))))
    work = [{ident for ident in ids(made) if EXERCISES[ident].rules.dose} for made in (before, after)]
    assert {EXERCISES[ident].kind for ident in work[0] & work[1]} <= {"ball"}


def test_an_offer_of_heat_is_no_longer_than_the_persons_own_limit():
    free, heart = plan(facts_on("chronic", "normal")), plan(facts_on("chronic", "normal", ("cardiac",)))
    assert any("warm pack, low back, 15 min" in notice for notice in free.notices)
    assert any("warm pack, low back, 10 min" in notice for notice in heart.notices)


def test_nobody_is_offered_the_wrap_that_is_worn_for_hours():
    made = plan(facts_of(LONG_AGO, profile=msgspec.structs.replace(HEALTHY, positions=("standing",))))
    assert not any("wrap" in notice for notice in made.notices)


def wrap_offers(equipment: tuple[str, ...], hour: int = 9, **changes: object) -> list[str]:
    profile = msgspec.structs.replace(HEALTHY, equipment=equipment, **changes)
    made = plan(facts_of(LONG_AGO, profile=profile, now=NOW.replace(hour=hour)))
    return [notice for notice in made.notices if "wrap" in notice]


def test_a_heat_wrap_is_offered_by_day_to_whoever_ticks_it():
    assert wrap_offers(("heat-wrap",)) == [
        "Warmth, if you like: wear your heat wrap while you move about, 2 h at most."
    ]
    beside = wrap_offers(("heat-wrap", "heat-pack", "towel"))
    assert len(beside) == 1
    assert beside[0].endswith("before you start. Or wear your heat wrap while you move about, 2 h at most.")
    assert wrap_offers(("heat-pack", "towel", "chair", "bed")) == []
    assert wrap_offers(("heat-wrap",), hour=21) == []


def test_a_wrap_or_a_band_is_never_taken_for_granted():
    assert missing(("heat-wrap", "wall"), None) == ("heat-wrap",)
    assert missing(("band",), None) == ("band",)
    assert missing(("band", "wall"), ("band",)) == ("wall",)
    assert missing(("none", "chair"), None) == ()


@pytest.mark.parametrize("entries", [(FlareDay(at=NOW - HOUR),), (Visit(at=NOW - 20 * HOUR),)])
def test_a_rough_night_shortens_the_plan_of_any_day(entries):
    made = plan(facts_of(LONG_AGO, Morning(at=NOW - HOUR, pain=2, sleep=2), *entries))
    assert made.chosen
    assert made.total_s <= 600


def test_a_swap_changes_one_move_and_no_other_line():
    facts = usual(minutes=15)
    before = plan(facts)
    for line in before.chosen:
        gone = line.step.exercise.id
        after = plan(facts, Wish(without=(gone,)))
        moves = [each.step.exercise.id for each in before.chosen if each.rule != "R08"]
        if line.swaps:
            left = [each.step.exercise.id for each in after.chosen if each.rule != "R08"]
            assert len(set(left) - set(moves)) == 1
            assert set(moves) - set(left) == {gone}


@pytest.mark.parametrize("minutes", [5, 8, 10, 12, 15, 20, 30])
def test_swapping_again_and_again_never_brings_or_takes_the_walk_and_the_breaths(minutes: int):
    facts = usual(minutes=minutes)
    before, gone = plan(facts), []
    ends = [line.step.exercise.id for line in before.chosen if line.rule == "R08"]
    for place in range(12):
        lines = [line for line in plan(facts, Wish(without=tuple(gone))).chosen if line.swaps]
        if not lines:
            break
        gone.append(lines[place % len(lines)].step.exercise.id)
        after = plan(facts, Wish(without=tuple(gone)))
        assert [line.step.exercise.id for line in after.chosen if line.rule == "R08"] == ends
        assert len(after.chosen) == len(before.chosen)
        assert after.total_s <= 60 * minutes


def red_morning(*moves: str, new: str = "") -> tuple[AnyEntry, ...]:
    """Three weeks of calm mornings and runs, and a red one this morning after the run of yesterday."""
    calm = [Morning(at=NOW - day * DAY - 2 * HOUR, pain=3) for day in range(1, 22)]
    runs = [run_of(*moves, ended=NOW - day * DAY, done_s=40) for day in range(2, 21, 2)]
    last = run_of(*moves, *filter(None, [new]), ended=NOW - DAY + 8 * HOUR, done_s=40)
    return (*calm, *runs, last, Morning(at=NOW - 2 * HOUR, pain=5))


KNOWN = ("cat-cow", "knee-rolls", "childs-pose", "knee-to-chest-single", "bird-dog", "bridge")


def test_after_a_red_morning_the_new_one_rests_for_two_days_and_the_rest_stays_c5():
    made = plan(
        facts_of(*red_morning(*KNOWN, new="prone-press-up"), profile=msgspec.structs.replace(HEALTHY, minutes=15))
    )
    assert made.mode == "normal"
    assert left_out(made)["prone-press-up"][0] == "A2"
    words = "You woke with more pain than usual. The new one, prone press-up, rests for two days; the rest stays."
    assert words in made.notices
    assert not any(line.change for line in made.chosen)


def test_after_a_red_morning_that_no_move_stands_out_in_the_plan_has_one_move_fewer_c5():
    profile = msgspec.structs.replace(HEALTHY, minutes=15)
    red = plan(facts_of(*red_morning(*KNOWN), profile=profile))
    calm = plan(facts_of(*red_morning(*KNOWN)[:-1], profile=profile))
    moves = [[line.step.exercise.id for line in made.chosen if line.rule == "R10"] for made in (calm, red)]
    assert len(moves[1]) == len(moves[0]) - 1
    assert "You woke with more pain than usual, so for two days the plan has one move fewer." in red.notices
    assert not any(line.change for line in red.chosen)


def run_length(made: Plan, facts: Facts) -> float:
    """Seconds of the run that `made` becomes, as its clock counts them."""
    pages = () if facts.read_today else caution(made.steps, facts.pace)
    return run_seconds((*pages, *timeline(made.steps, facts.pace, facts.read_today)))


@pytest.mark.parametrize("minutes", [3, 5, 8, 10, 12, 15, 20, 30, 45])
def test_a_plan_is_as_long_as_its_run_with_all_there_is_to_read_and_no_longer_than_wished(minutes: int):
    for facts in (usual(minutes), facts_of(profile=msgspec.structs.replace(HEALTHY, minutes=minutes))):
        made = plan(facts)
        assert made.total_s == run_length(made, facts)
        assert made.total_s <= 60 * minutes
        for line in (each for each in made.chosen if each.swaps and isinstance(each.step, Prescription)):
            swapped = plan(facts, Wish(without=(line.step.exercise.id,)))
            assert swapped.total_s == run_length(swapped, facts)
            assert swapped.total_s <= 60 * minutes


@pytest.mark.parametrize("phase", ["acute", "subacute", "chronic", "maintenance"])
@pytest.mark.parametrize("mode", ["normal", "flare", "pre_visit", "post_visit", "locked"])
def test_a_plan_of_any_day_is_as_long_as_its_run(phase, mode):
    facts = facts_on(phase, mode)
    made = plan(facts)
    assert made.total_s == run_length(made, facts)


def test_what_was_guided_today_needs_no_time_to_be_read():
    facts = usual(20)
    ball = next(line for line in plan(facts).chosen if line.step.exercise.kind == "ball")
    again = msgspec.structs.replace(facts, read_today=frozenset(EXERCISES))
    assert plan(again).lead_s < plan(facts).lead_s
    assert lead_s(again, [ball.step]) == again.pace.ready_s + change_s(ball.step.exercise, ball.step.dose, again.pace)


def test_a_slower_reader_gets_fewer_moves_in_the_same_minutes():
    facts = usual(10)
    slow = msgspec.structs.replace(facts, pace=msgspec.structs.replace(facts.pace, words_per_s=0.5))
    assert len(plan(slow).chosen) < len(plan(facts).chosen)
    assert plan(slow).total_s <= 600


def test_with_pain_that_is_usually_8_a_gentle_move_and_an_easy_walk_stay_in_the_plan():
    facts = facts_of(LONG_AGO, pain=8)
    usual = msgspec.structs.replace(facts.situation, usually_high=True)
    made = plan(msgspec.structs.replace(facts, situation=usual))
    assert [kind for kind in kinds(made) if kind in ("aerobic", "mobility")] == ["mobility", "aerobic"]
    assert ids(made)[:2] == ["breath-4-6", "rest-90-90"]
    assert {line.rule for line in made.chosen} == {"R02"}
