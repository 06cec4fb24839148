"""The account of an exercise."""

from coach.domain.run.tally import companion_result, open_tallies
from coach.domain.run.timeline import Companion, Segment, timeline
from tests.domain.run_samples import PACE, prescription

SEGMENTS = timeline([prescription()], PACE)
READY, LEFT, SWITCH, RIGHT = SEGMENTS


def test_an_account_knows_what_was_planned() -> None:
    (tally,) = open_tallies(SEGMENTS)
    assert (tally.exercise, tally.planned_s, tally.rounds) == ("fig4", 60.0, 2)
    assert tally.result().outcome == "not_reached"


def test_both_sides_done_is_done() -> None:
    (tally,) = open_tallies(SEGMENTS)
    result = tally.leave(LEFT, 30.0, 0.0, "done").leave(RIGHT, 30.0, 0.0, "done").result()
    assert (result.outcome, result.done_s, result.sets_done) == ("done", 60.0, 2)


def test_one_side_done_twice_is_not_both_sides() -> None:
    (tally,) = open_tallies(SEGMENTS)
    result = tally.leave(LEFT, 30.0, 0.0, "done").leave(LEFT, 30.0, 0.0, "done").result()
    assert (result.outcome, result.sets_done) == ("partly", 1)


def test_an_attempt_begun_again_does_not_count_as_done() -> None:
    (tally,) = open_tallies(SEGMENTS)
    tally = tally.leave(LEFT, 20.0, 0.0, "again")
    assert (tally.done_s, tally.spent_s) == (0.0, 20.0)


def test_an_extension_counts_only_as_far_as_it_was_used() -> None:
    (tally,) = open_tallies(SEGMENTS)
    assert tally.leave(LEFT, 12.0, 15.0, "left").extended_s == 0.0
    assert tally.leave(LEFT, 40.0, 15.0, "left").extended_s == 10.0


def test_going_back_from_the_set_up_has_not_reached_the_exercise() -> None:
    (tally,) = open_tallies(SEGMENTS)
    assert tally.leave(READY, 5.0, 0.0, "again").result().outcome == "not_reached"
    assert tally.leave(READY, 5.0, 0.0, "left").result().outcome == "skipped"


def test_an_exercise_taken_up_again_goes_on_in_its_account() -> None:
    (tally,) = open_tallies(SEGMENTS)
    done = tally.leave(LEFT, 30.0, 0.0, "replaced")
    (again,) = open_tallies(SEGMENTS, (done,))
    assert (again.done_s, again.planned_s, again.cut) == (30.0, 120.0, "")


def test_what_went_along_counts_from_where_it_began() -> None:
    segment = Segment(0, "work", 900.0, companion=Companion("breath", "Breathing", 600.0, ()))
    done, partly, not_reached = (companion_result(segment, elapsed) for elapsed in (900.0, 700.0, 500.0))
    assert done is not None
    assert (done.outcome, done.done_s) == ("done", 300.0)
    assert partly is not None
    assert (partly.outcome, partly.done_s) == ("partly", 100.0)
    assert not_reached is not None
    assert (not_reached.outcome, not_reached.done_s) == ("not_reached", 0.0)
