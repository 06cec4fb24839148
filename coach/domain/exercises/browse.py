"""Finding one's way in the library: what fits a filter, what it needs, and what there is at all."""

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS, Kind
from coach.domain.exercises.routine import Routine
from coach.domain.exercises.vocabulary import EQUIPMENT, ONLY_IF_TICKED, Equipment, Phase, Region


class Filter(Struct, frozen=True):
    """What is wanted; None, 0 and what is empty do not narrow. `minutes` is the most it may take.

    `equipment` has to be used; `have` is all that is at hand, and nothing else may be needed.
    """

    text: str = ""
    kind: Kind | None = None
    region: Region | None = None
    equipment: Equipment | None = None
    minutes: int = 0
    phase: Phase | None = None
    have: frozenset[Equipment] = frozenset()


def exercises_matching(wanted: Filter, exercises: Iterable[Exercise]) -> list[Exercise]:
    """The exercises that fit all of `wanted`, by kind and then by name."""
    found = [
        exercise
        for exercise in exercises
        if _named(wanted, exercise.name, exercise.id)
        and wanted.kind in (None, exercise.kind)
        and (wanted.region is None or wanted.region in exercise.region)
        and (wanted.equipment is None or wanted.equipment in exercise.equip)
        and _at_hand(wanted, exercise.equip)
        and (not wanted.minutes or exercise.dose.total_s <= 60 * wanted.minutes)
        and (wanted.phase is None or wanted.phase in exercise.phases)
    ]
    return sorted(found, key=lambda exercise: (exercise.kind, exercise.name))


def routines_matching(wanted: Filter, routines: Iterable[Routine], exercises: Mapping[str, Exercise]) -> list[Routine]:
    """The routines that fit, the short ones first; kind and region are met when one of the exercises meets them."""

    def holds(routine: Routine) -> bool:
        moves = [exercises[item.id] for item in routine.items if item.id and item.id in exercises]
        return (wanted.kind is None or any(move.kind == wanted.kind for move in moves)) and (
            wanted.region is None or any(wanted.region in move.region for move in moves)
        )

    found = [
        routine
        for routine in routines
        if _named(wanted, routine.name, routine.id)
        and (wanted.equipment is None or wanted.equipment in routine.needs)
        and _at_hand(wanted, routine.needs)
        and (not wanted.minutes or routine.minutes <= wanted.minutes)
        and (wanted.phase is None or wanted.phase in routine.phases)
        and holds(routine)
    ]
    return sorted(found, key=lambda routine: (routine.total_s, routine.name))


def missing(equip: Iterable[Equipment], have: Collection[Equipment] | None) -> tuple[Equipment, ...]:
    """Return what of `equip` a person lacks who has `have`; None: not asked yet, so they have what most people have."""
    needed = [thing for thing in equip if thing != "none"]
    if have is None:
        return tuple(thing for thing in needed if thing in ONLY_IF_TICKED)
    return tuple(thing for thing in needed if thing not in have)


def held_kinds(exercises: Iterable[Exercise]) -> tuple[Kind, ...]:
    """Return the kinds of `exercises`, so that no list offers one without any."""
    held = {exercise.kind for exercise in exercises}
    return tuple(kind for kind in KINDS if kind in held)


def needed_things(exercises: Iterable[Exercise]) -> tuple[Equipment, ...]:
    """Return the equipment that `exercises` need, so that nobody is asked about a thing without use."""
    needed = {thing for exercise in exercises for thing in exercise.equip}
    return tuple(thing for thing in EQUIPMENT if thing in needed)


def _at_hand(wanted: Filter, needs: Iterable[Equipment]) -> bool:
    return not wanted.have or set(needs) <= {*wanted.have, "none"}


def _named(wanted: Filter, name: str, ident: str) -> bool:
    sought = wanted.text.casefold().split()
    return all(word in name.casefold() or word in ident for word in sought)
