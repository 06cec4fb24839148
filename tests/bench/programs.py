"""The programs that are measured, with the word that shows that each has painted itself."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.terminal import SMALL, Terminal, opened

COACH = str(Path(sys.executable).with_name("coach"))
HELLO = (sys.executable, str(Path(__file__).with_name("hello.py")))
FLOOR_OF_COMMANDS = (sys.executable, "-c", "import tinydb, msgspec, click")

HELLO_WORD = "Hello-world"
TODAY_WORD = "Your plan"
JOURNAL_WORD = "last check-in"
PLAN_WORD = "swaps the marked move"
SIGNS_WORD = "Anything new"
INTRO_WORD = "If it hurts: h"
STAGE_WORD = "Whole run"
PAUSED_WORD = "PAUSED"
TURNED_WORD = "Turned-over"
NONE_KEY, START_KEY, PAUSE_KEY, TURN_KEY = "n", "\r", " ", "t"


@contextlib.contextmanager
def today(home: Path) -> Iterator[Terminal]:
    """Coach open on Today, with the plan on the screen."""
    with opened((COACH,), {"COACH_HOME": str(home)}) as terminal:
        terminal.wait_for(PLAN_WORD)
        yield terminal


@contextlib.contextmanager
def running(home: Path, size: tuple[int, int] = SMALL) -> Iterator[Terminal]:
    """Coach guiding a run of twenty minutes, which begins with a figure that moves where there is room for it."""
    with opened((COACH, "run", "full-20"), {"COACH_HOME": str(home)}, size) as terminal:
        terminal.wait_for(SIGNS_WORD)
        terminal.press(NONE_KEY)
        terminal.wait_for(INTRO_WORD)
        terminal.press(START_KEY)
        terminal.wait_for(STAGE_WORD)
        yield terminal


@contextlib.contextmanager
def hello() -> Iterator[Terminal]:
    """The smallest Textual program."""
    with opened(HELLO, {}) as terminal:
        terminal.wait_for(HELLO_WORD)
        yield terminal
