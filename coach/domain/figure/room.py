"""The things of the room, placed once per exercise by the part of the body that touches them in the first pose."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from coach.domain.figure.figure import Figure, Prop
from coach.domain.figure.moving import stances
from coach.domain.figure.placing import Scene, bottom, scene, wall_sign
from coach.domain.figure.stance import between

BED_HEIGHT = 1.0
BED_THICK = 0.4
CHAIR_DEPTH = 1.7
CHAIR_BACK = 1.9
PILLOW = 1.1
MAT = 0.3
SPARE = 0.25
SAMPLES = 6

Line = tuple[complex, ...]


class Room(Struct, frozen=True):
    """What stands still: lines of things, the floor's height, and the box (left, right, top) that all of it needs."""

    thick: tuple[Line, ...]
    thin: tuple[Line, ...]
    floor: float
    left: float
    right: float
    top: float


def sampled(figure: Figure) -> list[Scene]:
    """The keyframes and what lies between them."""
    keys = stances(figure)
    found = [scene(figure, key) for key in keys]
    pairs = list(pairwise(keys)) + ([(keys[-1], keys[0])] if figure.move == "round" else [])
    found += [
        scene(figure, between(one, other, step / SAMPLES)) for one, other in pairs for step in range(1, SAMPLES)
    ]
    return found


def room(figure: Figure) -> Room:
    """The room of `figure`, wide enough for all that moves in it."""
    scenes = sampled(figure)
    spots = [spot for each in scenes for spot in each.all_spots()]
    left = min(point.real - thick for point, thick in spots)
    right = max(point.real + thick for point, thick in spots)
    top = max(point.imag + thick for point, thick in spots)
    low = min(point.imag - thick for point, thick in spots) if figure.view == "above" else 0.0
    kinds = {prop.kind for prop in figure.props}
    floor = -BED_HEIGHT if "bed" in kinds else 0.0
    if figure.view == "above":
        floor = low - SPARE
    thick: list[Line] = []
    thin: list[Line] = []
    for prop in figure.props:
        for line, heavy in _lines(prop, figure, scenes[0], (left - SPARE, right + SPARE, top, low)):
            (thick if heavy else thin).append(line)
    ends = [point for line in (*thick, *thin) for point in line]
    return Room(
        tuple(thick),
        tuple(thin),
        floor,
        min([left, *(point.real for point in ends)]),
        max([right, *(point.real for point in ends)]),
        max([top, *(point.imag for point in ends)]),
    )


def _lines(
    prop: Prop, figure: Figure, first: Scene, box: tuple[float, float, float, float]
) -> Iterator[tuple[Line, bool]]:
    left, right, top, low = box
    if prop.kind == "mat":
        if figure.view == "above":
            yield _outline(left, right, low - SPARE, top + SPARE), False
        else:
            yield (complex(left, -MAT), complex(right, -MAT)), False
    elif prop.kind == "bed":
        yield _outline(left, right, -BED_THICK, -0.06), False
        for x in (left + 0.2, right - 0.2):
            yield (complex(x, -BED_THICK), complex(x, -BED_HEIGHT)), True
    elif prop.kind == "wall":
        x = wall_sign(prop, figure, first) * 0.12
        yield (complex(x, 0), complex(x, top)), True
    elif prop.kind == "chair":
        yield from _chair(prop, figure, first)
    elif prop.kind == "pillow":
        middle, height = _under(prop, figure, first)
        yield _cushion(middle, max(height, 0.3)), False


def _under(prop: Prop, figure: Figure, first: Scene) -> tuple[float, float]:
    """The middle and the lowest point of what lies on a thing."""
    spots = first.spots(prop.at or "seat", figure.view)
    return sum(point.real for point, _ in spots) / len(spots), bottom(spots)


def _chair(prop: Prop, figure: Figure, first: Scene) -> Iterator[tuple[Line, bool]]:
    middle, height = _under(prop, figure, first)
    sign = -1 if prop.side in (None, "left") else 1
    seated = prop.at in (None, "seat", "ball") and figure.view == "side"
    middle -= sign * 0.35 if seated else 0
    ends = (middle + sign * CHAIR_DEPTH / 2, middle - sign * CHAIR_DEPTH / 2)
    yield (complex(ends[0], height - 0.12), complex(ends[1], height - 0.12)), True
    for x in ends:
        yield (complex(x, height - 0.12), complex(x, 0)), False
    if figure.view == "side":
        yield (complex(ends[0], height), complex(ends[0] + sign * 0.15, height + CHAIR_BACK)), True


def _outline(left: float, right: float, low: float, high: float) -> Line:
    corners = (complex(left, low), complex(right, low), complex(right, high), complex(left, high))
    return (*corners, corners[0])


def _cushion(middle: float, height: float) -> Line:
    half = PILLOW / 2
    shape = (
        (-half, 0.1), (-half + 0.1, 0), (half - 0.1, 0), (half, 0.1),
        (half, height - 0.1), (half - 0.1, height), (-half + 0.1, height), (-half, height - 0.1), (-half, 0.1),
    )  # fmt: skip
    return tuple(complex(middle + x, y) for x, y in shape)
