"""From a keypress in a run to what it changes on the screen."""

from pathlib import Path

from tests.bench.measure import Row, absolute, percentile
from tests.bench.programs import PAUSE_KEY, PAUSED_WORD, running
from tests.bench.terminal import Terminal

BETWEEN_S = 0.33


def delay_of(terminal: Terminal) -> float:
    """Seconds from the key that pauses the run until the screen says so; the run goes on afterwards."""
    delay = -terminal.press(PAUSE_KEY) + terminal.wait_for(PAUSED_WORD)
    terminal.press(PAUSE_KEY)
    terminal.drain(BETWEEN_S)
    return delay


def measure(home: Path, rounds: int = 60) -> list[Row]:
    """The row for `rounds` keypresses in a run in progress."""
    with running(home) as terminal:
        delays = [delay_of(terminal) for _ in range(rounds)]
    return [absolute("keypress to repaint in a run, p95", percentile(delays, 0.95) * 1e3, 50, "ms")]
