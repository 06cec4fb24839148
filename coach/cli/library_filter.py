"""What of the library a person asks to see on the command line."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from coach.domain.exercise import Exercise
from coach.domain.routine import Routine
from coach.domain.vocabulary import KINDS, Equipment, Kind, Phase, Region


class Filter(Struct, frozen=True):
    """What is wanted; None and an empty set do not narrow. `have` is all equipment at hand, `minutes` the most."""

    region: Region | None = None
    kind: Kind | None = None
    have: frozenset[Equipment] = frozenset()
    minutes: int | None = None
    phase: Phase | None = None


def exercises_matching(wanted: Filter, exercises: Iterable[Exercise]) -> list[Exercise]:
    """The exercises that fit all of `wanted`, by kind."""
    found = [
        exercise
        for exercise in exercises
        if _moves(wanted, exercise) and _fits(wanted, exercise.equip, exercise.dose.total_s / 60, exercise.phases)
    ]
    return sorted(found, key=lambda exercise: (KINDS.index(exercise.kind), exercise.id))


def routines_matching(wanted: Filter, routines: Iterable[Routine], exercises: Mapping[str, Exercise]) -> list[Routine]:
    """The routines that fit, the short ones first; kind and region are met when one of the exercises meets them."""
    found = [
        routine
        for routine in routines
        if any(_moves(wanted, exercises[item.id]) for item in routine.items if item.id)
        and _fits(wanted, routine.needs, routine.minutes, routine.phases)
    ]
    return sorted(found, key=lambda routine: (routine.total_s, routine.id))


def _moves(wanted: Filter, exercise: Exercise) -> bool:
    return wanted.kind in (None, exercise.kind) and (wanted.region is None or wanted.region in exercise.region)


def _fits(wanted: Filter, needs: Iterable[Equipment], minutes: float, phases: Iterable[Phase]) -> bool:
    return (
        (not wanted.have or set(needs) <= {*wanted.have, "none"})
        and (wanted.minutes is None or minutes <= wanted.minutes)
        and (wanted.phase is None or wanted.phase in phases)
    )
