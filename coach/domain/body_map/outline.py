"""The outline of a body, as curves that the screen draws in dots and paper in ink.

Points are (x, y): x from the midline outward, y from the crown down. The reader's right half is described, the other
one is its mirror. A unit is a fifth of a column of the smaller chart and a tenth of its rows.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

Point = tuple[float, float]
Line = tuple[Point, ...]
Box = tuple[float, float, float, float]
"""Left, right, top, bottom."""

WIDE, TALL = 110.0, 170.0
"""The field of one figure, with its midline in the middle."""

STEPS = 4
"""Straight pieces between two points of a curve."""

HALF: tuple[Line, ...] = (
    ((0, 1.5), (6.5, 2.8), (11.5, 8), (12.5, 14), (11.2, 20), (7.5, 26), (7, 29), (7.6, 31.5), (12, 35), (22, 38),
     (31, 40.5), (36, 46), (38, 55), (40, 66), (43.5, 76), (46.5, 90), (48.5, 99), (49.5, 106), (47.5, 111),
     (44, 111.5), (42.5, 107), (42, 100), (39, 90), (34.5, 77), (31, 66), (28, 56)),
    ((28, 56), (26.5, 66), (24, 76), (24.5, 84), (28, 94), (29, 104), (28, 115), (25, 130), (22, 140), (22, 148),
     (19, 158), (18, 163), (21.5, 168), (8, 168), (9, 162), (8, 152), (6.5, 142), (6, 132), (3.5, 118), (0, 107)),
)  # fmt: skip
"""From the crown over arm and hand to the armpit, then down the side and up the inner leg."""

FACE: tuple[Line, ...] = (
    ((3.6, 12.2), (6.2, 12.2)),
    ((0, 21), (3.8, 20)),
)
"""Eyes and mouth tell the front from the back."""


@cache
def silhouette() -> Line:
    """The closed outline, from the crown round the reader's right half to the crotch and back up the left one."""
    right = [point for line in HALF for point in _curve(line)]
    return tuple(right) + tuple((-x, y) for x, y in reversed(right))


@cache
def face() -> tuple[Line, ...]:
    """The lines of the face, on both halves."""
    return tuple(tuple((x * way, y) for x, y in line) for line in FACE for way in (1, -1))


def _curve(points: Sequence[Point]) -> Iterator[Point]:
    """A smooth line through all points (Catmull-Rom, which needs no more than the points themselves)."""
    padded = (points[0], *points, points[-1])
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(STEPS):
            yield _between(before, start, end, after, step / STEPS)
    yield points[-1]


def _between(before: Point, start: Point, end: Point, after: Point, at: float) -> Point:
    """The point at 0 to 1 of the way from `start` to `end`."""
    x, y = (
        0.5 * (2 * b + (c - a) * at + (2 * a - 5 * b + 4 * c - d) * at**2 + (3 * b - a - 3 * c + d) * at**3)
        for a, b, c, d in zip(before, start, end, after, strict=True)
    )
    return x, y


def within(shape: Line, box: Box) -> Line:
    """The part of a closed shape that lies in a box (Sutherland and Hodgman); empty where none does."""
    left, right, top, bottom = box
    for axis, edge, way in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        shape = tuple(_cut(shape, axis, edge, way))
    return shape


def _cut(shape: Line, axis: int, edge: float, way: int) -> Iterator[Point]:
    for start, end in pairwise((*shape[-1:], *shape)):
        before, after = (start[axis] - edge) * way, (end[axis] - edge) * way
        if (before < 0) != (after < 0):
            share = before / (before - after)
            yield start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
        if after >= 0:
            yield end


def inside(point: Point, shape: Line) -> bool:
    """Whether a closed shape holds a point: a ray from it to the right crosses the outline an odd number of times."""
    x, y = point
    crossings = (
        x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise((*shape, shape[0]))
        if (y1 > y) != (y2 > y)
    )
    return sum(crossings) % 2 == 1
