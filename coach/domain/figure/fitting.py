"""How large the figure is drawn: once for an exercise, over all its poses, so that it never jumps."""

from msgspec import Struct

from coach.domain.figure.room import Room

COLUMNS, ROWS = 36, 13
DOTS_ACROSS, DOTS_DOWN = 2, 4
MARGIN = 2
BELOW = 4


class Fit(Struct, frozen=True):
    """`scale` is dots per unit, `origin` the dot of the point 0; `width` and `height` are in dots.

    `floor` is the row of the floor's line: the first one of the last cells, so that its colour is its own.
    """

    width: int
    height: int
    scale: float
    origin: complex
    floor: int

    def dot(self, point: complex) -> tuple[int, int]:
        """The dot of a point in units."""
        return round(self.origin.real + point.real * self.scale), round(self.origin.imag - point.imag * self.scale)


def fitted(room: Room, columns: int = COLUMNS, rows: int = ROWS, mirror: bool = False) -> Fit:
    """The largest fit of `room` into so many cells, on the floor and in the middle."""
    width, height = columns * DOTS_ACROSS, rows * DOTS_DOWN
    across, up = width - 2 * MARGIN, height - MARGIN - BELOW
    scale = max(1.0, min(across / (room.right - room.left), up / (room.top - room.floor)))
    middle = (room.left + room.right) / 2 * (-1 if mirror else 1)
    floor = height - BELOW
    return Fit(width, height, scale, complex((width - 1) / 2 - middle * scale, floor - 1 + room.floor * scale), floor)
