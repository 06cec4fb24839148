"""A guide over a real store in an empty home and the real library."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.guide.guide import Guide
from coach.library import Library, load
from coach.store import Store
from tests.clock import FakeClock
from tests.ready import make_ready, none_new


@pytest.fixture(scope="session")
def library() -> Library:
    return load(None)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def store(tmp_path: Path, clock: FakeClock) -> Store:
    store = Store(tmp_path / "home", clock)
    make_ready(store, clock.now())
    return store


@pytest.fixture
def begin(library: Library, store: Store, clock: FakeClock) -> Iterator:
    """Begins runs, and lets go of them at the end of the test."""
    guides: list[Guide] = []

    def start(routine: str) -> Guide:
        guides.append(Guide.begin(routine, none_new(clock.now()), library, store, clock))
        return guides[-1]

    yield start
    for guide in guides:
        guide.release()


def play(guide: Guide, clock: FakeClock, seconds: float) -> list:
    """Look at the clock every tenth of a second for `seconds`; the events that came of it."""
    events = []
    for _ in range(round(seconds * 10)):
        if guide.player.status == "over":
            break
        clock.advance(0.1)
        events += guide.tick()
    return events
