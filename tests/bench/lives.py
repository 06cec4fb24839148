"""Simulated people who live with the planner, day after day (clinical.md 6)."""

from bisect import bisect_left
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from coach.domain.exercises.routine import Prescription
from coach.domain.journal.entries import (
    AnyEntry,
    CheckIn,
    CheckReason,
    Clearance,
    ExerciseResult,
    Hurt,
    Morning,
    Raised,
    Rating,
    Run,
    SafetyCheck,
    Sign,
    Visit,
)
from coach.domain.planning.facts import Facts
from coach.domain.planning.gathering import LOOK_BACK, automatic, gathered
from coach.domain.planning.plan import Plan, Wish
from coach.domain.planning.planner import plan
from coach.domain.safety.record import SafetyRecord
from coach.domain.safety.red_flags import full_list, raised, short_list
from coach.domain.safety.standing import standing
from coach.library import Library
from tests.bench.bodies import LOW_BACK, Body, Days

SEED = 1
CLEARED_AFTER = timedelta(days=3)
HURTS = 0.003
SIGNS: tuple[tuple[Sign, ...], ...] = (("sharp",), ("numb",), ("spreading",), ())
EXTRA = ("morning-low-back-10", "strength-base-14")


class Day(NamedTuple):
    """One day as it went: the facts and the plan as offered, and whether it was done."""

    number: int
    facts: Facts
    plan: Plan
    done: bool


class Load(NamedTuple):
    """The seconds of work, walking and breathing not counted, of a run that began at `at`."""

    at: datetime
    seconds: float


class Life:
    """One person with a journal, a safety record and the planner, day after day."""

    def __init__(self, body: Body, library: Library, seed: int = SEED) -> None:
        """`days` are the plans as they were offered, `loads` all that was done."""
        self.days: list[Day] = []
        self.body, self._library, self._back = body, library, Days(body, seed)
        self.loads: list[Load] = []
        self._entries: list[AnyEntry] = []
        self._record = SafetyRecord()
        self._used: set[str] = set()

    def live(self, days: int) -> list[Day]:
        """The days up to number `days`."""
        for number in range(len(self.days), days):
            self._live(number)
        return self.days

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """The journal, ascending."""
        return tuple(self._entries)

    @property
    def record(self) -> SafetyRecord:
        """The safety answers that still count."""
        return self._record

    def _live(self, number: int) -> None:
        back, body, chance = self._back, self.body, self._back.chance
        back.wake(number, self._used)
        self._used = set()
        if any(number in away for away in body.holidays):
            return
        if chance.random() < body.answers:
            at = self._at(number, body.morning_hour)
            self._write(Morning(at=at, pain=back.says(), sleep=max(0, min(10, round(chance.gauss(7, 2))))))
        if body.visit_every and number % body.visit_every == body.visit_every - 1:
            self._write(Visit(at=self._at(number, 14), areas=(LOW_BACK,)))
        now = self._at(number, body.hour)
        self._see_a_clinician(now)
        before = back.says()
        facts = self._asked(number, now, before)
        made = plan(facts)
        does = chance.random() < body.keeps and bool(made.chosen)
        if does:
            self._run(made, now, before)
        elif chance.random() < body.answers:
            self._write(CheckIn(at=now, pain=before))
        self.days.append(Day(number, facts, made, does))
        if does and chance.random() < body.extra:
            self._one_more(now + timedelta(hours=1), chance.choice(EXTRA))

    def _at(self, number: int, hour: int) -> datetime:
        return datetime.combine(self._back.date(number), time(hour, number % 30), UTC)

    def _write(self, entry: AnyEntry) -> None:
        self._entries.append(entry)
        if isinstance(entry, (SafetyCheck, Clearance)):
            self._record = self._record.with_entry(entry)

    def _facts(self, now: datetime, pain: int) -> Facts:
        first = bisect_left(self._entries, now - LOOK_BACK, key=lambda entry: entry.at)
        known = self._with_next_visit(self._entries[first:], now)
        return gathered(
            self.body.profile, self._record, known, self._library.exercises, self._library.routines, now, pain
        )

    def _with_next_visit(self, known: list[AnyEntry], now: datetime) -> list[AnyEntry]:
        every = self.body.visit_every
        if not every:
            return known
        today = (now.date() - self._back.date(0)).days
        coming = every - 1 - today % every or every
        return [*known, Visit(at=self._at(today + coming, 14))]

    def _asked(self, number: int, now: datetime, pain: int) -> Facts:
        """The facts once the journal has raised what it shows and the warning signs that were due are answered."""
        known = [entry for entry in self._entries if entry.at >= now - LOOK_BACK]
        if found := automatic(self._record, known, now):
            self._check(now, "journal", (), found)
        facts = self._facts(now, pain)
        if facts.situation.pending is None:
            return facts
        first = facts.situation.pending == "first_run"
        asked = tuple(
            flag.id for flag in full_list(pregnant=False, first_run=first, age_band=self.body.profile.age_band)
        )
        self._check(now, facts.situation.pending, asked, raised(self._back.true_flags(number)))
        return self._facts(now, pain)

    def _check(self, at: datetime, reason: CheckReason, asked: tuple[str, ...], found: tuple[Raised, ...]) -> None:
        self._write(SafetyCheck(at=at, reason=reason, asked=asked, raised=found))

    def _see_a_clinician(self, now: datetime) -> None:
        for cause in standing(self._record.entries, now).clearable(now):
            if now - cause.raised_at >= CLEARED_AFTER:
                self._write(Clearance(at=now, cause=cause.cause, by="a clinician"))

    def _one_more(self, at: datetime, routine: str) -> None:
        before = self._back.says()
        made = plan(self._facts(at, before), Wish(routine=routine))
        if made.chosen:
            self._run(made, at, before)

    def _run(self, made: Plan, at: datetime, before: int) -> None:
        asked = tuple(flag.id for flag in short_list(neck=False, leg=False))
        self._check(at, "before_run", asked, ())
        results = [self._result(line.step, at) for line in made.chosen if isinstance(line.step, Prescription)]
        used = {result.exercise for result in results}
        exercises = self._library.exercises
        work = [each.done_s for each in results if exercises[each.exercise].rules.dose]
        self.loads.append(Load(at, sum(work)))
        self._used |= used
        self._write(
            Run(
                at=at,
                routine=made.routine or "todays-plan",
                name="Plan",
                ended_at=at + timedelta(seconds=made.total_s),
                planned_s=made.total_s,
                finished=True,
                before=before,
                after=self._back.after(before, used),
                results=tuple(results),
            )
        )

    def _result(self, step: Prescription, at: datetime) -> ExerciseResult:
        chance, felt = self._back.chance, self._back.during(step.exercise)
        hurt = chance.random() < HURTS
        seconds = float(step.dose.total_s)
        over = step.exercise.kind == "ball" and felt > step.exercise.cap
        return ExerciseResult(
            exercise=step.exercise.id,
            outcome="stopped" if hurt else "over_cap" if over else "done",
            planned_s=seconds,
            done_s=seconds / 2 if hurt or over else seconds,
            ratings=(Rating(seconds / 2, felt),),
            hurts=(Hurt(at, felt, "low-back", signs=chance.choice(SIGNS)),) if hurt else (),
            given=step.given,
        )
