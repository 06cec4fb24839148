"""What one durable insert costs when much is stored already, and what the disk itself asks for the same."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from coach.clock import SystemClock
from coach.domain.journal.entries import AnyEntry, CheckIn
from coach.library import load
from coach.store import Store
from tests.bench.generator import journal
from tests.bench.measure import Row, compared, interleaved, seconds_of

UNTIL = datetime(2026, 10, 31, 23, 59, tzinfo=ZoneInfo("Europe/Berlin"))
SIZES = (1_000, 10_000, 100_000)
YEARS = 29.0


def filled(home: Path, entries: list[AnyEntry]) -> Store:
    """A store with `entries` and today's backup made, so that what is timed is the insert alone."""
    store = Store(home, SystemClock())
    store.journal.add_all(entries)
    store.journal.add(CheckIn(at=UNTIL, pain=1))
    return store


def durable_write(folder: Path, data: bytes) -> None:
    """The floor: a new file in place of an old one, on the disk before it returns."""
    temporary, target = folder / "floor.tmp", folder / "floor"
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(fd, data)
    os.fsync(fd)
    os.close(fd)
    os.replace(temporary, target)  # noqa: PTH105
    folder_fd = os.open(folder, os.O_RDONLY)
    os.fsync(folder_fd)
    os.close(folder_fd)


def measure(folder: Path, sizes: tuple[int, ...] = SIZES, years: float = YEARS, rounds: int = 40) -> list[Row]:
    """The rows for an insert into the same full month, with `sizes` entries stored in all (ascending)."""
    history = list(journal(load(folder), 1, years, UNTIL))
    stores = [filled(folder / str(size), history[-size:]) for size in sizes]
    del history
    month = (folder / str(sizes[-1]) / "journal" / f"{UNTIL:%Y-%m}.json").read_bytes()

    def insert(store: Store) -> float:
        return seconds_of(lambda: store.journal.add(CheckIn(at=UNTIL - timedelta(hours=1), pain=3)))

    works = [lambda store=store: insert(store) for store in stores]
    floor = [lambda: seconds_of(lambda: durable_write(folder, month))]
    *inserts, floors = interleaved([*works, *floor], rounds)
    rows = [
        compared(f"insert at {size:,} stored, beside 1st size", values, inserts[0], 1.2, "ms", 1e3)
        for size, values in zip(sizes[1:], inserts[1:], strict=True)
    ]
    size_kb = len(month) / 1024
    rows.append(compared(f"insert at {sizes[-1]:,}, beside a {size_kb:.0f} kB file", inserts[-1], floors, 4, "ms", 1e3))
    return rows
