"""Today's dose of one exercise, with every change and rest and the reason for it (clinical.md 6.4)."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
from msgspec import Struct

from coach.domain.dosing import rules as rules
from coach.domain.dosing.change import ChangeRule, DoseChange
from coach.domain.dosing.course import Course, Rest, Setback
from coach.domain.dosing.levels import (
    NO_FLOOR,
    counted_as,
    dose_at,
    level_of,
    level_words,
    lower,
    same,
    two_thirds,
    within_limits,
)
from coach.domain.dosing.red_mornings import Fault
from coach.domain.dosing.scaling import first_level, first_week, full_level, is_short, phase_ceiling, softened
from coach.domain.dosing.turns import course_of
from coach.domain.dosing.verdict import TOO_LITTLE
from coach.domain.exercises.exercise import Dose, Exercise
from coach.domain.exercises.vocabulary import Mode, Phase
from coach.domain.journal.entries import DoseChoice, Given
from coach.domain.journal.uses import Use
from coach.domain.person.profile import AgeBand, Instruction

EARLIER_USES = 20

GOOD_RUNS = "Three good runs and three good mornings in a row"
PROGRESS_REASON = f"{GOOD_RUNS}, so you do a little more."
HARDER_REASON = f"{GOOD_RUNS}, so you try the harder version."
BREAK_REASON = "You had a week or more off, so two runs are a third lighter."
FIRST_WEEK_REASON = "It is your first week with the ball, so each spot gets 30 seconds at most."
BACK_REASON = "The short days are over, so your own dose is back."
BRUISE_REASON = "There is a bruise, so no ball there until its colour is gone."


class DoseContext(Struct, frozen=True, kw_only=True):
    """What a dose depends on beside the uses of its exercise; moments are aware.

    `runs_since_break` counts the runs since the latest 7 days without one (None: there was no such break).
    `progressed_this_week` are the ids of all exercises whose dose went up in the last 7 days or goes up today.
    `fresh_ball` is the first week of ball work. `allowed` are the ids that an easier or harder version may have
    (None: all). `choices` may be those of all exercises, `aftermath` is that of this one, and `faults` are the runs
    whose red morning is put down to it (None: it was alone in each of its runs).
    """

    now: datetime
    phase: Phase = "chronic"
    mode: Mode = "normal"
    age_band: AgeBand | None = None
    last_run_at: datetime | None = None
    runs_since_break: int | None = None
    progressed_this_week: frozenset[str] = frozenset()
    fresh_ball: bool = False
    allowed: frozenset[str] | None = None
    instruction: Instruction | None = None
    choices: tuple[DoseChoice, ...] = ()
    aftermath: tuple[Setback, ...] = ()
    faults: Mapping[datetime, Fault] | None = None


class Dosing(Struct, frozen=True):
    """The exercise (its cap adapted) with today's dose.

    `given` is what a run is to write down. With `rest` the exercise stays out today. `use_instead` is the id of the
    easier or harder version that is due in its place. `alone`: it comes back after a pause, as the only exercise.
    Nothing makes the dose smaller than `floor` (C5).
    """

    exercise: Exercise
    dose: Dose
    given: Given
    change: DoseChange | None = None
    rest: Rest | None = None
    use_instead: str | None = None
    alone: bool = False
    floor: Given = NO_FLOOR


def dosing(exercise: Exercise, uses: Iterable[Use], context: DoseContext) -> Dosing:
    """R12-R19 for one exercise: the level that `uses`, its own only, have led to, cut to what today allows.

    A therapist's instruction stands in place of every change of dose, within the hard limits of clinical.md 2.1;
    rests are still told. Thermal, breathing, relaxation and walking records keep their dose, and rest only for a
    stop rule (D2-D5).
    """
    start = first_level(exercise, context.phase, "normal", context.age_band)
    if context.phase == "acute":
        start = full_level(exercise, context.age_band)
    course = course_of(
        exercise,
        _recent(uses, context.now),
        start,
        context.choices,
        context.aftermath,
        context.faults,
        context.age_band,
    )
    rest = _rest(exercise, course, context)
    softer = softened(exercise, int(_was_bruised(exercise, course, context)))
    if context.instruction is not None:
        given = _instructed(exercise, context.instruction)
        told = rest and msgspec.structs.replace(rest, reason=_beside_therapist(rest))
        return Dosing(softer, dose_at(exercise, given), given, rest=told, alone=course.alone)
    if exercise.rules.dose is None:
        given = level_of(exercise)
        return Dosing(exercise, dose_at(exercise, given), given, rest=rest)
    gentle = course.gentle_until is not None and course.gentle_until > context.now
    softer = softened(softer, int(gentle) + int(is_short(context.phase, context.mode)))
    return _adapted(exercise, softer, course, rest, context)


def _recent(uses: Iterable[Use], now: datetime) -> list[Use]:
    """The uses that can still matter: as far back as two drops reach, and some before that for the level itself."""
    known = sorted(uses, key=lambda use: use.at)
    first = bisect_left(known, now - 2 * rules.DROP, key=lambda use: use.at)
    return known[max(0, first - EARLIER_USES) :]


def _adapted(exercise: Exercise, softer: Exercise, course: Course, rest: Rest | None, context: DoseContext) -> Dosing:
    """The level of `course` with one step up where it is due, then cut for the day."""
    level = course.level
    if context.phase == "subacute":
        level = lower(level, first_level(exercise, "subacute", "normal", context.age_band))
    up = harder = None
    if rest is None and _may_progress(exercise, course, context):
        up = rules.progressed(exercise, level, phase_ceiling(exercise, context.phase, context.mode, context.age_band))
        if up is None and context.phase in ("chronic", "maintenance"):
            harder = _version(exercise.harder.id, context)
    own = up or level
    today = _cut_for_today(exercise, own, course, context)
    given = msgspec.structs.replace(today, reduced=not same(today, own))
    easier = course.easier_until is not None and course.easier_until > context.now
    instead = _version(exercise.easier.id, context) if easier else harder
    if easier and instead is None and rest is None and course.easier_until is not None:
        rest = Rest(course.easier_until - rules.WEEK, course.easier_until, "R12", TOO_LITTLE)
    change = _change(exercise, course, given, up is not None, easier, harder is not None, context)
    return Dosing(softer, dose_at(exercise, given), given, change, rest, instead, course.alone, course.floor)


def _may_progress(exercise: Exercise, course: Course, context: DoseContext) -> bool:
    """R16 on an ordinary day only: nothing grows in a flare, the first 72 hours, around a visit or after a break."""
    return (
        course.greens >= rules.GREENS
        and context.mode == "normal"
        and context.phase != "acute"
        and not course.alone
        and not (context.fresh_ball and exercise.rules.pressure)
        and not _in_break(exercise, context)
        and rules.may_progress(exercise.id, course.changed_at, context.now, context.progressed_this_week)
    )


def _cut_for_today(exercise: Exercise, level: Given, course: Course, context: DoseContext) -> Given:
    """What the day takes off a level without changing it: first week, short day, break, a use that went badly."""
    today = first_week(exercise, level) if context.fresh_ball else level
    if is_short(context.phase, context.mode):
        today = lower(today, phase_ceiling(exercise, context.phase, context.mode, context.age_band))
    if _in_break(exercise, context):
        today = two_thirds(today, course.floor)
    return lower(today, course.at_most) if course.at_most else today


def _in_break(exercise: Exercise, context: DoseContext) -> bool:
    """R18, unless it was refused since the break began."""
    if not rules.after_break(context.now, context.last_run_at, context.runs_since_break):
        return False
    since = context.last_run_at
    if since is not None and context.now - since < rules.WEEK:
        since -= rules.WEEK
    refused = [choice.at for choice in context.choices if (choice.exercise, choice.rule) == (exercise.id, "R18")]
    return not any(since is None or at >= since for at in refused)


def _version(id: str | None, context: DoseContext) -> str | None:
    return id if id is not None and (context.allowed is None or id in context.allowed) else None


def _change(
    exercise: Exercise, course: Course, given: Given, up: bool, easier: bool, harder: bool, context: DoseContext
) -> DoseChange | None:
    """What is different from last time; nothing is when there was no last time."""
    if course.last is None and course.why is None:
        return None
    before = course.last or course.taken
    was, now = level_words(exercise, before), level_words(exercise, given)
    if easier and course.why:
        return DoseChange("R12", was, exercise.easier.text, course.why[1])
    if harder:
        return DoseChange("R16", was, exercise.harder.text, HARDER_REASON)
    if same(before, given):
        return None
    rule, reason = _why(exercise, course, before, given, up, context)
    return DoseChange(rule, was, now, reason)


def _why(
    exercise: Exercise, course: Course, before: Given, given: Given, up: bool, context: DoseContext
) -> tuple[ChangeRule, str]:
    if up:
        return "R16", PROGRESS_REASON
    if course.why:
        return course.why
    if _in_break(exercise, context):
        return "R18", BREAK_REASON
    less = same(lower(before, given), given)
    phase = rules.announces_phase(context.phase, context.mode)
    if less and phase:
        return phase
    if less and context.fresh_ball:
        return "2.1", FIRST_WEEK_REASON
    return "R19", BACK_REASON


def _rest(exercise: Exercise, course: Course, context: DoseContext) -> Rest | None:
    """The rest that is on now; a bruise under the ball (A5) is asked about again every day."""
    rest = course.rests_at(context.now)
    bruise = [after.at for after in context.aftermath if after.cause == "A5" and after.gone_at is None]
    if exercise.rules.pressure and bruise and rest is None:
        return Rest(bruise[-1], context.now + rules.NIGHT_AFTER, "A5", BRUISE_REASON)
    return rest


def _was_bruised(exercise: Exercise, course: Course, context: DoseContext) -> bool:
    """A5: whether this is the first use of the ball after a bruise, with the cap one lower."""
    gone = [after.gone_at for after in context.aftermath if after.cause == "A5" and after.gone_at is not None]
    return exercise.rules.pressure is not None and any(course.used_at is None or course.used_at < at for at in gone)


def _instructed(exercise: Exercise, instruction: Instruction) -> Given:
    """The therapist's numbers, the record's where they are silent, within the hard limits."""
    own = level_of(exercise)
    wanted = Given(
        instruction.sets or own.sets,
        own.hold_s and (instruction.hold_s or own.hold_s),
        own.reps and (instruction.reps or own.reps),
    )
    return counted_as(exercise, wanted) or within_limits(exercise, own)


def _beside_therapist(rest: Rest) -> str:
    return f"Your therapist's dose stays, but {rest.reason[0].lower()}{rest.reason[1:]}"
