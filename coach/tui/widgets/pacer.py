"""The breath (or another beat) on the screen: its word, its seconds, and a bar that grows and shrinks with it."""

from coach.domain.run.face import PacerMoment, beat_left
from coach.tui.widgets.large_type import enlarged

WIDEST = 48
LETTER_ROWS = 3
ROOM_FOR_LETTERS = 11


def pacer_rows(moment: PacerMoment | None, width: int, height: int, still: bool) -> list[str]:
    """The rows of the pacer in at most `width` x `height` cells: a line, with room large letters, and the bar.

    `still` leaves the bar out. All rows are as wide as their text; whoever paints them puts them into the middle.
    """
    if moment is None or height < 1:
        return []
    left = beat_left(moment)
    rows = [f"{moment.label}  {left}"]
    if height >= ROOM_FOR_LETTERS:
        rows = [*enlarged(f"{moment.label} {left}".upper(), width, LETTER_ROWS), *rows]
    if still or height < 2:
        return rows
    widest = min(WIDEST, max(8, width - 4))
    full = max(1, round(moment.level * widest / 2)) * 2
    return [*rows, "█" * full]
