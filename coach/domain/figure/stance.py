"""A pose with nothing left to guess: every angle of both sides, ready to be moved between."""

from math import cos, pi, remainder

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.figure.figure import PROFILES, Arm, Figure, Leg, Pose

FACE_TURN = -90.0
FOOT_TURN = 90.0
FRONT_FEET = (-155.0, -25.0)
TOWARD = 0.35


class Stance(Struct, frozen=True):
    """Angles in degrees: spine 3, neck, face, for both sides arm 2 and leg 3; `belly` in units; `along` of the ball.

    `turn` is that of the head, -1 to 1; `shares` say how much of its length each of `shortened` parts is drawn with.
    """

    angles: tuple[float, ...]
    belly: float = 0.0
    along: float = 0.5
    turn: float = 0.0
    shares: tuple[float, ...] = ()

    @property
    def spine(self) -> tuple[float, ...]:
        return self.angles[0:3]

    @property
    def neck(self) -> float:
        return self.angles[3]

    @property
    def face(self) -> float:
        return self.angles[4]

    def arm(self, side: int) -> tuple[float, ...]:
        """Upper arm and forearm of the first (0) or second (1) side."""
        return self.angles[5 + 5 * side : 7 + 5 * side]

    def leg(self, side: int) -> tuple[float, ...]:
        """Thigh, shin and foot of the first (0) or second (1) side."""
        return self.angles[7 + 5 * side : 10 + 5 * side]


def shortened(figure: Figure) -> list[str]:
    """The parts that point at the viewer in some pose."""
    return sorted({*figure.toward, *(part for pose in figure.pose for part in pose.toward or ())})


def stance(figure: Figure, pose: Pose) -> Stance:
    """`pose` with its defaults filled in; the first arm and leg of the view have to be there."""
    flat = figure.view in PROFILES
    arms = (pose.near_arm, pose.far_arm) if flat else (pose.left_arm, pose.right_arm)
    legs = (pose.near_leg, pose.far_leg) if flat else (pose.left_leg, pose.right_leg)
    first_arm, second_arm = _both(arms, 2, flat)
    first_leg, second_leg = _both(_with_feet(legs, flat), 3, flat)
    spine = pose.spine if len(pose.spine) == 3 else (pose.spine[0],) * 3
    neck = spine[2] if pose.neck is None else pose.neck
    face = neck + FACE_TURN if pose.face is None else pose.face
    ball = figure.ball.along if figure.ball and pose.along is None else pose.along or 0.0
    turn = float(figure.view == "above-side") if pose.turn is None else pose.turn
    toward = figure.toward if pose.toward is None else pose.toward
    shares = tuple(TOWARD if part in toward else 1.0 for part in shortened(figure))
    angles = (*spine, neck, face, *first_arm, *first_leg, *second_arm, *second_leg)
    return Stance(angles, pose.belly, ball, turn, shares)


def _with_feet(legs: tuple[Leg | None, Leg | None], flat: bool) -> tuple[Leg | None, Leg | None]:
    first, second = (
        leg if leg is None or len(leg) == 3 else (*leg, leg[1] + FOOT_TURN if flat else front)
        for leg, front in zip(legs, FRONT_FEET, strict=True)
    )
    return first, second


def _both(limbs: tuple[Arm | None, Arm | None], length: int, flat: bool) -> tuple[Arm, Arm]:
    first, second = limbs
    assert first is not None, "the library checks that the first limb is there"
    if second is None:
        second = first if flat else tuple(180 - angle for angle in first)
    return _filled(first, length), _filled(second, length)


def _filled(limb: Arm, length: int) -> Arm:
    return (*limb, *limb[-1:] * (length - len(limb)))


def eased(share: float) -> float:
    """`share` (0-1) with a gentle start and end."""
    return (1 - cos(pi * min(1.0, max(0.0, share)))) / 2


def between(start: Stance, end: Stance, share: float) -> Stance:
    """The stance `share` (0-1) of the way, each joint on its shorter arc."""
    pairs = zip(start.angles, end.angles, strict=True)
    angles = tuple(one + remainder(other - one, 360) * share for one, other in pairs)
    before, after = _plain(start), _plain(end)
    belly, along, turn, *shares = (one + (other - one) * share for one, other in zip(before, after, strict=True))
    return Stance(angles, belly, along, turn, tuple(shares))


def _plain(known: Stance) -> tuple[float, ...]:
    """What is no angle, and so moves in a straight line."""
    return (known.belly, known.along, known.turn, *known.shares)


def breathed(held: Stance, degrees: float) -> Stance:
    """`held` with its spine a little rounder or flatter by `degrees`, head and arms as they are."""
    low, middle, high, *rest = held.angles
    return replace(held, angles=(low + degrees, middle, high - degrees, *rest))
