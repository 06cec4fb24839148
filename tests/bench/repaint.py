"""From a keypress in a run to what it changes on the screen."""

from collections.abc import Sequence
from pathlib import Path

from tests.bench.measure import Row, absolute, interleaved, percentile
from tests.bench.programs import PAUSE_KEY, PAUSED_WORD, TURN_KEY, TURNED_WORD, hello, running
from tests.bench.resting import beside
from tests.bench.terminal import LARGE, Terminal

BETWEEN_S = 0.33


def delay_of(terminal: Terminal, key: str, word: str, everyone: Sequence[Terminal]) -> float:
    """Seconds from `key` until the screen shows `word`; the same key then takes it back.

    `everyone` is read in between: a program that cannot write what it paints stands still, and a run pauses itself.
    """
    delay = -terminal.press(key) + terminal.wait_for(word)
    terminal.press(key)
    for each in everyone:
        each.drain(BETWEEN_S / len(everyone))
    return delay


def measure(home: Path, rounds: int = 60) -> list[Row]:
    """The rows for `rounds` keypresses that pause a run in each size, beside as many that change one label."""
    with beside(home) as other, running(home) as run, running(other, LARGE) as large, hello() as floor:
        everyone = (run, large, floor)
        found = interleaved(
            [
                lambda: delay_of(run, PAUSE_KEY, PAUSED_WORD, everyone),
                lambda: delay_of(large, PAUSE_KEY, PAUSED_WORD, everyone),
                lambda: delay_of(floor, TURN_KEY, TURNED_WORD, everyone),
            ],
            rounds,
        )
    small, wide, least = (percentile(delays, 0.95) * 1e3 for delays in found)
    return [
        absolute("keypress to repaint in a run, p95", small, 50, "ms", least),
        absolute("keypress to repaint in a run, p95, 120x40", wide, 50, "ms", least),
    ]
