"""The lines of a section: what a list shows of each, and what stands beside it about the marked one."""

from msgspec import Struct
from textual.content import Content

from coach.tui.literal import literal


class Line(Struct, frozen=True):
    """A line of a section: what stands left, in the middle and right, and about it (style, text) line by line."""

    key: str
    left: str
    text: str
    right: str = ""
    about: tuple[tuple[str, str], ...] = ()


def said(text: str) -> Line:
    """A sentence where there is nothing to list."""
    return Line("", "", text, "", (("", text),))


def line_details(line: Line) -> Content:
    """All about the line."""
    return Content("\n").join(literal(text, style) for style, text in line.about)
