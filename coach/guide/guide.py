"""One run from its first question to its entry in the journal."""

from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta
from difflib import get_close_matches
from typing import TYPE_CHECKING

import msgspec

from coach.clock import Clock
from coach.domain.controls import ControlId
from coach.domain.entries import Hurt, Run
from coach.domain.events import Event, SegmentStarted
from coach.domain.exercise import Exercise
from coach.domain.gaps import thermal_gap, thermal_uses
from coach.domain.player import Player, after_absence, fresh
from coach.domain.routine import Prescription, Routine, Task, prescribe
from coach.domain.saved_run import SavedRun
from coach.domain.text import one_line
from coach.domain.timeline import timeline
from coach.errors import CoachError
from coach.guide.saver import Saver
from coach.library import Library
from coach.store import Store

if TYPE_CHECKING:
    from filelock import BaseFileLock

LONGEST_WAIT_S = 0.1
SHORTEST_WAIT_S = 0.01
LONGEST_SILENCE_S = 5.0
FAMILIAR_FOR = timedelta(days=60)


class LeftOut(msgspec.Struct, frozen=True):
    """An exercise that is not in today's run, and the sentence that says why."""

    name: str
    reason: str


class Guide:
    """Holds the player of one run and keeps its place on disk.

    Made by `begin` or `resume`. Only one run can be guided at a time on one set of data; a second one is refused.
    `left_out` names what the run does without, `notices` collects sentences for the person.
    """

    def __init__(
        self,
        saved: SavedRun,
        library: Library,
        store: Store,
        clock: Clock,
        claim: "BaseFileLock",
        left_out: Sequence[LeftOut] = (),
    ) -> None:
        self._claim = claim
        self.saved = saved
        self.player = Player(saved.state, LONGEST_SILENCE_S * max(1.0, clock.speed))
        self.library = library
        self.left_out = tuple(left_out)
        self.notices: deque[str] = deque()
        settings = store.load_settings()
        self.pace = settings.pace
        self.emergency_number = settings.emergency_number
        self._store = store
        self._clock = clock
        self._saver = Saver(store.save_run, self.notices.append)

    @classmethod
    def begin(cls, routine_id: str, library: Library, store: Store, clock: Clock) -> "Guide":
        """A new run of the routine. A place still saved from an earlier run is first kept as an unfinished entry.

        Raises CoachError for an unknown routine, when nothing of it may be done now, or when a run is going on.
        """
        routine = library.routines.get(routine_id)
        if routine is None:
            raise unknown_routine(routine_id, library)
        claim = store.claim_run()
        try:
            _keep_interrupted(store, clock)
            saved, left_out = _new_run(routine, library, store, clock)
        except BaseException:
            claim.release()
            raise
        return cls(saved, library, store, clock, claim, left_out)

    @classmethod
    def resume(cls, saved: SavedRun, library: Library, store: Store, clock: Clock) -> "Guide":
        """Go on with a run that was interrupted. Raises CoachError when it is going on elsewhere."""
        rehearsed = saved.speed if saved.speed != 1.0 else clock.speed
        state = after_absence(saved.state, _away_s(saved, clock))
        going_on = msgspec.structs.replace(saved, state=state, speed=rehearsed)
        return cls(going_on, library, store, clock, store.claim_run())

    @property
    def name(self) -> str:
        """The routine's name."""
        return self.saved.name

    @property
    def exercise(self) -> Exercise | None:
        """The exercise that is on, if the library still has it."""
        return self.library.exercises.get(self.player.segment.exercise)

    def exercise_of(self, exercise_id: str) -> Exercise | None:
        """The exercise with this id, if the library has it."""
        return self.library.exercises.get(exercise_id)

    @property
    def easier(self) -> Exercise | None:
        """The easier exercise that may take this one's place, if the library has one."""
        exercise = self.exercise
        return self.library.exercises.get(exercise.easier.id) if exercise and exercise.easier.id else None

    @property
    def before(self) -> int | None:
        """Pain before the run, 0-10, where it was answered."""
        return self.saved.before

    def answer_before(self, score: int) -> None:
        """Keep pain before the run, 0-10."""
        self.saved = msgspec.structs.replace(self.saved, before=score)

    def start(self) -> list[Event]:
        """Start the clock."""
        return self._follow(self.player.start(self._clock.elapsed()))

    def tick(self) -> list[Event]:
        """Bring the run up to now."""
        return self._follow(self.player.tick(self._clock.elapsed()))

    @property
    def wake_s(self) -> float:
        """Real seconds until the next look at the clock is due: the next whole second left, 0.1 s at most."""
        if self.player.status != "running":
            return LONGEST_WAIT_S
        return min(LONGEST_WAIT_S, max(SHORTEST_WAIT_S, (self.player.left % 1.0 + 0.001) / self._clock.speed))

    def press(self, control: ControlId) -> list[Event]:
        """Do what the person asked for; `end` only stops the clock, `finish` ends the run."""
        player, now = self.player, self._clock.elapsed()
        if player.status == "alarm" and control in ("done", "next", "pause"):
            return self._follow(player.answer(now))
        match control:
            case "pause":
                return self._follow(player.pause(now) if player.status == "running" else player.resume(now))
            case "done" | "next":
                return self._follow(player.next(now))
            case "back":
                return self._follow(player.back(now))
            case "restart":
                return self._follow(player.restart(now))
            case "extend":
                return self._follow(player.extend())
            case "skip":
                return self._follow(player.skip_exercise(now))
            case "hurt":
                return self._follow(player.hurt(now))
            case "end":
                return self._follow(player.pause(now))

    def rate(self, score: int) -> list[Event]:
        """Note a discomfort number, 0-10."""
        return self._follow(self.player.rate(score))

    def record_hurt(self, hurt: Hurt) -> None:
        """Keep what the person said about the hurt."""
        self.player.record_hurt(hurt)
        self._save()

    def go_on(self) -> list[Event]:
        """Go on where the clock was stopped."""
        return self._follow(self.player.resume(self._clock.elapsed()))

    def stop_exercise(self) -> list[Event]:
        """Leave this exercise because it hurts."""
        return self._follow(self.player.skip_exercise(self._clock.elapsed(), "stopped"))

    def take_easier(self) -> list[Event]:
        """Put the easier exercise in this one's place, in its own dose. Raises CoachError where there is none."""
        easier = self.easier
        if easier is None:
            raise CoachError("There is no other exercise for this one.", "", "Do less of it, or skip it.")
        step = Prescription(easier, easier.dose)
        segments = timeline((step,), self.pace, first_item=self.player.segment.item)
        return self._follow(self.player.replace_exercise(self._clock.elapsed(), segments))

    def end(self, because_it_hurts: bool = False) -> list[Event]:
        """End the run here; what was done so far counts."""
        return self.player.end(self._clock.elapsed(), "stopped" if because_it_hurts else "left")

    def finish(self) -> Run | None:
        """Write the run into the journal and forget the saved place.

        Returns None when nothing was done that could be written down. Raises CoachError when the journal can not be
        written; the saved place is still there then and `finish` may be called again.
        """
        self._saver.close()
        entry = _entry(self.saved, self.player, self._clock.now())
        kept = self._store.journal.add(entry) if entry else None
        self._store.clear_saved_run()
        self._claim.release()
        return kept if isinstance(kept, Run) else None

    def answer_after(self, run: Run, after: int) -> Run:
        """Add pain `after` (0-10) to a finished run. Raises CoachError when the journal can not be written."""
        kept = self._store.journal.update(msgspec.structs.replace(run, after=after))
        return kept if isinstance(kept, Run) else run

    def leave(self) -> None:
        """Go away without ending: the place is saved and `resume` is offered next time."""
        self._save()
        self.release()

    def release(self) -> None:
        """Let go of the worker and the claim on the run."""
        self._saver.close()
        self._claim.release()

    def _follow(self, events: list[Event]) -> list[Event]:
        if any(isinstance(event, SegmentStarted) for event in events):
            self._save()
        return events

    def _save(self) -> None:
        self.saved = msgspec.structs.replace(self.saved, state=self.player.state(), saved_at=self._clock.now())
        if self.player.status != "over":
            self._saver.put(self.saved)


def _keep_interrupted(store: Store, clock: Clock) -> None:
    """Write an earlier run that was never ended into the journal, so that starting anew loses nothing.

    A pack that was on stayed on meanwhile: its time goes on to its end, and the gap to its next use counts from there.
    """
    earlier = store.load_saved_run()
    if earlier is None:
        return
    state = after_absence(earlier.state, _away_s(earlier, clock))
    player = Player(state)
    player.end(0.0)
    entry = _entry(earlier, player, earlier.saved_at + timedelta(seconds=state.elapsed - earlier.state.elapsed))
    if entry:
        store.journal.add(entry)
    store.clear_saved_run()


def _away_s(saved: SavedRun, clock: Clock) -> float:
    """Seconds since a real run was saved; a rehearsal has no body that waited."""
    if saved.speed != 1.0 or clock.speed != 1.0:
        return 0.0
    return max(0.0, (clock.now() - saved.saved_at).total_seconds())


def unknown_routine(routine_id: str, library: Library) -> CoachError:
    """The refusal of a routine that the library does not have, with the ids that come near."""
    near = get_close_matches(routine_id, library.routines, n=3, cutoff=0.4)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`coach list routines` shows them all."
    return CoachError(f"There is no routine {one_line(routine_id)}.", hint=hint)


def _new_run(routine: Routine, library: Library, store: Store, clock: Clock) -> tuple[SavedRun, list[LeftOut]]:
    """The run of `routine` that may be done now, and what it does without."""
    now = clock.now()
    runs = [run for run in store.journal.entries(since=now - FAMILIAR_FOR, kinds=(Run,)) if isinstance(run, Run)]
    steps, left_out = _rested(routine, library, runs, now)
    if not any(isinstance(step, Prescription) for step in steps):
        raise CoachError(
            f"{routine.name} can not start now.",
            " ".join(f"{left.name}: {left.reason}." for left in left_out),
            "Choose another routine, or come back later.",
        )
    familiar = {result.exercise for run in runs for result in run.results if result.done_s > 0}
    segments = timeline(steps, store.load_settings().pace, familiar)
    return SavedRun(routine.id, routine.name, now, now, fresh(segments), speed=clock.speed), left_out


def _rested(
    routine: Routine, library: Library, runs: Sequence[Run], now: datetime
) -> tuple[list[Prescription | Task], list[LeftOut]]:
    """The routine without the heat or cold that has to wait, and what was left out."""
    uses = thermal_uses(runs, library.exercises)
    steps: list[Prescription | Task] = []
    left_out: list[LeftOut] = []
    for step in prescribe(routine, library.exercises):
        gap = thermal_gap(step.exercise, uses, now) if isinstance(step, Prescription) else None
        if gap and isinstance(step, Prescription):
            left_out.append(LeftOut(step.exercise.name, gap.reason))
        else:
            steps.append(step)
    return steps, left_out


def _entry(saved: SavedRun, player: Player, ended_at: datetime) -> Run | None:
    results = player.results()
    if not any(result.done_s > 0 or result.hurts or result.ratings for result in results):
        return None
    return Run(
        at=saved.started_at,
        routine=saved.routine,
        name=saved.name,
        ended_at=ended_at,
        planned_s=round(sum(result.planned_s for result in results), 1),
        finished=player.finished,
        before=saved.before,
        speed=saved.speed,
        results=results,
    )
