"""What Coach costs while nothing happens: processor time and memory, beside the smallest Textual program."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.measure import Row, absolute, compared
from tests.bench.programs import hello, running, today
from tests.bench.terminal import LARGE, Terminal

SETTLE_S = 5.0
TURNS_PER_S = 4


@contextmanager
def beside(home: Path) -> Iterator[Path]:
    """A copy of `home`, for a second run at the same time: one folder guides one."""
    with tempfile.TemporaryDirectory() as folder:
        yield shutil.copytree(home, Path(folder) / home.name)


def measure(home: Path, seconds: float = 30.0, settle_s: float = SETTLE_S) -> list[Row]:
    """The rows for Today open, a run in progress in two sizes and the floor, all watched over the same `seconds`."""
    with (
        beside(home) as other,
        today(home) as open_today,
        running(home) as run,
        running(other, LARGE) as large,
        hello() as floor,
    ):
        terminals = (open_today, run, large, floor)
        shares_of(terminals, settle_s)
        resting, busy, busy_large, least = shares_of(terminals, seconds)
        memory = [[terminal.memory_mb()] for terminal in terminals]
    return [
        absolute("idle CPU, Today open", resting, 0.5, "% of a core", least),
        absolute("idle CPU, run in progress", busy, 3, "% of a core", least),
        absolute("idle CPU, run in progress, 120x40", busy_large, 3, "% of a core", least),
        compared("memory, Today open", memory[0], memory[3], 1.6, "MB", 1),
        compared("memory, run in progress", memory[1], memory[3], 1.6, "MB", 1),
    ]


def shares_of(terminals: tuple[Terminal, ...], seconds: float) -> list[float]:
    """The share of a core, in per cent, that each of `terminals` uses during `seconds`."""
    before = [terminal.cpu_s() for terminal in terminals]
    turns = max(1, round(seconds * TURNS_PER_S))
    for _ in range(turns):
        for terminal in terminals:
            terminal.drain(seconds / turns / len(terminals))
    return [(terminal.cpu_s() - used) / seconds * 100 for terminal, used in zip(terminals, before, strict=True)]
