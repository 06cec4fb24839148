import math
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.domain.person.settings import Settings
from coach.domain.run.player import PlayerState
from coach.domain.run.saved_run import SavedRun
from coach.domain.run.timeline import Pace, Segment
from coach.errors import CoachError
from coach.store import Store
from tests.clock import FakeClock


def a_saved_run(clock: FakeClock) -> SavedRun:
    state = PlayerState((Segment(0, "work", 30.0, "cat-cow"),), elapsed=12.5)
    return SavedRun("evening", "Evening", clock.now(), clock.now(), state, before=4)


def test_settings_are_the_defaults_until_they_are_saved(store: Store, home: Path, clock: FakeClock) -> None:
    assert store.load_settings() == Settings()
    store.save_settings(Settings(theme="dark", emergency_number="112"))
    assert Store(home, clock).load_settings() == Settings(theme="dark", emergency_number="112")


def test_a_saved_run_comes_back_until_it_is_cleared(store: Store, home: Path, clock: FakeClock) -> None:
    run = a_saved_run(clock)
    store.save_run(run)
    assert Store(home, clock).load_saved_run() == run
    store.clear_saved_run()
    assert Store(home, clock).load_saved_run() is None


def test_a_damaged_saved_run_is_set_aside_and_told(store: Store, home: Path, clock: FakeClock) -> None:
    store.save_run(a_saved_run(clock))
    path = home / "state.json"
    path.write_bytes(path.read_bytes().replace(b"12.5", b"99.5"))
    assert store.load_saved_run() is None
    assert "state.json was damaged" in store.notices[0]
    assert len(list(home.glob("state.json.unreadable-*"))) == 1


def test_damaged_settings_come_back_from_the_backup(store: Store, home: Path) -> None:
    store.save_settings(Settings(theme="dark"))
    (home / "settings.json").write_bytes(b"{")
    assert store.load_settings() == Settings(theme="dark")
    assert "took its place" in store.notices[0]


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_has_no_word_for_are_refused(store: Store, clock: FakeClock, number: float) -> None:
    run = a_saved_run(clock)
    with pytest.raises(CoachError, match="cannot be kept"):
        store.save_run(replace(run, state=replace(run.state, elapsed=number)))
    with pytest.raises(CoachError, match="cannot be kept"):
        store.save_settings(Settings(pace=Pace(words_per_s=number)))
    assert store.load_saved_run() is None
    assert store.load_settings() == Settings()
