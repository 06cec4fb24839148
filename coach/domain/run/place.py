"""Where a run stands: the segment, the time in it and what is left."""

from typing import Literal

import msgspec
from msgspec import Struct

from coach.domain.journal.entries import ExerciseResult
from coach.domain.run.exposure import Exposure, allowed_s, exposed_s, is_pack
from coach.domain.run.tally import Tally
from coach.domain.run.timeline import Segment

Status = Literal["idle", "running", "easing", "paused", "hurt", "alarm", "over"]
"""`easing`: the discomfort is above the cap, the clock of the work stands still and ten seconds are counted (D1)."""

EASE_OFF_S = 10.0


class Waiting(Struct, frozen=True, forbid_unknown_fields=True):
    """Work that was begun and waits behind a lead-in: `elapsed` and `extra` seconds, and where it was eased off."""

    elapsed: float
    extra: float = 0.0
    easing_s: float | None = None


class PlayerState(Struct, frozen=True, forbid_unknown_fields=True):
    """All it takes to go on later: the segments, the place in them (seconds) and what was done so far.

    `easing_s` is how much of the time to ease off is over (None: nothing is above its cap); `waiting` the work that
    goes on after the current segment, which is its lead-in then.
    """

    segments: tuple[Segment, ...]
    index: int = 0
    elapsed: float = 0.0
    extra: float = 0.0
    tallies: tuple[Tally, ...] = ()
    companions: tuple[ExerciseResult, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    easing_s: float | None = None
    waiting: Waiting | None = None


def led_in(state: PlayerState, lead: Segment) -> PlayerState:
    """The state with the lead-in `lead` on, and behind it the work where it was; the time to ease off begins anew.

    What is left of a set-up, a switch or a rest gives its place to the lead-in. Questions, and heat or cold whose time
    waits for nobody, stay as they are.
    """
    if state.index >= len(state.segments):
        return state
    segment, before, after = state.segments[state.index], state.segments[: state.index], state.segments[state.index :]
    if segment.kind == "ask" or is_pack(segment):
        return state
    if segment.kind != "work":
        return msgspec.structs.replace(state, segments=(*before, lead, *after[1:]), elapsed=0.0, extra=0.0)
    if before and before[-1].lead != "next" and before[-1].item == segment.item:
        before = before[:-1]
    easing_s = None if state.easing_s is None else 0.0
    return msgspec.structs.replace(
        state,
        segments=(*before, lead, *after),
        index=len(before),
        elapsed=0.0,
        extra=0.0,
        easing_s=None,
        waiting=Waiting(state.elapsed, state.extra, easing_s),
    )


class Place:
    """The place of a run in its segments, to be looked at; `Player` moves it."""

    def __init__(self, state: PlayerState) -> None:
        self.status: Status = "idle" if state.index < len(state.segments) else "over"
        self._exposures = state.exposures
        self._stand(state)

    def _stand(self, state: PlayerState) -> None:
        """Take the place in the segments that `state` says."""
        self.segments = state.segments
        self.index = state.index
        self._elapsed = state.elapsed
        self._extra = state.extra
        self._easing_s = state.easing_s
        self._waiting = state.waiting

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
    def easing(self) -> bool:
        """Whether a rating above the cap waits for a lower one, also while the run is paused."""
        return self._easing_s is not None

    @property
    def ease_left(self) -> float:
        """Seconds left to come under the cap."""
        return EASE_OFF_S if self._easing_s is None else max(0.0, EASE_OFF_S - self._easing_s)

    @property
    def total_left(self) -> float:
        """Seconds left in the whole run."""
        if self.status == "over":
            return 0.0
        done = self._waiting.elapsed - self._waiting.extra if self._waiting else 0.0
        return self.left + sum(s.seconds for s in self.segments[self.index + 1 :]) - done

    @property
    def progress(self) -> float:
        """How much of the whole run is behind, 0-1."""
        if self.status == "over":
            return 1.0
        behind = sum(segment.seconds for segment in self.segments[: self.index]) + self.length - self.left
        behind += self._waiting.elapsed if self._waiting else 0.0
        return behind / max(0.001, behind + self.total_left)

    @property
    def coming(self) -> Segment | None:
        """The next segment, if there is one."""
        return self.segments[self.index + 1] if self.index + 1 < len(self.segments) else None

    @property
    def pack_on(self) -> bool:
        """Whether heat or cold is on the skin now."""
        return is_pack(self.segment) and (self._elapsed > 0 or exposed_s(self._exposures, self.segment) > 0)
