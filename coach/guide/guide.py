"""One run from its first question to its entry in the journal."""

import math
from collections import deque
from collections.abc import Collection
from typing import TYPE_CHECKING

import msgspec

from coach.clock import Clock
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import given_by
from coach.domain.journal.entries import Hurt, Run, SafetyCheck
from coach.domain.planning.facts import Facts
from coach.domain.planning.phases import LOCKING
from coach.domain.planning.plan import Chosen, Plan, Wish
from coach.domain.planning.planner import single
from coach.domain.planning.words import plan_notes
from coach.domain.run.controls import ControlId
from coach.domain.run.events import CapEnded, Eased, Event, OverCap, SegmentStarted, Suspended
from coach.domain.run.place import PlayerState, Status, led_in
from coach.domain.run.player import Player, after_absence
from coach.domain.run.saved_run import SavedRun
from coach.domain.run.timeline import lead_in, timeline
from coach.domain.safety.stop_rules import FollowUp, FollowUpId, after_hurt, follow_ups
from coach.errors import CoachError
from coach.guide.beginning import checked, keep_answers, new_run, refuse_blocked
from coach.guide.kept import away_s, entry_of
from coach.guide.outlook import outlook
from coach.guide.preparing import prepared, prepared_again
from coach.guide.saver import Saver
from coach.library import Library
from coach.store import Store

if TYPE_CHECKING:
    from filelock import BaseFileLock

LONGEST_WAIT_S = 0.2
SHORTEST_WAIT_S = 0.01
LONGEST_SILENCE_S = 5.0
LONG_STOP_S = 30.0
"""After a longer stop there is time to get into position again."""

FORGOTTEN_S = 600.0
"""How long a stopped run waits for a key until it no longer counts as attended."""

SAVED_EVENTS = (SegmentStarted, OverCap, Eased, CapEnded)
TEN_WITHIN_S = 2.0
"""A 0 that comes later than so many seconds after a 1 is a number of its own."""

DO_LESS = "smaller, slower, and less of it"
STOPPED: tuple[Status, ...] = ("idle", "paused", "hurt", "alarm")
TICKS_EVERY_S = 5.0


class Guide:
    """Holds the player of one run and keeps its place on disk.

    Made by `begin` or `resume`. Only one run can be guided at a time on one set of data; a second one is refused.
    `plan` says what is done and why, and what the run does without (None for a run that is gone on with); `notices`
    collects sentences for the person.
    """

    def __init__(
        self,
        saved: SavedRun,
        library: Library,
        store: Store,
        clock: Clock,
        claim: "BaseFileLock",
        facts: Facts,
        plan: Plan | None = None,
        wish: Wish | None = None,
    ) -> None:
        self._claim = claim
        self.saved = saved
        self.player = Player(saved.state, LONGEST_SILENCE_S * max(1.0, clock.speed))
        self.library = library
        self.plan = plan
        self.wish = wish
        self._facts = facts
        self.notices: deque[str] = deque()
        settings = store.load_settings()
        self.pace = settings.pace
        self.emergency_number = settings.emergency_number
        self._store = store
        self._clock = clock
        self._saver = Saver(store.save_run, self.notices.append, store.run_ticks)
        self._ticked_at = -math.inf
        self._one_at = -math.inf
        self._stopped_at = clock.elapsed()
        self._slept_s = 0.0

    @classmethod
    def begin(
        cls,
        ident: str,
        check: SafetyCheck | None,
        library: Library,
        store: Store,
        clock: Clock,
        wish: Wish | None = None,
        pain: int | None = None,
    ) -> "Guide":
        """A new run of a routine, of one exercise, or of today's plan, once the short set was asked.

        `check` is the answer to what `prepared` says has to be asked, or a full list answered just now; it is kept in
        any case. None where nothing has to be asked, as for breathing. `pain` is pain now, 0-10, where it was asked
        already. A place still saved from an earlier run is first kept as an unfinished entry.
        Raises CoachError for an unknown id, when nothing of it may be done now, when a warning sign is open, and when a
        run is going on; ValueError when `check` does not answer what has to be asked.
        """
        claim = store.claim_run()
        try:
            preparation = checked(ident, check, library, store, clock, wish, pain)
            saved = new_run(preparation, store, clock, pain)
        except BaseException:
            claim.release()
            raise
        return cls(saved, library, store, clock, claim, preparation.facts, preparation.plan, wish)

    @classmethod
    def resume(
        cls, saved: SavedRun, check: SafetyCheck | None, library: Library, store: Store, clock: Clock
    ) -> "Guide":
        """Go on with a run that was interrupted, once the short set was asked anew.

        Raises CoachError when it is going on elsewhere, or when something that is left of it may not be done any more;
        ValueError when `check` does not answer what has to be asked.
        """
        claim = store.claim_run()
        try:
            keep_answers(check, prepared_again(saved, outlook(store, library, clock)), store, clock)
            facts = outlook(store, library, clock)
            refuse_blocked(saved, facts)
        except BaseException:
            claim.release()
            raise
        rehearsed = saved.speed if saved.speed != 1.0 else clock.speed
        state = _back_in(after_absence(saved.state, away_s(saved, clock)), library, store)
        going_on = msgspec.structs.replace(saved, state=state, speed=rehearsed, forgotten=False)
        return cls(going_on, library, store, clock, claim, facts)

    @property
    def name(self) -> str:
        """The routine's name."""
        return self.saved.name

    @property
    def about(self) -> list[str]:
        """What the person should know before the clock starts: what it is for, what is left out and what to mind."""
        routine = self.library.routines.get(self.saved.routine)
        lines = [routine.why] if routine else []
        return lines if self.plan is None else [*plan_notes(self.plan), *lines]

    @property
    def exercise(self) -> Exercise | None:
        """The exercise that is on, if the library still has it."""
        return self.library.exercises.get(self.player.segment.exercise)

    def exercise_of(self, exercise_id: str) -> Exercise | None:
        """The exercise with this id, if the library has it."""
        return self.library.exercises.get(exercise_id)

    @property
    def easier(self) -> Exercise | None:
        """The easier exercise that may take this one's place, if the library has one and nothing speaks against it."""
        exercise = self.exercise
        easier = self.library.exercises.get(exercise.easier.id) if exercise and exercise.easier.id else None
        return easier if easier and self._single(easier) else None

    @property
    def easier_words(self) -> str:
        """What "easier" means here: the name of the easier exercise, how to do less of this one, or a general word."""
        easier, exercise = self.easier, self.exercise
        if easier is not None:
            return easier.name
        return exercise.easier.text if exercise and not exercise.easier.id else DO_LESS

    @property
    def before(self) -> int | None:
        """Pain before the run, 0-10, where it was answered."""
        return self.saved.before

    def fits(self, score: int) -> bool:
        """Whether this is still the run to do with pain now of `score` (0-10), and nothing has to be asked before.

        Raises CoachError when the store cannot be read.
        """
        if self.plan is None:
            return True
        facts = outlook(self._store, self.library, self._clock, score)
        if facts.situation.pending and not self._facts.situation.pending:
            return False
        return prepared(self.saved.routine, facts, self.library, self.wish).plan.steps == self.plan.steps

    def answer_before(self, score: int) -> None:
        """Keep pain before the run, 0-10."""
        self.saved = msgspec.structs.replace(self.saved, before=score)

    def start(self) -> list[Event]:
        """Start the clock."""
        self.attend()
        return self._follow(self.player.start(self._clock.elapsed()))

    def tick(self) -> list[Event]:
        """Bring the run up to now; while somebody is guided, reminders hold back."""
        now = self._clock.elapsed()
        if not self.forgotten and abs(now - self._ticked_at) >= TICKS_EVERY_S * self._clock.speed:
            self._ticked_at = now
            self._saver.tick()
        return self._follow(self.player.tick(now))

    @property
    def wake_s(self) -> float:
        """Real seconds until the next look at the clock is due: the next whole second left, 0.2 s at most."""
        if self.player.status != "running":
            return LONGEST_WAIT_S
        return min(LONGEST_WAIT_S, max(SHORTEST_WAIT_S, (self.player.left % 1.0 + 0.001) / self._clock.speed))

    def press(self, control: ControlId) -> list[Event]:
        """Do what the person asked for; `end` only stops the clock, `finish` ends the run."""
        player, now = self.player, self._clock.elapsed()
        if control == "pause" and player.status in ("paused", "hurt"):
            return self.go_on()
        self.attend()
        if player.status == "easing" and control == "done":
            return self._follow(player.eased(now))
        if player.status == "alarm" and control in ("done", "next", "pause"):
            return self._follow(player.answer(now))
        match control:
            case "pause":
                return self._follow(player.pause(now))
            case "done" | "next":
                return self._follow(player.next(now, done=control == "done"))
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

    def rate_digit(self, digit: int) -> tuple[int, list[Event]]:
        """Note the discomfort that one digit says, and return it; a 0 typed right after a 1 makes it ten."""
        now = self._clock.elapsed()
        ten = digit == 0 and now - self._one_at <= TEN_WITHIN_S * max(1.0, self._clock.speed)
        self._one_at = now if digit == 1 else -math.inf
        score = 10 if ten else digit
        return score, self.rate(score)

    def rate(self, score: int) -> list[Event]:
        """Note a discomfort number, 0-10."""
        self.attend()
        return self._follow(self.player.rate(score))

    def follow_ups(self, hurt: Hurt) -> tuple[FollowUp, ...]:
        """What has to be asked at once about `hurt` (clinical.md 1.7)."""
        thermal = self.player.segment.thermal is not None
        asked = follow_ups(hurt.signs, region=hurt.region, thermal=thermal)
        return tuple(question for question in asked if not question.after_s)

    def record_hurt(self, hurt: Hurt, yes: Collection[FollowUpId] = ()) -> bool:
        """Keep what the person said about the hurt, and which follow-ups were answered with yes.

        Returns whether that locks exercises, so that the run has to end. A store that fails becomes a notice.
        """
        self.player.record_hurt(hurt)
        self._save()
        raised = after_hurt(hurt.signs, yes)
        if not raised:
            return False
        asked = [question.cause for question in self.follow_ups(hurt)]
        causes = tuple(dict.fromkeys([*asked, *(each.cause for each in raised)]))
        try:
            self._store.keep_safety(SafetyCheck(at=hurt.at, reason="during_run", asked=causes, raised=raised))
        except CoachError as error:
            self.notices.append(" ".join(str(error).splitlines()))
        return any(each.level in LOCKING for each in raised)

    def go_on(self) -> list[Event]:
        """Go on where the clock was stopped; after a hurt or a long stop with time to get into position."""
        player = self.player
        long_ago = self.waits_s + self._slept_s / self._clock.speed > LONG_STOP_S
        self.attend()
        if player.segment.kind == "work" and (player.status == "hurt" or long_ago):
            return self.do_less("")
        return self._follow(player.resume(self._clock.elapsed()))

    def do_less(self, words: str) -> list[Event]:
        """Go on with the exercise that was stopped, after a lead-in; in an easier way where `words` name one."""
        self.attend()
        lead = lead_in(self.player.segment, self.exercise, self.pace, words)
        return self._follow(self.player.go_on_after(self._clock.elapsed(), lead))

    def stop_exercise(self) -> list[Event]:
        """Leave this exercise because it hurts."""
        return self._follow(self.player.skip_exercise(self._clock.elapsed(), "stopped"))

    def take_easier(self) -> list[Event]:
        """Put the easier exercise in this one's place, in today's dose. Raises CoachError where there is none."""
        easier = self.easier
        if easier is None:
            raise CoachError("There is no other exercise for this one.", "", "Do less of it, or skip it.")
        step = self._single(easier)[0].step
        self.saved = msgspec.structs.replace(self.saved, given={**self.saved.given, **given_by((step,))})
        segments = timeline((step,), self.pace, first_item=self.player.segment.item, lead="easier")
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
        entry = entry_of(self.saved, self.player, self._clock.now())
        kept = self._store.journal.add(entry) if entry else None
        self._store.clear_saved_run()
        self._claim.release()
        return kept if isinstance(kept, Run) else None

    def answer_after(self, run: Run, after: int) -> Run:
        """Add pain `after` (0-10) to a finished run. Raises CoachError when the journal can not be written."""
        kept = self._store.journal.update(msgspec.structs.replace(run, after=after))
        return kept if isinstance(kept, Run) else run

    @property
    def waits_s(self) -> float:
        """Real seconds since the run stands still and no key was pressed; 0 while it goes on."""
        if self.player.status not in STOPPED:
            return 0.0
        return (self._clock.elapsed() - self._stopped_at) / self._clock.speed

    @property
    def forgotten(self) -> bool:
        """Whether the run stands still and nobody has pressed a key for ten minutes."""
        return self.waits_s >= FORGOTTEN_S

    def attend(self) -> None:
        """Somebody is there: the time without a key begins anew."""
        self._stopped_at, self._slept_s = self._clock.elapsed(), 0.0
        if self.saved.forgotten:
            self.saved = msgspec.structs.replace(self.saved, forgotten=False)
            self._save()

    def leave(self) -> None:
        """Go away without ending: the place is saved and `resume` is offered next time."""
        self._save()
        self.release()

    @property
    def holds_claim(self) -> bool:
        """Whether nobody else can guide a run meanwhile."""
        return self._claim.is_locked

    def release(self) -> None:
        """Let go of the worker and the claim on the run."""
        self._saver.close()
        self._claim.release()

    def _single(self, exercise: Exercise) -> tuple[Chosen, ...]:
        """`exercise` in today's dose where it may be done now, by what is known by now; nothing where it may not."""
        try:
            self._facts = outlook(self._store, self.library, self._clock)
        except CoachError as error:
            self.notices.append(" ".join(str(error).splitlines()))
        return single(self._facts, exercise).chosen

    def _follow(self, events: list[Event]) -> list[Event]:
        self._slept_s += sum(event.seconds for event in events if isinstance(event, Suspended))
        if self.player.status not in STOPPED or any(isinstance(event, Suspended) for event in events):
            self._stopped_at = self._clock.elapsed()
        if self.forgotten and not self.saved.forgotten:
            self.saved = msgspec.structs.replace(self.saved, forgotten=True)
            self._save()
        elif any(isinstance(event, SAVED_EVENTS) for event in events):
            self._save()
        return events

    def _save(self) -> None:
        self.saved = msgspec.structs.replace(self.saved, state=self.player.state(), saved_at=self._clock.now())
        if self.player.status != "over":
            self._saver.put(self.saved)


def _back_in(state: PlayerState, library: Library, store: Store) -> PlayerState:
    """The state of an interrupted run with time to get into position again."""
    if state.index >= len(state.segments):
        return state
    segment = state.segments[state.index]
    return led_in(state, lead_in(segment, library.exercises.get(segment.exercise), store.load_settings().pace))
