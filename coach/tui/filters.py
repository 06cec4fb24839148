"""The last gate before the terminal."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from coach.domain.text import clean, is_clean


class ControlFilter(LineFilter):
    """Takes control characters out of every painted segment, wherever the text came from."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, without a byte that a terminal would obey."""
        return [segment if _inert(segment.text) else _cleaned(segment) for segment in segments]


def _inert(text: str) -> bool:
    return is_clean(text) and "\n" not in text and "\t" not in text


def _cleaned(segment: Segment) -> Segment:
    text = clean(segment.text).replace("\n", " ").replace("\t", " ")
    return Segment(text, segment.style)
