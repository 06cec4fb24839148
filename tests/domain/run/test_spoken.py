"""The wording of a run."""

import pytest

from coach.domain.exercises.exercise import Beat, Thermal
from coach.domain.exercises.kinds import Kind
from coach.domain.exercises.wording import BALL_NEVER
from coach.domain.run.events import (
    Alarm,
    BeatStarted,
    Countdown,
    Event,
    Halfway,
    NextUp,
    OverCap,
    Refused,
    RunOver,
    SegmentEnded,
    SegmentStarted,
    SkinCheck,
    Suspended,
)
from coach.domain.run.spoken import announcement, ease_words, plain_line, span
from coach.domain.run.timeline import LeadIn, Segment, caution
from tests.domain.run_samples import BALL, PACE, prescription

READY = Segment(0, "ready", 10, "fig4", "Figure four", "stretch", side="left", cues=("Drop the shoulder",))
HOLD = Segment(0, "work", 30, "fig4", "Figure four", "stretch", side="left", set=1, sets=2, cues=("Drop the shoulder",))
LIFTS = Segment(
    0, "work", 40, "lift", "Bridge", "strength", mode="counted", reps=8, tempo_s=5, cues=("Push the floor",)
)
BREATHS = Segment(
    0, "work", 300, "b", "Breathing", "breathing", mode="counted", reps=30, beats=(Beat("In", 4), Beat("Out", 6))
)
PACK = Segment(0, "work", 900, "heat", "Warm pack, low back", "heat", thermal=Thermal(1200, 7200, 3), alarm=True)


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (SegmentStarted(0, READY), "Next: Figure four, left side. Drop the shoulder."),
        (SegmentStarted(1, HOLD), "Hold. Drop the shoulder."),
        (SegmentStarted(1, LIFTS), "Move. Push the floor."),
        (SegmentStarted(1, BREATHS), "Breathe. In."),
        (SegmentStarted(2, Segment(0, "switch", 8, side="right")), "Change to the right side"),
        (SegmentStarted(2, Segment(0, "rest", 10)), "Rest. Breathe out"),
        (SegmentStarted(2, Segment(0, "rest", 10, unit="spot")), "Rest. Then the next spot"),
        (Countdown(3), "3"),
        (Halfway(), "Halfway"),
        (SkinCheck(), "Look at your skin now"),
        (Alarm(PACK), "Time is up. Pack off. Look at your skin."),
        (Alarm(PACK, early=True), "Pack off now. Look at your skin."),
        (OverCap(7, 4), "Ease off. 4 or less."),
        (Suspended(125.0), "Paused. The computer slept for 2 minutes 5 seconds."),
        (Refused("Not now."), "Not now."),
        (RunOver(True), "Well done. That is all for now."),
    ],
)
def test_events_are_said_in_short_plain_words(event: Event, text: str) -> None:
    spoken = announcement(event)
    assert spoken is not None
    assert spoken.text == text


@pytest.mark.parametrize("event", [SegmentEnded(0, HOLD), NextUp(READY)])
def test_what_the_next_event_says_anyway_is_not_said_twice(event: Event) -> None:
    assert announcement(event) is None
    assert plain_line(event) is None


@pytest.mark.parametrize("event", [Countdown(1), Alarm(PACK), SkinCheck(), OverCap(9, 3), Suspended(9), Refused("No.")])
def test_what_cannot_wait_is_urgent(event: Event) -> None:
    spoken = announcement(event)
    assert spoken is not None
    assert spoken.urgent


@pytest.mark.parametrize(
    ("segment", "line"),
    [
        (READY, "Next: Figure four, left side. It starts in 10 seconds. Drop the shoulder."),
        (HOLD, "Hold, left side, set 1 of 2: 30 seconds. Drop the shoulder."),
        (LIFTS, "Move: 8 times, about 40 seconds. Push the floor."),
        (Segment(0, "switch", 8, side="right"), "Change to the right side: 8 seconds."),
        (Segment(0, "rest", 10), "Rest. Breathe out: 10 seconds."),
        (
            Segment(0, "work", 60, modality="cold", mode="open", unit="spot", set=2, sets=3),
            "Cold on, until it eases, spot 2 of 3: 1 minute at most.",
        ),
        (
            Segment(0, "ask", 150, title="Before you start", prompts=("Pain now?", "Your goal?")),
            "Before you start: 2 minutes 30 seconds at most. Pain now? Your goal?",
        ),
    ],
)
def test_a_plain_line_names_side_set_and_time(segment: Segment, line: str) -> None:
    assert plain_line(SegmentStarted(0, segment)) == line


def test_a_beat_is_named_with_its_length() -> None:
    assert plain_line(BeatStarted(Beat("Out", 6, "Soft and long"))) == "Out, 6 seconds. Soft and long."


def test_a_line_carries_no_bytes_for_the_terminal() -> None:
    hostile = Segment(0, "ready", 10, "x", "a\x1b]52;c;aGk=\x07\nb", cues=("\u202eabc\x9b2J",))
    line = plain_line(SegmentStarted(0, hostile))
    assert line is not None
    assert line.isascii()
    assert line.isprintable()


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "1 second"), (45, "45 seconds"), (60, "1 minute"), (5400, "1 hour 30 minutes")]
)
def test_times_are_written_out(seconds: float, words: str) -> None:
    assert span(seconds) == words


def test_the_places_a_ball_never_goes_are_all_said() -> None:
    (page,) = caution([prescription(BALL)], PACE)
    spoken = announcement(SegmentStarted(0, page))
    assert spoken is not None
    assert all(place in spoken.text for place in BALL_NEVER)


@pytest.mark.parametrize(
    ("lead", "words"), [("next", "Next: Bridge"), ("back", "Back to Bridge"), ("easier", "Easier: Bridge")]
)
def test_a_lead_in_names_what_it_leads_to(lead: LeadIn, words: str) -> None:
    line = plain_line(SegmentStarted(0, Segment(0, "ready", 15, "bridge", "Bridge", lead=lead)))
    assert line is not None
    assert line.startswith(words)


@pytest.mark.parametrize(
    ("modality", "cap", "words"),
    [
        ("ball", 4, "Ease off: press less, or come out a little. Aim for 4 or less."),
        ("stretch", 3, "Ease off: press less, or come out a little. Aim for 3 or less."),
        ("strength", 4, "Do less of it: smaller, slower, or rest. Aim for 4 or less."),
        ("aerobic", 2, "Do less of it: smaller, slower, or rest. Aim for 2 or less."),
        ("mobility", 0, "Ease off. This should not hurt at all."),
    ],
)
def test_how_to_ease_off_fits_the_kind_of_move(modality: Kind, cap: int, words: str) -> None:
    assert ease_words(Segment(0, "work", 30, "x", "X", modality, cap=cap)) == words


def test_only_a_pack_is_taken_off() -> None:
    shower = Segment(
        0, "work", 900, "warm-shower-back", "Warm shower on the back", "heat", thermal=Thermal(1200, 7200, 3)
    )
    spoken = announcement(Alarm(shower))
    assert spoken is not None
    assert spoken.text == "Time is up. Stop here. Look at your skin."


def test_work_that_goes_on_names_the_time_that_is_left() -> None:
    assert plain_line(SegmentStarted(1, HOLD, 10.0)) == "Hold, left side, set 1 of 2: 20 seconds left."
