"""The `[figure]` block of an exercise: how the body stands, what it rests on, where the ball is and what moves.

Angles are absolute, in degrees: 0 points to the right, 90 up, -90 down, 180 to the left. In the side view the person
faces right when standing, so lies on the back with the head on the left and on the belly with the head on the right.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

View = Literal["side", "front", "back", "above", "above-side"]
Move = Literal["out and back", "round", "hold"]
Direction = Literal["behind", "front", "above", "below", "left", "right"]
PropKind = Literal["mat", "wall", "doorway", "chair", "bed", "strap", "pillow", "pack", "shower"]
Thing = Literal["two balls", "towel roll", "ice cup"]

Degrees = Annotated[float, Meta(ge=-360, le=360)]
Words = Annotated[str, Meta(min_length=1, max_length=40)]
Arm = Annotated[tuple[Degrees, ...], Meta(min_length=1, max_length=2)]
Leg = Annotated[tuple[Degrees, ...], Meta(min_length=2, max_length=3)]

SIDES: dict[View, tuple[str, str]] = {
    "side": ("near", "far"),
    "front": ("left", "right"),
    "back": ("left", "right"),
    "above": ("left", "right"),
    "above-side": ("near", "far"),
}
PROFILES: tuple[View, ...] = ("side", "above-side")
"""Views in which one side of the body lies behind the other."""
WITHOUT_FLOOR: tuple[View, ...] = ("above", "above-side")


class Pose(Struct, frozen=True, forbid_unknown_fields=True):
    """One keyframe. `spine` is one angle or three, from the pelvis up; an arm is upper arm and forearm, a leg is thigh,
    shin and foot.

    The views of the side have near and far limbs, the others those on the left and on the right of the picture; the
    second one is like the first (mirrored, but in the views of the side) where it is not given. `face` is where the
    nose points in the side view, `turn` how far the head is turned in the others: 1 to the right of its own crown, -1
    to the left, 0 to the viewer. `toward` are parts that point at the viewer in this pose and are drawn short. `belly`
    is how far the belly stands out, in units of the body; `along` is where the ball has rolled to in this pose.
    """

    name: Words
    spine: Annotated[tuple[Degrees, ...], Meta(min_length=1, max_length=3)]
    neck: Degrees | None = None
    face: Degrees | None = None
    turn: Annotated[float, Meta(ge=-1, le=1)] | None = None
    toward: Annotated[tuple[Words, ...], Meta(max_length=8)] | None = None
    belly: Annotated[float, Meta(ge=0, le=1)] = 0
    along: Annotated[float, Meta(ge=0, le=1)] | None = None
    near_arm: Arm | None = None
    far_arm: Arm | None = None
    near_leg: Leg | None = None
    far_leg: Leg | None = None
    left_arm: Arm | None = None
    right_arm: Arm | None = None
    left_leg: Leg | None = None
    right_leg: Leg | None = None


class Hung(Struct, frozen=True, forbid_unknown_fields=True):
    """A ball or a pack on a part of the body, `along` it from 0 (nearest the pelvis) to 1, at one of its sides.

    `kind` is what it is, where it is more than one ball or neither ball nor pack.
    """

    on: Words
    side: Direction
    along: Annotated[float, Meta(ge=0, le=1)] = 0.5
    kind: Thing | None = None


class Prop(Struct, frozen=True, forbid_unknown_fields=True):
    """A thing of the room; `at` is the part of the body that touches it, `side` where a wall or a backrest is.

    A wall "behind" the body is seen on both sides of it, in the views of front and back.
    """

    kind: PropKind
    at: Words | None = None
    side: Literal["left", "right", "behind"] | None = None


class Figure(Struct, frozen=True, forbid_unknown_fields=True):
    """The drawing of an exercise. The first two words of `ground` are made to touch the floor in every pose.

    `worked` are the parts drawn as working, the region's where it is not given. `toward` is that of every pose
    which has none of its own.
    """

    view: View
    ground: Annotated[tuple[Words, ...], Meta(min_length=1, max_length=4)]
    move: Move
    pose: Annotated[tuple[Pose, ...], Meta(min_length=1, max_length=6)]
    props: Annotated[tuple[Prop, ...], Meta(max_length=3)] = ()
    ball: Hung | None = None
    pack: Hung | None = None
    worked: Annotated[tuple[Words, ...], Meta(max_length=6)] | None = None
    toward: Annotated[tuple[Words, ...], Meta(max_length=8)] = ()

    @property
    def against_wall(self) -> bool:
        """Whether the body has a wall behind it, with what hangs on the body between the two."""
        return any(prop.side == "behind" for prop in self.props)
