"""The dose of a record in a phase, before anything is known of the person's responses (clinical.md 3, 2.1, 2.3)."""

import msgspec

from coach.domain.dosing.levels import floor_of, hard_limit, level_of, lower, two_thirds
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.vocabulary import Mode, Phase
from coach.domain.journal.entries import Given
from coach.domain.person.profile import AgeBand

SHORT_HOLD_S = 20
USUAL_HOLD_S = 30
OLDER: frozenset[AgeBand] = frozenset({"60_70", "over_70"})


def full_level(exercise: Exercise, age_band: AgeBand | None = None) -> Given:
    """The full dose; from 60 on the default stretch of 30 s is held 40 s, and none under 20 s (clinical.md 2.3, C5)."""
    own, rules = level_of(exercise), exercise.rules.dose
    if rules is None or rules.older_hold_s is None or own.hold_s is None or age_band not in OLDER:
        return own
    longer_s = rules.older_hold_s if own.hold_s == USUAL_HOLD_S else max(own.hold_s, rules.older_shortest_hold_s or 0)
    return Given(own.sets, longer_s)


def is_short(phase: Phase, mode: Mode) -> bool:
    """Whether it is a day of one short set: the first 72 hours, or a flare (R03, R04)."""
    return phase == "acute" or mode == "flare"


def first_level(exercise: Exercise, phase: Phase, mode: Mode, age_band: AgeBand | None = None) -> Given:
    """The level at which an exercise starts (clinical.md 3, "Field notes").

    Full when `chronic` or `maintenance`; x 0.67 when `subacute`; in the first 72 hours and in a flare one set of 20 s
    at most, and no more than the subacute level; never under the least that is still a dose (C5).
    """
    level, floor = full_level(exercise, age_band), floor_of(exercise, age_band)
    if exercise.rules.dose is None:
        return level
    if is_short(phase, mode):
        hold_s = level.hold_s and min(level.hold_s, SHORT_HOLD_S)
        return lower(two_thirds(level, floor), Given(1, hold_s, level.reps))
    return two_thirds(level, floor) if phase == "subacute" else level


def phase_ceiling(exercise: Exercise, phase: Phase, mode: Mode, age_band: AgeBand | None = None) -> Given:
    """R19: what no dose goes above in a phase and mode: the level it would start at, else the hard limits."""
    if phase == "subacute" or is_short(phase, mode):
        return first_level(exercise, phase, mode, age_band)
    return hard_limit(exercise)


def first_week(exercise: Exercise, level: Given) -> Given:
    """`level` in the first week of ball work: 30 s on a spot at most (clinical.md 2.1); other kinds stay."""
    pressure = exercise.rules.pressure
    return lower(level, Given(level.sets, pressure.first_week_s)) if pressure else level


def softened(exercise: Exercise, points: int) -> Exercise:
    """The exercise with its cap `points` lower, never below 0."""
    return msgspec.structs.replace(exercise, cap=max(0, exercise.cap - points)) if points else exercise
