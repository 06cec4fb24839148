"""A stance set into the room: on the floor, at the wall, with its ball or pack."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.figure.body import contact_joints, joints, put, radius
from coach.domain.figure.figure import WITHOUT_FLOOR, Figure, Prop, View
from coach.domain.figure.hanging import BALL_RADIUS, PACK_RADIUS, ball_at, pack_at
from coach.domain.figure.stance import Stance

WALLS = ("wall", "doorway")
MOST_TURN = 8
ROUNDS = 24
SHORTEST_TURN = 0.01


class Scene(Struct, frozen=True):
    """One moment: joints, ball and pack in units, the floor at y = 0.

    `face` is in degrees, `turn` from -1 to 1, `belly` in units.
    """

    joints: dict[str, complex]
    face: float
    turn: float
    belly: float
    ball: complex | None
    pack: tuple[complex, complex] | None

    def spots(self, words: str, view: View) -> list[tuple[complex, float]]:
        """The points with their radius that `words` (a contact, "ball" or "pack") mean."""
        if words == "ball" and self.ball is not None:
            return [(self.ball, BALL_RADIUS)]
        if words == "pack" and self.pack is not None:
            return [(end, PACK_RADIUS) for end in self.pack]
        return [(self.joints[name], radius(name)) for name in contact_joints(words, view)]

    def named_spots(self) -> list[tuple[str, list[tuple[complex, float]]]]:
        """Every point of the body, and the ball and the pack, by name, each with its radius."""
        found = [(name, [(point, radius(name))]) for name, point in self.joints.items()]
        found += [("ball", [(self.ball, BALL_RADIUS)])] if self.ball is not None else []
        return found + ([("pack", [(end, PACK_RADIUS) for end in self.pack])] if self.pack else [])

    def all_spots(self) -> list[tuple[complex, float]]:
        """The same without names."""
        return [spot for _, spots in self.named_spots() for spot in spots]


def bottom(spots: Iterable[tuple[complex, float]]) -> float:
    """How low the lowest of `spots` reaches."""
    return min(point.imag - thick for point, thick in spots)


def scene(figure: Figure, stance: Stance) -> Scene:
    """`stance` turned until both of its first contacts are level, set on the floor, and moved to its wall or spot."""
    view = figure.view
    at = joints(figure, stance)
    ball = ball_at(replace(figure.ball, along=stance.along), at, view) if figure.ball else None
    pack = pack_at(figure.pack, at, view) if figure.pack else None
    free = Scene(at, stance.face, stance.turn, stance.belly, ball, pack)
    if view in WITHOUT_FLOOR:
        return _moved(free, 0, -_anchor(figure, free))
    level = [free.spots(words, view) for words in figure.ground]
    turn = settling_turn(level[0], level[1]) if len(level) > 1 else 0.0
    leaning = _moved(free, turn, 0j)
    touching = [spot for words in figure.ground[:2] for spot in leaning.spots(words, view)]
    return _moved(leaning, 0, -_anchor(figure, leaning).real - 1j * bottom(touching))


def _moved(old: Scene, degrees: float, by: complex) -> Scene:
    """`old` turned around the pelvis and then moved."""
    turn = put(1, degrees)
    return Scene(
        {name: point * turn + by for name, point in old.joints.items()},
        old.face + degrees,
        old.turn,
        old.belly,
        None if old.ball is None else old.ball * turn + by,
        None if old.pack is None else (old.pack[0] * turn + by, old.pack[1] * turn + by),
    )


def settling_turn(first: Sequence[tuple[complex, float]], second: Sequence[tuple[complex, float]]) -> float:
    """The smallest turn in degrees that levels both; 0 where none of up to 8 degrees does."""

    def apart(degrees: float) -> float:
        turn = put(1, degrees)
        return bottom((point * turn, thick) for point, thick in first) - bottom(
            (point * turn, thick) for point, thick in second
        )

    if abs(apart(0)) < SHORTEST_TURN:
        return 0.0
    for most in range(2, MOST_TURN + 1, 2):
        for end in (float(most), -float(most)):
            if apart(0) * apart(end) <= 0:
                return _root(apart, 0.0, end)
    return 0.0


def _root(function: Callable[[float], float], low: float, high: float) -> float:
    """Where `function` crosses zero between `low` and `high`."""
    rising = function(high) >= 0
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        if (function(middle) >= 0) == rising:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def _anchor(figure: Figure, free: Scene) -> complex:
    """The point that stays where it is: what touches the wall, else the middle of the first contact."""
    wall = next((prop for prop in figure.props if prop.kind in WALLS and prop.side != "behind"), None)
    if wall and wall.at:
        sign = wall_sign(wall, figure, free)
        reach = [point.real * sign + thick for point, thick in free.spots(wall.at, figure.view)]
        return complex(max(reach) * sign)
    spots = free.spots(figure.ground[0], figure.view)
    return sum((point for point, _ in spots), 0j) / len(spots)


def wall_sign(wall: Prop, figure: Figure, free: Scene) -> int:
    """1 for a wall on the right of what touches it, -1 for one on the left."""
    if wall.side:
        return 1 if wall.side == "right" else -1
    touching = free.spots(wall.at or "seat", figure.view)
    middle = sum((point.real for point, _ in touching), 0.0) / len(touching)
    return 1 if middle >= free.joints["pelvis"].real else -1
