"""How the level of one exercise has moved from use to use: the rules of clinical.md 6.4 told in order of time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby

import msgspec
from msgspec import Struct

from coach.domain.dosing.course import Course, Setback
from coach.domain.dosing.levels import at_least, counted_as, floor_of, same
from coach.domain.dosing.red_mornings import Fault, faults_of, red_mornings
from coach.domain.dosing.verdict import judged
from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import DoseChoice, Given, Outcome
from coach.domain.journal.uses import Use
from coach.domain.person.profile import AgeBand

WORST_FIRST: tuple[Outcome, ...] = ("over_cap", "stopped", "partly", "skipped", "replaced", "not_reached", "done")


class Turn(Struct, frozen=True):
    """One use, with what was known before and after it."""

    use: Use
    before: Course
    after: Course


def turns(
    exercise: Exercise,
    uses: Iterable[Use],
    start: Given,
    choices: Sequence[DoseChoice] = (),
    aftermath: Sequence[Setback] = (),
    faults: Mapping[datetime, Fault] | None = None,
    age_band: AgeBand | None = None,
) -> Iterator[Turn]:
    """Every use of `exercise` in order of time, from the level `start` on; other exercises' uses are passed over.

    A choice refuses the change that its rule brought, as long as no later use has taken it. `faults` are the runs
    whose red morning is put down to it; without them its own uses decide, as if it had been alone in each run.
    """
    course = _begun(exercise, start, age_band)
    own = _one_a_run(use for use in uses if use.exercise == exercise.id)
    if faults is None:
        faults = faults_of(red_mornings(own, {exercise.id: exercise}), exercise.id)
    mine = [choice for choice in choices if choice.exercise == exercise.id]
    for index, (use, until) in enumerate(zip(own, _taken_at(own), strict=True)):
        refused = {choice.rule for choice in mine if use.at <= choice.at and _before(choice.at, until)}
        following = own[index + 1].at if index + 1 < len(own) else None
        sore = [a.at for a in aftermath if a.cause == "A3" and use.at <= a.at and _before(a.at, following)]
        before, course = course, judged(_taken(course, exercise, use), exercise, use, refused, sore, faults.get(use.at))
        yield Turn(use, before, course)


def course_of(
    exercise: Exercise,
    uses: Iterable[Use],
    start: Given,
    choices: Sequence[DoseChoice] = (),
    aftermath: Sequence[Setback] = (),
    faults: Mapping[datetime, Fault] | None = None,
    age_band: AgeBand | None = None,
) -> Course:
    """What is known of `exercise` after all its uses; as at the start when there is none."""
    course = _begun(exercise, start, age_band)
    for turn in turns(exercise, uses, start, choices, aftermath, faults, age_band):
        course = turn.after
    return course


def _begun(exercise: Exercise, start: Given, age_band: AgeBand | None) -> Course:
    floor = floor_of(exercise, age_band)
    return Course(at_least(start, floor), at_least(start, floor), floor)


def _before(at: datetime, until: datetime | None) -> bool:
    return until is None or at < until


def _taken_at(own: Sequence[Use]) -> list[datetime | None]:
    """For each use, when a later one first took the level as it stood; until then a choice can refuse the change."""
    moments: list[datetime | None] = []
    taken: datetime | None = None
    for use in reversed(own):
        moments.append(taken)
        if use.given and not use.given.reduced:
            taken = use.at
    return moments[::-1]


def _one_a_run(uses: Iterable[Use]) -> list[Use]:
    """An exercise that comes twice in a run was used once in it: all signs, the worst outcome, the highest peak."""
    found: list[Use] = []
    for _, group in groupby(sorted(uses, key=lambda use: use.at), key=lambda use: use.at):
        together = list(group)
        peaks = [use.peak for use in together if use.peak is not None]
        outcome = min((use.outcome for use in together), key=WORST_FIRST.index)
        signs = tuple(dict.fromkeys(sign for use in together for sign in use.signs))
        found.append(msgspec.structs.replace(together[0], outcome=outcome, peak=max(peaks, default=None), signs=signs))
    return found


def _taken(course: Course, exercise: Exercise, use: Use) -> Course:
    """The course with the dose that the use was given; one cut for the day, or used in a pause, leaves the level."""
    replace = msgspec.structs.replace
    paused = course.paused_at(use.at)
    course = replace(course, used_at=use.at, alone=course.alone and paused)
    given = counted_as(exercise, use.given)
    if given is None:
        return course
    course = replace(course, last=given)
    if paused or given.reduced:
        return course
    given = at_least(given, course.floor)
    if same(given, course.taken):
        return replace(course, level=given, why=None)
    return replace(course, level=given, taken=given, why=None, changed_at=use.at, greens=0, strains=0)
