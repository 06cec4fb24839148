"""Where a run stands: the segment, the time in it and what is left."""

from typing import Literal

from msgspec import Struct

from coach.domain.journal.entries import ExerciseResult
from coach.domain.run.exposure import Exposure, allowed_s, exposed_s, is_pack
from coach.domain.run.tally import Tally
from coach.domain.run.timeline import Segment

Status = Literal["idle", "running", "paused", "hurt", "alarm", "over"]


class PlayerState(Struct, frozen=True, forbid_unknown_fields=True):
    """All it takes to go on later: the segments, the place in them (seconds) and what was done so far."""

    segments: tuple[Segment, ...]
    index: int = 0
    elapsed: float = 0.0
    extra: float = 0.0
    tallies: tuple[Tally, ...] = ()
    companions: tuple[ExerciseResult, ...] = ()
    exposures: tuple[Exposure, ...] = ()


class Place:
    """The place of a run in its segments, to be looked at; `Player` moves it."""

    def __init__(self, state: PlayerState) -> None:
        self.segments = state.segments
        self.index = state.index
        self.status: Status = "idle" if state.index < len(state.segments) else "over"
        self._elapsed = state.elapsed
        self._extra = state.extra
        self._exposures = state.exposures

    @property
    def segment(self) -> Segment:
        """The current segment; the last one when the run is over."""
        return self.segments[min(self.index, len(self.segments) - 1)]

    @property
    def length(self) -> float:
        """Seconds of the current segment, extensions included, and no more than heat or cold may last."""
        return allowed_s(self._exposures, self.segment, self.segment.seconds + self._extra)

    @property
    def elapsed(self) -> float:
        """Seconds into the current segment at the last tick."""
        return self._elapsed

    @property
    def left(self) -> float:
        """Seconds left in the current segment."""
        return 0.0 if self.status in ("alarm", "over") else max(0.0, self.length - self._elapsed)

    @property
    def total_left(self) -> float:
        """Seconds left in the whole run."""
        return 0.0 if self.status == "over" else self.left + sum(s.seconds for s in self.segments[self.index + 1 :])

    @property
    def progress(self) -> float:
        """How much of the whole run is behind, 0-1."""
        if self.status == "over":
            return 1.0
        behind = sum(segment.seconds for segment in self.segments[: self.index]) + self.length - self.left
        return behind / max(0.001, behind + self.total_left)

    @property
    def coming(self) -> Segment | None:
        """The next segment, if there is one."""
        return self.segments[self.index + 1] if self.index + 1 < len(self.segments) else None

    @property
    def pack_on(self) -> bool:
        """Whether heat or cold is on the skin now."""
        return is_pack(self.segment) and (self._elapsed > 0 or exposed_s(self._exposures, self.segment) > 0)
