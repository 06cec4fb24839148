"""How the rows of the giant view are shared out, from a pane of a few rows to a whole wall."""

from typing import NamedTuple

HEADING_SHARE = 0.3


class Rows(NamedTuple):
    """Rows for each part, from the top: heading (word or digits), front (the largest), cue, bars, a plain line."""

    heading: int
    front: int
    cue: int
    part_bar: int
    run_bar: int
    line: int


def shared(height: int, cue: int, reading: int) -> Rows:
    """The rows of a view of `height`; `cue` rows are asked for by the cue and `reading` by what has to be read.

    What is large, and then the bars, give way to what has to be read; bars and cue to the digits where there is little
    room.
    """
    run_bar = 0 if height < 8 else 1 if height < 18 else max(2, height // 13)
    part_bar = 0 if height < 14 else max(1, height // 20)
    line = 1 if height >= 10 else 0
    cue = min(cue, height // 4) if height >= 7 else 0
    lower = [part_bar, run_bar, line]
    for place, rows in enumerate(lower):
        over = reading - (height - cue - 1 - sum(lower))
        lower[place] -= min(rows, max(0, over)) if reading else 0
    part_bar, run_bar, line = lower
    rest = height - run_bar - part_bar - line - cue
    heading = max(1, round(rest * HEADING_SHARE - 0.4))
    if reading:
        heading = max(1, min(heading, rest - reading))
    return Rows(heading, rest - heading, cue, part_bar, run_bar, line)
