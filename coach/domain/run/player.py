"""The run's state machine. Time is passed in; a deadline is held, ticks are never counted."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from coach.domain.journal.entries import ExerciseResult, Hurt, Rating
from coach.domain.run.events import (
    Alarm,
    CapEnded,
    Countdown,
    Eased,
    Event,
    OverCap,
    Refused,
    RunOver,
    SegmentEnded,
    SegmentStarted,
    SkinCheck,
    Suspended,
)
from coach.domain.run.exposure import allowed_s, exposed_more, exposed_s, is_pack
from coach.domain.run.marks import COUNTDOWN_FROM, Span, marks
from coach.domain.run.place import EASE_OFF_S, Place, PlayerState, Status, Waiting, led_in
from coach.domain.run.tally import Ending, Tally, companion_result, open_tallies
from coach.domain.run.timeline import Segment

MOVABLE: tuple[Status, ...] = ("idle", "running", "easing", "paused")
"""When a key may lead to another part."""

ALARM_EVERY_S = 4.0
EXTEND_S = 15.0


class Leaving(Struct, frozen=True):
    """How the run goes on once an alarm is answered: after the whole exercise or after this segment."""

    ending: Ending = "done"
    whole_exercise: bool = False


def fresh(segments: Sequence[Segment]) -> PlayerState:
    """The state of a run that has not begun. Raises ValueError without segments."""
    if not segments:
        raise ValueError("a run needs at least one segment")
    return PlayerState(tuple(segments), tallies=open_tallies(segments))


def after_absence(state: PlayerState, seconds: float) -> PlayerState:
    """The state `seconds` after it was saved by a run that nobody ended: a pack that was on has stayed on."""
    if state.index >= len(state.segments):
        return state
    exposures = exposed_more(state.exposures, state.segments[state.index], max(0.0, seconds))
    return msgspec.structs.replace(state, exposures=exposures)


class Player(Place):
    """Plays segments against a steady clock.

    Every method takes `now`, seconds of a clock that counts while the machine sleeps, and returns the events that
    follow from it. A silence of more than `gap_s` seconds between two ticks is a suspend: the player pauses itself
    where it was. A rating above the cap stops the clock of the work for ten seconds, which end with a lower one, with
    "it has eased", or with the exercise (clinical.md D1). Work with heat or cold is a safety timer: its time goes on
    through pauses, hurts and suspends, nothing gets past its maximum, and whoever leaves it early is told to take the
    pack off (clinical.md 2.1).
    """

    def __init__(self, state: PlayerState, gap_s: float = 5.0) -> None:
        super().__init__(state)
        self.finished = False
        self._tallies = state.tallies
        self._companions = state.companions
        self._gap_s = gap_s
        self._half_s = self.length / 2
        self._deadline = 0.0
        self._last_tick = 0.0
        self._alarm_at = 0.0
        self._rung_at = 0.0
        self._leaving = Leaving()

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """The accounts so far, the current segment not included."""
        return self._tallies

    def start(self, now: float) -> list[Event]:
        """Begin, or go on where a saved state left off."""
        if self.status != "idle":
            return []
        self._run_from(now)
        return [SegmentStarted(self.index, self.segment, self._elapsed), *self._over_cap()]

    def tick(self, now: float) -> list[Event]:
        """Bring the run up to `now`. Segments end on their deadline, however late the tick."""
        if self.status == "alarm":
            return self._ring(now)
        if self.status in ("paused", "hurt"):
            return self._go_on_exposing(now)
        if self.status not in ("running", "easing"):
            return []
        if now - self._last_tick > self._gap_s:
            return self._suspend(now)
        if self.status == "easing":
            return self._ease(now)
        events: list[Event] = []
        while self.status == "running":
            before = self._elapsed
            self._elapsed = max(before, min(self.length, self.length - (self._deadline - now)))
            events += self._marks(before)
            if now < self._deadline:
                break
            events += self._end_segment(self._deadline, "done")
        self._last_tick = now
        return events

    def pause(self, now: float) -> list[Event]:
        """Stop the clock at once, no question asked first (D9); the time of a pack that is on goes on."""
        events = self.tick(now)
        if self.status in ("running", "easing"):
            self.status = "paused"
        return events

    def resume(self, now: float) -> list[Event]:
        """Go on after a pause or a hurt."""
        if self.status not in ("paused", "hurt"):
            return []
        events = self.tick(now)
        if self.status in ("paused", "hurt"):
            self._run_from(now)
        return events

    def go_on_after(self, now: float, lead: Segment) -> list[Event]:
        """Go on after a pause or a hurt by way of the lead-in `lead`, and behind it where the clock was stopped."""
        events = self.tick(now)
        if self.status not in ("paused", "hurt"):
            return events
        self._stand(led_in(self.state(), lead))
        self._half_s = self.length / 2
        self._run_from(now)
        return [*events, SegmentStarted(self.index, self.segment, self._elapsed)]

    def next(self, now: float, done: bool = True) -> list[Event]:
        """Leave this segment; open work counts as done, timed work as left early, and counted work as the person says.

        Counted work that is left without a word (`done` is False) is done from half of its time on, as many are quicker
        than its tempo. A segment whose time has run out by `now` has been left already. Heat or cold rings first.
        """
        if not self._is(*MOVABLE):
            return []
        index, events = self.index, self.tick(now)
        if self.index != index or self._is("alarm", "over"):
            return events
        passed_by = self.segment.mode == "counted" and not done and self._elapsed < self.segment.seconds / 2
        left_early = self.segment.mode == "timed" or self.easing or passed_by
        return events + self._end_segment(now, "left" if left_early else "done")

    def back(self, now: float) -> list[Event]:
        """Return to the start of the segment before this one; not with a pack on, nor to one that was on too long."""
        if not self._is(*MOVABLE):
            return []
        index, events = self.index, self.tick(now)
        if self.index != index or self._is("alarm", "over") or index == 0:
            return events
        target = self.segments[index - 1]
        same_place = is_pack(target) and (target.item, target.side) == (self.segment.item, self.segment.side)
        if self.pack_on and not same_place:
            return [*events, Refused("The pack is on. Go to the next part first, so it comes off.")]
        if self._beyond_maximum(target, target.seconds + (self._elapsed if self.pack_on else 0.0)):
            return [*events, Refused("The pack was on long enough. Let your skin rest.")]
        self._leave("again")
        return events + self._enter(index - 1, now)

    def restart(self, now: float) -> list[Event]:
        """Begin this segment again; one with heat or cold only within its maximum."""
        if not self._is(*MOVABLE):
            return []
        index, events = self.index, self.tick(now)
        if self.index != index or self._is("alarm", "over"):
            return events
        if self._beyond_maximum(self.segment, self._elapsed + self.segment.seconds):
            return [*events, Refused("The pack was on long enough. Let your skin rest.")]
        if self._waiting is None:
            self._leave("again")
        return events + self._enter(index, now)

    def extend(self, seconds: float = EXTEND_S) -> list[Event]:
        """Make this segment longer, up to the longest that is safe (clinical.md 2.1)."""
        if self._is("easing"):
            return [Refused("Ease off first. You can add time when it goes on.")]
        if self.status not in ("idle", "running", "paused"):
            return []
        longer, longest = self.length + seconds, self.segment.longest_s
        if (longest is not None and longer > longest) or self._beyond_maximum(self.segment, longer):
            return [Refused("This is as long as it is safe. It ends when the time is up.")]
        self._extra += seconds
        self._deadline += seconds
        if self._elapsed < self._half_s:
            self._half_s = self.length / 2
        return []

    def skip_exercise(self, now: float, ending: Ending = "left") -> list[Event]:
        """Leave the whole exercise and go to the next item, or to the end. Heat or cold rings first."""
        if self.status == "over":
            return []
        if self.status == "alarm":
            return self._skip(now, self._answered(now, ending))
        item, events = self.segment.item, self.tick(now)
        if self._is("alarm"):
            self._leaving = Leaving("done" if ending == "left" else ending, whole_exercise=True)
        if self._is("alarm", "over") or self.segment.item != item:
            return events
        return events + self._leave_exercise(now, ending)

    def hurt(self, now: float) -> list[Event]:
        """Stop the clock at once; then `resume`, `replace_exercise`, `skip_exercise` or `end`."""
        events = self.tick(now) if self._is("running", "easing") else []
        if self._is(*MOVABLE):
            self.status, self._last_tick = "hurt", now
        return events

    def record_hurt(self, hurt: Hurt) -> None:
        """Add what the person said about the hurt to the current exercise, or to the nearest one."""
        tally = self._nearest_tally()
        if tally:
            self._put(msgspec.structs.replace(tally, hurts=(*tally.hurts, hurt)))

    def rate(self, score: int) -> list[Event]:
        """Note a discomfort number, 0-10; above the cap the person has 10 s to come under it (clinical.md D1)."""
        segment = self.segment
        if segment.kind != "work" or not self._is("running", "easing", "paused"):
            return []
        tally = self._tally()
        rating = Rating(round(tally.spent_s + self._elapsed, 1), score)
        self._put(msgspec.structs.replace(tally, ratings=(*tally.ratings, rating)))
        if segment.cap is None or not segment.strict_cap or score <= segment.cap:
            return self.eased(self._last_tick)
        if self._easing_s is None:
            self._easing_s = 0.0
            self.status = "easing" if self._is("running") else self.status
        return [OverCap(score, segment.cap)]

    def eased(self, now: float) -> list[Event]:
        """The discomfort is under the cap again, as the person says: go on, unless the run is paused."""
        if self._easing_s is None:
            return []
        events = self.tick(now)
        if self._easing_s is None or self._is("alarm", "over"):
            return events
        self._easing_s = None
        if self._is("easing"):
            self._run_from(now)
        return [*events, Eased()]

    def answer(self, now: float) -> list[Event]:
        """Answer the alarm; the run goes on from here."""
        if self.status != "alarm":
            return []
        whole_exercise, ending = self._leaving.whole_exercise, self._answered(now)
        return self._skip(now, ending) if whole_exercise else self._go_on(now, ending)

    def replace_exercise(self, now: float, segments: Sequence[Segment]) -> list[Event]:
        """Put `segments` (the easier version, same item) in place of what is left of this exercise."""
        if self.status == "over" or not segments:
            return []
        events = [] if self._is("alarm") else self.tick(now)
        if self._is("over"):
            return events
        if self._is("alarm"):
            self._answered(now)
        elif self.pack_on:
            events.append(Alarm(self.segment, early=True))
        self._leave("replaced")
        item = self.segment.item
        rest = [segment for segment in self.segments[self.index :] if segment.item != item]
        self.segments = (*self.segments[: self.index], *segments, *rest)
        self._tallies = open_tallies(segments, self._tallies)
        return events + self._enter(self.index, now)

    def end(self, now: float, ending: Ending = "left") -> list[Event]:
        """End the whole run here."""
        if self.status == "over":
            return []
        events = [] if self._is("alarm") else self.tick(now)
        if self._is("over"):
            return events
        if self._is("alarm"):
            ending = self._answered(now, ending)
        elif self.pack_on:
            events.append(Alarm(self.segment, early=True))
        self._leave(ending)
        return events + self._finish(False)

    def state(self) -> PlayerState:
        """A frozen copy of where the run stands, to be saved."""
        return PlayerState(
            self.segments,
            self.index,
            self._elapsed,
            self._extra,
            self._tallies,
            self._companions,
            self._exposures,
            self._easing_s,
            self._waiting,
        )

    def results(self) -> tuple[ExerciseResult, ...]:
        """What was done, per exercise in the order of the run, with what went along."""
        ordered = sorted(self._tallies, key=lambda tally: tally.item)
        return (*(tally.result() for tally in ordered), *self._companions)

    def _is(self, *statuses: Status) -> bool:
        return self.status in statuses

    def _run_from(self, now: float) -> None:
        self.status = "running" if self._easing_s is None else "easing"
        self._deadline = now + max(0.0, self.length - self._elapsed)
        self._last_tick = now

    def _enter(self, index: int, now: float) -> list[Event]:
        """Begin a segment; work that waited behind the lead-in before it goes on where it was."""
        waiting = self._waiting if index == self.index + 1 else None
        self._waiting = self._waiting if index == self.index else None
        begun = waiting or Waiting(0.0)
        self.index, self._elapsed, self._extra, self._easing_s = index, begun.elapsed, begun.extra, begun.easing_s
        self._half_s = self.length / 2
        self._last_tick = now
        if self.status not in ("idle", "paused"):
            self._run_from(now)
        return [SegmentStarted(index, self.segment, self._elapsed), *self._over_cap()]

    def _over_cap(self) -> list[Event]:
        """The news that this work has to be eased off, where it does, with the number that said so."""
        scores = [rating.score for rating in self._tally().ratings]
        if self._easing_s is None or self.segment.cap is None or not scores:
            return []
        return [OverCap(scores[-1], self.segment.cap)]

    def _ease(self, now: float) -> list[Event]:
        """Count the ten seconds; the last three are told, and then the exercise ends."""
        assert self._easing_s is not None
        before, self._easing_s = self._easing_s, self._easing_s + now - self._last_tick
        events = self._go_on_exposing(now)
        if self._is("alarm"):
            self._leaving = Leaving("over_cap", whole_exercise=True)
            return events
        if self._easing_s >= EASE_OFF_S:
            return [*events, CapEnded(self.segment), *self._leave_exercise(now, "over_cap")]
        seconds = range(COUNTDOWN_FROM, 0, -1)
        return [*events, *(Countdown(left) for left in seconds if before < EASE_OFF_S - left <= self._easing_s)]

    def _end_segment(self, now: float, ending: Ending) -> list[Event]:
        if self.segment.alarm and self.pack_on:
            return self._sound_alarm(now, Leaving(ending))
        return self._go_on(now, ending)

    def _leave_exercise(self, now: float, ending: Ending) -> list[Event]:
        return self._sound_alarm(now, Leaving(ending, whole_exercise=True)) if self.pack_on else self._skip(now, ending)

    def _go_on(self, now: float, ending: Ending) -> list[Event]:
        ended = SegmentEnded(self.index, self.segment)
        if self._waiting is None:
            self._leave(ending)
        return [ended, *(self._enter(self.index + 1, now) if self.coming else self._finish(True))]

    def _skip(self, now: float, ending: Ending) -> list[Event]:
        self._leave(ending)
        item = self.segment.item
        following = next((place for place, segment in enumerate(self.segments) if segment.item > item), None)
        return self._finish(True) if following is None else self._enter(following, now)

    def _finish(self, finished: bool) -> list[Event]:
        self.status = "over"
        self.finished = finished
        self.index = len(self.segments)
        return [RunOver(finished)]

    def _suspend(self, now: float) -> list[Event]:
        suspended = Suspended(now - self._last_tick)
        self.status = "paused"
        return [suspended, *self._go_on_exposing(now)]

    def _marks(self, after: float) -> list[Event]:
        exposed = exposed_s(self._exposures, self.segment)
        span = Span(after, self._elapsed, self.length, self._half_s, exposed)
        return [mark.event for mark in marks(self.segment, self.coming, span)]

    def _go_on_exposing(self, now: float) -> list[Event]:
        """Count stopped time as time under the pack, and ring when it is up."""
        gap, self._last_tick = now - self._last_tick, now
        if not is_pack(self.segment):
            return []
        before, self._elapsed = self._elapsed, max(self._elapsed, min(self.length, self._elapsed + gap))
        events: list[Event] = [event for event in self._marks(before) if isinstance(event, SkinCheck)]
        return events if self._elapsed < self.length else [*events, *self._sound_alarm(now, Leaving())]

    def _sound_alarm(self, now: float, leaving: Leaving) -> list[Event]:
        self.status, self._leaving = "alarm", leaving
        self._alarm_at = self._rung_at = now
        return [self._alarm]

    @property
    def _alarm(self) -> Alarm:
        return Alarm(self.segment, early=self._elapsed < self.length)

    def _ring(self, now: float) -> list[Event]:
        if now - self._rung_at < ALARM_EVERY_S:
            return []
        self._rung_at = now
        return [self._alarm]

    def _answered(self, now: float, ending: Ending = "left") -> Ending:
        """Stop the alarm; how the segment ended, `ending` where it says more than that it was left."""
        self._exposures = exposed_more(self._exposures, self.segment, now - self._alarm_at)
        self.status = "running"
        return self._leaving.ending if ending == "left" else ending

    def _beyond_maximum(self, segment: Segment, seconds: float) -> bool:
        return allowed_s(self._exposures, segment, seconds) < seconds

    def _tally(self) -> Tally:
        key = (self.segment.item, self.segment.exercise)
        return next((tally for tally in self._tallies if (tally.item, tally.exercise) == key), Tally(*key))

    def _nearest_tally(self) -> Tally | None:
        """The account of the current exercise; during questions that of the next one, or else of the last."""
        if self.segment.exercise:
            return self._tally()
        following = (tally for tally in self._tallies if tally.item > self.segment.item)
        return next(following, self._tallies[-1] if self._tallies else None)

    def _put(self, changed: Tally) -> None:
        key = (changed.item, changed.exercise)
        self._tallies = tuple(changed if (t.item, t.exercise) == key else t for t in self._tallies)

    def _leave(self, ending: Ending) -> None:
        """Account for this segment; to leave a lead-in is to leave the work that waits behind it."""
        segment, elapsed, extra = self.segment, self._elapsed, self._extra
        if self._waiting is not None:
            segment, elapsed, extra = self.segments[self.index + 1], self._waiting.elapsed, self._waiting.extra
            self._waiting = None
        if not segment.exercise:
            return
        self._put(self._tally().leave(segment, elapsed, extra, ending))
        self._exposures = exposed_more(self._exposures, segment, elapsed)
        companion = companion_result(segment, elapsed) if ending != "again" else None
        if companion:
            self._companions = (*self._companions, companion)
