"""Homework wins over the planner, and never over the gate."""

from collections.abc import Sequence
from typing import Any

import pytest

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Prescription
from coach.domain.homework.exercise import Said, build, is_homework
from coach.domain.journal.entries import AnyEntry, FlareDay, Homework, Raised, Visit
from coach.domain.person.profile import Profile
from coach.domain.planning.gathering import gathered
from coach.domain.planning.plan import NO_WISH, Plan, Wish
from coach.domain.planning.planner import plan, single
from coach.domain.safety.record import SafetyRecord
from tests.domain.people import ALL_NO, DAY, EXERCISES, HEALTHY, HOUR, NOW, ROUTINES, offered, run_of, told, yes

GIVEN = NOW - 3 * DAY
VISIT = Visit(at=GIVEN - HOUR, id="v", provider="Sam")


def homework(name: str, dose: str, **fields: Any) -> Exercise:
    return build(Said(name, dose, **fields), EXERCISES).exercise


def entry(exercise: Exercise, **fields: Any) -> Homework:
    return Homework(**{"at": GIVEN, "id": exercise.id, "exercise": exercise.id, "visit": "v", **fields})


def planned(
    own: Sequence[Exercise],
    *entries: AnyEntry,
    wish: Wish = NO_WISH,
    known: bool = True,
    profile: Profile = HEALTHY,
    record: SafetyRecord | None = None,
    pain: int | None = None,
) -> Plan:
    """The plan of a person with all of `own` as homework, who has done everything before unless `known` is False."""
    library = {**EXERCISES, **{each.id: each for each in own}}
    before = [run_of(*library, ended=NOW - 40 * DAY)] if known else []
    given = [entry(each) for each in own if not any(getattr(e, "exercise", "") == each.id for e in entries)]
    journal = sorted([*before, VISIT, *given, *entries], key=lambda each: each.at)
    facts = gathered(profile, record or SafetyRecord((ALL_NO,)), journal, library, ROUTINES, NOW, pain)
    return plan(facts, wish)


STRETCH = homework("Quad stretch", "2 x 40 s each side")
HEAT = homework("Heat on the low back", "15 min", like="none")


def test_it_comes_first_with_the_one_who_gave_it_and_in_the_therapists_dose() -> None:
    made = planned([STRETCH])
    first = made.chosen[0]
    assert (first.reason, first.rule) == ("homework from Sam", "8.1")
    assert isinstance(first.step, Prescription)
    assert first.step.dose == STRETCH.dose
    assert len(made.chosen) > 1


def test_its_minutes_are_taken_from_the_others() -> None:
    long = homework("Long walk", "8 min walking")
    made = planned([long], wish=Wish(minutes=10))
    assert made.minutes == 10
    assert [line.rule for line in made.chosen] == ["8.1"]
    assert planned([long], wish=Wish(minutes=20)).total_s <= 20 * 60


def test_what_was_done_today_is_not_in_the_plan_again() -> None:
    assert STRETCH.id not in offered(planned([STRETCH], run_of(STRETCH.id)).steps)


@pytest.mark.parametrize("fields", [{"over_at": NOW - HOUR}, {"until": (NOW - DAY).date()}, {"days": ("tue",)}])
def test_what_is_over_or_not_for_today_is_never_picked_by_the_planner_either(fields: dict[str, Any]) -> None:
    made = planned([STRETCH], entry(STRETCH, **fields), wish=Wish(minutes=60, regions=STRETCH.region))
    assert not any(is_homework(ident) for ident in offered(made.steps))


def test_the_same_move_of_the_library_is_not_done_twice() -> None:
    own = homework("cat cow", "10 reps")
    made = planned([own], wish=Wish(minutes=30))
    assert "cat-cow" not in offered(made.steps)
    assert next(left for left in made.omitted if left.exercise == "cat-cow").rule == "8.1"
    flare = planned([own], FlareDay(at=NOW - HOUR))
    assert own.id in offered(flare.steps)
    assert "cat-cow" not in offered(flare.steps)


def test_the_gate_leaves_it_out_with_its_reason() -> None:
    ball = homework("Ball on the buttock", "45 s each side", like="none")
    made = planned([ball], record=SafetyRecord((told("bleed"),)))
    assert ball.id not in offered(made.steps)
    left = next(left for left in made.omitted if left.exercise == ball.id)
    assert (left.rule, left.reason.startswith("homework, but ")) == ("1.5", True)


def test_the_gate_softens_it_where_a_code_says_so() -> None:
    made = planned([STRETCH], record=SafetyRecord((told("hyper"),)))
    assert made.chosen[0].care


@pytest.mark.parametrize("level", ["EMERGENCY", "SAME_DAY", "CLINICIAN_FIRST"])
def test_nothing_is_homework_when_locked(level: Any) -> None:
    record = SafetyRecord((yes(Raised("RF19", level)),))
    assert STRETCH.id not in offered(planned([STRETCH], record=record).steps)


def test_at_a_pain_of_eight_only_what_calms_is_left() -> None:
    assert not any(is_homework(ident) for ident in offered(planned([STRETCH, HEAT], pain=8).steps))


def test_a_routine_of_choice_stays_as_it_is() -> None:
    assert STRETCH.id not in offered(planned([STRETCH], wish=Wish(routine="relax-11")).steps)


def test_the_routine_of_a_flare_stays_whole_beside_long_homework() -> None:
    made = planned([HEAT], FlareDay(at=NOW - HOUR))
    assert made.routine == "flare-gentle-14"
    assert len(made.chosen) > 2
    assert sum(isinstance(s, Prescription) and s.exercise.rules.skin is not None for s in made.steps) == 1


def test_heat_is_there_once_and_not_offered_beside_it() -> None:
    cold = homework("Ice on the low back", "10 min", like="none")
    made = planned([HEAT, cold])
    assert HEAT.id in offered(made.steps)
    assert cold.id not in offered(made.steps)
    assert next(left for left in made.omitted if left.exercise == cold.id).rule == "6.5"
    assert not any("feels good" in notice for notice in made.notices)


def test_new_homework_is_the_new_exercise_of_the_day() -> None:
    library_known = run_of(*EXERCISES, ended=NOW - 40 * DAY)
    few_known = run_of("cat-cow", "knee-rolls", "bridge", ended=NOW - 2 * DAY)
    for before, others_new in ((few_known, 0), (library_known, 0)):
        made = planned([STRETCH], before, known=False, wish=Wish(minutes=30))
        known = {result.exercise for result in before.results}
        new = [ident for ident in offered(made.steps) - known if not is_homework(ident)]
        assert len(
            [ident for ident in new if EXERCISES[ident].kind in ("ball", "stretch", "strength", "mobility")]
        ) == (others_new)


def test_what_was_swapped_today_is_left_out() -> None:
    made = planned([STRETCH], wish=Wish(without=(STRETCH.id,)))
    assert STRETCH.id not in offered(made.steps)


def test_an_exercise_that_is_missing_breaks_nothing() -> None:
    assert planned([], Homework(at=GIVEN, exercise="homework-gone")).chosen


def test_it_is_guided_alone_in_the_therapists_dose_even_in_the_first_weeks() -> None:
    library = {**EXERCISES, STRETCH.id: STRETCH}
    recent = Profile(conditions=(), episode=(NOW - 20 * DAY).date())
    facts = gathered(recent, SafetyRecord((ALL_NO,)), [entry(STRETCH)], library, ROUTINES, NOW)
    (line,) = single(facts, STRETCH).chosen
    assert isinstance(line.step, Prescription)
    assert line.step.dose == STRETCH.dose
