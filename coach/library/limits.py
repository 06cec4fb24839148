"""The hard limits of clinical.md 2.1 that no file may go beyond; seconds, and uses in 24 hours."""

from collections.abc import Iterator

from coach.domain.exercises.exercise import Dose, Exercise
from coach.domain.exercises.vocabulary import THERMAL_KINDS, Kind
from coach.library.problem import Finding

BALL_CAP = 5
BALL_SPOT_S = 120
BALL_RUN_S = 600
SHORTEST_GAP_S = 7_200
LOW_LEVEL_WRAP = "heat-wrap-low-level"
THERMAL_MAX_S = 1_200
LOW_LEVEL_WRAP_MAX_S = 7_200
FIRST_CHECK_S = 300
LOW_LEVEL_FIRST_CHECK_S = 1_800
PER_DAY: dict[Kind, int] = {"heat": 3, "cold": 6, "contrast": 1}


def exposure_s(exercise: Exercise, dose: Dose) -> int:
    """Seconds the skin is under heat or cold, or a spot under the ball, all sets and sides together."""
    return exercise.sides * dose.sets * dose.work_s


def dose_within_limits(exercise: Exercise, dose: Dose, place: str) -> Iterator[Finding]:
    """The dose of an exercise, its own or a routine's, against the ball's and the skin's limits."""
    if exercise.kind == "ball" and dose.work_s > BALL_SPOT_S:
        reason = f"presses one spot for {dose.work_s} s"
        yield Finding(place, reason, f"Keep the ball on a spot for {BALL_SPOT_S} s at most.")
    if exercise.thermal and exposure_s(exercise, dose) > exercise.thermal.max_s:
        reason = f"is {exposure_s(exercise, dose)} s of heat or cold, more than thermal.max_s"
        yield Finding(place, reason, f"Keep it to {exercise.thermal.max_s} s.")


def ball_cap(exercise: Exercise) -> Iterator[Finding]:
    """A ball is never pressed beyond 5 of 10."""
    if exercise.kind == "ball" and exercise.cap > BALL_CAP:
        yield Finding("cap", f"is {exercise.cap} for a ball", f"Set it to {BALL_CAP} or less.")


def thermal_table(exercise: Exercise) -> Iterator[Finding]:
    """Heat, cold and contrast have a safety timer, nothing else has; and its numbers are safe ones."""
    thermal, warm_or_cold = exercise.thermal, exercise.kind in THERMAL_KINDS
    if thermal is None:
        if warm_or_cold:
            yield Finding("thermal", f"is missing for {exercise.kind}", "Add max_s, gap_s, per_day and check_s.")
        return
    if not warm_or_cold:
        yield Finding("thermal", f"does not belong to {exercise.kind}", "Take it out, or change the kind.")
        return
    wrap = exercise.id == LOW_LEVEL_WRAP
    longest = LOW_LEVEL_WRAP_MAX_S if wrap else THERMAL_MAX_S
    first_check = LOW_LEVEL_FIRST_CHECK_S if wrap else FIRST_CHECK_S
    often = PER_DAY[exercise.kind]
    if thermal.max_s > longest:
        yield Finding("thermal.max_s", f"is {thermal.max_s} s", f"Set it to {longest} s or less.")
    if thermal.gap_s < SHORTEST_GAP_S:
        yield Finding("thermal.gap_s", f"is {thermal.gap_s} s", f"Let the skin rest {SHORTEST_GAP_S} s or more.")
    if thermal.per_day > often:
        yield Finding("thermal.per_day", f"is {thermal.per_day}", f"{exercise.kind.title()}: {often} a day at most.")
    if exercise.dose.work_s > first_check and min(thermal.check_s, default=first_check + 1) > first_check:
        reason = "has no early skin check"
        yield Finding("thermal.check_s", reason, f"Let the skin be checked after {first_check} s or earlier.")
