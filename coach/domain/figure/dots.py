"""Strokes as dots, and dots as Braille characters: two across and four down in a cell."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from coach.domain.figure.drawing import Role, Stroke
from coach.domain.figure.fitting import Fit

RANK: dict[Role, int] = {"floor": 0, "prop": 1, "far": 2, "spine": 3, "near": 4, "head": 5, "worked": 6, "ball": 7, "gap": 8}
LASTING = ("floor", "prop")
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
BLANK = 0x2800
PACE = 0.5
DOTTED_ON, DOTTED_OFF = 3, 1.5

Dots = dict[tuple[int, int], Role]
Cell = tuple[str, Role | None]


def dots(drawn: tuple[Stroke, ...], fit: Fit) -> Dots:
    """Which dots of the canvas are set, each with the role that lies on top; row 0 is the upper one."""
    found: Dots = {}
    for x in range(fit.width):
        found[x, fit.floor] = "floor"
    for stroke in drawn:
        brush = _brush(max(1, round(stroke.width * fit.scale)))
        for x, y in _walk(stroke, fit):
            for across, down in brush:
                spot = (x + across, y + down)
                if stroke.role == "gap":
                    if found.get(spot) not in LASTING:
                        found.pop(spot, None)
                elif 0 <= spot[0] < fit.width and 0 <= spot[1] < fit.height:
                    found[spot] = stroke.role
    return found


def _walk(stroke: Stroke, fit: Fit) -> Iterator[tuple[int, int]]:
    """The dots of the middle line, without the gaps of a dotted one."""
    if len(stroke.points) == 1:
        yield fit.dot(stroke.points[0])
    done = 0.0
    for start, end in pairwise(stroke.points):
        length = abs(end - start) * fit.scale
        steps = max(1, int(length / PACE))
        for step in range(steps + 1):
            if not stroke.dotted or (done + step * PACE) % (DOTTED_ON + DOTTED_OFF) < DOTTED_ON:
                yield fit.dot(start + (end - start) * (step / steps))
        done += length


@cache
def _brush(width: int) -> tuple[tuple[int, int], ...]:
    """The dots around the middle of a line `width` dots thick."""
    low = -((width - 1) // 2)
    middle, reach = low + (width - 1) / 2, (width / 2) ** 2 + 0.3
    span = range(low, low + width)
    return tuple((x, y) for x in span for y in span if (x - middle) ** 2 + (y - middle) ** 2 <= reach)


def cells(found: Dots, fit: Fit) -> list[list[Cell]]:
    """Rows of Braille characters with the most important role in each; a blank has none."""
    columns, rows = fit.width // 2, fit.height // 4
    codes = [[0] * columns for _ in range(rows)]
    roles: list[list[Role | None]] = [[None] * columns for _ in range(rows)]
    for (x, y), role in found.items():
        column, row = x // 2, y // 4
        codes[row][column] |= BITS[y % 4][x % 2]
        top = roles[row][column]
        if top is None or RANK[role] > RANK[top]:
            roles[row][column] = role
    return [
        [(chr(BLANK + code) if code else " ", role) for code, role in zip(*pair, strict=True)]
        for pair in zip(codes, roles, strict=True)
    ]
