"""The body: fixed lengths, the joints that a stance puts somewhere, and the names of its parts.

Points are complex numbers in units of the body (it is about 7.5 tall), x to the right and y up.
"""

from cmath import rect
from collections.abc import Mapping
from functools import cache
from math import radians

from msgspec import Struct

from coach.domain.figure.figure import PROFILES, SIDES, Figure, View
from coach.domain.figure.stance import Stance, shortened

SPINE = 2.4
NECK = 0.45
HEAD_RADIUS = 0.42
TRUNK_RADIUS = 0.2
LIMB_RADIUS = 0.12
LENGTHS = {"upper arm": 1.35, "forearm": 1.25, "thigh": 1.9, "calf": 1.85, "foot": 0.65}
FRONT_FOOT = 0.4
SHOULDER = 0.55
HIP = 0.32
SHOULDERS = "shoulders"

Joints = Mapping[str, complex]

TRUNK = {"low back": ("pelvis", "waist"), "mid back": ("waist", "ribs"), "upper back": ("ribs", "nape")}
LIMBS = {
    "upper arm": ("shoulder", "elbow"),
    "forearm": ("elbow", "hand"),
    "thigh": ("hip", "knee"),
    "calf": ("knee", "ankle"),
    "foot": ("ankle", "toe"),
}
TRUNK_CONTACTS = {
    "seat": ("pelvis",),
    "back": ("pelvis", "waist", "ribs", "nape"),
    "belly": ("pelvis", "waist", "ribs"),
    "shoulder blades": ("nape",),
    "head": ("head",),
}
LIMB_CONTACTS = {
    "hand": ("hand",),
    "elbow": ("elbow",),
    "forearm": ("elbow", "hand"),
    "shoulder": ("shoulder",),
    "hip": ("hip",),
    "knee": ("knee",),
    "shin": ("knee", "ankle"),
    "heel": ("ankle",),
    "foot": ("ankle", "toe"),
    "toe": ("toe",),
}
PLURALS = {"feet" if noun == "foot" else f"{noun}s": noun for noun in LIMB_CONTACTS}


class Bone(Struct, frozen=True):
    """A straight part of the body from joint to joint; `radius` is half its thickness."""

    start: str
    end: str
    radius: float


def put(length: float, degrees: float) -> complex:
    """The way of `length` units towards `degrees`."""
    return rect(length, radians(degrees))


def joints(figure: Figure, stance: Stance) -> dict[str, complex]:
    """Where every joint is, with the pelvis at 0."""
    flat = figure.view in PROFILES
    shares = dict(zip(shortened(figure), stance.shares, strict=True))
    at = {"pelvis": 0j}
    here = 0j
    for (name, (_, end)), angle in zip(TRUNK.items(), stance.spine, strict=True):
        here += put(SPINE / 3 * shares.get(name, 1), angle)
        at[end] = here
    at["head"] = here + put(NECK + HEAD_RADIUS, stance.neck)
    for number, side in enumerate(SIDES[figure.view]):
        outward = 0 if flat else 1 - 2 * number
        broad = SHOULDER * shares.get(SHOULDERS, 1)
        at[f"{side} shoulder"] = at["nape"] + outward * put(broad, stance.spine[2] + 90)
        at[f"{side} hip"] = outward * put(HIP, stance.spine[0] + 90)
        limbs = zip(LIMBS, (*stance.arm(number), *stance.leg(number)), strict=True)
        for part, angle in limbs:
            start, end = LIMBS[part]
            whole = LENGTHS[part] if flat or part != "foot" else FRONT_FOOT
            length = whole * shares.get(f"{side} {part}", 1)
            at[f"{side} {end}"] = at[f"{side} {start}"] + put(length, angle)
    return at


@cache
def bones(view: View) -> dict[str, Bone]:
    """All straight parts of the body by name, such as "low back" or "near calf"."""
    found = {name: Bone(*ends, TRUNK_RADIUS) for name, ends in TRUNK.items()}
    for side in SIDES[view]:
        found |= {
            f"{side} {name}": Bone(f"{side} {start}", f"{side} {end}", LIMB_RADIUS)
            for name, (start, end) in LIMBS.items()
        }
    return found


def contact_words(view: View) -> list[str]:
    """The words for what may touch the floor or a thing, beside "ball" and "pack"."""
    sided = [f"{side} {noun}" for side in SIDES[view] for noun in LIMB_CONTACTS]
    return [*TRUNK_CONTACTS, *PLURALS, *sided]


def contact_joints(words: str, view: View) -> tuple[str, ...]:
    """The joints that `words` mean. Raises KeyError for words that are none of `contact_words`."""
    if words in TRUNK_CONTACTS:
        return TRUNK_CONTACTS[words]
    if words in PLURALS:
        return tuple(f"{side} {joint}" for side in SIDES[view] for joint in LIMB_CONTACTS[PLURALS[words]])
    side, _, noun = words.partition(" ")
    if side not in SIDES[view]:
        raise KeyError(words)
    return tuple(f"{side} {joint}" for joint in LIMB_CONTACTS[noun])


def radius(joint: str) -> float:
    """How thick the body is around a joint, in units."""
    if joint == "head":
        return HEAD_RADIUS
    return TRUNK_RADIUS if joint in ("pelvis", "waist", "ribs", "nape") else LIMB_RADIUS
