"""A clock that several processes share and that goes faster than ours."""

import time
from datetime import UTC, datetime, timedelta, tzinfo


class ScaledClock:
    """Wall time `start` was at the real moment `origin` (seconds since 1970), and passes `scale` times as fast."""

    speed = 1.0

    def __init__(self, start: datetime, origin: float, scale: float) -> None:
        self._start = start
        self._origin = origin
        self._scale = scale

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.elapsed())

    def zone(self) -> tzinfo:
        return UTC

    def elapsed(self) -> float:
        return (time.time() - self._origin) * self._scale

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds / self._scale)
