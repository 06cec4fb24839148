"""A scene as strokes with a role each: what a screen turns into dots and a page into lines.

The role "gap" takes away what is behind it, so that a ball and a head stand out from the limb they touch.
"""

from collections.abc import Iterator, Sequence
from math import copysign, cos, pi, sin
from typing import Literal

from msgspec import Struct

from coach.domain.exercises.vocabulary import Region, Side
from coach.domain.figure.body import HEAD_RADIUS, TRUNK, bones, put
from coach.domain.figure.figure import PROFILES, SIDES, Figure
from coach.domain.figure.hanging import BALL_RADIUS, PACK_RADIUS
from coach.domain.figure.placing import Scene
from coach.domain.figure.props import Line
from coach.domain.figure.room import Room

Role = Literal["floor", "prop", "far", "spine", "near", "head", "worked", "ball", "gap"]

FAR, NEAR, SPINE, MORE = 0.1, 0.27, 0.4, 0.14
THIN, THICK, HIP = 0.1, 0.24, 0.04
NOSE = 0.24
HALO = 0.26
EYE = 0.1
EYES, RIM, EYES_TURN = 0.15, 0.3, 0.3
OUTLINE = 0.17
RING = HEAD_RADIUS - 0.04
ROUND = 20
CUP, CUP_WIDE, CUP_RIM = 0.22, 0.5, 0.4

WORKED: dict[Region, tuple[str, ...]] = {
    "head-neck": ("neck",),
    "neck": ("neck",),
    "upper-back": ("upper back",),
    "mid-back": ("mid back",),
    "low-back": ("low back",),
    "chest": ("upper back",),
    "shoulder": ("upper arm",),
    "side-trunk": ("low back", "mid back"),
    "hip-front": ("hip",),
    "hip-side": ("hip",),
    "buttock": ("hip",),
    "thigh-back": ("thigh",),
    "calf": ("calf",),
    "foot": ("foot",),
    "whole-body": (),
}


class Stroke(Struct, frozen=True):
    """A line through `points`, or a dot where there is but one; `width` in units."""

    points: Line
    width: float
    role: Role
    dotted: bool = False


def worked_parts(figure: Figure, regions: Sequence[Region], sided: bool) -> frozenset[str]:
    """The parts drawn as working: those the figure names, or those of `regions`, on one side where it is `sided`.

    Where a ball or a pack already shows the place, none.
    """
    if figure.worked is not None or figure.ball or figure.pack:
        return frozenset(figure.worked or ())
    parts = {part for region in regions for part in WORKED[region]}
    sides = SIDES[figure.view][: 1 if sided else 2]
    trunk = {*TRUNK, "neck"}
    return frozenset(parts & trunk) | {f"{side} {part}" for part in parts - trunk for side in sides}


def strokes(figure: Figure, moment: Scene, room: Room, worked: frozenset[str]) -> tuple[Stroke, ...]:
    """All strokes, those behind first."""
    return tuple(_strokes(figure, moment, room, worked))


def _strokes(figure: Figure, moment: Scene, room: Room, worked: frozenset[str]) -> Iterator[Stroke]:
    at, view = moment.joints, figure.view
    first, second = SIDES[view]
    yield from (Stroke(line, THICK, "prop") for line in room.thick)
    yield from (Stroke(line, THIN, "prop") for line in room.thin)
    if figure.against_wall:
        yield from _ball(figure, moment)
    yield from _limbs(figure, moment, second, worked)
    if view not in PROFILES:
        yield from _limbs(figure, moment, first, worked)
        for joint in ("shoulder", "hip"):
            yield Stroke((at[f"{first} {joint}"], at[f"{second} {joint}"]), NEAR, "spine")
    for name in TRUNK:
        bone = bones(view)[name]
        more, role = _look(name, worked, "spine")
        yield Stroke((at[bone.start], at[bone.end]), SPINE + more, role)
    if moment.belly:
        yield Stroke(_belly(moment), NEAR, "worked")
    if view in PROFILES:
        yield from _limbs(figure, moment, first, worked)
    yield from _head(figure, moment, worked)
    yield from _hips(figure, moment, worked)
    for prop in figure.props:
        if prop.kind == "strap":
            held = moment.spots(prop.at or f"{first} foot", view)[0][0]
            yield Stroke((at[f"{first} hand"], held), THIN, "prop")
    if moment.pack is not None:
        rolled = figure.pack is not None and figure.pack.kind == "towel roll"
        line = (sum(moment.pack) / 2,) if rolled else moment.pack
        yield Stroke(line, PACK_RADIUS * 2 + HALO, "gap")
        yield Stroke(line, PACK_RADIUS * 2, "ball")
    if not figure.against_wall:
        yield from _ball(figure, moment)


def _ball(figure: Figure, moment: Scene) -> Iterator[Stroke]:
    """The ball; an ice cup stands upright with its rim above."""
    middle = moment.ball
    if middle is None or figure.ball is None:
        return
    yield Stroke((middle,), BALL_RADIUS * 2 + HALO, "gap")
    if figure.ball.kind != "ice cup":
        yield Stroke((middle,), BALL_RADIUS * 2, "ball")
        return
    yield Stroke((middle - CUP * 1j, middle + CUP * 1j), CUP_WIDE, "ball")
    rim = middle + BALL_RADIUS * 1j
    yield Stroke((rim - CUP_RIM, rim + CUP_RIM), OUTLINE, "ball")


def _look(name: str, worked: frozenset[str], role: Role) -> tuple[float, Role]:
    """How much thicker a part is drawn, and its role."""
    return (MORE, "worked") if name in worked else (0.0, role)


def _limbs(figure: Figure, moment: Scene, side: str, worked: frozenset[str]) -> Iterator[Stroke]:
    """The arm and the leg of `side`; a far part that lies wholly behind the near one is left out."""
    far, at = side == "far", moment.joints
    for name, bone in bones(figure.view).items():
        hidden = far and all(at[joint] == at[joint.replace("far", "near")] for joint in (bone.start, bone.end))
        if name.startswith(side) and not hidden:
            more, role = _look(name, worked, "far" if far else "near")
            line = (at[bone.start], at[bone.end])
            yield Stroke(line, (FAR if far else NEAR) + more, role, dotted=far and role == "far")


def _hips(figure: Figure, moment: Scene, worked: frozenset[str]) -> Iterator[Stroke]:
    """The buttock, or the hip, is no bone of its own: a thick dot around the joint."""
    for side in SIDES[figure.view]:
        if f"{side} hip" in worked:
            yield Stroke((moment.joints[f"{side} hip"],), SPINE + HIP, "worked")


def _head(figure: Figure, moment: Scene, worked: frozenset[str]) -> Iterator[Stroke]:
    head, nape = moment.joints["head"], moment.joints["nape"]
    up = (head - nape) / abs(head - nape)
    more, role = _look("neck", worked, "head")
    yield Stroke((nape, head - up * HEAD_RADIUS), NEAR + more, role)
    yield Stroke((head,), HEAD_RADIUS * 2, "gap")
    turns = (2 * pi * number / ROUND for number in range(ROUND + 1))
    yield Stroke(tuple(head + RING * complex(cos(turn), sin(turn)) for turn in turns), OUTLINE, "head")
    if figure.view == "side":
        nose = put(1, moment.face)
        yield Stroke((head + nose * HEAD_RADIUS, head + nose * (HEAD_RADIUS + NOSE)), OUTLINE, "head")
        return
    aside, turned = up * -1j, moment.turn
    if abs(turned) > 0.5:
        nose = head + aside * HEAD_RADIUS * copysign(1, turned)
        yield Stroke((nose, nose + aside * NOSE * copysign(2 * abs(turned) - 1, turned)), OUTLINE, "head")
    for eye in (turned * EYES_TURN - EYES, turned * EYES_TURN + EYES):
        if figure.view != "back" and abs(eye) < RIM:
            yield Stroke((head + up * 0.08 + aside * eye,), EYE, "head")


def _belly(moment: Scene) -> Line:
    """The line of the belly before the spine, from the pelvis to the ribs."""
    low, high = moment.joints["pelvis"], moment.joints["ribs"]
    out = (high - low) / abs(high - low) * -1j
    shares = (number / 8 for number in range(9))
    return tuple(low + (high - low) * share + out * (SPINE / 2 + moment.belly * sin(pi * share)) for share in shares)


def mirrored(drawn: tuple[Stroke, ...]) -> tuple[Stroke, ...]:
    """The same for the other side of the body."""
    return tuple(
        Stroke(tuple(-point.conjugate() for point in one.points), one.width, one.role, one.dotted) for one in drawn
    )


def faces_other_way(figure: Figure, side: Side) -> bool:
    """Whether `side`'s turn needs the mirrored picture: a file draws the right side from the side, else the left."""
    return side == ("left" if figure.view in PROFILES else "right")
