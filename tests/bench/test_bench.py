"""The benchmarks run; what they measure decides nothing here."""

from pathlib import Path

import pytest

from tests.bench import edges, generator, insert_cost, looking_back, quick_command, reading
from tests.bench.measure import absolute, compared, percentile, table


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A journal of two weeks."""
    generator.write(tmp_path / "journal", 1, 0.04)
    return tmp_path / "journal"


def test_a_budget_that_is_exceeded_is_marked() -> None:
    kept, over = table([absolute("a", 1, 2, "ms"), compared("b", [3.0], [1.0], 2, "ms", 1)]).splitlines()[2:]
    assert kept.endswith("ok")
    assert over.split() == ["b", "3.0", "ms", "1.0", "ms", "3.00", "<=", "2", "x", "OVER"]


def test_a_percentile_is_a_value_that_was_seen() -> None:
    assert percentile([float(value) for value in range(1, 101)], 0.95) == 95.0
    assert percentile([7.0], 0.99) == 7.0


def test_an_insert_is_measured_at_each_size(tmp_path: Path) -> None:
    rows = insert_cost.measure(tmp_path, sizes=(5, 10, 20), years=0.1, rounds=2)
    assert len(rows) == 3


def test_a_rehearsed_run_neither_drifts_nor_misses_an_edge(tmp_path: Path) -> None:
    clock = edges.LateClock()
    errors = edges.errors_of(tmp_path, "full-20", clock, clock.sleep)
    assert len(errors) > 30
    assert min(errors) >= 0
    assert max(errors) <= 0.15
    assert edges.drift(errors) < 0.02


def test_a_short_command_and_reading_are_measured(home: Path) -> None:
    assert quick_command.measure(home, rounds=1)
    assert reading.measure(home, rounds=1)
    assert len(looking_back.measure(home, rounds=1)) == 3
