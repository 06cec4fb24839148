"""Plain columns for lists: aligned, whole in a pipe, no wider than the terminal on a screen."""

import shutil
import sys
from collections.abc import Sequence

from coach.domain.text import shorten

GAP = "  "
NARROWEST = 12


def screen_width() -> int | None:
    """Columns of the terminal that reads along; None in a pipe or a file, where nothing is cut."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def columns(rows: Sequence[Sequence[str]], width: int | None, flexible: int) -> list[str]:
    """One line for each row; where `width` is too small the last column goes, then column `flexible` is shortened."""
    widths = _widths(rows)
    if width is not None and _line_width(widths) > width:
        rows = [row[:-1] for row in rows]
        widths = _widths(rows)
        excess = _line_width(widths) - width
        if excess > 0:
            widths[flexible] = max(NARROWEST, widths[flexible] - excess)
    return [
        GAP.join(shorten(cell, size).ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, cells)) for cells in zip(*rows, strict=True)]


def _line_width(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)
