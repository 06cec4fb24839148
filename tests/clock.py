"""A clock that moves only when told to."""

from datetime import UTC, datetime, timedelta, tzinfo


class FakeClock:
    """Begins at `start` (aware); `sleep` and `advance` move the wall time and the steady time together."""

    speed = 1.0

    def __init__(self, start: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)) -> None:
        self._now = start
        self._elapsed = 0.0

    def now(self) -> datetime:
        return self._now

    def zone(self) -> tzinfo:
        return self._now.tzinfo or UTC

    def elapsed(self) -> float:
        return self._elapsed

    def sleep(self, seconds: float) -> None:
        self.advance(seconds)

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._elapsed += seconds
