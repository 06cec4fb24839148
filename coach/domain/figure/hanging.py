"""Where the ball or the pack is: on a part of the body, touching it, so that it moves with it."""

from coach.domain.exercises.vocabulary import Region
from coach.domain.figure.body import HEAD_RADIUS, TRUNK, TRUNK_RADIUS, Joints, bones
from coach.domain.figure.figure import SIDES, Direction, Hung, View

BALL_RADIUS = 0.4
PACK_RADIUS = 0.2
PACK_LENGTH = 1.1

AIMS: dict[Direction, complex] = {"above": 1j, "below": -1j, "left": -1 + 0j, "right": 1 + 0j}
ROUND_PARTS = ("seat", "neck", "head")
SPINE_REGIONS: tuple[tuple[float, Region], ...] = ((0.4, "low-back"), (0.65, "mid-back"), (1.0, "upper-back"))
PART_REGIONS: dict[str, tuple[Region, ...]] = {
    "seat": ("buttock", "hip-side"),
    "hip": ("hip-side", "buttock", "hip-front"),
    "neck": ("neck", "head-neck"),
    "head": ("head-neck", "neck"),
    "shoulder": ("shoulder", "upper-back", "chest", "neck"),
    "upper arm": ("shoulder",),
    "thigh": ("thigh-back", "hip-front", "hip-side"),
    "calf": ("calf",),
    "foot": ("foot",),
}


def places(view: View) -> list[str]:
    """The words for where something may hang."""
    limbs = [f"{side} {part}" for side in SIDES[view] for part in PART_REGIONS if part not in ROUND_PARTS]
    return ["spine", *ROUND_PARTS, *limbs]


def regions(hung: Hung) -> tuple[Region, ...]:
    """The regions of the library that lie where `hung` touches."""
    if hung.on == "spine":
        found = next(region for most, region in SPINE_REGIONS if hung.along <= most)
        if hung.side == "front":
            return ("chest",)
        return (found, "side-trunk", "chest") if hung.side != "behind" else (found,)
    return PART_REGIONS[hung.on if hung.on in PART_REGIONS else hung.on.partition(" ")[2]]


def touch(hung: Hung, at: Joints, view: View) -> tuple[complex, complex, complex]:
    """The point of the body's middle line, the way out of the body with its radius, and the way along the part."""
    point, along, thick = _spot(hung, at, view)
    along /= abs(along)
    return point, _outward(hung, along) * thick, along


def ball_at(hung: Hung, at: Joints, view: View) -> complex:
    """The middle of the ball, which touches the part."""
    point, out, _ = touch(hung, at, view)
    return point + out * (1 + BALL_RADIUS / abs(out))


def pack_at(hung: Hung, at: Joints, view: View) -> tuple[complex, complex]:
    """The two ends of the pack's middle line, which lies along the part."""
    point, out, along = touch(hung, at, view)
    middle = point + out * (1 + PACK_RADIUS / abs(out))
    half = along * (PACK_LENGTH / 2)
    return middle - half, middle + half


def _spot(hung: Hung, at: Joints, view: View) -> tuple[complex, complex, float]:
    """The point, the way along the part there, and the part's radius."""
    known, share = bones(view), hung.along
    name = hung.on
    if name == "spine":
        number = min(2, int(share * 3))
        name, share = tuple(TRUNK)[number], share * 3 - number
    if name in known:
        bone = known[name]
        way = at[bone.end] - at[bone.start]
        return at[bone.start] + way * share, way, bone.radius
    if name in ("neck", "head"):
        way = at["head"] - at["nape"]
        return (at["head"], way, HEAD_RADIUS) if name == "head" else (at["nape"] + way * 0.3, way, TRUNK_RADIUS)
    joint = "pelvis" if name == "seat" else name
    way = at["nape"] - at["ribs"] if joint.endswith("shoulder") else at["waist"] - at["pelvis"]
    return at[joint], way, TRUNK_RADIUS


def _outward(hung: Hung, along: complex) -> complex:
    """The way to the side that was asked for: a normal of a straight part, the very direction at a round one."""
    left = along * 1j
    upward = hung.on in ("spine", *ROUND_PARTS) or hung.on.endswith(("hip", "shoulder"))
    if hung.side in AIMS:
        aim = AIMS[hung.side]
        if upward and hung.on != "spine":
            return aim
        return left if (left * aim.conjugate()).real >= 0 else -left
    return left if upward == (hung.side == "behind") else -left
