"""From prescriptions to segments."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercises.exercise import Beat, Dose, Exercise, Thermal
from coach.domain.exercises.routine import Prescription
from coach.domain.exercises.wording import BALL_NEVER
from coach.domain.run.timeline import Pace, Segment, beat_at, caution, cue_at, lead_in_text, timeline, total_s
from coach.library import load
from tests.domain.run_samples import BALL, BRIDGE, CONTRAST, FIGURE_FOUR, PACE, PACK, TASK, exercise, prescription

DOSES = st.builds(
    lambda sets, hold_s, rest_s: Dose(total_s=1, sets=sets, hold_s=hold_s, rest_s=rest_s),
    st.integers(1, 4),
    st.integers(1, 120),
    st.integers(0, 30),
)

LIBRARY = tuple(load(None).exercises.values())


def test_sides_are_segments_with_a_switch_between() -> None:
    kinds = [(segment.kind, segment.side) for segment in timeline([prescription()], PACE)]
    assert kinds == [("ready", "left"), ("work", "left"), ("switch", "right"), ("work", "right")]


@given(DOSES, st.booleans())
def test_each_side_gets_its_full_window(dose: Dose, sided: bool) -> None:
    segments = timeline([Prescription(exercise(sided=sided), dose)], PACE)
    for side in ("left", "right") if sided else (None,):
        work = [segment for segment in segments if segment.kind == "work" and segment.side == side]
        assert [segment.seconds for segment in work] == [dose.hold_s] * dose.sets
        assert [segment.set for segment in work] == list(range(1, dose.sets + 1))


@given(st.integers(0, 60), st.integers(0, 60))
def test_changing_sides_has_the_longer_of_the_rest_and_the_own_switch(rest_s: int, switch_s: int) -> None:
    dose = Dose(total_s=1, hold_s=10, rest_s=rest_s)
    segments = timeline([Prescription(FIGURE_FOUR, dose)], Pace(switch_s=switch_s))
    assert sum(segment.seconds for segment in segments if segment.kind == "switch") == max(rest_s, switch_s)


def test_steps_that_are_new_get_the_time_to_be_read() -> None:
    long = exercise(steps=("word " * 60,))
    pace = Pace(ready_s=10, words_per_s=2.0)
    assert timeline([prescription(long)], pace)[0].seconds == 31
    assert timeline([prescription(long)], pace, familiar={"fig4"})[0].seconds == 10


def test_questions_come_as_one_open_segment() -> None:
    segments = timeline([TASK, prescription()], PACE)
    assert (segments[0].kind, segments[0].prompts, segments[0].mode) == ("ask", ("Pain now?",), "open")
    assert segments[1].item == 1


def test_counted_work_knows_its_repetitions_and_tempo() -> None:
    work = timeline([prescription(BRIDGE)], PACE)[1]
    assert (work.mode, work.reps, work.tempo_s, work.seconds) == ("counted", 8, 5.0, 40.0)


def test_only_the_last_segment_with_heat_or_cold_rings() -> None:
    work = [segment for segment in timeline([prescription(CONTRAST)], PACE) if segment.kind == "work"]
    assert [segment.alarm for segment in work] == [False, False, False, True]


def test_heat_is_never_planned_beyond_its_maximum() -> None:
    long = exercise(kind="heat", sided=False, dose=Dose(total_s=1800, hold_s=1800), thermal=Thermal(1200, 7200, 3))
    assert timeline([prescription(long)], PACE)[1].seconds == 1200


def test_the_ball_has_a_longest_hold_and_counted_work_has_none() -> None:
    assert timeline([prescription(BALL)], PACE)[1].longest_s == 120
    assert timeline([prescription(BRIDGE)], PACE)[1].longest_s is None


def test_a_companion_goes_along_with_the_last_part_of_the_last_round() -> None:
    step = Prescription(PACK, PACK.dose, companion=BRIDGE, companion_s=300)
    work = timeline([step], PACE)[1]
    assert work.companion is not None
    assert work.companion.start_s == 600


@pytest.mark.parametrize(
    ("elapsed", "label", "along"), [(0, "In", 0.0), (2, "In", 0.5), (4, "Out", 0.0), (13, "In", 0.75)]
)
def test_beats_repeat(elapsed: float, label: str, along: float) -> None:
    now = beat_at((Beat("In", 4), Beat("Out", 6)), elapsed)
    assert now is not None
    assert (now[0].label, now[1]) == (label, along)


def test_without_beats_there_is_none_to_show() -> None:
    assert beat_at((), 3.0) is None


def test_the_skin_check_is_the_cue_while_it_is_due() -> None:
    work = timeline([prescription(PACK)], PACE)[1]
    assert [cue_at(work, at) for at in (0, 299, 300, 329, 331)] == [
        "Warm, never hot",
        "Warm, never hot",
        "Look at your skin now",
        "Look at your skin now",
        "Warm, never hot",
    ]


def test_cues_take_turns() -> None:
    work = timeline([prescription()], PACE)[1]
    assert [cue_at(work, at) for at in (0, 15, 30)] == ["Drop the shoulder", "Breathe out", "Drop the shoulder"]


def test_segments_survive_json() -> None:
    segments = timeline([prescription(CONTRAST), TASK, prescription(PACK)], PACE)
    assert msgspec.json.decode(msgspec.json.encode(segments), type=tuple[Segment, ...]) == segments
    assert total_s(segments) == sum(segment.seconds for segment in segments)


@pytest.mark.parametrize("pace", ['{"ready_s": -1}', '{"words_per_s": 0}', '{"switch_s": 100000}'])
def test_a_pace_that_makes_no_sense_is_refused(pace: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(pace, type=Pace)


@pytest.mark.parametrize("move", LIBRARY, ids=lambda move: move.id)
def test_each_lead_in_of_the_library_is_as_long_as_its_text(move: Exercise) -> None:
    ready = timeline([prescription(move)], Pace())[0]
    words = sum(len(line.split()) for line in lead_in_text(move))
    assert ready.seconds >= words / 2
    assert words <= 100


def test_the_places_a_ball_never_goes_have_a_page_of_their_own_and_the_time_to_be_read() -> None:
    (page,) = caution([prescription(BRIDGE), prescription(BALL)], Pace())
    assert (page.kind, page.prompts) == ("ask", BALL_NEVER)
    assert page.seconds >= len(" ".join(BALL_NEVER).split()) / 2
    assert caution([prescription(BRIDGE), TASK], Pace()) == ()
