from pathlib import Path

import pytest

from coach.store import Store
from tests.clock import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "coach"


@pytest.fixture
def store(home: Path, clock: FakeClock) -> Store:
    return Store(home, clock)
