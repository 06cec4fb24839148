"""Lines of Braille dots, two across and four down in each cell."""

ACROSS, DOWN = 2, 4
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
BLANK = 0x2800


class Braille:
    """A field of `columns` x `rows` cells; dots count from the top left."""

    def __init__(self, columns: int, rows: int) -> None:
        self._cells = [[0] * columns for _ in range(rows)]

    def dot(self, x: int, y: int) -> None:
        """Sets a dot inside the field."""
        self._cells[y // DOWN][x // ACROSS] |= BITS[y % DOWN][x % ACROSS]

    def line(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Sets the dots between two of them, both included."""
        (x, y), (to_x, to_y) = start, end
        steps = max(abs(to_x - x), abs(to_y - y), 1)
        for step in range(steps + 1):
            self.dot(x + round((to_x - x) * step / steps), y + round((to_y - y) * step / steps))

    def rows(self) -> list[list[str]]:
        """The cells, a blank where no dot is."""
        return [[chr(BLANK + cell) if cell else " " for cell in row] for row in self._cells]
