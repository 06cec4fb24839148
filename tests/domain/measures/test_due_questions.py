"""What the app asks by itself."""

from datetime import timedelta

import pytest

from coach.domain.journal.entries import CheckIn, ExerciseResult, Hurt, Morning, Raised, Run, SafetyCheck
from coach.domain.measures.due_questions import due
from coach.domain.person.profile import Profile
from tests.domain.measured import at, evening
from tests.samples import LIFT, STRETCH

EXERCISES = {each.id: each for each in (LIFT, STRETCH)}
NOW = at(2, 8)


def run(day=1, exercise=STRETCH, hour=12.0, speed=1.0, signs=()) -> Run:
    when = at(day, hour)
    hurts = (Hurt(at=when, signs=signs),) if signs else ()
    result = ExerciseResult(exercise.id, "done", 60, 60, hurts=hurts)
    return Run(
        at=when, ended_at=when, routine="r", name="R", planned_s=60, finished=True, speed=speed, results=(result,)
    )  # fmt: skip


def found(*entries, now=NOW):
    return due(entries, Profile(), EXERCISES, now)


def check(day, hour=8.0, asked=("A6", "RF11", "A5"), raised=()):
    return SafetyCheck(at=at(day, hour), reason="after_run", asked=asked, raised=raised)


def test_the_morning_is_needed_after_a_day_with_a_run_and_only_while_it_is_open():
    assert found(run()).morning
    assert not found().morning
    assert not found(run(speed=60)).morning
    assert not found(run(), now=at(2, 14)).morning
    assert not found(run(), Morning(at=at(2, 7), pain=3)).morning


def test_the_morning_is_open_all_the_same_on_every_other_day():
    assert "waking" in {one.id for one in found().measures}


@pytest.mark.parametrize(("woke", "needed"), [(4, False), (5, True)])
def test_the_morning_is_needed_while_it_is_2_above_the_usual(woke, needed):
    assert found(*(evening(day, 3) for day in (-3, -2, -1, 0)), Morning(at=at(1, 7), pain=woke)).morning is needed


def test_hard_work_is_asked_about_once_on_the_day_after():
    assert [question.id for question in found(run(exercise=LIFT)).after] == ["A6", "RF11", "A5"]
    assert found(run()).after == ()
    assert found(run(exercise=LIFT), check(2)).after == ()


def test_a_bruise_is_asked_about_until_it_is_gone():
    bruise = check(1, raised=(Raised("A5", "CAUTION", "small", ("bleed",)),))
    assert [question.id for question in found(bruise).after] == ["A5"]
    assert found(bruise, check(2, asked=("A5",))).after == ()


def test_numbness_is_asked_about_after_half_an_hour_and_for_a_day():
    felt = run(signs=("numb",))
    half = timedelta(minutes=30)
    assert not found(felt, now=felt.at + half - timedelta(seconds=1)).numb
    assert found(felt, now=felt.at + half).numb
    assert not found(felt, now=felt.at + timedelta(days=1)).numb
    assert not found(felt, check(1, 13, asked=("D3",)), now=at(1, 14)).numb


def test_a_check_in_is_no_answer_to_the_morning():
    assert found(run(), CheckIn(at=at(2, 7), pain=3)).morning
