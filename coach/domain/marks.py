"""The moments inside a segment that are shown and heard."""

from msgspec import Struct

from coach.domain.events import BeatStarted, CompanionStarted, Countdown, Event, Halfway, NextUp, SkinCheck
from coach.domain.timeline import Segment

COUNTDOWN_FROM = 3
NEXT_UP_S = 9.0
SHORTEST_WITH_COUNTDOWN = 5.0
SHORTEST_WITH_HALFWAY = 20.0
SHORTEST_WITH_NEXT_UP = 18.0


class Mark(Struct, frozen=True):
    """`event` happens `at_s` seconds into the segment."""

    at_s: float
    event: Event


def marks(segment: Segment, length: float, coming: Segment | None, after: float, until: float) -> list[Mark]:
    """The marks with `after` < at_s <= `until`, in order, of a segment that lasts `length` seconds in all."""
    found = [mark for mark in _candidates(segment, length, coming, after, until) if after < mark.at_s <= until]
    return sorted(found, key=lambda mark: mark.at_s)


def _candidates(segment: Segment, length: float, coming: Segment | None, after: float, until: float) -> list[Mark]:
    found: list[Mark] = []
    if length >= SHORTEST_WITH_COUNTDOWN:
        found += [Mark(length - left, Countdown(left)) for left in range(COUNTDOWN_FROM, 0, -1)]
    if coming and length >= SHORTEST_WITH_NEXT_UP:
        found.append(Mark(length - NEXT_UP_S, NextUp(coming)))
    if segment.kind != "work":
        return found
    if length >= SHORTEST_WITH_HALFWAY and not segment.beats:
        found.append(Mark(length / 2, Halfway()))
    if segment.thermal:
        found += [Mark(check, SkinCheck()) for check in segment.thermal.check_s if check < length]
    if segment.companion:
        found.append(Mark(segment.companion.start_s, CompanionStarted(segment.companion.name)))
    return found + _beat_marks(segment, length, after, until)


def _beat_marks(segment: Segment, length: float, after: float, until: float) -> list[Mark]:
    """The beats that begin between `after` and `until`; the first one begins with the segment itself."""
    whole = sum(beat.seconds for beat in segment.beats)
    found: list[Mark] = []
    if not whole:
        return found
    at = after // whole * whole
    while at <= until:
        for beat in segment.beats:
            if 0 < at < length:
                found.append(Mark(at, BeatStarted(beat)))
            at += beat.seconds
    return found
