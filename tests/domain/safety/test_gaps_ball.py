"""The rest of a spot between two uses of the ball (6.5, 2.1)."""

import pytest

from coach.domain.journal.uses import Use
from coach.domain.safety.gaps import BallUse, Gap, ball_gap, ball_uses
from tests import samples
from tests.domain.people import EXERCISES, HOUR, NOW

BALL = samples.exercise(id="ball-a", kind="ball", muscles=("glute",), region=("buttock",))
SAME_SPOT = samples.exercise(BALL, id="ball-b", position="floor")
OTHER_SPOT = samples.exercise(BALL, id="ball-c", muscles=("calf",), region=("calf",))
NAMELESS = samples.exercise(BALL, id="ball-d", muscles=())


def gap(wanted, *uses: BallUse) -> Gap | None:
    found = ball_gap(wanted, uses, NOW)
    assert (found is None) == (ball_gap(wanted, uses[::-1], NOW) is None)
    return found


def used(hours: float, exercise=BALL, tender: bool = False) -> BallUse:
    return BallUse(exercise, NOW - hours * HOUR, tender)


@pytest.mark.parametrize(
    ("hours", "tender", "waits"), [(23, False, 1), (24, False, None), (47, True, 1), (48, True, None)]
)
def test_a_spot_rests_a_day_and_two_while_it_is_tender(hours, tender, waits):
    found = gap(BALL, used(hours, tender=tender))
    assert (found and found.until) == (waits and NOW + waits * HOUR)
    assert found is None or ("tender" in found.reason) == tender


def test_the_same_spot_rests_whichever_exercise_pressed_it():
    assert gap(SAME_SPOT, used(1))
    assert gap(OTHER_SPOT, used(1)) is None


def test_a_ball_that_names_no_muscles_rests_by_its_place():
    assert gap(NAMELESS, used(1))
    assert gap(BALL, used(1, NAMELESS))
    assert gap(NAMELESS, used(1, OTHER_SPOT)) is None


def test_two_runs_with_the_ball_are_enough_for_24_hours():
    found = gap(OTHER_SPOT, used(20), used(5))
    assert found
    assert found.until == NOW + 4 * HOUR
    assert "two runs" in found.reason
    assert gap(OTHER_SPOT, used(24), used(5)) is None


def test_two_balls_in_one_run_are_one_run():
    assert gap(OTHER_SPOT, used(5), used(5, SAME_SPOT)) is None


def test_moves_without_a_ball_never_wait():
    assert gap(samples.STRETCH, used(1), used(2)) is None


def test_a_spot_is_tender_when_the_next_morning_was_above_the_usual():
    base = Use(exercise="ball-ql-wall", at=NOW, next=4, usual=3.0)
    stretch = Use(exercise="cat-cow", at=NOW)
    lost = Use(exercise="lost", at=NOW)
    unknown = Use(exercise="ball-ql-wall", at=NOW, next=None, usual=3.0)
    found = ball_uses([base, stretch, lost, unknown], EXERCISES)
    assert [(use.exercise.id, use.tender) for use in found] == [("ball-ql-wall", True), ("ball-ql-wall", False)]
