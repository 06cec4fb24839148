"""What all measures share: a row of the table, repeated interleaved timing, and the table itself."""

import math
import statistics
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import NamedTuple

HEADINGS = ("what", "measured", "floor", "ratio", "budget", "")


class Row(NamedTuple):
    """One measured value beside the floor of the same run and its budget, each already a text with its unit."""

    what: str
    measured: str
    floor: str = ""
    ratio: str = ""
    budget: str = ""
    kept: bool | None = None


def seconds_of(work: Callable[[], object]) -> float:
    """How many seconds one call of `work` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def interleaved(works: Sequence[Callable[[], float]], rounds: int) -> list[list[float]]:
    """What each of `works` returns in each of `rounds`.

    They take turns, each round with another one first, so that a busy moment or a warm disk favours none.
    """
    found: list[list[float]] = [[] for _ in works]
    for turn in range(rounds):
        for place in range(len(works)):
            chosen = (turn + place) % len(works)
            found[chosen].append(works[chosen]())
    return found


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0-1) of `values` do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def compared(
    what: str, values: Sequence[float], floors: Sequence[float], budget: float | None, unit: str, scale: float
) -> Row:
    """The row for the medians of `values` and `floors`, shown times `scale` in `unit`; the budget is their ratio."""
    value, floor = statistics.median(values), statistics.median(floors)
    ratio = value / floor if floor else math.inf
    return Row(
        what,
        f"{value * scale:.1f} {unit}",
        f"{floor * scale:.1f} {unit}",
        f"{ratio:.2f}",
        "" if budget is None else f"<= {budget:g} x",
        None if budget is None else ratio <= budget,
    )


def absolute(what: str, value: float, budget: float, unit: str, floor: float | None = None) -> Row:
    """The row for a value with a budget in its own unit."""
    beside = "" if floor is None else f"{floor:.2f} {unit}"
    return Row(what, f"{value:.2f} {unit}", beside, "", f"<= {budget:g} {unit}", value <= budget)


def table(rows: Sequence[Row]) -> str:
    """The rows as aligned text; a budget that is exceeded is marked OVER."""
    cells = [HEADINGS, *((*row[:-1], {True: "ok", False: "OVER", None: ""}[row.kept]) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return "\n".join([lines[0], "-" * (sum(widths) + 2 * len(widths) - 2), *lines[1:]])
