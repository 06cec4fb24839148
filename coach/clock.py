"""Where time enters the program."""

import sys
import time
from datetime import datetime, tzinfo
from typing import Protocol


class Clock(Protocol):
    """A source of time, handed down from the top so that tests and rehearsals can bring their own.

    `speed` is 1 for real time; `elapsed` and `sleep` of a rehearsal go `speed` times as fast.
    """

    speed: float

    def now(self) -> datetime:
        """The wall time, aware, in the person's own zone."""

    def zone(self) -> tzinfo:
        """The person's own zone with its changes of the clocks, read anew: people travel."""

    def elapsed(self) -> float:
        """Seconds on a clock that never steps back and goes on while the machine sleeps."""

    def sleep(self, seconds: float) -> None:
        """Wait `seconds` of this clock's time."""


def _steady() -> float:
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class SystemClock:
    """The machine's own clock; `speed` lets a rehearsal play a minute of guiding in a second (speed 60)."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed
        self._origin = _steady()

    def now(self) -> datetime:
        return datetime.now().astimezone()

    def zone(self) -> tzinfo:
        import tzlocal

        if hasattr(time, "tzset"):
            time.tzset()
        return tzlocal.reload_localzone()

    def elapsed(self) -> float:
        return (_steady() - self._origin) * self.speed

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds / self.speed)
