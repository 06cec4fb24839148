"""The system's own programs, asked with a time limit, their words made fit for a person."""

import os
import subprocess
from collections.abc import Mapping
from typing import NamedTuple

from coach.domain.text import one_line, shorten
from coach.errors import CoachError
from coach.processes import apart, kill_group

LIMIT_S = 20.0
_WIDTH = 300


class Outcome(NamedTuple):
    """How a program ended, and what it printed: one cleaned line."""

    code: int
    output: str


def ask(*command: str, limit_s: float = LIMIT_S, environment: Mapping[str, str] | None = None) -> Outcome:
    """Run `command` in the root folder, `limit_s` seconds at most. Raises CoachError when it is missing or hangs."""
    program = command[0]
    try:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=os.sep,
            env=environment,
            **apart(),
        )
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CoachError(f"{program} could not be started.", f"The system says: {reason}.") from error
    with child:
        try:
            said, _ = child.communicate(timeout=limit_s)
        except subprocess.TimeoutExpired:
            raise CoachError(f"{program} did not answer within {limit_s:g} seconds.") from None
        finally:
            if child.returncode is None:
                kill_group(child.pid)
    return Outcome(child.returncode, one_line(said.decode(errors="replace")))


def order(*command: str, limit_s: float = LIMIT_S) -> None:
    """Run `command` and see it succeed. Raises CoachError with what it said."""
    outcome = ask(*command, limit_s=limit_s)
    if outcome.code != 0:
        said = (
            f"It says: {shorten(outcome.output, _WIDTH)}" if outcome.output else f"It ended with code {outcome.code}."
        )
        raise CoachError(f"`{one_line(' '.join(command))}` failed.", said)


def answers_well(*command: str, limit_s: float = LIMIT_S) -> bool | None:
    """Whether `command` succeeds; None where it is missing or hangs."""
    try:
        return ask(*command, limit_s=limit_s).code == 0
    except CoachError:
        return None
