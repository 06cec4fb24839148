import re
import time

import pytest

from coach.domain.journal.entries import Hurt, Run
from coach.domain.planning.progress import GROWTH, START_WEEK_S
from coach.domain.run.events import SegmentStarted
from coach.domain.run.face import instructions
from coach.domain.run.player import Player
from coach.domain.run.timeline import CAUTION_TITLE
from coach.errors import CoachError
from coach.guide.guide import Guide
from coach.guide.outlook import outlook
from tests.guide.conftest import play
from tests.ready import none_new


def test_a_run_touched_by_nobody_is_done_and_written_down(begin, clock, store):
    guide = begin("desk-reset-5")
    guide.answer_before(5)
    guide.start()
    play(guide, clock, 3600)
    run = guide.finish()
    assert guide.player.finished
    assert store.journal.entries(kinds=(Run,)) == (run,)
    assert run.before == 5
    assert {result.outcome for result in run.results} == {"done"}
    assert [result.exercise for result in run.results] == [
        item.id for item in guide.library.routines["desk-reset-5"].items
    ]
    assert store.load_saved_run() is None


def test_each_side_has_its_own_full_turn(begin, clock):
    guide = begin("desk-reset-5")
    events = guide.start() + play(guide, clock, 3600)
    sides = [
        (event.segment.side, event.segment.seconds)
        for event in events
        if isinstance(event, SegmentStarted)
        and event.segment.exercise == "upper-trap-stretch"
        and event.segment.kind == "work"
    ]
    assert sides == [("left", 25.0), ("right", 25.0)]


def test_pain_afterwards_is_added_to_the_same_entry(begin, clock, store):
    guide = begin("desk-reset-5")
    guide.start()
    play(guide, clock, 3600)
    guide.answer_after(guide.finish(), 2)
    (run,) = store.journal.entries(kinds=(Run,))
    assert run.after == 2


def test_a_killed_run_goes_on_where_it_was(begin, clock, store, library):
    guide = begin("desk-reset-5")
    guide.answer_before(6)
    guide.start()
    play(guide, clock, 120)
    index = guide.player.index
    guide.leave()
    again = Guide.resume(store.load_saved_run(), none_new(clock.now()), library, store, clock)
    again.start()
    assert (again.player.index, again.before) == (index, 6)
    play(again, clock, 3600)
    run = again.finish()
    assert {result.outcome for result in run.results} == {"done"}
    assert run.done_s == pytest.approx(sum(result.planned_s for result in run.results), abs=0.5)


def test_starting_anew_keeps_what_was_interrupted(begin, clock, store):
    first = begin("desk-reset-5")
    first.start()
    play(first, clock, 60)
    first.leave()
    begin("relax-11")
    (kept,) = store.journal.entries(kinds=(Run,))
    assert (kept.routine, kept.finished) == ("desk-reset-5", False)
    assert kept.done_s > 0


def test_a_second_run_is_refused_while_one_goes_on(begin):
    begin("desk-reset-5")
    with pytest.raises(CoachError, match="another window"):
        begin("relax-11")


def test_the_window_is_free_again_after_a_run(begin, clock):
    guide = begin("desk-reset-5")
    guide.start()
    guide.end()
    guide.finish()
    begin("relax-11")


def test_ending_before_any_work_writes_nothing(begin, store):
    guide = begin("desk-reset-5")
    guide.start()
    guide.end()
    assert guide.finish() is None
    assert store.journal.entries(kinds=(Run,)) == ()


def test_an_unknown_routine_names_the_near_ones(begin):
    with pytest.raises(CoachError) as refused:
        begin("desk-reset")
    assert "desk-reset-5" in refused.value.hint


def test_heat_waits_for_its_gap_and_the_rest_goes_on(begin, clock, store):
    first = begin("evening-heat-winddown-23")
    first.start()
    play(first, clock, 930)
    first.press("done")
    first.end()
    first.finish()
    second = begin("evening-heat-winddown-23")
    assert [left.name for left in second.plan.omitted] == ["Warm pack, low back"]
    assert re.search(r"rests until \d\d:\d\d", second.plan.omitted[0].reason)
    assert "heat-low-back" not in {segment.exercise for segment in second.player.segments}


def test_heat_of_an_interrupted_run_counts_for_the_gap_too(begin, clock):
    first = begin("evening-heat-winddown-23")
    first.start()
    play(first, clock, 600)
    first.leave()
    clock.advance(60)
    assert [left.name for left in begin("evening-heat-winddown-23").plan.omitted] == ["Warm pack, low back"]


def test_breathing_goes_along_with_the_end_of_the_heat(begin, clock):
    guide = begin("evening-heat-winddown-23")
    guide.start()
    play(guide, clock, 1000)
    guide.press("done")
    guide.end()
    results = {result.exercise: result for result in guide.finish().results}
    assert results["breath-4-6"].done_s == pytest.approx(300, abs=0.5)


def test_a_hurt_is_kept_with_its_exercise(begin, clock):
    guide = begin("desk-reset-5")
    guide.start()
    play(guide, clock, 40)
    guide.press("hurt")
    assert guide.player.status == "hurt"
    guide.record_hurt(Hurt(clock.now(), 6, "low-back", "left", ("sharp",)))
    guide.stop_exercise()
    guide.end()
    first = guide.finish().results[0]
    assert (first.outcome, first.peak) == ("stopped", 6)
    assert first.hurts[0].signs == ("sharp",)


def test_the_easier_exercise_takes_the_place(begin, clock, library):
    with_easier = (
        routine.id
        for routine in library.routines.values()
        if any(item.id and library.exercises[item.id].easier.id for item in routine.items)
    )
    guide = begin(next(with_easier))
    guide.start()
    while guide.easier is None or guide.player.segment.kind != "work":
        guide.press("next")
    play(guide, clock, 3)
    hard, easy = guide.exercise, guide.easier
    guide.press("hurt")
    guide.take_easier()
    assert guide.exercise == easy
    play(guide, clock, 3600)
    outcomes = {result.exercise: result.outcome for result in guide.player.results()}
    assert outcomes[hard.id] == "replaced"
    assert outcomes[easy.id] == "done"


def test_a_place_that_can_not_be_saved_never_stops_the_clock(begin, clock, store, tmp_path):
    guide = begin("desk-reset-5")
    guide.start()
    state = tmp_path / "home" / "state.json"
    state.unlink(missing_ok=True)
    state.mkdir()
    play(guide, clock, 3600)
    assert guide.player.finished
    guide.release()
    state.rmdir()
    assert isinstance(guide.finish(), Run)
    assert any("could not be saved" in notice for notice in guide.notices)


def test_an_interrupted_run_leads_in_before_its_clock_goes_on(begin, clock, store, library):
    guide = begin("desk-reset-5")
    guide.start()
    while guide.player.segment.kind != "work":
        guide.press("next")
    play(guide, clock, 7)
    left = guide.player.left
    guide.leave()
    again = Guide.resume(store.load_saved_run(), none_new(clock.now()), library, store, clock)
    (started,) = again.start()
    assert (started.segment.kind, started.segment.lead) == ("ready", "back")
    words = " ".join(instructions(started.segment, again.exercise)).split()
    assert started.segment.seconds >= len([word for word in words if word.rstrip(".").isalpha()]) / 2
    play(again, clock, started.segment.seconds + 0.1)
    assert again.player.segment.kind == "work"
    assert again.player.left == pytest.approx(left, abs=0.3)


def test_easing_off_is_saved_at_once(begin, clock, store):
    guide = begin("desk-reset-5")
    guide.start()
    while guide.player.segment.kind != "work":
        guide.press("next")
    play(guide, clock, 7)
    guide.rate(9)
    guide._saver.close()
    assert Player(store.load_saved_run().state).easing


def test_doing_less_in_words_is_read_in_a_lead_in_and_the_work_goes_on(begin, clock, library):
    routine = next(
        routine.id
        for routine in library.routines.values()
        if any(item.id and not library.exercises[item.id].easier.id for item in routine.items)
    )
    guide = begin(routine)
    guide.start()
    while guide.player.segment.kind != "work" or guide.exercise.easier.id:
        guide.press("next")
    play(guide, clock, 2)
    left, words = guide.player.left, guide.easier_words
    guide.press("hurt")
    guide.do_less(words)
    lead = guide.player.segment
    assert (lead.kind, lead.lead, lead.prompts) == ("ready", "easier", (words,))
    play(guide, clock, lead.seconds + 0.1)
    assert guide.player.left == pytest.approx(left, abs=0.3)


def test_what_was_read_today_is_not_read_again(begin, clock):
    first = begin("gluteal-sciatica-type-13")
    assert first.player.segment.title == CAUTION_TITLE
    first.start()
    play(first, clock, 3600)
    first.finish()
    clock.advance(7200)
    second = begin("gluteal-sciatica-type-13")
    assert second.player.segments[0].kind == "ready"
    second.release()
    clock.advance(24 * 3600)
    third = begin("gluteal-sciatica-type-13")
    assert third.player.segment.title == CAUTION_TITLE


@pytest.mark.parametrize("control", ["pause", "hurt"])
def test_a_run_that_waits_ten_minutes_for_a_key_no_longer_counts_as_going_on(begin, clock, store, control):
    guide = begin("desk-reset-5")
    guide.start()
    play(guide, clock, 30)
    guide.press(control)
    play(guide, clock, 590)
    assert store.run_going_on()
    play(guide, clock, 20)
    assert guide.forgotten
    wait_until(lambda: not store.run_going_on())
    guide.attend()
    assert not guide.forgotten
    wait_until(store.run_going_on)


def test_a_run_without_a_key_is_not_forgotten_while_it_goes_on(begin, clock):
    guide = begin("relax-11")
    guide.start()
    play(guide, clock, 640)
    assert guide.player.status == "running"
    assert not guide.forgotten


def wait_until(true) -> None:
    """Wait for the worker that saves."""
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.parametrize("pause_s", [10, 120])
def test_only_a_long_stop_is_followed_by_a_lead_in(begin, clock, pause_s):
    guide = begin("desk-reset-5")
    guide.start()
    while guide.player.segment.kind != "work":
        guide.press("next")
    play(guide, clock, 5)
    guide.press("pause")
    play(guide, clock, pause_s)
    guide.press("pause")
    assert guide.player.segment.kind == ("ready" if pause_s > 30 else "work")


def test_a_1_and_a_0_are_ten_only_when_they_are_typed_together(begin, clock):
    guide = begin("desk-reset-5")
    guide.start()
    while guide.player.segment.kind != "work":
        play(guide, clock, 1)
    assert guide.rate_digit(1)[0] == 1
    assert guide.rate_digit(0)[0] == 10
    assert guide.player.easing
    guide.rate_digit(1)
    play(guide, clock, 3)
    assert guide.rate_digit(0)[0] == 0
    assert not guide.player.easing


def test_runs_that_are_stopped_shrink_no_dose_and_weigh_only_what_was_done(begin, clock, store, library):
    whole = begin("strength-base-14")
    whole.start()
    play(whole, clock, 3600)
    whole.finish()
    whole.release()
    doses = {}
    for _ in range(4):
        clock.advance(24 * 3600)
        facts = outlook(store, library, clock)
        moves = [ident for ident in facts.last_used if facts.exercises[ident].rules.dose]
        doses = doses or {ident: facts.dosings[ident].given for ident in moves}
        assert {ident: facts.dosings[ident].given for ident in moves} == doses
        assert not any(facts.dosings[ident].rest for ident in moves)
        stopped = begin("strength-base-14")
        stopped.start()
        play(stopped, clock, 100)
        stopped.end()
        run = stopped.finish()
        assert not run.finished
        stopped.release()
    done = [
        result.done_s
        for run in store.journal.entries(kinds=(Run,))
        for result in run.results
        if library.exercises[result.exercise].rules.dose
    ]
    assert outlook(store, library, clock).load_left_s == pytest.approx(GROWTH * START_WEEK_S - sum(done), abs=1)
