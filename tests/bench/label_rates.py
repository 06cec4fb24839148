"""How often a label is wrong, and how often a true effect is found, on simulated people (clinical.md 6.6)."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from coach.domain.journal.uses import Use
from coach.domain.measures.stats import DEFAULTS, Label, StatsSettings, effects
from tests.bench.measure import Row

START = datetime(2026, 1, 1, 18, tzinfo=UTC)
LEAST, MOST = 8, 20
PEOPLE = 200
HELPER = "x0"


class Habit(NamedTuple):
    """How people use exercises: `sizes` of their runs, out of `pool` exercises.

    `kept` is the chance that a run repeats the one before, `noise` the SD of one rating around the pain that is there,
    `level` the usual pain of all of them (None: drawn for each). With `by_pain` the first exercise is taken when pain
    is high, and only then.
    """

    name: str
    sizes: Sequence[int]
    pool: int
    kept: float = 0.0
    noise: float = 0.9
    level: float | None = None
    by_pain: bool = False


ONE, SHARED = Habit("1 exercise a run", (1,), 6), Habit("4-6 exercises a run", (4, 5, 6), 20)
HABITS = (
    ONE,
    SHARED,
    ONE._replace(name="1 a run, the same for days", kept=0.8),
    SHARED._replace(name="4-6 a run, the same for days", kept=0.8),
    ONE._replace(name="1 a run, one only when pain is high", by_pain=True),
    SHARED._replace(name="4-6 a run, one only when pain is high", by_pain=True),
    SHARED._replace(name="4-6 a run, very unsteady ratings", noise=1.5),
    ONE._replace(name="1 a run, usual pain 1", level=1.0),
)


def life(habit: Habit, true_effect: float, seed: int) -> Iterator[list[Use]]:
    """The runs of one person, in order and without end: pain is like the day before, drifts back to its usual level
    and is answered in whole numbers; every exercise does the same but HELPER, which does `true_effect` points more."""
    chance = random.Random(f"{habit}{seed}")
    usual = chance.uniform(2.5, 6.5) if habit.level is None else habit.level
    relief, relief_of_level, drift = chance.uniform(0, 1), chance.uniform(0, 0.25), chance.gauss(0, 1.3)
    chosen: list[str] = []
    at = START
    while True:
        at += timedelta(days=1)
        drift = 0.8 * drift + sqrt(1 - 0.8**2) * chance.gauss(0, 1.3)
        pain = usual + drift
        pre = _rated(pain + chance.gauss(0, habit.noise))
        if not chosen or chance.random() >= habit.kept:
            chosen = chance.sample([f"x{number}" for number in range(habit.pool)], chance.choice(habit.sizes))
        taken = _by_pain(chosen, pre > usual + 1) if habit.by_pain else chosen
        eased = relief + relief_of_level * drift + true_effect * (HELPER in taken)
        post = _rated(pain - eased + chance.gauss(0, habit.noise))
        yield [Use(exercise=exercise, at=at, pre=pre, post=post) for exercise in taken]


def _rated(pain: float) -> int:
    return min(10, max(0, round(pain)))


def _by_pain(chosen: Sequence[str], high: bool) -> list[str]:
    others = [exercise for exercise in chosen if exercise != HELPER]
    return [HELPER, *others[: len(chosen) - 1]] if high else others or ["x1"]


def labels(habit: Habit, true_effect: float, seed: int, settings: StatsSettings) -> dict[str, list[Label]]:
    """By exercise, the label it had after each of its first 20 uses, for one person's 120 runs or fewer."""
    seen: dict[str, list[Label]] = {}
    so_far: list[Use] = []
    for _, run in zip(range(120), life(habit, true_effect, seed), strict=False):
        so_far += run
        wanted = {use.exercise for use in run if len(seen.get(use.exercise, ())) < MOST}
        if wanted:
            found = effects(so_far, settings)
            for exercise in wanted:
                seen.setdefault(exercise, []).append(found[exercise].label)
    return seen


class Rates(NamedTuple):
    """Shares (0-1) of exercises: "helps more" `standing` at the 20th use, or `ever` said at a use from the 8th on."""

    standing: float
    ever: float
    found: float


def rates(habit: Habit, true_effect: float, people: int, settings: StatsSettings = DEFAULTS) -> Rates:
    """The rates over all exercises without a true effect, or over HELPER alone; `found` counts "seems to" as well."""
    count = Counter[str]()
    for seed in range(people):
        for exercise, given in labels(habit, true_effect, seed, settings).items():
            if len(given) < MOST or (true_effect and exercise != HELPER):
                continue
            count["all"] += 1
            count["standing"] += given[-1] == "more"
            count["ever"] += "more" in given[LEAST - 1 :]
            count["found"] += given[-1] in ("more", "seems_more")
    return Rates(*(count[what] / max(1, count["all"]) for what in Rates._fields))


def measure(folder: Path, people: int = PEOPLE) -> list[Row]:
    """The rows for every habit; nothing is written to `folder`."""
    rows = []
    for habit in HABITS:
        none = rates(habit, 0.0, people)
        rows += [
            _row(f'{habit.name}: "helps more" though it does not, 20th use', none.standing, "<=", 0.05),
            _row(f"{habit.name}: the same, at any of uses 8-20", none.ever, "<=", 0.05),
        ]
    for habit in (ONE, SHARED, HABITS[6]):
        true = rates(habit, 1.0, people)
        rows += [
            _row(f"{habit.name}: 1 point found by the 20th use", true.found, ">=", 0.5),
            Row(f'{habit.name}: of it as "helps more"', f"{true.standing:.1%}"),
        ]
    return rows


def _row(what: str, share: float, limit: str, budget: float) -> Row:
    kept = share <= budget if limit == "<=" else share >= budget
    return Row(what, f"{share:.1%}", "", "", f"{limit} {budget:.0%}", kept)
