"""How long heat or cold has been on one place, whatever was pressed meanwhile (clinical.md 2.1)."""

from collections.abc import Sequence

from msgspec import Struct

from coach.domain.run.timeline import Segment, WorkSide


class Exposure(Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds of heat or cold on one side (None: both or the middle) in one item of a routine."""

    item: int
    side: WorkSide | None
    seconds: float


def is_pack(segment: Segment) -> bool:
    """Whether heat or cold is on the skin during `segment`."""
    return segment.kind == "work" and segment.thermal is not None


def has_pack(segment: Segment) -> bool:
    """Whether the heat or cold of `segment` is a pack that stays on the skin, and no shower or moving ice."""
    name = f"{segment.exercise} {segment.title}".lower()
    return segment.thermal is not None and not any(word in name for word in ("shower", "bath", "massage", "ice-cup"))


def exposed_s(exposures: Sequence[Exposure], segment: Segment) -> float:
    """Seconds so far on the place that `segment` works on."""
    return sum(known.seconds for known in exposures if (known.item, known.side) == (segment.item, segment.side))


def exposed_more(exposures: Sequence[Exposure], segment: Segment, seconds: float) -> tuple[Exposure, ...]:
    """`exposures` with `seconds` more on the place of `segment`; the same where it has no heat or cold."""
    if not is_pack(segment):
        return tuple(exposures)
    others = [known for known in exposures if (known.item, known.side) != (segment.item, segment.side)]
    return (*others, Exposure(segment.item, segment.side, exposed_s(exposures, segment) + seconds))


def allowed_s(exposures: Sequence[Exposure], segment: Segment, seconds: float) -> float:
    """What of `seconds` may be spent on `segment` before its maximum is reached."""
    if segment.thermal is None or segment.kind != "work":
        return seconds
    return max(0.0, min(seconds, segment.thermal.max_s - exposed_s(exposures, segment)))
