"""How far the edges of a run's segments are from where they belong, in a rehearsed and in a real run."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import accumulate
from pathlib import Path

from coach.clock import Clock, SystemClock
from coach.domain.run.events import SegmentStarted
from coach.guide.guide import Guide
from coach.library import load
from coach.store import Store
from tests.bench.measure import Row, absolute, percentile
from tests.ready import make_ready, none_new

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
LONG, SHORT = "full-20", "desk-reset-5"


class LateClock:
    """A rehearsed clock that wakes up late, as real ones do: mostly by little, now and then by 40 ms."""

    def __init__(self, seed: int = 1) -> None:
        self.speed = 1.0
        self._elapsed = 0.0
        self._chance = random.Random(seed)

    def now(self) -> datetime:
        return START + timedelta(seconds=self._elapsed)

    def zone(self) -> tzinfo:
        return START.tzinfo or UTC

    def elapsed(self) -> float:
        return self._elapsed

    def sleep(self, seconds: float) -> None:
        late = 0.04 if self._chance.random() < 0.002 else self._chance.uniform(0, 0.005)
        self._elapsed += seconds + late


def errors_of(home: Path, routine: str, clock: Clock, wait: Callable[[float], None]) -> list[float]:
    """Real seconds by which each segment of a whole run began after its ideal moment."""
    store = Store(home, clock)
    make_ready(store, clock.now())
    guide = Guide.begin(routine, none_new(clock.now()), load(home), store, clock)
    ideal = [0.0, *accumulate(segment.seconds for segment in guide.player.segments)]
    guide.start()
    began, errors = clock.elapsed(), []
    try:
        while guide.player.status != "over":
            wait(guide.wake_s)
            events = guide.press("done") if guide.player.status == "alarm" else guide.tick()
            now = clock.elapsed() - began
            errors += [
                (now - ideal[event.index]) / clock.speed for event in events if isinstance(event, SegmentStarted)
            ]
    finally:
        guide.release()
    return errors


def drift(errors: list[float]) -> float:
    """How much later the last quarter of the edges is than the first, in seconds."""
    quarter = max(1, len(errors) // 4)
    return sum(errors[-quarter:]) / quarter - sum(errors[:quarter]) / quarter


def rows_for(what: str, errors: list[float]) -> list[Row]:
    """The rows for the errors of one run."""
    return [
        absolute(f"{what}: segment edge error p99, {len(errors)} edges", percentile(errors, 0.99) * 1e3, 50, "ms"),
        absolute(f"{what}: drift, last quarter beside first", abs(drift(errors)) * 1e3, 5, "ms"),
    ]


def measure(folder: Path, long: str = LONG, short: str = SHORT, speed: float = 4.0) -> list[Row]:
    """A rehearsed run of `long` on a late clock, and a real one of `short` at `speed` times its pace."""
    rehearsed = LateClock()
    found = errors_of(folder / "rehearsed", long, rehearsed, rehearsed.sleep)
    rows = rows_for(f"{long} rehearsed, {rehearsed.elapsed() / 60:.0f} min", found)
    real, resting = SystemClock(speed), SystemClock()
    found = errors_of(folder / "real", short, real, resting.sleep)
    return rows + rows_for(f"{short} at {speed:g} x, {resting.elapsed():.0f} s", found)
