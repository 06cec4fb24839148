"""What one use says about the dose of its exercise, and what follows from it (R12-R16 of clinical.md 6.4)."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, time, timedelta

import msgspec

from coach.domain.dosing import rules as rules
from coach.domain.dosing.course import Course, Rest
from coach.domain.dosing.levels import counted_as, lower
from coach.domain.dosing.light import light
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.vocabulary import UNSCALED_KINDS
from coach.domain.journal.entries import DoseRule, Given
from coach.domain.journal.uses import NIGHT, Use, day_of

PAUSE_REASONS: dict[rules.PauseCause, str] = {
    "D3": "It brought tingling, numbness or weakness: it rests for 7 days.",
    "D4": "The pain moved further down the leg or arm: it rests for 7 days.",
    "A3": "You were still worse 48 hours after it: it rests for 7 days.",
    "R13": "It was followed by a worse morning twice in three uses: it rests for 7 days.",
}
DROP_REASON = "It had to rest twice within 28 days: it stays out for 28 days."
STOP_REASONS: dict[rules.StopCause, str] = {
    "D2": "It felt sharp, electric or burning: no more of it today.",
    "D5": "You felt dizzy, faint or sick: no more of it today.",
}
RETURN_REASON = "Back after its rest: half of the dose, and it grows again from there."


def judged(
    course: Course, exercise: Exercise, use: Use, refused: AbstractSet[DoseRule], sore: Sequence[datetime]
) -> Course:
    """The course after the answers to a use: R14 before R13 before R12 before R15 and R16, one of them only."""
    replace = msgspec.structs.replace
    cap = exercise.cap if exercise.kind == "ball" else None
    adapts = exercise.kind not in UNSCALED_KINDS
    flared = rules.flared(use)
    strains = course.strains + rules.strained(use, cap)
    given = counted_as(exercise, use.given)
    done = course.level if given is None else lower(course.level, given)
    known = use.at + rules.NIGHT_AFTER

    stop = rules.stop_cause(use)
    if stop:
        midnight = datetime.combine(day_of(use.at) + timedelta(days=1), time(), use.at.tzinfo)
        course = _resting(course, Rest(use.at, midnight + NIGHT, stop, STOP_REASONS[stop]))

    cause = rules.sign_cause(use) or ("A3" if sore else None)
    if cause is None and adapts and "R13" not in refused and rules.calls_for_pause(use, course.mornings):
        cause = "R13"
    if flared is not None:
        course = replace(course, mornings=(*course.mornings[-1:], flared))
    if cause:
        since = use.at if cause in ("D3", "D4") else sore[0] if cause == "A3" else known
        course = _paused(course, cause, since, adapts and "R14" not in refused)
        if adapts:
            back = rules.returned(done)
            course = replace(course, level=back, at_most=back, alone=True, why=("R13", RETURN_REASON))
        return replace(course, greens=0, strains=0)
    if not adapts:
        return course

    if flared:
        reason = f"{_woke(use)} after it: two days for the spot to settle."
        course = _resting(course, Rest(known, known + rules.SETTLE, "A2", reason))
    if rules.calls_for_regress(use, strains):
        course = replace(course, greens=0, strains=0)
        return replace(course, at_most=done) if "R12" in refused else _regressed(course, use, done, known)
    seen = light(use, cap)
    if rules.settled(seen):
        course = replace(course, at_most=None)
    elif seen == "red":
        course = replace(course, at_most=done)
    if not rules.counts_for_progress(use, cap) or "R16" in refused:
        return replace(course, greens=0, strains=strains)
    greens = course.greens + 1
    return replace(course, greens=greens, strains=0 if greens >= rules.GREENS else strains)


def _resting(course: Course, rest: Rest) -> Course:
    return msgspec.structs.replace(course, rests=(*course.rests, rest))


def _paused(course: Course, cause: rules.PauseCause, since: datetime, may_drop: bool) -> Course:
    rest = Rest(since, since + rules.PAUSE, cause, PAUSE_REASONS[cause])
    if may_drop and rules.calls_for_drop(since, course.pauses):
        rest = Rest(since, since + rules.DROP, "R14", DROP_REASON)
    return msgspec.structs.replace(_resting(course, rest), pauses=(*course.pauses, since))


def _regressed(course: Course, use: Use, done: Given, known: datetime) -> Course:
    """R12: the level one step down, what was done one step down at most, and the cap one lower for a week."""
    replace = msgspec.structs.replace
    cause = f"Last time {_lower_first(_woke(use))}" if rules.flared(use) else "It went over its limit twice"
    course = replace(course, gentle_until=known + rules.WEEK)
    down, floor = rules.regressed(course.level), rules.regressed(done)
    if down is None or floor is None:
        reason = f"{cause}: the easier way for a week."
        return replace(course, at_most=done, easier_until=known + rules.WEEK, why=("R12", reason))
    less = "one set less" if down.sets < course.level.sets else "a third less"
    return replace(course, level=down, at_most=floor, why=("R12", f"{cause}: {less}."))


def _woke(use: Use) -> str:
    if use.after_night is not None and use.after_night > 0:
        return f"You woke {use.after_night:g} above your usual"
    return f"You woke at {use.next}"


def _lower_first(text: str) -> str:
    return text[0].lower() + text[1:]
