"""The app as a person has it: the real store, the real library, a clock that stands still."""

from pathlib import Path

import pytest

from coach.library import load
from coach.store import Store
from coach.tui.app import CoachApp
from tests.clock import FakeClock
from tests.ready import make_ready

SMALL = (80, 24)
LARGE = (120, 40)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def store(coach_home: Path, clock: FakeClock) -> Store:
    return Store(coach_home, clock)


@pytest.fixture
def ready(store: Store, clock: FakeClock) -> None:
    """The person has answered what comes before anything is guided."""
    make_ready(store, clock.now())


@pytest.fixture
def moving(monkeypatch: pytest.MonkeyPatch) -> None:
    """Motion is allowed, which it is not in other tests."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "full")


@pytest.fixture
def app(coach_home: Path, store: Store, clock: FakeClock) -> CoachApp:
    return CoachApp(store, lambda: load(coach_home), clock)
