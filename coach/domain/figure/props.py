"""The lines of each thing of the room, placed by the part of the body that touches it."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from coach.domain.figure.figure import WITHOUT_FLOOR, Figure, Prop, PropKind
from coach.domain.figure.hanging import PACK_LENGTH, PACK_RADIUS
from coach.domain.figure.placing import Scene, bottom, wall_sign

BED_HEIGHT = 1.0
BED_THICK = 0.4
CHAIR_DEPTH = 1.7
CHAIR_BACK = 1.9
PILLOW = 1.1
PILLOW_ABOVE = 1.6
LOWEST_PILLOW = 0.3
MAT = 0.3
SPARE = 0.25
WALL = 0.12
BRICK, COURSE, BRICKS = 0.5, 0.8, 2
SPRAY = (-0.3, 0.0, 0.3)
DROPS = (0.2, 0.45, 0.7)
DROP = 0.13

Line = tuple[complex, ...]
Lines = Iterator[tuple[Line, bool]]


class Around(Struct, frozen=True):
    """What a thing is placed by: the first and the last keyframe, and the box of all of them."""

    figure: Figure
    first: Scene
    last: Scene
    left: float
    right: float
    top: float
    low: float

    @property
    def floor_line(self) -> bool:
        """Whether there is a floor to be seen."""
        return self.figure.view not in WITHOUT_FLOOR

    def held(self, prop: Prop) -> tuple[complex, float]:
        """The middle of what lies on `prop` and how low it reaches; from above in the last pose, else in the first."""
        spots = (self.first if self.floor_line else self.last).spots(prop.at or "seat", self.figure.view)
        return sum((point for point, _ in spots), 0j) / len(spots), bottom(spots)


def lines(prop: Prop, around: Around) -> Lines:
    """Every line of `prop`, and whether it is a thick one; a strap moves with the body and has none here."""
    draw = DRAWN.get(prop.kind)
    return draw(prop, around) if draw else iter(())


def _mat(prop: Prop, around: Around) -> Lines:
    if around.floor_line:
        yield (complex(around.left, -MAT), complex(around.right, -MAT)), False
    else:
        yield _outline(around.left, around.right, around.low - SPARE, around.top + SPARE), False


def _bed(prop: Prop, around: Around) -> Lines:
    yield _outline(around.left, around.right, -BED_THICK, -0.06), False
    for x in (around.left + 0.2, around.right - 0.2):
        yield (complex(x, -BED_THICK), complex(x, -BED_HEIGHT)), True


def _wall(prop: Prop, around: Around) -> Lines:
    if prop.side == "behind":
        yield from _bricks(around)
    else:
        x = wall_sign(prop, around.figure, around.first) * WALL
        yield (complex(x, 0), complex(x, around.top)), prop.kind == "wall"


def _bricks(around: Around) -> Lines:
    """Courses of bricks on both sides of the body, so that none lies behind a limb."""
    for course in range(1, int(around.top / COURSE) + 1):
        for number in range(BRICKS):
            out = (2 * number + course % 2) * BRICK
            for start, way in ((around.left - out, -BRICK), (around.right + out, BRICK)):
                yield (complex(start, course * COURSE), complex(start + way, course * COURSE)), False


def _chair(prop: Prop, around: Around) -> Lines:
    place, height = around.held(prop)
    sign = 1 if prop.side == "right" else -1
    side_on = around.figure.view == "side"
    middle = place.real - (sign * 0.35 if side_on and prop.at in (None, "seat", "ball") else 0)
    ends = (middle + sign * CHAIR_DEPTH / 2, middle - sign * CHAIR_DEPTH / 2)
    yield (complex(ends[0], height - 0.12), complex(ends[1], height - 0.12)), True
    for x in ends:
        yield (complex(x, height - 0.12), complex(x, 0)), False
    if side_on:
        yield (complex(ends[0], height), complex(ends[0] + sign * 0.15, height + CHAIR_BACK)), True


def _pillow(prop: Prop, around: Around) -> Lines:
    place, height = around.held(prop)
    if around.floor_line:
        yield _cushion(place.real, PILLOW / 2, max(height, LOWEST_PILLOW)), False
    else:
        half = PILLOW_ABOVE / 2
        yield _outline(place.real - half, place.real + half, place.imag - half, place.imag + half), False


def _pack(prop: Prop, around: Around) -> Lines:
    """A second pack, which lies ready."""
    yield _cushion(around.held(prop)[0].real, PACK_LENGTH / 2, PACK_RADIUS * 2), True


def _shower(prop: Prop, around: Around) -> Lines:
    """A pipe behind the body, and water from its head on the part it is for."""
    pipe, high = around.left - SPARE, around.top + 2 * SPARE
    head, back = complex(around.left + SPARE, high), around.held(prop)[0]
    yield (complex(pipe, 0), complex(pipe, high), head), False
    yield (head + SPRAY[0], head + SPRAY[-1]), True
    for across in SPRAY:
        way = back + complex(across - SPARE) - (head + across)
        for share in DROPS:
            yield (head + across + way * share, head + across + way * (share + DROP)), False


def _outline(left: float, right: float, low: float, high: float) -> Line:
    corners = (complex(left, low), complex(right, low), complex(right, high), complex(left, high))
    return (*corners, corners[0])


def _cushion(middle: float, half: float, height: float) -> Line:
    shape = (
        (-half, 0.1), (-half + 0.1, 0), (half - 0.1, 0), (half, 0.1),
        (half, height - 0.1), (half - 0.1, height), (-half + 0.1, height), (-half, height - 0.1), (-half, 0.1),
    )  # fmt: skip
    return tuple(complex(middle + x, y) for x, y in shape)


DRAWN: dict[PropKind, Callable[[Prop, Around], Lines]] = {
    "mat": _mat,
    "bed": _bed,
    "wall": _wall,
    "doorway": _wall,
    "chair": _chair,
    "pillow": _pillow,
    "pack": _pack,
    "shower": _shower,
}
