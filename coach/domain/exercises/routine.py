"""An ordered list of moves with doses, and what each becomes for one run."""

from collections.abc import Iterable, Mapping
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from coach.domain.exercises.exercise import Beat, Dose, Exercise, Ident, Line, Name, Seconds
from coach.domain.exercises.vocabulary import Equipment, Phase
from coach.domain.journal.entries import Given

SETUP_S = 15


class Parallel(Struct, frozen=True, forbid_unknown_fields=True):
    """An exercise that accompanies another during its last `last_s` seconds (breathing under a heat pack)."""

    id: Ident
    last_s: Seconds


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a routine: an exercise by `id`, or a `task` to answer; `s` is its seconds of work and rest.

    `sets`, `hold_s` and `reps` replace the exercise's own dose.
    """

    s: Seconds
    id: Ident | None = None
    task: Annotated[tuple[Line, ...], Meta(max_length=12)] = ()
    sets: Annotated[int, Meta(ge=1, le=20)] | None = None
    hold_s: Seconds | None = None
    reps: Annotated[int, Meta(ge=1, le=100)] | None = None
    parallel: Parallel | None = None


class Routine(Struct, frozen=True, forbid_unknown_fields=True):
    """One record of clinical.md 4. `total_s` is the items' seconds and 15 s between two of them."""

    id: Ident
    name: Name
    phases: Annotated[tuple[Phase, ...], Meta(min_length=1)]
    needs: Annotated[tuple[Equipment, ...], Meta(min_length=1)]
    total_s: Seconds
    items: Annotated[tuple[Item, ...], Meta(min_length=1, max_length=40)]
    why: Annotated[str, Meta(min_length=1, max_length=600)]

    @property
    def minutes(self) -> int:
        """The whole, to the nearest minute, as the names of routines count them."""
        return max(1, round(self.total_s / 60))


class Prescription(Struct, frozen=True):
    """One exercise with the dose it has today; `companion` breathes along during the last `companion_s` seconds.

    `given` is the dose as the journal keeps it.
    """

    exercise: Exercise
    dose: Dose
    companion: Exercise | None = None
    companion_s: int = 0
    given: Given | None = None


class Task(Struct, frozen=True):
    """Questions to think through, with the seconds they are given at most."""

    prompts: tuple[str, ...]
    seconds: int


def _stretched(beats: tuple[Beat, ...], hold_s: int) -> tuple[Beat, ...]:
    """The same parts in the same proportion, adding up to `hold_s` seconds."""
    whole = sum(beat.seconds for beat in beats)
    parts = [msgspec.structs.replace(beat, seconds=max(1, beat.seconds * hold_s // whole)) for beat in beats[:-1]]
    rest = hold_s - sum(part.seconds for part in parts)
    return (*parts, msgspec.structs.replace(beats[-1], seconds=rest)) if rest >= 1 else ()


def item_dose(item: Item, exercise: Exercise) -> Dose:
    """The exercise's dose with the item's own numbers in place of its sets, hold or repetitions.

    Beats that part a hold are stretched with it; those of a repetition keep their length.
    """
    own = {key: getattr(item, key) for key in ("sets", "hold_s", "reps") if getattr(item, key) is not None}
    dose = msgspec.structs.replace(exercise.dose, **own)
    if item.hold_s is not None and exercise.dose.hold_s is not None and dose.beats:
        dose = msgspec.structs.replace(dose, beats=_stretched(dose.beats, item.hold_s))
    return msgspec.structs.replace(dose, total_s=dose.total(exercise.sides))


def prescribe(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[Prescription | Task, ...]:
    """The routine with its doses worked out. Raises KeyError for an id that `exercises` does not hold."""
    steps: list[Prescription | Task] = []
    for item in routine.items:
        if item.id is None:
            steps.append(Task(item.task, item.s))
            continue
        exercise = exercises[item.id]
        companion = exercises[item.parallel.id] if item.parallel else None
        last_s = item.parallel.last_s if item.parallel else 0
        steps.append(Prescription(exercise, item_dose(item, exercise), companion, last_s))
    return tuple(steps)


def given_by(steps: Iterable[Prescription | Task]) -> dict[str, Given]:
    """The planned dose of each exercise in `steps`, where it is known."""
    return {step.exercise.id: step.given for step in steps if isinstance(step, Prescription) and step.given}


def exercise_names(routine: Routine, exercises: Mapping[str, Exercise]) -> list[str]:
    """The names of the exercises of a routine, in order; a task is named by its first question."""
    moves = [exercises.get(item.id or "") for item in routine.items]
    return [move.name if move else next(iter(item.task), "") for item, move in zip(routine.items, moves, strict=True)]
