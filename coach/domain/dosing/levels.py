"""Arithmetic on the level of a dose: sets, and seconds of a hold or repetitions, as the record counts them."""

import msgspec

from coach.domain.exercises.exercise import Dose, Exercise
from coach.domain.exercises.routine import Item, item_dose
from coach.domain.exercises.wording import dose_words
from coach.domain.journal.entries import Given
from coach.domain.person.profile import AgeBand

MOST_SETS = 4
MOST_HOLD_S = 60
"""The hard limits of clinical.md 2.1 for kinds that adapt; the hold where the kind has no limit of its own."""

ENOUGH_S = 240
"""Work of one exercise on all sides: gains level off near four minutes (clinical.md 2.3), and the week has others."""

NO_FLOOR = Given(1)
"""C5: below these there is no smaller dose; the exercise gives way to its easier version, or rests."""

UNDER_65: frozenset[AgeBand] = frozenset({"under_18", "18_44", "45_59"})
"""Bands that are surely under 65; an unknown age counts as over it (C2)."""


def level_of(exercise: Exercise) -> Given:
    """The level of the record itself, in its own counting: a hold where it has one, else repetitions."""
    dose = exercise.dose
    return Given(dose.sets, dose.hold_s, None if dose.hold_s is not None else dose.reps)


def dose_at(exercise: Exercise, level: Given) -> Dose:
    """The exercise's dose at `level`, its beats stretched with a hold."""
    item = Item(exercise.dose.total_s, exercise.id, sets=level.sets, hold_s=level.hold_s, reps=level.reps)
    return item_dose(item, exercise)


def level_words(exercise: Exercise, level: Given) -> str:
    """A level as a dose is said: "2 x 30 s each side"."""
    return dose_words(exercise, dose_at(exercise, level))


def same(one: Given | None, other: Given | None) -> bool:
    """Whether two levels ask for the same work."""
    dials = [level and (level.sets, level.hold_s, level.reps) for level in (one, other)]
    return dials[0] == dials[1]


def lower(level: Given, ceiling: Given) -> Given:
    """`level` with no dial above that of `ceiling`; a dial that the ceiling leaves open stays."""
    return Given(min(level.sets, ceiling.sets), _least(level.hold_s, ceiling.hold_s), _least(level.reps, ceiling.reps))


def floor_of(exercise: Exercise, age_band: AgeBand | None = None) -> Given:
    """The least of each dial that is still a dose (C5), or what the record itself asks for where that is less.

    Kinds that do not adapt have no floor.
    """
    own, rules = level_of(exercise), exercise.rules.dose
    if rules is None:
        return NO_FLOOR
    hold_s = rules.shortest_hold_s if age_band in UNDER_65 else rules.older_shortest_hold_s
    return Given(1, hold_s and _least(own.hold_s, hold_s), _least(own.reps, rules.fewest_reps))


def at_least(level: Given, floor: Given) -> Given:
    """`level` with no dial under that of `floor`."""
    return msgspec.structs.replace(
        level,
        sets=max(level.sets, floor.sets),
        hold_s=level.hold_s and max(level.hold_s, floor.hold_s or 0),
        reps=level.reps and max(level.reps, floor.reps or 0),
    )


def two_thirds(level: Given, floor: Given = NO_FLOOR) -> Given:
    """x 0.67: a third of the sets goes (at least one), or of the hold or repetitions where there is one set.

    Never under `floor`, and never more than `level`.
    """
    return _share(level, 2, 3, floor)


def half(level: Given, floor: Given = NO_FLOOR) -> Given:
    """Half the work: half the sets, or half of the hold or repetitions where there is one set; as `two_thirds`."""
    return _share(level, 1, 2, floor)


def hard_limit(exercise: Exercise) -> Given:
    """The highest value of each dial (clinical.md 2.1); what the record itself asks for is always within."""
    own, rules = level_of(exercise), exercise.rules.dose
    if exercise.thermal is not None:
        return Given(own.sets, exercise.thermal.max_s // (exercise.sides * own.sets))
    if rules is None:
        return Given(20)
    hold_s = None if own.hold_s is None else max(own.hold_s, rules.longest_hold_s or MOST_HOLD_S)
    reps = None if own.reps is None else max(own.reps, rules.most_reps)
    return Given(max(own.sets, MOST_SETS), hold_s, reps)


def fits(exercise: Exercise, level: Given) -> bool:
    """Whether the ball is on all spots together for no longer than a run allows."""
    pressure = exercise.rules.pressure
    return pressure is None or _work_s(exercise, level) <= pressure.run_s


def of_use(exercise: Exercise, level: Given) -> bool:
    """Whether `level` is no more work than is of use in one exercise, or than the record itself asks for."""
    return _work_s(exercise, level) <= max(ENOUGH_S, _work_s(exercise, level_of(exercise)))


def within_limits(exercise: Exercise, level: Given) -> Given:
    """`level` cut to the hard limits."""
    level = lower(level, hard_limit(exercise))
    while level.sets > 1 and not fits(exercise, level):
        level = msgspec.structs.replace(level, sets=level.sets - 1)
    return level


def counted_as(exercise: Exercise, given: Given | None) -> Given | None:
    """`given` where it counts as the record does, cut to the hard limits and marked as it was; else None."""
    own = level_of(exercise)
    if given is None or (given.hold_s is None) != (own.hold_s is None) or (given.reps is None) != (own.reps is None):
        return None
    return msgspec.structs.replace(within_limits(exercise, given), reduced=given.reduced)


def _least(value: int | None, ceiling: int | None) -> int | None:
    return value if value is None or ceiling is None else min(value, ceiling)


def _work_s(exercise: Exercise, level: Given) -> int:
    one = level.hold_s if level.hold_s is not None else (level.reps or 0) * (exercise.dose.tempo_s or 0)
    return exercise.sides * level.sets * one


def _share(level: Given, share: int, of: int, floor: Given) -> Given:
    if level.sets > 1:
        return Given(max(1, level.sets * share // of), level.hold_s, level.reps)
    less = Given(
        1, level.hold_s and max(1, level.hold_s * share // of), level.reps and max(1, level.reps * share // of)
    )
    return lower(at_least(less, floor), level)
