"""From wanted steps to what may be done today: blocked ones are replaced or left out, the others get today's dose."""

from collections.abc import Collection, Iterator, Sequence

import msgspec

from coach.domain.dosing.dose import Dosing
from coach.domain.dosing.levels import at_least, dose_at, level_of, lower, same
from coach.domain.exercises.browse import missing
from coach.domain.exercises.exercise import Dose, Exercise
from coach.domain.exercises.routine import Prescription, Task
from coach.domain.homework.exercise import is_homework
from coach.domain.planning.facts import Facts
from coach.domain.planning.plan import Chosen, Omitted
from coach.domain.safety.contraindications import softened
from coach.domain.safety.gate import Verdict, verdict

Admitted = tuple[tuple[Chosen, ...], tuple[Omitted, ...]]


def admitted(
    steps: Sequence[Prescription | Task], facts: Facts, reason: str, in_bed: bool = False, substitutes: bool = True
) -> Admitted:
    """What of `steps` is done today, and what is left out with its reason (clinical.md 4).

    A blocked exercise is replaced by its easier version, or else by the next one of the same kind for the same place
    that may be done; heat and cold are only left out, and so is everything in the first 72 hours and in a flare.
    """
    taken = {step.exercise.id for step in steps if isinstance(step, Prescription)}
    chosen: list[Chosen] = []
    omitted: list[Omitted] = []
    for step in steps:
        if isinstance(step, Task):
            chosen.append(Chosen(step, reason))
            continue
        found = verdict(step.exercise, facts.situation, in_bed)
        if found.allowed:
            kept, lost = _in_company(step, facts, in_bed)
            chosen.append(chosen_line(step.exercise, step.dose, found, facts.dosings[step.exercise.id], reason, kept))
            omitted += lost
            continue
        why = "; ".join(block.text for block in found.blocks)
        mate = _substitute(step.exercise, facts, taken, in_bed) if substitutes else None
        if mate:
            taken.add(mate.id)
            swapped = f"instead of {step.exercise.name.lower()}: {found.blocks[0].text}"
            dosing = facts.dosings[mate.id]
            chosen.append(chosen_line(mate, dosing.dose, verdict(mate, facts.situation, in_bed), dosing, swapped))
            why += f"; {mate.name.lower()} takes its place"
        omitted.append(Omitted(step.exercise.id, step.exercise.name, found.blocks[0].rule, why))
    return tuple(chosen), tuple(omitted)


def chosen_line(
    exercise: Exercise,
    dose: Dose,
    found: Verdict,
    dosing: Dosing,
    reason: str,
    step: Prescription | None = None,
) -> Chosen:
    """The line for an allowed exercise: `dose`, but no more than its `dosing` allows today, then softened."""
    wanted = msgspec.structs.replace(exercise, dose=dose)
    level = level_of(wanted)
    todays = level if exercise.rules.dose is None else lower(level, dosing.given)
    capped = msgspec.structs.replace(exercise, cap=min(exercise.cap, dosing.exercise.cap))
    fitted, less = softened(capped, dose_at(wanted, todays), found.softenings)
    given = at_least(level_of(msgspec.structs.replace(exercise, dose=less)), lower(dosing.floor, todays))
    less = dose_at(wanted, given) if found.softenings and exercise.rules.dose else less
    reduced = dosing.given.reduced or not same(given, dosing.given)
    given = msgspec.structs.replace(given, reduced=reduced)
    base = step or Prescription(fitted, less)
    return Chosen(
        msgspec.structs.replace(base, exercise=fitted, dose=less, given=given),
        reason,
        change=dosing.change if same(given, dosing.given) else None,
        care=tuple(softening.reason for softening in found.softenings),
    )


def _in_company(step: Prescription, facts: Facts, in_bed: bool) -> tuple[Prescription, tuple[Omitted, ...]]:
    """`step`, and without what goes along with it where that may not be done."""
    mate = step.companion
    found = verdict(mate, facts.situation, in_bed) if mate else Verdict()
    if mate is None or found.allowed:
        return step, ()
    why = "; ".join(block.text for block in found.blocks)
    lost = Omitted(mate.id, mate.name, found.blocks[0].rule, why)
    return msgspec.structs.replace(step, companion=None, companion_s=0), (lost,)


def _substitute(exercise: Exercise, facts: Facts, taken: Collection[str], in_bed: bool) -> Exercise | None:
    if facts.situation.phase == "acute" or facts.situation.mode in ("flare", "locked"):
        return None
    for other in _others(exercise, facts):
        wanted = other.id not in taken and other.id not in facts.profile.disliked
        if wanted and verdict(other, facts.situation, in_bed).allowed:
            return other
    return None


def _others(exercise: Exercise, facts: Facts) -> Iterator[Exercise]:
    easier = facts.exercises.get(exercise.easier.id or "")
    if easier:
        yield easier
    if exercise.rules.skin:
        return
    for ident in sorted(facts.exercises):
        other = facts.exercises[ident]
        same = other.kind == exercise.kind and exercise.region[0] in other.region
        at_hand = not missing(other.equip, facts.profile.equipment)
        if same and other.id != exercise.id and not is_homework(ident) and at_hand:
            yield other
