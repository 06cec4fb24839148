"""The body chart in character cells: its outline in Braille dots, and which cells are which place."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from msgspec import Struct

from coach.domain.body_map.outline import TALL, WIDE, Line, Point, face, inside, silhouette
from coach.domain.body_map.spots import SPOTS, Spot, View, box

Cell = tuple[int, int]
Size = tuple[int, int]

SIZES: tuple[Size, ...] = ((60, 23), (44, 17))
"""Columns and rows of both figures, the larger one first."""

ACROSS, DOWN = 2, 4
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
BLANK = 0x2800
EDGE_LEFT, EDGE_TOP = 0x02 | 0x40, 0x01
"""Dots on the border of two places: few, so that the outline stands out."""

WHOLE = ("whole", "body")
WHOLE_ROWS = 3
"""Its two words, and a row for its number."""

SIDES: dict[View, tuple[str, str]] = {"front": ("right", "left"), "back": ("left", "right")}
"""The sides are the person's own: from the front, as in a mirror turned round, their right is on the reader's left."""

PACE = 0.25
SLIMMER = 0.93
"""A cell counts as body when most of it does, so that the outline runs along its edge."""


class Drawn(Struct, frozen=True):
    """The chart of one size, cells being (x, y) from the top left.

    `lines` are its rows in Braille; `borders` the cells that hold nothing but a border, `words` those of the words.
    `cells` are the cells of each spot, `owners` the same the other way round, and `labels` the first of two cells for
    the number of a spot.
    """

    columns: int
    rows: int
    lines: tuple[str, ...]
    borders: frozenset[Cell]
    words: frozenset[Cell]
    cells: Mapping[Spot, frozenset[Cell]]
    labels: Mapping[Spot, Cell]
    owners: Mapping[Cell, Spot]


@cache
def drawn(columns: int, rows: int) -> Drawn:
    """The chart, each figure on half of the columns."""
    cells = {spot: frozenset(_cells(spot, columns, rows)) for spot in SPOTS}
    owner = {cell: spot for spot, found in cells.items() for cell in found}
    ink: dict[Cell, int] = {}
    for view in ("front", "back"):
        lines: tuple[Line, ...] = ((*silhouette(), silhouette()[0]), *(face() if view == "front" else ()))
        for line in lines:
            for x, y in _dots(line, view, columns, rows):
                cell = x // ACROSS, y // DOWN
                ink[cell] = ink.get(cell, 0) | BITS[y % DOWN][x % ACROSS]
    edges = {cell: edge for cell in owner if (edge := _edge(cell, owner))}
    borders = frozenset(edges.keys() - ink.keys())
    for cell, edge in edges.items():
        ink[cell] = ink.get(cell, 0) | (edge if cell in borders else 0)
    text = [[chr(BLANK + ink[x, y]) if (x, y) in ink else " " for x in range(columns)] for y in range(rows)]
    written: set[Cell] = set()
    for (x, y), word in _words(columns, rows):
        text[y][x : x + len(word)] = word
        written |= {(x + step, y) for step in range(len(word))}
    return Drawn(
        columns,
        rows,
        tuple("".join(line) for line in text),
        borders,
        frozenset(written),
        cells,
        {spot: _label(found, lowest=spot.view is None) for spot, found in cells.items()},
        owner,
    )


def _words(columns: int, rows: int) -> Iterator[tuple[Cell, str]]:
    """Beside each head which view it is and which side is which, and the whole body between the feet."""
    half = columns // 2
    for start, (view, (left, right)) in zip((0, half), SIDES.items(), strict=True):
        for row, word in enumerate((view, "your", left)):
            yield (start + 1, row), word
        for row, word in enumerate(("your", right), 1):
            yield (start + half - 1 - len(word), row), word
    for row, word in enumerate(WHOLE, rows - WHOLE_ROWS):
        yield (half - (len(word) + 1) // 2, row), word


def _cells(spot: Spot, columns: int, rows: int) -> Iterator[Cell]:
    if spot.view is None:
        yield from ((columns // 2 - 3 + x, rows - WHOLE_ROWS + y) for x in range(6) for y in range(WHOLE_ROWS))
        return
    left, right, top, bottom = box(spot)
    half = columns // 2
    offset = half if spot.view == "back" else 0
    for row in range(rows):
        y = (row + 0.5) * TALL / rows
        for column in range(half):
            x = (column + 0.5 - half / 2) * WIDE / half
            if left <= x < right and top <= y < bottom and inside((x * SLIMMER, y), silhouette()):
                yield column + offset, row


def _dots(line: Line, view: View, columns: int, rows: int) -> Iterator[Cell]:
    wide, tall = columns // 2 * ACROSS, rows * DOWN
    start = wide if view == "back" else 0

    def dot(point: Point) -> tuple[float, float]:
        x = min(max((point[0] / WIDE + 0.5) * wide, 0), wide - 1)
        return start + x, min(max(point[1] / TALL * tall, 0), tall - 1)

    for (x1, y1), (x2, y2) in pairwise(map(dot, line)):
        steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / PACE))
        for step in range(steps + 1):
            yield int(x1 + (x2 - x1) * step / steps), int(y1 + (y2 - y1) * step / steps)


def _edge(cell: Cell, owner: Mapping[Cell, Spot]) -> int:
    """The dots of a cell on the border of two places that touch there."""
    x, y = cell
    left, above = owner.get((x - 1, y)), owner.get((x, y - 1))
    edge = EDGE_LEFT if left not in (None, owner[cell]) else 0
    return edge | (EDGE_TOP if above not in (None, owner[cell]) else 0)


def _label(cells: frozenset[Cell], lowest: bool) -> Cell:
    """Two cells in the middle of the middle row, or of the lowest one."""
    lines = sorted({y for _, y in cells})
    y = lines[-1] if lowest else lines[(len(lines) - 1) // 2]
    across = sorted(x for x, line in cells if line == y)
    return across[(len(across) - 1) // 2], y
