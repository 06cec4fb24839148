"""Bars of blocks, to an eighth of a cell."""

from coach.tui.widgets.painted import Piece

EIGHTHS = " ▏▎▍▌▋▊▉█"
RISING = " ▁▂▃▄▅▆▇█"
LEAST_BLOCK = 3


def bar(part: float, width: int, done: str, todo: str) -> tuple[Piece, ...]:
    """A bar of `width` cells of which `part` (0-1) is full; `done` and `todo` are the styles of its two ends."""
    eighths = round(max(0.0, min(1.0, part)) * width * 8)
    whole, more = divmod(eighths, 8)
    rest = width - whole - (1 if more else 0)
    return (("█" * whole + (EIGHTHS[more] if more else ""), done), (" " * rest, todo))


def blocks(behind: int, of: int, present: float, width: int, styles: tuple[str, str, str]) -> tuple[Piece, ...]:
    """A block for each of `of` parts, a gap between two, `behind` of them full and the next one by `present` (0-1).

    The styles are those of what is done, of what is to come, and of the gaps. Too many parts for the width are one bar.
    """
    done, todo, gap = styles
    room = (width - (of - 1)) // of if of else 0
    if room < LEAST_BLOCK:
        return bar((behind + present) / max(1, of), width, done, todo)
    wider = width - (of - 1) - room * of
    pieces: list[Piece] = []
    for part in range(of):
        full = 1.0 if part < behind else present if part == behind else 0.0
        pieces += [*bar(full, room + (1 if part < wider else 0), done, todo), (" ", gap)]
    return tuple(pieces[:-1])
