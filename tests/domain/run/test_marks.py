"""The moments inside a segment."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercises.exercise import Beat, Thermal
from coach.domain.run.events import BeatStarted, CompanionStarted, Countdown, Event, Halfway, NextUp, SkinCheck
from coach.domain.run.marks import Mark, Span, marks
from coach.domain.run.timeline import Companion, Segment

COMING = Segment(1, "ready", 10)
HEAT = Thermal(1200, 7200, 3, check_s=(300, 600))


def whole(segment: Segment, coming: Segment | None = COMING, exposed_s: float = 0.0) -> list[Mark]:
    return marks(segment, coming, Span(0.0, segment.seconds, segment.seconds, segment.seconds / 2, exposed_s))


def test_a_hold_has_its_marks_in_order() -> None:
    found = whole(Segment(0, "work", 30.0))
    assert found == [
        Mark(15.0, Halfway()),
        Mark(21.0, NextUp(COMING)),
        Mark(27.0, Countdown(3)),
        Mark(28.0, Countdown(2)),
        Mark(29.0, Countdown(1)),
    ]


def test_the_last_segment_announces_nothing_after_it() -> None:
    assert not any(isinstance(mark.event, NextUp) for mark in whole(Segment(0, "work", 30.0), coming=None))


def test_a_short_rest_has_no_halfway() -> None:
    assert [mark.event for mark in whole(Segment(0, "rest", 10.0))] == [Countdown(3), Countdown(2), Countdown(1)]


def test_breaths_begin_in_their_order_and_the_first_with_the_segment() -> None:
    segment = Segment(0, "work", 30.0, beats=(Beat("In", 4), Beat("Out", 6)))
    beats = [(mark.at_s, mark.event.beat.label) for mark in whole(segment) if isinstance(mark.event, BeatStarted)]
    assert beats == [(4, "Out"), (10, "In"), (14, "Out"), (20, "In"), (24, "Out")]


def test_contrast_changes_from_warm_to_cold() -> None:
    segment = Segment(0, "work", 240.0, beats=(Beat("Warm", 180), Beat("Cold", 60)), thermal=HEAT)
    assert Mark(180, BeatStarted(Beat("Cold", 60))) in whole(segment)


def test_the_skin_is_checked_by_the_time_it_was_exposed_in_all() -> None:
    segment = Segment(0, "work", 240.0, thermal=HEAT)
    assert not [mark for mark in whole(segment) if isinstance(mark.event, SkinCheck)]
    assert [mark.at_s for mark in whole(segment, exposed_s=240.0) if isinstance(mark.event, SkinCheck)] == [60.0]


def test_a_companion_from_the_very_start_is_announced() -> None:
    segment = Segment(0, "work", 60.0, companion=Companion("b", "Breathing", 0.0, ()))
    assert whole(segment)[0].event == CompanionStarted("Breathing")


SEGMENTS = st.builds(
    lambda seconds, thermal, beats: Segment(0, "work", float(seconds), thermal=thermal, beats=beats),
    st.integers(1, 900),
    st.sampled_from([None, HEAT]),
    st.sampled_from([(), (Beat("In", 4), Beat("Out", 6)), (Beat("Warm", 180), Beat("Cold", 60))]),
)


@given(SEGMENTS, st.lists(st.floats(0.0, 1.0), max_size=20))
def test_however_often_it_is_looked_at_each_mark_comes_once_and_in_order(segment: Segment, cuts: list[float]) -> None:
    edges = [0.0, *sorted(cut * segment.seconds for cut in cuts), segment.seconds]
    seen: list[Event] = []
    for after, until in pairwise(edges):
        seen += [m.event for m in marks(segment, COMING, Span(after, until, segment.seconds, segment.seconds / 2))]
    assert seen == [mark.event for mark in whole(segment)]
