"""Lays one layer of files over the library below it; a file with a problem is left out, and only that file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.problem import Problem
from coach.domain.exercises.routine import Item, Routine, item_dose
from coach.library import exercise_checks, routine_checks
from coach.library.candidate import Candidate
from coach.library.catalogue import BUILT_IN, Library
from coach.library.problem import Finding


def settle(candidates: Sequence[Candidate], lower: Library, origin: Callable[[Candidate], str]) -> Library:
    """The library of `candidates` over `lower`, with the problems of both.

    A sound candidate takes the place of the record with its id; one with a problem leaves that record in force.
    `origin` names where a candidate comes from.
    """
    layer = _Layer(lower)
    sound = [each for each in candidates if each.value is not None]
    for each in candidates:
        layer.refuse(each, each.findings)
    unique = _unique(sound, layer)
    exercises = _exercises(unique, layer)
    routines = _routines(unique, exercises, layer)
    mine = [each for each in unique if each.ident in layer.accepted]
    replaced = {each.ident for each in mine if each.ident in lower.exercises}
    kept = {ident: _retimed(routine, exercises, replaced) for ident, routine in lower.routines.items()}
    return Library(
        MappingProxyType(exercises),
        MappingProxyType(kept | routines),
        (*lower.problems, *layer.problems),
        MappingProxyType({**lower.origins, **{each.ident: origin(each) for each in mine}}),
    )


class _Layer:
    """The problems found so far, and the ids that were accepted."""

    def __init__(self, lower: Library) -> None:
        self.lower = lower
        self.problems: list[Problem] = []
        self.accepted: set[str] = set()

    def refuse(self, refused: Candidate, findings: Iterable[Finding]) -> bool:
        """Writes the findings down; whether there were any."""
        before = self.lower.origins.get(refused.ident)
        stays = f" Until then the {before} one stays in force." if before == BUILT_IN else ""
        if before and not stays:
            stays = f" Until then the one in {before} stays in force."
        found = [Problem(refused.file, each.place, each.reason, each.remedy + stays) for each in findings]
        self.problems += found
        return bool(found)


def _unique(candidates: Iterable[Candidate], layer: _Layer) -> list[Candidate]:
    """Without those whose id an earlier file of the layer has, or a record of the other kind."""
    first: dict[str, Candidate] = {}
    for each in candidates:
        other = layer.lower.exercises if isinstance(each.value, Routine) else layer.lower.routines
        if each.ident in first:
            finding = Finding("id", f"'{each.ident}' is taken by {first[each.ident].file}", "Give one another id.")
            layer.problems.append(Problem(each.file, *finding))
        elif each.ident in other:
            kind = "an exercise" if isinstance(each.value, Routine) else "a routine"
            finding = Finding("id", f"'{each.ident}' is taken by {kind} of the library", "Choose another id.")
            layer.problems.append(Problem(each.file, *finding))
        else:
            first[each.ident] = each
    return list(first.values())


def _exercises(candidates: Iterable[Candidate], layer: _Layer) -> dict[str, Exercise]:
    """All exercises once those that name missing or refused ones are out."""
    lower = layer.lower.exercises
    left = {each.ident: (each, each.value) for each in candidates if isinstance(each.value, Exercise)}
    while True:
        own = {ident: _with_codes_of(value, lower.get(ident)) for ident, (_, value) in left.items()}
        exercises = {**lower, **own}
        refused = [
            ident for ident, (each, _) in left.items() if layer.refuse(each, _links(exercises[ident], exercises, lower))
        ]
        if not refused:
            layer.accepted |= set(left)
            return exercises
        for ident in refused:
            del left[ident]


def _links(exercise: Exercise, exercises: Mapping[str, Exercise], lower: Mapping[str, Exercise]) -> Iterable[Finding]:
    yield from exercise_checks.variants_exist(exercise, exercises)
    yield from exercise_checks.easier_comes_to_an_end(exercise, exercises)
    if exercise.id in lower:
        yield from exercise_checks.overrides_like_for_like(exercise, lower[exercise.id])


def _with_codes_of(exercise: Exercise, old: Exercise | None) -> Exercise:
    """The exercise with every contraindication of the one it replaces: a pack may add codes, never take them away."""
    missing = [code for code in old.contra if code not in exercise.contra] if old else []
    return msgspec.structs.replace(exercise, contra=(*exercise.contra, *missing))


def _routines(candidates: Iterable[Candidate], exercises: Mapping[str, Exercise], layer: _Layer) -> dict[str, Routine]:
    routines: dict[str, Routine] = {}
    for each in candidates:
        if not isinstance(each.value, Routine):
            continue
        findings = [finding for check in routine_checks.CHECKS for finding in check(each.value, exercises)]
        if not layer.refuse(each, findings):
            routines[each.ident] = each.value
            layer.accepted.add(each.ident)
    return routines


def _retimed(routine: Routine, exercises: Mapping[str, Exercise], replaced: set[str]) -> Routine:
    """The routine with the seconds that its items have since some of its exercises were replaced."""
    if not any(item.id in replaced for item in routine.items):
        return routine
    items = tuple(_retimed_item(item, exercises) for item in routine.items)
    return msgspec.structs.replace(routine, items=items, total_s=routine_checks.planned_s(items))


def _retimed_item(item: Item, exercises: Mapping[str, Exercise]) -> Item:
    if item.id is None:
        return item
    return msgspec.structs.replace(item, s=item_dose(item, exercises[item.id]).total_s)
