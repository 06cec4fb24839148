"""The hard limits of clinical.md 2.1 that no file may go beyond; seconds, and uses in 24 hours."""

from collections.abc import Iterator

from coach.domain.exercises.exercise import Dose, Exercise
from coach.library.problem import Finding

LOW_LEVEL_WRAP = "heat-wrap-low-level"
LOW_LEVEL_WRAP_MAX_S = 7_200
FIRST_CHECK_S = 300
LOW_LEVEL_FIRST_CHECK_S = 1_800


def exposure_s(exercise: Exercise, dose: Dose) -> int:
    """Seconds the skin is under heat or cold, or a spot under the ball, all sets and sides together."""
    return exercise.sides * dose.sets * dose.work_s


def dose_within_limits(exercise: Exercise, dose: Dose, place: str) -> Iterator[Finding]:
    """The dose of an exercise, its own or a routine's, against the ball's and the skin's limits."""
    rules = exercise.rules
    if rules.pressure and rules.dose and rules.dose.longest_hold_s and dose.work_s > rules.dose.longest_hold_s:
        reason = f"presses one spot for {dose.work_s} s"
        yield Finding(place, reason, f"Keep the {rules.word} on a spot for {rules.dose.longest_hold_s} s at most.")
    if exercise.thermal and exposure_s(exercise, dose) > exercise.thermal.max_s:
        reason = f"is {exposure_s(exercise, dose)} s of heat or cold, more than thermal.max_s"
        yield Finding(place, reason, f"Keep it to {exercise.thermal.max_s} s.")


def pressure_cap(exercise: Exercise) -> Iterator[Finding]:
    """A ball is never pressed beyond 5 of 10."""
    rules = exercise.rules
    if rules.pressure and exercise.cap > rules.pressure.most_cap:
        yield Finding("cap", f"is {exercise.cap} for a {rules.word}", f"Set it to {rules.pressure.most_cap} or less.")


def thermal_table(exercise: Exercise) -> Iterator[Finding]:
    """Heat, cold and contrast have a safety timer, nothing else has; and its numbers are safe ones."""
    thermal, skin = exercise.thermal, exercise.rules.skin
    if thermal is None:
        if skin:
            yield Finding("thermal", f"is missing for {exercise.kind}", "Add max_s, gap_s, per_day and check_s.")
        return
    if not skin:
        yield Finding("thermal", f"does not belong to {exercise.kind}", "Take it out, or change the kind.")
        return
    wrap = exercise.id == LOW_LEVEL_WRAP
    longest = LOW_LEVEL_WRAP_MAX_S if wrap else skin.longest_s
    first_check = LOW_LEVEL_FIRST_CHECK_S if wrap else FIRST_CHECK_S
    if thermal.max_s > longest:
        yield Finding("thermal.max_s", f"is {thermal.max_s} s", f"Set it to {longest} s or less.")
    if thermal.gap_s < skin.gap_s:
        yield Finding("thermal.gap_s", f"is {thermal.gap_s} s", f"Let the skin rest {skin.gap_s} s or more.")
    if thermal.per_day > skin.per_day:
        often = f"{exercise.kind.title()}: {skin.per_day} a day at most."
        yield Finding("thermal.per_day", f"is {thermal.per_day}", often)
    if exercise.dose.work_s > first_check and min(thermal.check_s, default=first_check + 1) > first_check:
        reason = "has no early skin check"
        yield Finding("thermal.check_s", reason, f"Let the skin be checked after {first_check} s or earlier.")
