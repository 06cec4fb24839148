"""Simulated people: who they are, how their backs answer what they do, and what they say of it."""

import random
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from math import prod
from typing import NamedTuple

from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import CauseId, Place
from coach.domain.person.profile import Condition, Profile
from coach.domain.safety.red_flags import BY_ID

FIRST_DAY = date(2026, 1, 5)
FLARE_POINTS, FLARE_DAYS = 3.0, 2
MOST_RELIEF = 3.0


class Body(NamedTuple):
    """One kind of person; pain in points of 0-10, chances 0-1 a day or a use, days counted from 0.

    `helps` are points of relief right after a use, `flares` the chance of a bad morning after one; `by_itself` is that
    of a flare without a cause. `pain` is the usual level at first and `later` the one it nears, most of it within
    `fades` days. `keeps` is how often a plan is done, `answers` how often a morning is answered, `extra` how often a
    ready routine is done on top. `flag` is a warning sign that is true from a day on.
    """

    kind: str
    profile: Profile
    pain: float = 4.0
    later: float = 4.0
    fades: float = 120.0
    helps: Mapping[str, float] = {}
    flares: Mapping[str, float] = {}
    by_itself: float = 0.01
    keeps: float = 0.85
    answers: float = 0.85
    extra: float = 0.0
    hour: int = 18
    morning_hour: int = 7
    holidays: Sequence[range] = ()
    visit_every: int = 0
    flag: tuple[int, CauseId, str] | None = None


LOW_BACK = Place("low-back", score=4)
USUAL = Profile(places=(LOW_BACK,), conditions=(), minutes=15, age_band="45_59", episode=date(2024, 5, 1), safe=7)
HELPING = {"cat-cow": 1.2, "ball-lumbar-wall": 1.5, "knee-to-chest-single": 1.0, "bird-dog": 1.2}
FLARING = {"standing-back-bend": 0.5, "ball-ql-wall": 0.5, "seated-rotation": 0.4, "bridge": 0.5}


def changed(**fields: object) -> Profile:
    """The usual profile with some answers changed."""
    return Profile(**{**{name: getattr(USUAL, name) for name in USUAL.__struct_fields__}, **fields})


BODIES: tuple[Body, ...] = (
    Body("responder", USUAL, later=1.8, helps=HELPING),
    Body("non-responder", USUAL, by_itself=0.015),
    Body("flare-prone", USUAL, flares=FLARING, by_itself=0.02, flag=(200, "RF14", "new")),
    Body("over-eager", changed(minutes=30, safe=9), keeps=1.0, extra=0.5, morning_hour=11, helps=HELPING),
    Body(
        "seldom",
        changed(minutes=10),
        keeps=2 / 7,
        answers=0.4,
        holidays=(range(60, 75), range(200, 221), range(350, 360)),
    ),
    Body(
        "conditions",
        changed(
            age_band="over_70",
            conditions=(
                Condition("blood_thinner"),
                Condition("osteoporosis"),
                Condition("knee"),
                Condition("floor_transfer"),
            ),
            positions=("standing", "wall", "chair", "bed"),
        ),
        helps={"pelvic-tilt-seated": 1.2, "sit-to-stand-hinge": 1.0},
    ),
    Body("new episode", changed(episode=FIRST_DAY, minutes=10), pain=6.0, later=2.5, fades=30, helps=HELPING),
    Body("visits", changed(minutes=20), pain=4.5, later=3.0, visit_every=28, helps=HELPING),
)


BACK_PLACES = ("low-back", "buttock")
TWELVE_DAYS = 56
TWELVE: tuple[Body, ...] = (
    Body("acute day 1", changed(episode=FIRST_DAY, minutes=10), pain=6.0, later=2.5, fades=20),
    Body("acute day 4", changed(episode=FIRST_DAY - timedelta(days=4), minutes=10), pain=5.0, later=2.5, fades=20),
    Body("desk worker", changed(places=(Place("upper-back"),), age_band="18_44", minutes=8), pain=3.5, later=3.0),
    Body(
        "sciatica", changed(places=(Place("buttock"),), conditions=(Condition("disc_or_nerve"),), minutes=10), pain=5.0
    ),
    Body(
        "bone + thinner",
        changed(age_band="60_70", conditions=(Condition("osteoporosis"), Condition("blood_thinner"))),
    ),
    Body(
        "pregnant 24",
        changed(
            age_band="18_44",
            minutes=10,
            conditions=(Condition("pregnancy", since=FIRST_DAY - timedelta(weeks=24)),),
        ),
    ),
    Body(
        "operation",
        changed(conditions=(Condition("operation", regions=BACK_PLACES, since=FIRST_DAY - timedelta(weeks=6)),)),
    ),
    Body(
        "78, falls",
        changed(
            age_band="over_70",
            minutes=10,
            conditions=(Condition("balance"), Condition("floor_transfer")),
            positions=("chair", "bed", "wall", "standing"),
        ),
    ),
    Body("hypermobile", changed(age_band="18_44", conditions=(Condition("hypermobility"),))),
    Body("athlete", changed(age_band="18_44", minutes=20, safe=10), pain=1.2, later=1.0, keeps=0.95),
    Body("fearful, 7-8", changed(minutes=8, safe=3), pain=7.4, later=7.4, by_itself=0.005),
    Body("low mood", changed(minutes=10, safe=5), pain=5.5, later=5.5, keeps=0.5, answers=0.6, visit_every=21),
)
"""The twelve people of clinical-2.md, 56 days each; "acute day 4" begins on the fourth day of its trouble."""


class Days:
    """The days of one body: its pain drifts around the usual level, flares, and is eased by what helps."""

    def __init__(self, body: Body, seed: int) -> None:
        self.body = body
        self.chance = random.Random(f"{body.kind} {seed}")
        self._drift = 0.0
        self._flare_left = 0

    def wake(self, day: int, done: Collection[str]) -> None:
        """A new day after one on which `done` were used: flares begin and end overnight."""
        body = self.body
        self._drift = 0.7 * self._drift + self.chance.gauss(0, 0.5)
        self._flare_left = max(0, self._flare_left - 1)
        chances = [body.by_itself, *(body.flares[each] for each in sorted(done) if each in body.flares)]
        if self.chance.random() > prod(1 - each for each in chances):
            self._flare_left = FLARE_DAYS
        level = body.later + (body.pain - body.later) * 0.5 ** (2 * day / body.fades)
        self.pain = level + self._drift + FLARE_POINTS * bool(self._flare_left)

    def says(self, pain: float | None = None) -> int:
        """Pain as it is rated, in whole numbers and not quite steadily."""
        felt = (self.pain if pain is None else pain) + self.chance.gauss(0, 0.4)
        return min(10, max(0, round(felt)))

    def after(self, before: int, done: Collection[str]) -> int:
        """What is said right after a run with `done`."""
        relief = 0.3 + sum(self.body.helps.get(each, 0.0) for each in done)
        return self.says(before - min(MOST_RELIEF, relief))

    def during(self, exercise: Exercise) -> int:
        """The discomfort of a use: some of the pain, more where the exercise is one that flares."""
        return self.says(0.5 * self.pain + 1.5 * self.body.flares.get(exercise.id, 0.0))

    def true_flags(self, day: int) -> dict[CauseId, str]:
        """The warning signs that are answered with yes on `day`."""
        flag = self.body.flag
        return {flag[1]: flag[2]} if flag and day >= flag[0] and flag[1] in BY_ID else {}

    def date(self, day: int) -> date:
        """The calendar day of `day`."""
        return FIRST_DAY + timedelta(days=day)
