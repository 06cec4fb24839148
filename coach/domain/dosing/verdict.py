"""What one use says about the dose of its exercise, and what follows from it (R12-R16 of clinical.md 6.4)."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, time, timedelta

import msgspec

from coach.domain.dosing import rules as rules
from coach.domain.dosing.course import Course, Rest
from coach.domain.dosing.levels import at_least, counted_as, lower
from coach.domain.dosing.light import during, light
from coach.domain.dosing.red_mornings import CUT_DAYS, Fault
from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import DoseRule, Given
from coach.domain.journal.uses import NIGHT, Use, day_of

PAUSE_REASONS: dict[rules.PauseCause, str] = {
    "D3": "It brought tingling, numbness or weakness, so it rests for 7 days.",
    "D4": "The pain moved down your leg or arm, so it rests for 7 days.",
    "A3": "You were still worse 48 hours after it, so it rests for 7 days.",
    "R13": "Three worse mornings in two weeks came after it and none without it, so it rests for 7 days.",
}
DROP_REASON = "It had to rest twice within 28 days, so it stays out for 28 days."
STOP_REASONS: dict[rules.StopCause, str] = {
    "D2": "It felt sharp, electric or burning, so it is out for today.",
    "D5": "You felt dizzy, faint or sick, so it is out for today.",
}
RETURN_REASON = "It is back after a rest. You start with half and build up again."


NEW_RESTS = "You woke with more pain than usual and this was new, so it rests for two days."
TOO_LITTLE = "So little of it would do nothing, so it rests for a week."


def judged(
    course: Course,
    exercise: Exercise,
    use: Use,
    refused: AbstractSet[DoseRule],
    sore: Sequence[datetime],
    fault: Fault | None,
) -> Course:
    """The course after the answers to a use: R14 before R13 before R12 before R15 and R16, one of them only.

    `fault` says that the red morning after the use is put down to this exercise, and why (C5).
    """
    replace = msgspec.structs.replace
    cap = exercise.light_cap
    adapts = exercise.rules.dose is not None
    strains = course.strains + rules.strained(use, cap)
    given = counted_as(exercise, use.given)
    done = course.level if given is None else at_least(lower(course.level, given), course.floor)
    known = use.at + rules.NIGHT_AFTER

    stop = rules.stop_cause(use)
    if stop:
        course = _resting(course, Rest(use.at, _morning_of(use, 1), stop, STOP_REASONS[stop]))

    cause = rules.sign_cause(use) or ("A3" if sore else None)
    if cause is None and adapts and "R13" not in refused and fault == "shared":
        cause = "R13"
    if cause:
        since = use.at if cause in ("D3", "D4") else sore[0] if cause == "A3" else known
        course = _paused(course, cause, since, adapts and "R14" not in refused)
        if adapts:
            back = rules.returned(done, course.floor)
            course = replace(course, level=back, at_most=back, alone=True, why=("R13", RETURN_REASON))
        return replace(course, greens=0, strains=0)
    if not adapts:
        return course

    if fault == "new":
        course = _resting(course, Rest(known, _morning_of(use, CUT_DAYS + 1), "A2", NEW_RESTS))
    if rules.calls_for_regress(fault is not None, strains):
        course = replace(course, greens=0, strains=0)
        return replace(course, at_most=done) if "R12" in refused else _regressed(course, use, done, known, fault)
    seen = light(use, cap)
    if rules.settled(seen):
        course = replace(course, at_most=None)
    elif during(use, cap) == "red":
        course = replace(course, at_most=done)
    if not rules.counts_for_progress(use, cap) or "R16" in refused:
        return replace(course, greens=0, strains=strains)
    greens = course.greens + 1
    return replace(course, greens=greens, strains=0 if greens >= rules.GREENS else strains)


def _morning_of(use: Use, days: int) -> datetime:
    """When the day begins that is `days` after that of a use."""
    return datetime.combine(day_of(use.at) + timedelta(days=days), time(), use.at.tzinfo) + NIGHT


def _resting(course: Course, rest: Rest) -> Course:
    return msgspec.structs.replace(course, rests=(*course.rests, rest))


def _paused(course: Course, cause: rules.PauseCause, since: datetime, may_drop: bool) -> Course:
    rest = Rest(since, since + rules.PAUSE, cause, PAUSE_REASONS[cause])
    if may_drop and rules.calls_for_drop(since, course.pauses):
        rest = Rest(since, since + rules.DROP, "R14", DROP_REASON)
    return msgspec.structs.replace(_resting(course, rest), pauses=(*course.pauses, since))


def _regressed(course: Course, use: Use, done: Given, known: datetime, fault: Fault | None) -> Course:
    """R12: the level one step down, what was done one step down at most, and the cap one lower for a week."""
    replace = msgspec.structs.replace
    cause = _woke(use) if fault else "It was too strong twice"
    course = replace(course, gentle_until=known + rules.WEEK)
    down, least = rules.regressed(course.level, course.floor), rules.regressed(done, course.floor)
    if down is None or least is None:
        reason = f"{cause}, so you do the easier version for a week."
        return replace(course, at_most=done, easier_until=known + rules.WEEK, why=("R12", reason))
    less = "has one set less" if down.sets < course.level.sets else "is a third shorter"
    return replace(course, level=down, at_most=least, why=("R12", f"{cause}, so it {less}."))


def _woke(use: Use) -> str:
    if use.after_night is not None and use.after_night > 0:
        return "You woke with more pain than usual"
    return f"You woke with pain {use.next} of 10"
