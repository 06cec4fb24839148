"""Persons to judge: what was asked, what was answered, what kind of day it is, and the facts that follow from it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from coach.domain.exercises.routine import Prescription
from coach.domain.exercises.vocabulary import CODES, Code, Mode, Phase
from coach.domain.journal.entries import (
    AnyEntry,
    ExerciseResult,
    FlareDay,
    Morning,
    Place,
    Raised,
    Run,
    SafetyCheck,
    Visit,
)
from coach.domain.person.profile import Profile
from coach.domain.planning.facts import Facts
from coach.domain.planning.gathering import gathered
from coach.domain.safety.contraindications import Contraindication
from coach.domain.safety.record import SafetyRecord
from coach.domain.safety.red_flags import full_list
from coach.domain.safety.situation import Situation
from coach.library import load

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

LIBRARY = load(None)
EXERCISES = LIBRARY.exercises
MOVES = tuple(EXERCISES.values())
ROUTINES = LIBRARY.routines

ALL_SIGNS = tuple(flag.id for flag in full_list(pregnant=True, first_run=True, age_band=None))
ALL_NO = SafetyCheck(at=NOW - DAY, reason="first_run", asked=ALL_SIGNS)
"""Everything was asked yesterday, and everything was no."""

HEALTHY = Profile(conditions=(), positions=("standing", "wall", "chair", "floor", "bed"))


def yes(*raised: Raised, at: datetime = NOW - DAY) -> SafetyCheck:
    """Everything was asked `at` that moment, and `raised` were answered with yes."""
    return SafetyCheck(at=at, reason="first_run", asked=ALL_SIGNS, raised=raised)


def told(*codes: Code) -> SafetyCheck:
    """Cautions that bring `codes` along, as a safety answer can bring any of them."""
    return yes(*(Raised(f"RF{CODES.index(code) % 9 + 11}", "CAUTION", codes=(code,)) for code in codes))


def day_of_mode(mode: Mode) -> tuple[AnyEntry, ...]:
    """What the journal holds on a day of this mode."""
    low_back = (Place("low-back"),)
    return {
        "normal": (),
        "flare": (FlareDay(at=NOW - HOUR),),
        "pre_visit": (Visit(at=NOW + 12 * HOUR),),
        "post_visit": (Visit(at=NOW - 12 * HOUR, areas=low_back),),
        "locked": (yes(Raised("RF19", "CLINICIAN_FIRST")),),
    }[mode]


def history_of_phase(phase: Phase) -> tuple[int, tuple[AnyEntry, ...]]:
    """How many days ago the trouble began, and the mornings that make the phase."""
    calm = tuple(Morning(at=NOW - day * DAY - HOUR, pain=1) for day in range(1, 28))
    return {"acute": (1, ()), "subacute": (30, ()), "chronic": (200, ()), "maintenance": (200, calm)}[phase]


def facts_of(
    *entries: AnyEntry, profile: Profile = HEALTHY, now: datetime = NOW, pain: int | None = None, asked: bool = True
) -> Facts:
    """The facts of a person with these entries, asked everything yesterday unless `asked` is False."""
    record = SafetyRecord((ALL_NO,) if asked else ())
    journal: list[AnyEntry] = []
    for entry in entries:
        if isinstance(entry, SafetyCheck):
            record = record.with_entry(entry)
        else:
            journal.append(entry)
    ordered = sorted(journal, key=lambda entry: entry.at)
    return gathered(profile, record, ordered, EXERCISES, ROUTINES, now, pain)


def facts_on(phase: Phase, mode: Mode, codes: Sequence[Code] = (), **changes: Any) -> Facts:
    """The facts of a person of this phase on a day of this mode who has `codes` and has done everything before.

    `changes` go to the profile. In maintenance a flare is one that the person rates, as a told one ends the phase.
    """
    days, mornings = history_of_phase(phase)
    profile = msgspec.structs.replace(HEALTHY, episode=(NOW - days * DAY).date(), **changes)
    rated = phase == "maintenance" and mode == "flare"
    entries = () if rated else day_of_mode(mode)
    everything = run_of(*EXERCISES, ended=NOW - 40 * DAY)
    answers = [told(*codes)] if codes else []
    found = facts_of(*entries, *mornings, everything, *answers, profile=profile, pain=3 if rated else None)
    assert (found.situation.phase, found.situation.mode, found.situation.pending) == (phase, mode, None)
    return found


def situation(**changes: Any) -> Situation:
    """An ordinary day of a long-standing trouble on which everything in the library is known."""
    usual: dict[str, Any] = {"now": NOW, "phase": "chronic", "mode": "normal", "known": frozenset(EXERCISES)}
    return Situation(**{**usual, "visit_soon": changes.get("mode") == "pre_visit", **changes})


def with_codes(codes: Iterable[Code], **changes: Any) -> Situation:
    """The ordinary day of a person who has `codes` in places nobody knows."""
    return situation(contraindications=tuple(Contraindication(code) for code in codes), **changes)


def run_of(*exercises: str, ended: datetime = NOW - HOUR, done_s: float = 120.0, speed: float = 1.0) -> Run:
    """A run of a quarter of an hour with these exercises, all done."""
    results = tuple(ExerciseResult(ident, "done", done_s, done_s) for ident in exercises)
    return Run(
        at=ended - HOUR / 4,
        routine="any",
        name="Any",
        ended_at=ended,
        planned_s=done_s,
        finished=True,
        speed=speed,
        results=results,
    )


def offered(steps: Iterable[object]) -> set[str]:
    """The ids of all exercises in `steps`, those that go along with another one too."""
    found: set[str] = set()
    for step in steps:
        if isinstance(step, Prescription):
            found.add(step.exercise.id)
            found |= {step.companion.id} if step.companion else set()
    return found
