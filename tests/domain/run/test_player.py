"""The run's state machine, one rule at a time."""

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Prescription
from coach.domain.journal.entries import Hurt
from coach.domain.run.events import (
    Alarm,
    CapEnded,
    CompanionStarted,
    Countdown,
    Eased,
    Event,
    Halfway,
    OverCap,
    Refused,
    RunOver,
    SegmentEnded,
    SegmentStarted,
    SkinCheck,
    Suspended,
)
from coach.domain.run.place import led_in
from coach.domain.run.player import Player, after_absence, fresh
from coach.domain.run.timeline import lead_in, timeline
from tests.domain.run_samples import (
    BALL,
    BREATHING,
    BRIDGE,
    CONTRAST,
    FIGURE_FOUR,
    PACE,
    PACK,
    TASK,
    player,
    prescription,
)

HURT = Hurt(datetime(2026, 11, 2, 9, tzinfo=UTC), score=6)


def play(run: Player, start: float, end: float, step: float = 1.0) -> list[Event]:
    """Tick from `start` to `end`, `step` seconds apart."""
    events: list[Event] = []
    for number in range(1, round((end - start) / step) + 1):
        events += run.tick(start + number * step)
    return events


def on_the_pack(seconds: float) -> Player:
    """A run whose pack has been on for `seconds`; its clock says 10 + `seconds`."""
    run = player(PACK, FIGURE_FOUR)
    run.start(0.0)
    play(run, 0.0, 10.0 + seconds)
    assert (run.segment.exercise, run.segment.kind, run.elapsed) == ("pack", "work", seconds)
    return run


def kinds(events: list[Event]) -> list[type[Event]]:
    return [type(event) for event in events]


def test_a_run_needs_no_key_from_start_to_end() -> None:
    run = player(FIGURE_FOUR, BRIDGE)
    run.start(0.0)
    events = play(run, 0.0, 10 + 30 + 10 + 30 + 10 + 40 + 10 + 40)
    assert events[-1] == RunOver(finished=True)
    assert [result.outcome for result in run.results()] == ["done", "done"]


def test_a_late_tick_starts_the_next_segment_at_its_deadline() -> None:
    run = player(FIGURE_FOUR)
    run.start(0.0)
    play(run, 0.0, 8.0)
    run.tick(12.5)
    assert (run.segment.kind, run.elapsed) == ("work", 2.5)


def test_a_pause_stops_the_clock() -> None:
    run = player(FIGURE_FOUR)
    run.start(0.0)
    run.tick(4.0)
    run.pause(4.0)
    run.tick(100.0)
    run.resume(104.0)
    run.tick(105.0)
    assert run.left == 5.0


def test_a_silence_longer_than_the_gap_pauses_where_it_was() -> None:
    run = player(FIGURE_FOUR)
    run.start(0.0)
    run.tick(4.0)
    assert run.tick(3604.0) == [Suspended(3600.0)]
    assert (run.status, run.left) == ("paused", 6.0)


def test_next_at_the_moment_a_segment_ends_skips_only_that_one() -> None:
    run = player(FIGURE_FOUR)
    run.start(0.0)
    run.tick(9.9)
    run.next(10.0)
    assert (run.segment.kind, run.segment.side) == ("work", "left")


def test_next_counts_the_seconds_since_the_last_tick() -> None:
    run = player(BRIDGE)
    run.start(0.0)
    play(run, 0.0, 14.0)
    run.next(16.0)
    assert run.results()[0].done_s == 6.0


def test_timed_work_left_early_is_not_done_but_counted_work_is() -> None:
    held, counted = player(FIGURE_FOUR), player(BRIDGE)
    for run in (held, counted):
        run.start(0.0)
        play(run, 0.0, 15.0)
        run.next(15.0)
    assert (held.results()[0].sets_done, counted.results()[0].sets_done) == (0, 1)


def test_going_back_and_doing_one_side_again_is_not_both_sides() -> None:
    run = player(FIGURE_FOUR)
    run.start(0.0)
    play(run, 0.0, 51.0)
    assert run.segment.side == "right"
    run.back(51.0)
    run.back(51.0)
    assert (run.segment.kind, run.segment.side) == ("work", "left")
    play(run, 51.0, 82.0)
    run.end(82.0)
    assert run.results()[0].outcome == "partly"


def test_an_extension_makes_the_segment_longer_by_that_much() -> None:
    run = player(FIGURE_FOUR)
    run.start(0.0)
    run.extend(15.0)
    play(run, 0.0, 24.0)
    assert (run.segment.kind, run.left) == ("ready", 1.0)


def test_halfway_comes_once_even_after_an_extension() -> None:
    run = player(FIGURE_FOUR)
    run.start(0.0)
    events = play(run, 0.0, 28.0)
    run.extend(15.0)
    events += play(run, 28.0, 56.0)
    assert kinds(events).count(Halfway) == 1


def test_the_ball_stays_two_minutes_on_one_spot_at_most() -> None:
    run = player(BALL)
    run.start(0.0)
    play(run, 0.0, 11.0)
    answers = [run.extend() for _ in range(6)]
    assert [kinds(answer) for answer in answers] == [[]] * 5 + [[Refused]]
    assert run.length == 120.0


def test_discomfort_above_the_cap_for_ten_seconds_ends_the_exercise() -> None:
    run = player(BALL, FIGURE_FOUR)
    run.start(0.0)
    play(run, 0.0, 15.0)
    assert run.rate(5) == [OverCap(5, 4)]
    assert CapEnded not in kinds(play(run, 15.0, 24.0))
    assert kinds(run.tick(25.0)) == [CapEnded, SegmentStarted]
    assert run.segment.exercise == "fig4"
    assert run.results()[0].outcome == "over_cap"


def test_discomfort_that_comes_down_lets_the_exercise_go_on() -> None:
    run = player(BALL)
    run.start(0.0)
    play(run, 0.0, 15.0)
    run.rate(7)
    play(run, 15.0, 20.0)
    assert run.rate(4) == [Eased()]
    assert CapEnded not in kinds(play(run, 20.0, 40.0))
    assert not run.easing


def test_a_second_high_rating_gives_no_further_ten_seconds() -> None:
    run = player(BALL, FIGURE_FOUR)
    run.start(0.0)
    play(run, 0.0, 15.0)
    run.rate(7)
    play(run, 15.0, 23.0)
    run.rate(6)
    assert CapEnded in kinds(play(run, 23.0, 25.0))


def eased_off(seconds: float, *steps: Exercise) -> Player:
    """A run whose work was rated 7 five seconds in, `seconds` of easing off ago."""
    run = player(*(steps or (BALL, FIGURE_FOUR)))
    run.start(0.0)
    play(run, 0.0, 15.0)
    run.rate(7)
    play(run, 15.0, 15.0 + seconds)
    return run


def test_the_clock_of_the_work_stands_still_while_ten_seconds_are_counted() -> None:
    run = eased_off(4.0)
    assert (run.status, run.elapsed, run.ease_left) == ("easing", 5.0, 6.0)
    assert run.tick(22.0) == [Countdown(3)]


def test_who_says_that_it_eased_goes_on_where_it_was() -> None:
    run = eased_off(4.0)
    assert run.eased(19.0) == [Eased()]
    assert (run.status, run.left) == ("running", 40.0)


def test_pausing_wins_no_time_to_ease_off() -> None:
    run = eased_off(4.0)
    run.pause(19.0)
    run.tick(60.0)
    run.resume(60.0)
    assert (run.status, run.ease_left) == ("easing", 6.0)


def test_easing_off_survives_a_save_and_names_the_number_again() -> None:
    run = eased_off(4.0)
    again = Player(msgspec.json.decode(msgspec.json.encode(run.state()), type=type(run.state())))
    assert OverCap(7, 4) in again.start(100.0)
    assert (again.status, again.ease_left) == ("easing", 6.0)
    assert CapEnded in kinds(play(again, 100.0, 106.0))


def test_an_interrupted_run_leads_in_before_it_eases_off_anew() -> None:
    run = eased_off(4.0)
    lead = lead_in(run.segment, BALL, PACE)
    again = Player(led_in(run.state(), lead))
    assert again.start(100.0) == [SegmentStarted(1, lead)]
    play(again, 100.0, 100.0 + lead.seconds)
    assert (again.segment.kind, again.status, again.elapsed) == ("work", "easing", 5.0)
    assert again.ease_left == 10.0


def test_no_time_is_added_while_easing_off() -> None:
    assert kinds(eased_off(4.0).extend()) == [Refused]


def test_a_pack_above_its_cap_rings_as_too_strong_and_its_time_goes_on() -> None:
    run = eased_off(4.0, PACK, FIGURE_FOUR)
    assert run.elapsed == 9.0
    events = play(run, 19.0, 25.0)
    assert Alarm(run.segment, early=True) in events
    run.answer(26.0)
    assert run.results()[0].outcome == "over_cap"


@pytest.mark.parametrize("press", [Player.next, Player.back, Player.restart, Player.skip_exercise])
def test_every_key_that_moves_ends_the_easing_off(press: Callable[[Player, float], list[Event]]) -> None:
    run = eased_off(4.0)
    press(run, 19.0)
    assert run.status == "running"
    assert not run.easing


def test_a_lead_in_leads_back_to_where_the_work_was_stopped() -> None:
    run = player(FIGURE_FOUR, BRIDGE)
    run.start(0.0)
    play(run, 0.0, 20.0)
    run.hurt(20.0)
    left = run.total_left
    lead = lead_in(run.segment, FIGURE_FOUR, PACE)
    assert run.go_on_after(60.0, lead) == [SegmentStarted(1, lead)]
    assert run.total_left == left + lead.seconds
    play(run, 60.0, 60.0 + lead.seconds)
    assert (run.segment.kind, run.elapsed, run.left) == ("work", 10.0, 20.0)
    play(run, 60.0 + lead.seconds, 90.0 + lead.seconds)
    run.end(90.0 + lead.seconds)
    assert run.results()[0].done_s == pytest.approx(32.0, abs=2.1)


def test_one_lead_in_takes_the_place_of_another() -> None:
    run = player(FIGURE_FOUR)
    run.start(0.0)
    play(run, 0.0, 20.0)
    for now in (20.0, 60.0, 100.0):
        run.hurt(now)
        run.go_on_after(now, lead_in(run.segment, FIGURE_FOUR, PACE))
        play(run, now, now + 12.0)
    assert [segment.kind for segment in run.segments].count("ready") == 2


@pytest.mark.parametrize(
    ("leave", "outcome"),
    [
        (lambda run: run.end(70.0), "partly"),
        (lambda run: run.skip_exercise(70.0), "partly"),
        (lambda run: run.skip_exercise(70.0, "stopped"), "stopped"),
    ],
)
def test_who_leaves_a_lead_in_keeps_what_was_done_before_it(
    leave: Callable[[Player], list[Event]], outcome: str
) -> None:
    run = player(FIGURE_FOUR, BRIDGE)
    run.start(0.0)
    play(run, 0.0, 20.0)
    run.hurt(20.0)
    run.go_on_after(69.0, lead_in(run.segment, FIGURE_FOUR, PACE))
    leave(run)
    assert (run.results()[0].outcome, run.results()[0].done_s) == (outcome, 10.0)


def test_a_run_interrupted_in_a_lead_in_keeps_what_was_done_before_it() -> None:
    run = player(FIGURE_FOUR)
    run.start(0.0)
    play(run, 0.0, 20.0)
    again = Player(led_in(run.state(), lead_in(run.segment, FIGURE_FOUR, PACE)))
    again.start(0.0)
    saved = msgspec.json.decode(msgspec.json.encode(again.state()), type=type(again.state()))
    once_more = Player(led_in(saved, lead_in(again.segment, FIGURE_FOUR, PACE)))
    once_more.end(0.0)
    assert once_more.results()[0].done_s == 10.0


def test_what_is_left_of_a_rest_gives_its_place_to_the_lead_in() -> None:
    run = player(BRIDGE)
    run.start(0.0)
    play(run, 0.0, 53.0)
    assert run.segment.kind == "rest"
    state = led_in(run.state(), lead_in(run.segment, BRIDGE, PACE))
    assert (state.index, state.segments[state.index].kind, len(state.segments)) == (run.index, "ready", 4)


def test_hurt_stops_the_clock_and_the_easier_version_takes_what_is_left() -> None:
    run = player(FIGURE_FOUR, BRIDGE)
    run.start(0.0)
    play(run, 0.0, 20.0)
    run.hurt(20.0)
    run.record_hurt(HURT)
    assert run.tick(60.0) == []
    easier = timeline([prescription(BALL)], PACE, first_item=run.segment.item)
    run.replace_exercise(60.0, easier)
    assert [segment.exercise for segment in run.segments[run.index :]] == ["ball"] * 4 + ["bridge"] * 4
    assert run.status == "running"
    first, second, third = run.results()
    assert (first.outcome, first.done_s, first.hurts) == ("replaced", 10.0, (HURT,))
    assert (second.exercise, third.exercise) == ("ball", "bridge")


@pytest.mark.parametrize("at", [5.0, 45.0])
def test_an_exercise_is_replaced_during_its_set_up_and_its_switch_too(at: float) -> None:
    run = player(FIGURE_FOUR, BRIDGE)
    run.start(0.0)
    play(run, 0.0, at)
    run.hurt(at)
    run.replace_exercise(at, timeline([prescription(BALL)], PACE))
    assert run.segment.exercise == "ball"
    assert run.results()[0].outcome == "replaced"


def test_an_exercise_that_comes_back_as_its_own_easier_one_is_counted_once() -> None:
    run = player(FIGURE_FOUR)
    run.start(0.0)
    play(run, 0.0, 20.0)
    run.hurt(20.0)
    run.replace_exercise(20.0, timeline([prescription()], PACE))
    play(run, 20.0, 20.0 + 80.0)
    (result,) = run.results()
    assert (result.done_s, result.planned_s) == (70.0, 120.0)


def test_a_hurt_during_the_questions_is_kept_with_the_exercise_that_follows() -> None:
    run = player(TASK, FIGURE_FOUR)
    run.start(0.0)
    run.tick(3.0)
    run.hurt(4.0)
    run.record_hurt(HURT)
    assert run.results()[0].hurts == (HURT,)


def test_a_hurt_after_the_last_segment_is_kept_with_the_last_exercise() -> None:
    run = player(FIGURE_FOUR)
    run.start(0.0)
    run.end(1.0)
    run.record_hurt(HURT)
    assert run.results()[0].hurts == (HURT,)


def test_the_alarm_rings_until_it_is_answered() -> None:
    run = on_the_pack(899.0)
    assert Alarm(run.segment) in run.tick(910.0)
    assert kinds(play(run, 910.0, 930.0)) == [Alarm] * 5
    assert kinds(run.answer(930.0)) == [SegmentEnded, SegmentStarted]
    assert run.results()[0].outcome == "done"


def test_the_time_of_a_pack_goes_on_through_a_pause_and_rings() -> None:
    run = on_the_pack(100.0)
    run.pause(110.0)
    assert SkinCheck() in run.tick(320.0)
    assert run.tick(1000.0) == [Alarm(run.segment)]


def test_pausing_and_going_on_again_and_again_wins_no_time_under_a_pack() -> None:
    run = player(PACK)
    run.start(0.0)
    play(run, 0.0, 11.0)
    now = 11.0
    while run.status != "alarm":
        run.pause(now)
        run.resume(now + 2.0)
        now += 2.0
    assert now - 10.0 <= 902.0


def test_the_time_of_a_pack_goes_on_while_a_hurt_is_being_described() -> None:
    run = on_the_pack(890.0)
    run.hurt(900.0)
    assert run.tick(911.0) == [Alarm(run.segment)]


def test_a_suspend_with_a_pack_on_counts_as_time_under_it() -> None:
    run = on_the_pack(100.0)
    events = run.tick(5000.0)
    assert events == [Suspended(4890.0), SkinCheck(), Alarm(run.segment)]


def test_leaving_a_pack_early_rings_and_does_not_count_as_done() -> None:
    run = on_the_pack(60.0)
    assert run.next(70.0) == [Alarm(run.segment, early=True)]
    run.answer(75.0)
    result = run.results()[0]
    assert (result.outcome, result.done_s) == ("partly", 60.0)
    assert run.segment.exercise == "fig4"


@pytest.mark.parametrize(("ending", "outcome"), [("left", "partly"), ("stopped", "stopped")])
def test_skipping_with_a_pack_on_rings_before_the_next_exercise(ending: str, outcome: str) -> None:
    run = on_the_pack(60.0)
    assert run.skip_exercise(70.0, ending) == [Alarm(run.segment, early=True)]  # type: ignore[arg-type]
    assert kinds(run.answer(72.0)) == [SegmentStarted]
    assert run.segment.exercise == "fig4"
    assert run.results()[0].outcome == outcome


def test_skipping_while_the_alarm_rings_keeps_what_was_done() -> None:
    run = on_the_pack(899.0)
    run.tick(910.0)
    run.skip_exercise(912.0)
    assert run.results()[0].outcome == "done"


def test_ending_the_run_with_a_pack_on_says_to_take_it_off() -> None:
    run = on_the_pack(60.0)
    pack = run.segment
    assert run.end(70.0) == [Alarm(pack, early=True), RunOver(finished=False)]


def test_taking_the_easier_way_with_a_pack_on_says_to_take_it_off() -> None:
    run = on_the_pack(60.0)
    pack = run.segment
    run.hurt(70.0)
    events = run.replace_exercise(71.0, timeline([prescription(BREATHING)], PACE))
    assert events[0] == Alarm(pack, early=True)
    assert run.segment.exercise == "breath"


def test_nobody_goes_back_with_a_pack_on() -> None:
    run = on_the_pack(60.0)
    assert kinds(run.back(70.0)) == [Refused]
    assert (run.segment.kind, run.elapsed) == ("work", 60.0)


def test_nobody_goes_back_to_a_pack_that_was_on_long_enough() -> None:
    run = on_the_pack(899.0)
    run.tick(910.0)
    run.answer(911.0)
    assert kinds(run.back(912.0)) == [Refused]
    assert run.segment.exercise == "fig4"


def test_a_pack_is_started_again_only_within_its_maximum() -> None:
    run = on_the_pack(200.0)
    assert kinds(run.restart(210.0)) == [SegmentStarted]
    play(run, 210.0, 320.0)
    assert kinds(run.restart(320.0)) == [Refused]


def test_extending_a_pack_ends_at_its_maximum() -> None:
    run = on_the_pack(100.0)
    answers = [run.extend(100.0) for _ in range(4)]
    assert [kinds(answer) for answer in answers] == [[], [], [], [Refused]]


def test_a_companion_from_the_start_of_its_host_is_announced() -> None:
    step = Prescription(BRIDGE, BRIDGE.dose, companion=BREATHING, companion_s=40)
    run = Player(fresh(timeline([step], PACE)))
    run.start(0.0)
    assert kinds(play(run, 0.0, 110.0)).count(CompanionStarted) == 1
    assert [(result.exercise, result.outcome) for result in run.results()] == [("bridge", "done"), ("breath", "done")]


def test_contrast_checks_the_skin_by_the_whole_time_of_exposure() -> None:
    run = player(CONTRAST)
    run.start(0.0)
    play(run, 0.0, 309.0)
    assert SkinCheck() in run.tick(310.0)


def test_a_run_interrupted_with_a_pack_on_leaves_only_what_is_safe() -> None:
    run = on_the_pack(300.0)
    saved = msgspec.json.decode(msgspec.json.encode(run.state()), type=type(run.state()))
    later = Player(after_absence(saved, 600.0))
    later.start(0.0)
    assert later.left == 300.0
    long_after = Player(after_absence(saved, 86_400.0))
    long_after.start(0.0)
    assert kinds(long_after.tick(0.1)) == [Alarm]
    assert long_after.results()[0].done_s == 0.0


def test_an_absence_changes_nothing_where_there_is_no_pack() -> None:
    run = player(FIGURE_FOUR)
    run.start(0.0)
    run.tick(4.0)
    assert after_absence(run.state(), 600.0) == run.state()


def test_a_finished_run_answers_to_nothing() -> None:
    run = player(FIGURE_FOUR)
    run.start(0.0)
    run.end(1.0)
    assert run.end(2.0) == run.next(2.0) == run.back(2.0) == run.restart(2.0) == run.extend() == run.rate(5) == []
    assert run.skip_exercise(2.0) == run.tick(3.0) == run.start(3.0) == run.replace_exercise(3.0, run.segments) == []
    assert Player(run.state()).status == "over"


def test_a_run_without_segments_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one segment"):
        fresh(())


def test_counted_work_that_is_passed_by_is_done_from_half_of_its_time_on() -> None:
    soon, late = player(BRIDGE), player(BRIDGE)
    for run, after in ((soon, 1.0), (late, late.segments[1].seconds / 2 + 1)):
        run.start(0.0)
        play(run, 0.0, 10.0 + after)
        assert run.segment.kind == "work"
        run.next(10.0 + after, done=False)
    assert (soon.results()[0].sets_done, late.results()[0].sets_done) == (0, 1)
