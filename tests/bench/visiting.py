"""The visits of the made journal: two providers, what is asked around each, questions, homework, and the next one."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from coach.domain.homework.exercise import Said
from coach.domain.journal.entries import (
    AfterEffect,
    AnyEntry,
    Change,
    ExerciseResult,
    Homework,
    Hurt,
    Place,
    ProviderKind,
    Run,
    Technique,
    TherapistQuestion,
    Visit,
)
from tests.bench.body import Day

DAY = timedelta(days=1)
CALM_END = 4
"""The last days have no visit, so that the journal ends on an ordinary day whenever it is made."""


class Practice(NamedTuple):
    """Someone the person goes to, and what is done there."""

    name: str
    kind: ProviderKind
    techniques: tuple[Technique, ...]
    minutes: int
    cost: float


SAM = Practice("Sam Osei", "lmt", ("deep-tissue", "trigger-point", "swedish"), 60, 85.0)
PRAXIS = Practice("Praxis am Park", "pt_clinic", ("myofascial-release", "gluteal-piriformis"), 45, 64.5)
GOALS = ("Sit two hours without moving the chair", "Sleep through the night", "Lift the little one", "")
AREAS = (
    (Place("low-back", "left"), Place("buttock", "right")),
    (Place("low-back", "both"),),
    (Place("upper-back", "both"), Place("neck", "left")),
)
QUESTIONS = (
    "Buttock or back first?",
    "Which side stretch is safer for me?",
    "How long until I may carry again?",
    "Is heat before the run of any use?",
    "Warum ist es links schlimmer?",
)
AFTERWARDS: Sequence[tuple[AfterEffect, ...]] = ((), (), ("none",), ("soreness",), ("soreness", "sleepiness"))
CURRENCY = "EUR"

HOMEWORK = {
    "homework-wall-lean": Said("Wall lean", "2 x 30 s each side", ("Shoulders stay low.",), kind="stretch"),
    "homework-band-pulls": Said("Band pulls", "3 x 10 slow", ("Elbows stay low.",), kind="strength"),
}
"""What the therapist gave, by the id that the exercise gets."""


def around_visits(days: Sequence[Day], until: datetime, chance: random.Random) -> Iterator[AnyEntry]:
    """Everything that belongs to the visits on `days`, unordered; answers that came after `until` are missing."""
    places = [place for place, day in enumerate(days[:-CALM_END]) if day.visit]
    for number, place in enumerate(places):
        at = _at(days[place], until, chance.choice((10, 14, 16)))
        yield _visit(days, place, at, until, chance)
        if chance.random() < 0.9 and number:
            eased = days[places[number - 1]].pain - days[place].pain
            yield Change(at=at - timedelta(hours=1), change=max(-5, min(5, round(eased + chance.gauss(0.5, 1)))))
        if chance.random() < 0.7:
            asked = at - timedelta(days=chance.randint(1, 9), hours=3)
            answered = chance.random() < 0.95
            answer = "Both, a little." if answered else ""
            yield TherapistQuestion(
                at=asked, note=chance.choice(QUESTIONS), answer=answer, answered_at=at if answered else None
            )
        if number % 3 == 0:
            yield _homework(at, chance)


def planned(until: datetime) -> Visit:
    """The next visit, nine days after `until`, with what the person wants of it."""
    at = (until + 9 * DAY).replace(hour=14, minute=0, second=0, microsecond=0)
    return Visit(at=at, provider=SAM.name, provider_kind=SAM.kind, goal=GOALS[0], pressure_wish=3, currency=CURRENCY)


def last_homework(until: datetime) -> Homework:
    """What is still to be done at the end of the journal."""
    return Homework(
        at=until - 20 * DAY,
        exercise="homework-wall-lean",
        note="Wall lean\nShoulders stay low.",
        said_dose="2 x 30 s each side",
        per_week=5,
    )


def homework_run(exercise: str, at: datetime, day: Day, chance: random.Random, speed: float = 1.0) -> Run:
    """A run of what the therapist gave; at another `speed` it is a rehearsal, which counts nowhere."""
    before = min(10, round(day.pain))
    hurts = (Hurt(at, min(10, before + 1), "hip-side", "left"),) if chance.random() < 0.02 else ()
    return Run(
        at=at,
        recorded_at=at + timedelta(minutes=4),
        routine=exercise,
        name=HOMEWORK[exercise].name,
        ended_at=at + timedelta(minutes=3),
        planned_s=120.0,
        finished=True,
        before=before,
        after=max(0, before - chance.choice((0, 0, 1))),
        speed=speed,
        results=(ExerciseResult(exercise, "done", 120.0, 120.0, sets_done=4, hurts=hurts),),
    )


def _visit(days: Sequence[Day], place: int, at: datetime, until: datetime, chance: random.Random) -> Visit:
    practice = SAM if chance.random() < 0.7 else PRAXIS
    before = days[place].pain
    answers = {
        "pain_before": _answer(before, at, until, chance),
        "pain_after": _answer(before - chance.choice((0, 1, 1, 2)), at + timedelta(hours=1), until, chance),
        "pain_24h": _answer(days[place + 1].pain, at + DAY, until, chance),
        "pain_48h": _answer(days[place + 2].pain, at + 2 * DAY, until, chance),
    }
    effects = chance.choice(AFTERWARDS)
    return Visit(
        at=at,
        provider=practice.name if chance.random() < 0.9 else practice.name.upper(),
        provider_kind=practice.kind,
        areas=chance.choice(AREAS),
        techniques=tuple(chance.sample(practice.techniques, chance.choice((1, 1, 2)))),
        duration_min=practice.minutes,
        goal=chance.choice(GOALS),
        pressure_wish=chance.choice((2, 3, 3, None)),
        pressure_used=chance.choice((3, 4, None)),
        after_effects=effects,
        soreness_h=float(chance.randint(6, 40)) if "soreness" in effects else None,
        relief_days=chance.choice((None, 2.0, 3.5, 6.0)),
        cost=practice.cost + (10.0 if place > len(days) / 2 else 0.0),
        tip=chance.choice((None, None, 5.0)),
        travel=chance.choice((None, 3.4)),
        insurer=20.0 if practice is PRAXIS else None,
        currency=CURRENCY if chance.random() < 0.9 else "",
        satisfaction=chance.choice((None, 7, 8, 9)),
        **answers,
    )


def _homework(at: datetime, chance: random.Random) -> Homework:
    """For three weeks; the last word of the therapist on an exercise counts."""
    exercise = chance.choice(tuple(HOMEWORK))
    said = HOMEWORK[exercise]
    return Homework(
        at=at + timedelta(hours=2),
        exercise=exercise,
        note="\n".join((said.name, *said.sentences)),
        said_dose=said.dose,
        per_week=chance.choice((3, 5, 7)),
        until=(at + 21 * DAY).date(),
    )


def _answer(pain: float, at: datetime, until: datetime, chance: random.Random) -> int | None:
    answered = chance.random() < 0.82 and at <= until
    return min(10, max(0, round(pain + chance.gauss(0, 0.5)))) if answered else None


def _at(day: Day, until: datetime, hour: int) -> datetime:
    return datetime.combine(day.date, time(hour), until.tzinfo)
