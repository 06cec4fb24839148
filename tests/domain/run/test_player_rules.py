"""What holds of every run, whatever is prescribed, pressed and however late the ticks come."""

from collections.abc import Callable
from itertools import pairwise

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coach.domain.exercises.exercise import Beat, Dose, Exercise, Thermal
from coach.domain.exercises.routine import Prescription, Task
from coach.domain.run.events import Eased, Event, SegmentStarted
from coach.domain.run.exposure import is_pack
from coach.domain.run.place import EASE_OFF_S, PlayerState
from coach.domain.run.player import Player, fresh
from coach.domain.run.timeline import Segment, lead_in, timeline, total_s
from tests.domain.run_samples import BALL, BREATHING, BRIDGE, FIGURE_FOUR, PACE, TASK, exercise, prescription

GAP_S = 5.0
MAX_S = 60
SMALL_PACK = exercise(
    id="pack",
    kind="heat",
    sided=False,
    cap=1,
    dose=Dose(total_s=40, hold_s=40),
    thermal=Thermal(MAX_S, 7200, 3, check_s=(15,)),
)
SMALL_CONTRAST = exercise(
    id="contrast",
    kind="contrast",
    sided=False,
    dose=Dose(total_s=48, sets=3, hold_s=16, beats=(Beat("Warm", 12), Beat("Cold", 4))),
    thermal=Thermal(MAX_S, 7200, 1, check_s=(15,)),
)
PACKS = (SMALL_PACK.id, SMALL_CONTRAST.id)


def _dosed(sets: int, hold_s: int, rest_s: int, sided: bool) -> Prescription:
    return Prescription(exercise(sided=sided), Dose(total_s=1, sets=sets, hold_s=hold_s, rest_s=rest_s))


STEPS: st.SearchStrategy[list[Prescription | Task]] = st.lists(
    st.one_of(
        st.sampled_from([TASK, *map(prescription, (FIGURE_FOUR, BRIDGE, BALL, BREATHING, SMALL_PACK, SMALL_CONTRAST))]),
        st.builds(_dosed, st.integers(1, 3), st.integers(1, 40), st.integers(0, 20), st.booleans()),
    ),
    min_size=1,
    max_size=4,
)
PLAIN_STEPS = STEPS.filter(lambda steps: all(isinstance(s, Task) or s.exercise.thermal is None for s in steps))
LATE = st.floats(1.0, GAP_S - 0.01)
WAITS = st.one_of(LATE, st.floats(0.01, 0.5), st.floats(GAP_S + 0.01, 500.0))
PACK_SEGMENTS = timeline([prescription(SMALL_PACK)], PACE)

Action = Callable[[Player, float], list[Event]]


def _replace(run: Player, now: float) -> list[Event]:
    run.hurt(now)
    item = run.segment.item
    return run.replace_exercise(now, [msgspec.structs.replace(segment, item=item) for segment in PACK_SEGMENTS])


ACTIONS: dict[str, Action] = {
    "tick": lambda run, now: run.tick(now),
    "pause": lambda run, now: run.pause(now),
    "resume": lambda run, now: run.resume(now),
    "next": lambda run, now: run.next(now),
    "back": lambda run, now: run.back(now),
    "restart": lambda run, now: run.restart(now),
    "extend": lambda run, now: run.extend(),
    "skip": lambda run, now: run.skip_exercise(now),
    "hurt": lambda run, now: run.hurt(now),
    "answer": lambda run, now: run.answer(now),
    "replace": _replace,
    "rate": lambda run, now: run.rate(7),
    "rate low": lambda run, now: run.rate(0),
    "eased": lambda run, now: run.eased(now),
    "lead in": lambda run, now: run.go_on_after(now, lead_in(run.segment, None, PACE)),
}
PRESSES = st.lists(st.tuples(WAITS, st.sampled_from(sorted(ACTIONS))), max_size=60)


def _play_out(run: Player, now: float, waits: list[float]) -> float:
    """Tick with the given waits, over and over, to the end; the moment of the last tick."""
    number = 0
    while run.status != "over":
        assert run.status in ("running", "alarm")
        if run.status == "alarm":
            run.answer(now)
            continue
        now += waits[number % len(waits)]
        number += 1
        run.tick(now)
    return now


@given(PLAIN_STEPS, st.lists(LATE, min_size=1, max_size=10), st.floats(0, 1e6))
def test_late_ticks_make_no_drift(steps: list[Prescription | Task], waits: list[float], start: float) -> None:
    segments = timeline(steps, PACE)
    run = Player(fresh(segments), GAP_S)
    run.start(start)
    over = _play_out(run, start, waits)
    late = over - (start + total_s(segments))
    assert -0.001 <= late <= max(waits) + 0.001
    for result in run.results():
        assert abs(result.done_s - result.planned_s) <= 0.11


@given(STEPS, st.lists(LATE, min_size=1, max_size=10))
def test_each_segment_begins_once_and_in_order_when_nobody_presses_a_key(
    steps: list[Prescription | Task], waits: list[float]
) -> None:
    segments = timeline(steps, PACE)
    run = Player(fresh(segments), GAP_S)
    events, now, number = run.start(0.0), 0.0, 0
    while run.status != "over":
        now += waits[number % len(waits)]
        number += 1
        events += run.answer(now) if run.status == "alarm" else run.tick(now)
    started = [event.index for event in events if isinstance(event, SegmentStarted)]
    assert started == list(range(len(segments)))


@settings(max_examples=100)
@given(STEPS, PRESSES)
@example([prescription(FIGURE_FOUR)], [(4.0, "tick")] * 9 + [(4.0, "replace")] + [(4.0, "tick")] * 11)
@example(
    [prescription(BREATHING), TASK],
    [(4.0, "tick")] * 3 + [(1.0, "lead in"), (1.0, "skip"), (6.0, "back"), (1.0, "lead in")],
)
def test_whatever_is_pressed_time_and_accounts_stay_true(
    steps: list[Prescription | Task], presses: list[tuple[float, str]]
) -> None:
    run = Player(fresh(timeline(steps, PACE)), GAP_S)
    run.start(0.0)
    now, on_for = 0.0, dict[tuple[int, object], float]()
    for wait, name in presses:
        before_index, before_elapsed, item = run.index, run.elapsed, run.segment.item
        now += wait
        ACTIONS[name](run, now)
        if run.index == before_index and run.segment.item == item and name not in ("restart", "replace", "lead in"):
            assert run.elapsed >= before_elapsed
        if run.index < before_index:
            replaced_lead = name == "lead in" and run.index == before_index - 1 and run.segment.lead == "back"
            assert name == "back" or replaced_lead
        assert run.left >= 0
        assert run.total_left >= 0
        assert 0 <= run.progress <= 1
        if is_pack(run.segment) and run.status != "over":
            place = (run.segment.item, run.segment.side)
            on_for[place] = max(on_for.get(place, 0.0), _exposed(run))
    assert all(seconds <= MAX_S + 0.001 for seconds in on_for.values())
    run.end(now)
    assert sum(result.done_s for result in run.results()) <= now + 0.1 * len(run.results())


@settings(max_examples=150)
@given(STEPS, PRESSES)
def test_above_the_cap_no_work_goes_on_until_it_eased_or_the_part_was_left(
    steps: list[Prescription | Task], presses: list[tuple[float, str]]
) -> None:
    run = Player(fresh(timeline(steps, PACE)), GAP_S)
    run.start(0.0)
    now = 0.0
    for wait, name in presses:
        was, elapsed, index = run.easing, run.elapsed, run.index
        now += wait
        events = ACTIONS[name](run, now)
        eased = any(isinstance(event, Eased) for event in events)
        begun = any(isinstance(event, SegmentStarted) for event in events)
        if was and not (eased or begun) and run.index == index and not is_pack(run.segment):
            assert run.easing
            assert run.elapsed == elapsed
        assert (run.status == "easing") <= run.easing
        assert 0 <= run.ease_left <= EASE_OFF_S


@settings(max_examples=60)
@given(STEPS, st.lists(LATE, min_size=1, max_size=10))
def test_easing_off_ends_by_itself_within_ten_seconds_and_a_tick(
    steps: list[Prescription | Task], waits: list[float]
) -> None:
    run = Player(fresh(timeline(steps, PACE)), GAP_S)
    run.start(0.0)
    now, number, since = 0.0, 0, None
    while run.status != "over":
        wait = waits[number % len(waits)]
        now, number = now + wait, number + 1
        run.answer(now) if run.status == "alarm" else run.tick(now)
        run.rate(9)
        since = (since if since is not None else now) if run.status == "easing" else None
        assert since is None or now - since < EASE_OFF_S + wait


@given(
    st.sampled_from([SMALL_PACK, SMALL_CONTRAST]),
    st.lists(
        st.tuples(
            st.floats(1.0, 30.0), st.sampled_from(["restart", "back", "extend", "pause", "resume", "replace", "hurt"])
        ),
        max_size=25,
    ),
)
def test_no_keys_keep_a_pack_on_beyond_its_maximum(chosen: Exercise, presses: list[tuple[float, str]]) -> None:
    run = Player(fresh(timeline([prescription(chosen)], PACE)), gap_s=1000.0)
    run.start(0.0)
    now = 10.0
    run.tick(now)
    for wait, name in presses:
        now += wait
        ACTIONS[name](run, now)
        if is_pack(run.segment):
            assert _exposed(run) <= MAX_S + 0.001


def _exposed(run: Player) -> float:
    """Seconds of heat or cold that the player lets pass on this place; the alarm's own time is the person's.

    The work that a pack was put in place of counts to the same item, but has put no heat or cold on anybody.
    """
    tallies = [tally for tally in run.tallies if tally.item == run.segment.item and tally.exercise in PACKS]
    return sum(tally.spent_s for tally in tallies) + run.elapsed


@given(PLAIN_STEPS, st.lists(st.tuples(LATE, st.sampled_from(["tick", "pause", "resume"])), max_size=40))
def test_a_pause_takes_nothing_from_the_run(steps: list[Prescription | Task], presses: list[tuple[float, str]]) -> None:
    segments = timeline(steps, PACE)
    run = Player(fresh(segments), GAP_S)
    run.start(0.0)
    now, running = 0.0, 0.0
    for wait, name in presses:
        now += wait
        running += wait if run.status == "running" else 0.0
        ACTIONS[name](run, now)
        run.tick(now)
        if run.status != "over":
            assert abs(run.total_left + running - total_s(segments)) < 0.001


@settings(max_examples=60)
@given(STEPS, PRESSES, st.lists(LATE, min_size=1, max_size=5))
def test_a_run_read_back_from_disk_goes_on_with_the_same_time_and_results(
    steps: list[Prescription | Task], presses: list[tuple[float, str]], waits: list[float]
) -> None:
    run = Player(fresh(timeline(steps, PACE)), GAP_S)
    run.start(0.0)
    now = 0.0
    for wait, name in presses:
        now += wait
        ACTIONS[name](run, now)
    run.tick(now)
    run.resume(now)
    if run.status != "running":
        return
    again = Player(msgspec.json.decode(msgspec.json.encode(run.state()), type=PlayerState), GAP_S)
    assert abs(again.total_left - run.total_left) < 0.001
    assert again.results() == run.results()
    again.start(now)
    _play_out(run, now, waits)
    _play_out(again, now, waits)
    for one, other in zip(run.results(), again.results(), strict=True):
        if not any(rating.score > 1 for rating in one.ratings):
            assert (one.outcome, one.sets_done) == (other.outcome, other.sets_done)
            assert abs(one.done_s - other.done_s) <= 0.11


@given(st.sampled_from([FIGURE_FOUR, BRIDGE, BREATHING]), st.lists(LATE, min_size=1, max_size=10))
def test_marks_come_in_order_and_once_whatever_the_ticks(chosen: object, waits: list[float]) -> None:
    def told(by: list[float]) -> list[Event]:
        run = Player(fresh(timeline([prescription(chosen)], PACE)), GAP_S)  # type: ignore[arg-type]
        events, now, number = run.start(0.0), 0.0, 0
        while run.status != "over":
            now += by[number % len(by)]
            number += 1
            events += run.tick(now)
        return events

    assert told(waits) == told([0.25])


@given(st.lists(st.floats(0.01, 30.0), min_size=1, max_size=30))
def test_a_segment_never_runs_backwards(waits: list[float]) -> None:
    run = Player(fresh((Segment(0, "work", 60.0, "x"),)), GAP_S)
    run.start(0.0)
    seen, now = [0.0], 0.0
    for wait in waits:
        now += wait
        run.tick(now)
        run.pause(now)
        run.resume(now)
        seen.append(run.elapsed)
    assert all(earlier <= later for earlier, later in pairwise(seen))
