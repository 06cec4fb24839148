"""From exec to the first frame of Today on a pseudo terminal, with ten years in the journal."""

from collections.abc import Sequence
from pathlib import Path

from tests.bench.measure import Row, compared, interleaved
from tests.bench.programs import COACH, HELLO, HELLO_WORD, JOURNAL_WORD, PLAN_WORD, TODAY_WORD
from tests.bench.terminal import opened


def seconds_until(home: Path, word: str, command: Sequence[str]) -> float:
    """How many seconds pass from exec until `command` has painted `word`."""
    with opened(command, {"COACH_HOME": str(home)}) as terminal:
        return terminal.wait_for(word) - terminal.started


def measure(home: Path, rounds: int = 15) -> list[Row]:
    """The rows for the first frame, and for the moments at which the journal and the plan are on it."""
    first, told, planned, floors = interleaved(
        [
            lambda: seconds_until(home, TODAY_WORD, (COACH,)),
            lambda: seconds_until(home, JOURNAL_WORD, (COACH,)),
            lambda: seconds_until(home, PLAN_WORD, (COACH,)),
            lambda: seconds_until(home, HELLO_WORD, HELLO),
        ],
        rounds,
    )
    return [
        compared("exec to first frame of Today", first, floors, 1.35, "ms", 1e3),
        compared("exec to Today with its journal", told, floors, None, "ms", 1e3),
        compared("exec to Today with its plan", planned, floors, None, "ms", 1e3),
    ]
