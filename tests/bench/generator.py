"""A believable journal of many years, the same for the same seed.

    uv run python -m tests.bench.generator HOME --years 10 --seed 1

About 3,600 entries a year: check-ins from morning to evening with places, runs of the real routines with how each
exercise went, evening logs, the measures of a week, visits to two providers with all that is asked around them and
the homework from there, notes in several languages, back-dated entries, flares, seasons, holidays without an entry.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import get_args

import msgspec

from coach.clock import SystemClock
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Prescription, Routine, prescribe
from coach.domain.exercises.vocabulary import Region
from coach.domain.homework.exercise import build
from coach.domain.journal.entries import (
    AnyEntry,
    CauseId,
    CheckIn,
    Clearance,
    ExerciseResult,
    Homework,
    Morning,
    PainKind,
    Place,
    Raised,
    Rating,
    Run,
    SafetyCheck,
)
from coach.domain.measures.usual import usual_level
from coach.domain.person.profile import Condition, Course
from coach.library import Library, load
from coach.library.own_pack import write_exercise
from coach.store import Store
from tests.bench.body import Day, days
from tests.bench.measuring import LATER, asked, is_later
from tests.bench.visiting import CURRENCY, HOMEWORK, around_visits, last_homework, planned
from tests.ready import make_ready

NOTES = (
    "Slept badly.",
    "Long drive, stiff afterwards.",
    "Better after the walk",
    "Lifted the little one, felt it at once.",
    "Nach dem Garten: müde, aber gut.",
    "朝、少しこわばる。",
    "Two meetings back to back,\nno break.\n\nHeat helped in the evening.",
    "a [/] b [bold]c[/bold] 100% 🙂",
    "Massage yesterday; sore to the touch on the left side, otherwise the best day of the week.",
)
REGIONS: Sequence[Region] = (
    "low-back",
    "low-back",
    "low-back",
    "buttock",
    "upper-back",
    "neck",
    "shoulder",
    "hip-side",
)
MORNING = ("bed-wakeup-5", "morning-low-back-10", "morning-low-back-10")
MIDDAY = ("desk-reset-5", "desk-reset-5", "chair-only-7")
EVENING = (
    "gluteal-sciatica-type-13",
    "upper-back-neck-12",
    "full-20",
    "ball-focus-8",
    "strength-base-14",
    "relax-11",
    "evening-heat-winddown-23",
)
SEEN_TO: tuple[CauseId, ...] = ("RF27", "A4")
"""What such a journal raises by itself; a clinician has looked at it."""

GENTLE = ("flare-gentle-14", "bed-wakeup-5", "relax-11")
CONDITIONS = (
    Condition("allergy", note="latex"),
    Condition("varicose_veins", regions=("calf",)),
)


def journal(library: Library, seed: int, years: float, until: datetime) -> Iterator[AnyEntry]:
    """The entries of the `years` that end with the day of `until` (aware), none later than it, day by day."""
    chance = random.Random(seed)
    count = round(years * 365.25)
    first = until.date() - timedelta(days=count - 1)
    told = tuple(days(first, count, chance))
    apart = random.Random(f"{seed} asked")
    visiting: dict[date, list[AnyEntry]] = {}
    for entry in around_visits(told, until, apart):
        visiting.setdefault(entry.at.date(), []).append(entry)
    given = [entry for entries in visiting.values() for entry in entries if isinstance(entry, Homework)]
    for day in told:
        later = is_later(day.date, first, count)
        of_day = (*visiting.get(day.date, ()), *_day(library, day, until, chance))
        for entry in (*of_day, *asked(day, until, later, given, apart)):
            if entry.at <= until:
                yield entry


def _day(library: Library, day: Day, until: datetime, chance: random.Random) -> Iterator[AnyEntry]:
    if chance.random() < (0.8 if day.holiday else 0.02):
        return

    def moment(first_hour: float, last_hour: float) -> datetime:
        seconds = round(chance.uniform(first_hour, last_hour) * 3600)
        return datetime.combine(day.date, time(), until.tzinfo) + timedelta(seconds=seconds)

    woke = moment(6.2, 8.5)
    yield _morning(day, woke, chance) if chance.random() < 0.7 else _check_in(day, woke, chance)
    if chance.random() < 0.8:
        yield _run(library, GENTLE if day.flare else MORNING, day, moment(6.5, 9), chance)
    for _ in range(chance.choice((0, 1, 1, 2) if day.date.weekday() > 4 else (1, 2, 3, 3))):
        yield _run(library, GENTLE if day.flare else MIDDAY, day, moment(9.5, 17), chance)
    for _ in range(chance.choice((3, 3, 4, 4))):
        yield _check_in(day, moment(9, 20), chance)
    if chance.random() < 0.9 and not day.visit:
        yield _run(library, GENTLE if day.flare else EVENING, day, moment(18, 21), chance)
    if chance.random() < 0.97:
        yield _check_in(day, moment(20.5, 23.4), chance)


def _morning(day: Day, at: datetime, chance: random.Random) -> Morning:
    """The night helps this person: waking is the best hour."""
    pain = _score(day.pain - 1 + chance.gauss(0, 0.3))
    return Morning(at=at, recorded_at=_recorded(at, chance), pain=pain, sleep=chance.randint(2, 9))


def _check_in(day: Day, at: datetime, chance: random.Random) -> CheckIn:
    pain = _score(day.pain + 0.4 * (at.hour < 9) + chance.gauss(0, 0.5))
    places = tuple(
        Place(
            chance.choice(REGIONS),
            chance.choice(("left", "right", "both", None)),
            max(0, pain - chance.randint(0, 2)),
            chance.choice((*get_args(PainKind), None)),
        )
        for _ in range(chance.choice((0, 1, 1, 2)) if pain else 0)
    )
    return CheckIn(at=at, recorded_at=_recorded(at, chance), note=_note(chance), pain=pain, places=places)


def _run(library: Library, choice: Sequence[str], day: Day, at: datetime, chance: random.Random) -> Run:
    routine: Routine = library.routines[chance.choice(choice)]
    finished = chance.random() < 0.93
    steps = [step for step in prescribe(routine, library.exercises) if isinstance(step, Prescription)]
    reached = len(steps) if finished else chance.randint(1, len(steps))
    results = tuple(_result(step, number < reached, day, chance) for number, step in enumerate(steps))
    before = _score(day.pain + chance.gauss(0, 0.5))
    done_s = sum(result.done_s for result in results)
    ended_at = at + timedelta(seconds=round(done_s + 20 * reached))
    return Run(
        at=at,
        recorded_at=_recorded(ended_at, chance),
        note=_note(chance),
        routine=routine.id,
        name=routine.name,
        ended_at=ended_at,
        planned_s=sum(result.planned_s for result in results),
        finished=finished,
        before=before if chance.random() < 0.9 else None,
        after=_score(before - chance.choice((0, 0, 1, 1, 2, -1))) if finished and chance.random() < 0.85 else None,
        results=results,
    )


def _result(step: Prescription, reached: bool, day: Day, chance: random.Random) -> ExerciseResult:
    exercise: Exercise = step.exercise
    planned_s = float(step.dose.work_s * step.dose.sets * exercise.sides)
    if not reached:
        return ExerciseResult(exercise.id, "not_reached", planned_s, 0.0)
    whole = chance.random() < 0.95
    rated = exercise.kind == "ball"
    ratings = (Rating(round(planned_s / 3, 1), _score(min(exercise.cap, day.pain + 1))),) if rated else ()
    done_s = planned_s if whole else round(planned_s * chance.uniform(0.2, 0.9), 1)
    rounds = step.dose.sets * exercise.sides
    return ExerciseResult(
        exercise.id,
        "done" if whole else "partly",
        planned_s,
        done_s,
        extended_s=chance.choice((0.0,) * 19 + (15.0,)),
        sets_done=rounds if whole else rounds - 1,
        ratings=ratings,
    )


def _score(value: float) -> int:
    return min(10, max(0, round(value)))


def _note(chance: random.Random) -> str:
    return chance.choice(NOTES) if chance.random() < 0.08 else ""


def _recorded(at: datetime, chance: random.Random) -> datetime:
    late = timedelta(hours=chance.uniform(2, 40)) if chance.random() < 0.03 else timedelta(seconds=4)
    return at + late


def write(home: Path, seed: int, years: float, until: datetime | None = None) -> int:
    """Put the journal of a person who has answered all that is due into `home`; returns how many entries it has."""
    clock = SystemClock()
    store, now = Store(home, clock), clock.now()
    library, end = load(home), until or now
    for said in HOMEWORK.values():
        write_exercise(home, build(said, library.exercises, library.routines).exercise)
    entries = list(journal(library, seed, years, end))
    store.journal.add_all([*entries, last_homework(end), planned(end)])
    make_ready(store, now, CONDITIONS)
    course = Course(visits=30, price=85.0, monthly=180.0, currency=CURRENCY)
    told = msgspec.structs.replace(store.load_profile(), goal_runs=5, activities=LATER, course=course)
    store.save_profile(told)
    store.journal.add(Morning(at=now, pain=round(usual_level(entries, end) or 0), sleep=6))
    store.keep_safety(SafetyCheck(at=now, reason="after_run", asked=("A5", "A6", "RF11")))
    for cause in SEEN_TO:
        store.keep_safety(
            SafetyCheck(at=now, reason="journal", asked=(cause,), raised=(Raised(cause, "CLINICIAN_FIRST"),))
        )
        store.keep_safety(Clearance(at=now, cause=cause, by="Dr Berg"))
    return len(store.journal.entries())


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a believable journal of many years into a folder.")
    parser.add_argument("home", type=Path)
    parser.add_argument("--years", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"{write(options.home, options.seed, options.years)} entries in {options.home}")


if __name__ == "__main__":
    main()
