"""One line of a list, laid out in columns for whatever width there is."""

from collections.abc import Sequence
from typing import Literal

from rich.cells import cell_len, set_cell_size
from textual.content import Content, Span
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from coach.domain.text import one_line

GAP = 2
LONGEST = 400


class Column:
    """A piece of a row: `width` in cells, None for the one that takes what is left.

    A column is left out where the row is narrower than `from_width`.
    """

    def __init__(
        self,
        text: str,
        width: int | None = None,
        style: str = "",
        align: Literal["left", "right"] = "left",
        from_width: int = 0,
    ) -> None:
        self.text = one_line(text[:LONGEST])
        self.width = width
        self.style = style
        self.align = align
        self.from_width = from_width

    def fitted(self, width: int) -> str:
        """The text in exactly `width` cells, with an ellipsis where something was cut."""
        if cell_len(self.text) > width:
            return set_cell_size(set_cell_size(self.text, max(0, width - 1)).rstrip() + "…", width)
        space = " " * (width - cell_len(self.text))
        return space + self.text if self.align == "right" else self.text + space


class Row(Visual):
    """Columns side by side on one line; text is literal."""

    def __init__(self, *columns: Column) -> None:
        self.columns = columns

    @property
    def plain(self) -> str:
        """The texts of the row, for tests and screen readers."""
        return "  ".join(column.text for column in self.columns)

    def layout(self, width: int) -> Content:
        """The row as one line of `width` cells."""
        shown = [column for column in self.columns if column.from_width <= width]
        fixed = sum(column.width for column in shown if column.width is not None)
        rest = max(1, width - fixed - GAP * (len(shown) - 1))
        return _joined([(column.fitted(rest if column.width is None else column.width), column) for column in shown])

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        if width <= 0 or height == 0:
            return []
        line = self.layout(width).truncate(width, pad=True)
        return line.render_strips(width, 1, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return 1


class Rows(Visual):
    """Rows under each other."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return [strip for row in self.rows[:height] for strip in row.render_strips(width, 1, style, options)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return len(self.rows)


def _joined(parts: Sequence[tuple[str, Column]]) -> Content:
    text, spans = "", []
    for fitted, column in parts:
        if text:
            text += " " * GAP
        if column.style:
            spans.append(Span(len(text), len(text) + len(fitted), column.style))
        text += fitted
    return Content(text, spans)
