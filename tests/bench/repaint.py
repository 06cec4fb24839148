"""From a keypress in a run to what it changes on the screen."""

from pathlib import Path

from tests.bench.measure import Row, absolute, interleaved, percentile
from tests.bench.programs import PAUSE_KEY, PAUSED_WORD, TURN_KEY, TURNED_WORD, hello, running
from tests.bench.terminal import Terminal

BETWEEN_S = 0.33


def delay_of(terminal: Terminal, key: str, word: str) -> float:
    """Seconds from `key` until the screen shows `word`; the same key then takes it back."""
    delay = -terminal.press(key) + terminal.wait_for(word)
    terminal.press(key)
    terminal.drain(BETWEEN_S)
    return delay


def measure(home: Path, rounds: int = 60) -> list[Row]:
    """The row for `rounds` keypresses that pause a run, beside as many that change one label."""
    with running(home) as run, hello() as floor:
        delays, floors = interleaved(
            [lambda: delay_of(run, PAUSE_KEY, PAUSED_WORD), lambda: delay_of(floor, TURN_KEY, TURNED_WORD)], rounds
        )
    p95, least = percentile(delays, 0.95) * 1e3, percentile(floors, 0.95) * 1e3
    return [absolute("keypress to repaint in a run, p95", p95, 50, "ms", least)]
