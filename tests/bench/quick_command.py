"""What a short command costs in a shell, with ten years in the journal."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.bench.measure import Row, absolute, compared, interleaved, seconds_of
from tests.bench.programs import COACH, FLOOR_OF_COMMANDS

LOG = (COACH, "log", "--pain", "3")
DUE = (COACH, "due")
PLAN = (COACH, "plan")


def seconds_of_command(home: Path, command: Sequence[str]) -> float:
    """How many seconds `command` takes from exec to exit. Raises CalledProcessError when it fails."""
    environment = {**os.environ, "COACH_HOME": str(home)}
    return seconds_of(lambda: subprocess.run(command, env=environment, check=True, capture_output=True))


def with_reminders(home: Path) -> None:
    """The usual reminders, so that there is something to be due."""
    seconds_of_command(home, (COACH, "remind", "usual"))


def measure(home: Path, rounds: int = 20) -> list[Row]:
    """The rows for `coach log`, which adds one entry a round to the journal in `home`, `coach due` and `coach plan`."""
    with_reminders(home)
    seconds_of_command(home, LOG)
    commands = (LOG, DUE, PLAN, FLOOR_OF_COMMANDS)
    logs, dues, plans, floors = interleaved(
        [lambda command=command: seconds_of_command(home, command) for command in commands], rounds
    )
    return [
        compared("coach log", logs, floors, 2.0, "ms", 1e3),
        compared("coach due", dues, floors, 2.0, "ms", 1e3),
        absolute("coach plan", 1e3 * median(plans), 300, "ms", 1e3 * median(floors)),
    ]
