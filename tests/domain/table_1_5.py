"""The table of clinical.md 1.5 as it stands on paper, told apart from the code that obeys it."""

from itertools import product

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS
from coach.domain.exercises.vocabulary import POSITIONS, REGIONS, Code, Region
from coach.library import load
from tests import samples

LIBRARY = load(None).exercises
MOVES = tuple(LIBRARY.values())
OWN_PACK = tuple(
    samples.exercise(id=f"own-{kind}-{position}-{region}", kind=kind, position=position, region=(region,))
    for kind, position, region in product(KINDS, POSITIONS, REGIONS)
)
"""Exercises of a person's own pack, which list no codes at all."""

# Clinical.md 1.5, every B. "area": where the person has it; a list: only there; "all": everywhere.
BANS = """
ball     bleed all | dvt all | varix area | vfx trunk | surg area | neuro area | skin area | swell area | fever all
ball     cancer area | cervart neck | dizzy neck | rheum neck | implant area | cognition all
move     dvt leg | vfx trunk | surg area | fever all | cervart neck | dizzy neck | rheum neck
strength dvt all | surg area | swell area | fever all
heat     dvt all | neuro area | skin area | swell area | fever all | cancer area | circ limb | implant area
heat     cognition all
cold     dvt leg | neuro area | skin area | cancer area | circ all | coldsens all | cognition all
"""
SOFT = {
    "ball": "osteo disc spondy preg circ hernia hyper",
    "move": "bleed dvt osteo disc stenosis spondy neuro preg swell cancer hyper cognition",
    "strength": "osteo vfx disc spondy neuro preg cancer cardiac cervart dizzy rheum hernia implant cognition",
    "heat": "varix vfx surg preg preg20 cardiac",
    "cold": "bleed varix vfx surg preg preg20 cardiac implant",
}
WAYS = {"stretch": ["move"], "mobility": ["move"], "contrast": ["heat", "cold"]} | {
    kind: [kind] for kind in ("ball", "strength", "heat", "cold")
}
FIXED = {
    "trunk": {"neck", "upper-back", "mid-back", "low-back", "chest", "side-trunk"},
    "leg": {"thigh-back", "calf", "foot"},
    "limb": {"thigh-back", "calf", "foot", "shoulder"},
    "neck": {"neck", "head-neck"},
}
BAN = {
    (line.split()[0], cell.split()[0]): cell.split()[1]
    for line in BANS.strip().splitlines()
    for cell in line.split(maxsplit=1)[1].split(" | ")
}
PLACES: tuple[frozenset[Region], ...] = (frozenset(), frozenset({"low-back"}), frozenset({"calf", "foot"}))


def banned(move: Exercise, code: Code, places: frozenset[Region]) -> bool:
    """Whether 1.5 marks B for this way of working in this place."""
    where = [BAN[way, code] for way in WAYS.get(move.kind, []) if (way, code) in BAN]
    regions = set(move.region)
    for word in where:
        area = set(places) if word == "area" or (word == "trunk" and places == PLACES[2]) else FIXED.get(word, set())
        if not area or area & regions or "whole-body" in regions:
            return True
    return False


WRITTEN: frozenset[tuple[str, str]] = frozenset(
    {("preg", "heat"), ("preg", "cold"), ("preg", "contrast"), ("circ", "ball")}
)
"""A code and a kind whose change in 1.5 is enough where an exercise lists the code as well."""


def forbidden(move: Exercise, code: Code, in_bed: bool = False) -> bool:
    """Whether a person who has `code`, nobody knows where, must not do `move`: 1.5 bans it, or the move lists it.

    `in_bed`: the routine needs only a bed, where the floor does not count.
    """
    on_the_bed = code == "floor" and in_bed and move.position in ("floor", "bed")
    listed = code in move.codes and (code, move.kind) not in WRITTEN and not on_the_bed
    return listed or banned(move, code, PLACES[0])
