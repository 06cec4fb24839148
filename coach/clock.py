"""Where time enters the program."""

import os
import re
import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

_RULE = re.compile(r"(?:<[^>]+>|[A-Za-z]{3,})[-+]?\d")
"""How a TZ begins that is no name of a zone but says the hours by itself."""
_ZONE_FOLDERS = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")


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


class SystemZone(tzinfo):
    """The zone that the machine's own clock shows, as its C library knows it: every form of TZ works, and nothing has
    to be loaded. `datetime.now().astimezone()` and this zone cannot differ."""

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        return None if at is None else at.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, at: datetime | None) -> timedelta | None:
        return None

    def tzname(self, at: datetime | None) -> str | None:
        return None if at is None else at.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, at: datetime) -> datetime:
        shown = at.replace(tzinfo=UTC).astimezone()
        wall = shown.replace(tzinfo=None)
        doubled = wall.astimezone().utcoffset() != shown.utcoffset()
        return wall.replace(tzinfo=self, fold=int(doubled))

    def __repr__(self) -> str:
        return "SystemZone()"


_SYSTEM_ZONE = SystemZone()


def zone_warning() -> str:
    """The sentence for a TZ that this machine does not know, so that its C library takes UTC; empty where it does."""
    name = os.environ.get("TZ", "").removeprefix(":")
    if sys.platform == "win32" or not name or name in ("UTC", "GMT") or _RULE.match(name):
        return ""
    if time.timezone or time.daylight:
        return ""
    folders = (os.environ.get("TZDIR", ""), *_ZONE_FOLDERS)
    if any(folder and os.path.isfile(os.path.join(folder, name)) for folder in folders):  # noqa: PTH113, PTH118
        return ""
    return f"This machine does not know the time zone {name[:60]} that TZ names, so all times here are in UTC."


class SystemClock:
    """The machine's own clock; `speed` lets a rehearsal play a minute of guiding in a second (speed 60)."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed
        self._origin = _steady()

    def now(self) -> datetime:
        return datetime.now().astimezone()

    def zone(self) -> tzinfo:
        if sys.platform == "win32":
            import tzlocal

            return tzlocal.reload_localzone()
        time.tzset()
        return _SYSTEM_ZONE

    def elapsed(self) -> float:
        return (_steady() - self._origin) * self.speed

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds / self.speed)
