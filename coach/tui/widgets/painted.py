"""Widgets that paint themselves row by row, and only the rows that differ from what is on the screen."""

from abc import abstractmethod
from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from coach.domain.text import clean

Piece = tuple[str, str]
"""A text and the component class it is painted in, "" for the widget's own style."""

Row = tuple[Piece, ...]
BLANK: Row = ()
MOST_KEPT = 500


def centred(text: str, width: int, name: str = "") -> Row:
    """`text` in the middle of a row of `width` cells."""
    return ((" " * max(0, (width - cell_len(text)) // 2), name), (text, name)) if text else BLANK


def wrapped(text: str, width: int) -> list[str]:
    """`text`, cleaned, as lines of at most `width` cells."""
    return [line.plain.rstrip() for line in Content(clean(text)).wrap(width)] if text and width > 0 else []


class Painted(Widget):
    """One widget in place of many: a container that is stacked over others is painted with each change below it.

    A child says what its rows look like; `follow` compares them to those on the screen and repaints what differs.
    """

    def __init__(self, *, id: str, classes: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()
        self._strips: dict[Row, Strip] = {}

    @abstractmethod
    def rows(self, width: int, height: int) -> Sequence[Row]:
        """What to paint from the top in `width` x `height` cells; what is missing is blank."""

    def follow(self) -> None:
        """Bring the rows up to date."""
        width, height = self.size
        if not width or not height:
            return
        rows = tuple(self.rows(width, height))[:height]
        rows += (BLANK,) * (height - len(rows))
        if len(rows) != len(self._rows):
            self._rows = rows
            self.refresh()
            return
        changed = [Region(0, y, width, 1) for y, row in enumerate(rows) if row != self._rows[y]]
        self._rows = rows
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Row `y`, made once for as long as it looks the same; its last piece goes on to the end."""
        row = self._rows[y] if y < len(self._rows) else BLANK
        if row not in self._strips:
            if len(self._strips) >= MOST_KEPT:
                self._strips.clear()
            styled = [Segment(text, self._style(name)) for text, name in row]
            last = self._style(row[-1][1] if row else "")
            self._strips[row] = Strip(styled).adjust_cell_length(self.size.width, last)
        return self._strips[row]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name) if name else self.rich_style

    def notify_style_update(self) -> None:
        """Forget what was painted in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self, _: events.Resize) -> None:
        """Paint for the new size."""
        self._strips.clear()
        self._rows = ()
        self.follow()
