"""The moments inside a segment that are shown and heard."""

from msgspec import Struct

from coach.domain.run.events import BeatStarted, CompanionStarted, Countdown, Event, Halfway, NextUp, SkinCheck
from coach.domain.run.timeline import Segment

COUNTDOWN_FROM = 3
FIRST_MOMENT_S = 0.001
NEXT_UP_S = 9.0
SHORTEST_WITH_COUNTDOWN = 5.0
SHORTEST_WITH_HALFWAY = 20.0
SHORTEST_WITH_NEXT_UP = 18.0


class Mark(Struct, frozen=True):
    """`event` happens `at_s` seconds into the segment."""

    at_s: float
    event: Event


class Span(Struct, frozen=True):
    """A stretch of a segment: the marks with `after` < at_s <= `until`, seconds into it.

    The segment lasts `length` in all, half of it is behind at `half_s`, and heat or cold had been on for `exposed_s`
    before it began.
    """

    after: float
    until: float
    length: float
    half_s: float
    exposed_s: float = 0.0


def marks(segment: Segment, coming: Segment | None, span: Span) -> list[Mark]:
    """The marks of `segment` inside `span`, in order; `coming` is the segment after it."""
    found = [mark for mark in _candidates(segment, coming, span) if span.after < mark.at_s <= span.until]
    return sorted(found, key=lambda mark: mark.at_s)


def _candidates(segment: Segment, coming: Segment | None, span: Span) -> list[Mark]:
    found: list[Mark] = []
    length = span.length
    if length >= SHORTEST_WITH_COUNTDOWN:
        found += [Mark(length - left, Countdown(left)) for left in range(COUNTDOWN_FROM, 0, -1)]
    if coming and length >= SHORTEST_WITH_NEXT_UP:
        found.append(Mark(length - NEXT_UP_S, NextUp(coming)))
    if segment.kind != "work":
        return found
    if length >= SHORTEST_WITH_HALFWAY and not segment.beats:
        found.append(Mark(span.half_s, Halfway()))
    if segment.thermal:
        checks = [check - span.exposed_s for check in segment.thermal.check_s]
        found += [Mark(check, SkinCheck()) for check in checks if check < length]
    if segment.companion:
        found.append(Mark(max(FIRST_MOMENT_S, segment.companion.start_s), CompanionStarted(segment.companion.name)))
    return found + _beat_marks(segment, span)


def _beat_marks(segment: Segment, span: Span) -> list[Mark]:
    """The beats that begin between `after` and `until`; the first one begins with the segment itself."""
    whole = sum(beat.seconds for beat in segment.beats)
    found: list[Mark] = []
    if not whole:
        return found
    at = span.after // whole * whole
    while at <= span.until:
        for beat in segment.beats:
            if 0 < at < span.length:
                found.append(Mark(at, BeatStarted(beat)))
            at += beat.seconds
    return found
