"""What it takes to read ten years, as the review before a visit does."""

from pathlib import Path

import msgspec

from coach.clock import SystemClock
from coach.store import Store
from tests.bench.measure import Row, absolute, interleaved, percentile, seconds_of


def decode_all(home: Path) -> int:
    """The floor: the same files decoded as plain JSON."""
    return sum(len(msgspec.json.decode(path.read_bytes())) for path in (home / "journal").glob("*.json"))


def measure(home: Path, rounds: int = 7) -> list[Row]:
    """The row for reading all entries with nothing in memory."""
    reads, floors = interleaved(
        [
            lambda: seconds_of(Store(home, SystemClock()).journal.entries),
            lambda: seconds_of(lambda: decode_all(home)),
        ],
        rounds,
    )
    count = len(Store(home, SystemClock()).journal.entries())
    return [absolute(f"read all {count:,} entries", percentile(reads, 0.5), 0.5, "s", percentile(floors, 0.5))]
