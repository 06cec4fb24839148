"""Whether the person's contraindications allow an exercise, and how much gentler it has to be (clinical.md 1.3-1.5).

The one ruling for plans, runs, the library, substitutes and the command line: each code rules by itself, so that one
more code never allows more.
"""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from coach.domain.exercises.exercise import Dose, Exercise, Thermal
from coach.domain.exercises.routine import Item, item_dose
from coach.domain.exercises.vocabulary import Code, Region
from coach.domain.safety.modality_rules import LYING, SHORT_NAMES, Cell, Rule, cells


class Contraindication(Struct, frozen=True):
    """A code the person has, and the places it is in; no places: not known, so everywhere."""

    code: Code
    regions: frozenset[Region] = frozenset()


class Softening(Struct, frozen=True):
    """What makes an exercise gentle enough. Caps are discomfort 0-10, `share` is of the hold or the repetitions.

    `longest_s` is the whole on all sides in seconds, rests between included.
    """

    code: Code
    reason: str
    cap_at_most: int | None = None
    cap_less: int = 0
    share: float = 1.0
    longest_s: int | None = None


class Block(Struct, frozen=True):
    """Why an exercise is left out; `lifts_by_clinician` when a clinician's word opens it (an M of 1.5, never a B)."""

    code: Code
    reason: str
    lifts_by_clinician: bool = False


class Ruling(Struct, frozen=True):
    """All that the contraindications say about one exercise."""

    blocks: tuple[Block, ...] = ()
    softenings: tuple[Softening, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether the exercise may be done, with all softenings."""
        return not self.blocks


def ruling(
    exercise: Exercise,
    contraindications: Iterable[Contraindication],
    *,
    in_bed: bool = False,
    agreed: bool = False,
) -> Ruling:
    """What the codes make of `exercise` (clinical.md 1.5).

    `in_bed`: it is done in a routine on the bed, where `floor` is satisfied (clinical.md 4). `agreed`: a clinician has
    agreed to this exercise, which turns the blocks that come from an M into softenings.
    """
    listed = exercise.codes - {"floor"} if in_bed and exercise.position in LYING else exercise.codes
    verdicts: dict[Block | Softening, None] = {}
    for found in contraindications:
        verdicts.update(dict.fromkeys(_verdicts(exercise, found, found.code in listed, agreed)))
    blocks = tuple(verdict for verdict in verdicts if isinstance(verdict, Block))
    return Ruling(blocks, tuple(verdict for verdict in verdicts if isinstance(verdict, Softening)))


def softened(exercise: Exercise, dose: Dose, softenings: Iterable[Softening]) -> tuple[Exercise, Dose]:
    """`exercise` with a lower cap and `dose` with less of it, the strictest of all `softenings` at each dial.

    A share takes from the hold or the repetitions; the longest time takes sets first, then hold or repetitions (one
    repetition stays). A pack may not be left on longer than the longest time either, and is checked half-way.
    """
    found = tuple(softenings)
    if not found:
        return exercise, dose
    cap = max(0, exercise.cap - max(one.cap_less for one in found))
    cap = min([cap, *(one.cap_at_most for one in found if one.cap_at_most is not None)])
    longest_s = min((one.longest_s for one in found if one.longest_s is not None), default=None)
    thermal = _shorter_pack(exercise.thermal, longest_s)
    less = _shorter(dose, exercise.sides, min(one.share for one in found), longest_s)
    return msgspec.structs.replace(exercise, cap=cap, thermal=thermal), item_dose(less, exercise)


def _verdicts(exercise: Exercise, found: Contraindication, listed: bool, agreed: bool) -> Iterator[Block | Softening]:
    """What one code says: the rules of its cells that hold, and a block where the exercise lists the code itself."""
    row = cells(exercise.kind, found.code)
    rules = [rule for cell in row for rule in cell.rules]
    holding = [rule for rule in rules if rule.holds(exercise, found.regions)]
    if never := [rule for rule in holding if rule.effect == "block"]:
        yield from (Block(found.code, rule.says) for rule in never)
        return
    asked = [rule for rule in holding if rule.effect == "ask"]
    yield from (_withheld(found.code, rule, agreed) for rule in asked)
    if listed and not asked and not _excused(row, found):
        yield _listed(found.code, row, agreed)
    yield from (_softening(found.code, rule) for rule in holding if rule.effect == "soften")


def _excused(row: tuple[Cell, ...], found: Contraindication) -> bool:
    """Whether a listed code need not block: the change its M states is enough, or its B lies in other places."""
    if not row:
        return False
    elsewhere = bool(found.regions) and all(rule.own for cell in row for rule in cell.rules if rule.effect == "block")
    return all(cell.enough or (cell.mark == "B" and elsewhere) for cell in row)


def _listed(code: Code, row: tuple[Cell, ...], agreed: bool) -> Block | Softening:
    """The block of a code that the exercise lists; a clinician may lift it where the table says M throughout."""
    if not row or any(cell.mark == "B" for cell in row):
        return Block(code, f"not with {SHORT_NAMES[code]}")
    if agreed:
        return Softening(code, f"carefully with {SHORT_NAMES[code]}: a clinician has agreed to it")
    return Block(code, f"not with {SHORT_NAMES[code]} before a clinician agrees", lifts_by_clinician=True)


def _withheld(code: Code, rule: Rule, agreed: bool) -> Block | Softening:
    if not agreed:
        return Block(code, rule.says, lifts_by_clinician=True)
    return msgspec.structs.replace(_softening(code, rule), reason=f"a clinician has agreed; otherwise {rule.says}")


def _softening(code: Code, rule: Rule) -> Softening:
    return Softening(code, rule.says, rule.cap_at_most, rule.cap_less, rule.share, rule.longest_s)


def _shorter(dose: Dose, sides: int, share: float, longest_s: int | None) -> Item:
    """The numbers of `dose` after the share and within the longest time, as an item of a routine states them."""
    sets, unit_s = dose.sets, 1 if dose.hold_s is not None else dose.tempo_s or 1
    count = max(1, int((dose.hold_s if dose.hold_s is not None else dose.reps or 1) * share))
    if longest_s is not None:
        one_more_s = sides * (count * unit_s + dose.rest_s)
        sets = max(1, min(sets, (longest_s + dose.rest_s) // one_more_s))
        rest_s = dose.rest_s * (sides * sets - 1)
        count = max(1, min(count, (longest_s - rest_s) // (sides * sets * unit_s)))
    hold_s, reps = (count, None) if dose.hold_s is not None else (None, count)
    return Item(dose.total_s, sets=sets, hold_s=hold_s, reps=reps)


def _shorter_pack(thermal: Thermal | None, longest_s: int | None) -> Thermal | None:
    """The safety timer with its maximum lowered, and a skin check that still falls within it."""
    if thermal is None or longest_s is None or thermal.max_s <= longest_s:
        return thermal
    checks = tuple(at_s for at_s in thermal.check_s if at_s < longest_s) or (max(1, longest_s // 2),)
    return msgspec.structs.replace(thermal, max_s=longest_s, check_s=checks)
