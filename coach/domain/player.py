"""The run's state machine. Time is passed in; a deadline is held, ticks are never counted."""

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from coach.domain.entries import ExerciseResult, Hurt, Rating
from coach.domain.events import (
    Alarm,
    CapEnded,
    Event,
    OverCap,
    Refused,
    RunOver,
    SegmentEnded,
    SegmentStarted,
    Suspended,
)
from coach.domain.marks import marks
from coach.domain.tally import Ending, Tally, companion_result, open_tallies
from coach.domain.timeline import Segment

Status = Literal["idle", "running", "paused", "hurt", "alarm", "over"]

EASE_OFF_S = 10.0
ALARM_EVERY_S = 4.0
EXTEND_S = 15.0


class PlayerState(Struct, frozen=True, forbid_unknown_fields=True):
    """All it takes to go on later: the segments, the place in them (seconds) and what was done so far."""

    segments: tuple[Segment, ...]
    index: int = 0
    elapsed: float = 0.0
    extra: float = 0.0
    tallies: tuple[Tally, ...] = ()
    companions: tuple[ExerciseResult, ...] = ()


def fresh(segments: Sequence[Segment]) -> PlayerState:
    """The state of a run that has not begun. Raises ValueError without segments."""
    if not segments:
        raise ValueError("a run needs at least one segment")
    return PlayerState(tuple(segments), tallies=open_tallies(segments))


class Player:
    """Plays segments against a steady clock.

    Every method takes `now`, seconds of a clock that counts while the machine sleeps, and returns the events that
    follow from it. A silence of more than `gap_s` seconds between two ticks is a suspend: the player pauses itself
    where it was. Work with heat or cold is a safety timer: its time goes on through pauses and suspends, and neither
    extending nor restarting gets past its maximum (clinical.md 2.1).
    """

    def __init__(self, state: PlayerState, gap_s: float = 5.0) -> None:
        self.segments = state.segments
        self.index = state.index
        self.status: Status = "idle"
        self.finished = False
        self._elapsed = state.elapsed
        self._extra = state.extra
        self._tallies = state.tallies
        self._companions = state.companions
        self._gap_s = gap_s
        self._deadline = 0.0
        self._last_tick = 0.0
        self._rung_at = 0.0
        self._over_since: float | None = None

    @property
    def segment(self) -> Segment:
        """The current segment; the last one when the run is over."""
        return self.segments[min(self.index, len(self.segments) - 1)]

    @property
    def length(self) -> float:
        """Seconds of the current segment, extensions included."""
        return self.segment.seconds + self._extra

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
    def easing(self) -> bool:
        """Whether a rating above the cap waits for a lower one."""
        return self._over_since is not None

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """The accounts so far, the current segment not included."""
        return self._tallies

    def start(self, now: float) -> list[Event]:
        """Begin, or go on where a saved state left off."""
        if self.status != "idle":
            return []
        self._run_from(now)
        return [SegmentStarted(self.index, self.segment)]

    def tick(self, now: float) -> list[Event]:
        """Bring the run up to `now`. Segments end on their deadline, however late the tick."""
        if self.status == "alarm":
            return self._ring(now)
        if self.status == "paused":
            return self._go_on_exposing(now)
        if self.status != "running":
            return []
        if now - self._last_tick > self._gap_s:
            return self._suspend(now)
        events: list[Event] = []
        while self.status == "running":
            before, self._elapsed = self._elapsed, min(self.length, self.length - (self._deadline - now))
            events += [mark.event for mark in marks(self.segment, self.length, self.coming, before, self._elapsed)]
            if self._over_since is not None and self._elapsed - self._over_since >= EASE_OFF_S:
                events += [CapEnded(self.segment), *self.skip_exercise(now, "over_cap")]
            elif now < self._deadline:
                break
            else:
                events += self._end_segment(self._deadline, "done")
        self._last_tick = now
        return events

    def pause(self, now: float) -> list[Event]:
        """Stop the clock; the time of a pack that is on goes on."""
        events = self.tick(now)
        if self.status == "running":
            self.status = "paused"
        return events

    def resume(self, now: float) -> list[Event]:
        """Go on after a pause or a hurt."""
        if self.status in ("paused", "hurt"):
            self._run_from(now)
        return []

    def next(self, now: float) -> list[Event]:
        """Leave this segment; counted and open work counts as done, timed work as left early."""
        if self.status not in ("idle", "running", "paused"):
            return []
        return self._end_segment(now, "left" if self.segment.mode == "timed" else "done")

    def back(self, now: float) -> list[Event]:
        """Return to the start of the segment before this one."""
        if self.status not in ("idle", "running", "paused") or self.index == 0:
            return []
        self._leave("again")
        return self._enter(self.index - 1, now)

    def restart(self, now: float) -> list[Event]:
        """Begin this segment again; one with heat or cold only within its maximum."""
        if self.status not in ("idle", "running", "paused"):
            return []
        if self._beyond_maximum(self._elapsed + self.segment.seconds):
            return [Refused("This pack has been on too long to start again. Let the skin rest.")]
        self._leave("again")
        return self._enter(self.index, now)

    def extend(self, seconds: float = EXTEND_S) -> list[Event]:
        """Make this segment longer; one with heat or cold never beyond its maximum."""
        if self.status not in ("idle", "running", "paused"):
            return []
        if self._beyond_maximum(self.length + seconds):
            return [Refused("That is the longest this is safe. It ends when the time is up.")]
        self._extra += seconds
        self._deadline += seconds
        return []

    def skip_exercise(self, now: float, ending: Ending = "left") -> list[Event]:
        """Leave the whole exercise and go to the next item, or to the end."""
        if self.status == "over":
            return []
        self._leave(ending)
        item = self.segment.item
        following = next((place for place, segment in enumerate(self.segments) if segment.item > item), None)
        return self._finish(True) if following is None else self._enter(following, now)

    def hurt(self, now: float) -> list[Event]:
        """Stop the clock at once; then `resume`, `replace_exercise`, `skip_exercise` or `end`."""
        events = self.tick(now) if self.status == "running" else []
        if self.status in ("idle", "running", "paused"):
            self.status = "hurt"
        return events

    def record_hurt(self, hurt: Hurt) -> None:
        """Add what the person said about the hurt to the current exercise."""
        tally = self._tally()
        self._put(msgspec.structs.replace(tally, hurts=(*tally.hurts, hurt)))

    def rate(self, score: int) -> list[Event]:
        """Note a discomfort number, 0-10; above the cap the person has 10 s to come under it (clinical.md D1)."""
        segment = self.segment
        if segment.kind != "work" or self.status not in ("running", "paused"):
            return []
        tally = self._tally()
        rating = Rating(round(tally.exposure_s + self._elapsed, 1), score)
        self._put(msgspec.structs.replace(tally, ratings=(*tally.ratings, rating)))
        if segment.cap is None or not segment.strict_cap or score <= segment.cap:
            self._over_since = None
            return []
        if self._over_since is None:
            self._over_since = self._elapsed
        return [OverCap(score, segment.cap)]

    def answer(self, now: float) -> list[Event]:
        """Answer the alarm; the run goes on from here."""
        return self._go_on(now, "done") if self.status == "alarm" else []

    def replace_exercise(self, now: float, segments: Sequence[Segment]) -> list[Event]:
        """Put `segments` (the easier version, same item) in place of what is left of this exercise."""
        self._leave("replaced")
        item = self.segment.item
        rest = [segment for segment in self.segments[self.index :] if segment.item != item]
        self.segments = (*self.segments[: self.index], *segments, *rest)
        self._tallies = (*self._tallies, *open_tallies(segments))
        return self._enter(self.index, now)

    def end(self, now: float, ending: Ending = "left") -> list[Event]:
        """End the whole run here."""
        if self.status == "running":
            self.tick(now)
        if self.status == "over":
            return []
        self._leave(ending)
        return self._finish(False)

    def state(self) -> PlayerState:
        """A frozen copy of where the run stands, to be saved."""
        return PlayerState(self.segments, self.index, self._elapsed, self._extra, self._tallies, self._companions)

    def results(self) -> tuple[ExerciseResult, ...]:
        """What was done, per exercise in the order of the run, with what went along."""
        ordered = sorted(self._tallies, key=lambda tally: tally.item)
        return (*(tally.result() for tally in ordered), *self._companions)

    def _run_from(self, now: float) -> None:
        self.status = "running"
        self._deadline = now + self.length - self._elapsed
        self._last_tick = now

    def _enter(self, index: int, now: float) -> list[Event]:
        self.index, self._elapsed, self._extra, self._over_since = index, 0.0, 0.0, None
        self._last_tick = now
        if self.status not in ("idle", "paused"):
            self._run_from(now)
        return [SegmentStarted(index, self.segment)]

    def _end_segment(self, now: float, ending: Ending) -> list[Event]:
        return self._sound_alarm(now) if self.segment.alarm and self._elapsed > 0 else self._go_on(now, ending)

    def _go_on(self, now: float, ending: Ending) -> list[Event]:
        ended = SegmentEnded(self.index, self.segment)
        self._leave(ending)
        if self.status == "alarm":
            self.status = "running"
        return [ended, *(self._enter(self.index + 1, now) if self.coming else self._finish(True))]

    def _finish(self, finished: bool) -> list[Event]:
        self.status = "over"
        self.finished = finished
        self.index = len(self.segments)
        return [RunOver(finished)]

    def _suspend(self, now: float) -> list[Event]:
        suspended = Suspended(now - self._last_tick)
        self.status = "paused"
        return [suspended, *self._go_on_exposing(now)]

    def _go_on_exposing(self, now: float) -> list[Event]:
        """Count paused time as time under the pack, and ring when it is up."""
        gap, self._last_tick = now - self._last_tick, now
        if self.segment.thermal is None or self.segment.kind != "work":
            return []
        before, self._elapsed = self._elapsed, min(self.length, self._elapsed + gap)
        events = [mark.event for mark in marks(self.segment, self.length, self.coming, before, self._elapsed)]
        return events if self._elapsed < self.length else [*events, *self._sound_alarm(now)]

    def _sound_alarm(self, now: float) -> list[Event]:
        self.status, self._rung_at = "alarm", now
        return [Alarm(self.segment)]

    def _ring(self, now: float) -> list[Event]:
        if now - self._rung_at < ALARM_EVERY_S:
            return []
        return self._sound_alarm(now)

    def _beyond_maximum(self, seconds: float) -> bool:
        thermal = self.segment.thermal
        return thermal is not None and self._tally().exposure_s + seconds > thermal.max_s

    def _tally(self) -> Tally:
        key = (self.segment.item, self.segment.exercise)
        return next((tally for tally in self._tallies if (tally.item, tally.exercise) == key), Tally(*key))

    def _put(self, changed: Tally) -> None:
        key = (changed.item, changed.exercise)
        self._tallies = tuple(changed if (t.item, t.exercise) == key else t for t in self._tallies)

    def _leave(self, ending: Ending) -> None:
        segment = self.segment
        if not segment.exercise:
            return
        self._put(self._tally().leave(segment, self._elapsed, self._extra, ending))
        companion = companion_result(segment, self._elapsed) if ending != "again" else None
        if companion:
            self._companions = (*self._companions, companion)
