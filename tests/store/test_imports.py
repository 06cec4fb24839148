"""An import that fails at any point can be taken back whole, and so can one that a second try completes."""

import errno
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from coach.domain.journal.entries import CheckIn
from coach.errors import CoachError
from coach.store import Store, files
from coach.store.imports import ImportRecord
from tests.clock import FakeClock
from tests.store.processes import FailingSystem
from tests.store.steps import NOON, state_of
from tests.systems import needs_posix

needs_posix("calls of the system that fail")

IDENTS = [f"00000000-0000-7000-8000-{number:012}" for number in range(4)]
NEW = tuple(
    CheckIn(at=NOON - timedelta(days=40 * number), id=ident, pain=number, note=f"new {number}")
    for number, ident in enumerate(IDENTS)
)
RECORD = ImportRecord("diary.csv")
BEFORE = {"kept": 4, "older": 7}
AFTER = {"kept": 4, **{entry.note: entry.pain for entry in NEW}}


def prepared(home: Path, clock: FakeClock) -> Store:
    """A journal that has one entry of the import already, as it was before."""
    store = Store(home, clock)
    old = CheckIn(at=NOON, id=IDENTS[0], pain=7, note="older", updated_at=NOON - timedelta(days=9))
    store.journal.take((old,))
    store.journal.add(CheckIn(at=NOON, pain=4, note="kept"))
    return Store(home, clock)


def brought(store: Store) -> None:
    newer = msgspec.structs.replace(NEW[0], updated_at=NOON)
    store.imports.take(RECORD, (newer, *NEW[1:]))


def taken_back(store: Store) -> None:
    store.imports.take_back()
    store.imports.forget()


@pytest.mark.parametrize("again", [False, True])
def test_an_import_that_fails_anywhere_is_taken_back_whole(
    tmp_path: Path, again: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, points = FakeClock(), 0
    while True:
        home = tmp_path / f"home-{points}"
        store = prepared(home, clock)
        points += 1
        system = FailingSystem(points, errno.ENOSPC)
        monkeypatch.setattr(files, "os", system)
        try:
            brought(store)
        except CoachError:
            assert system.failed
        monkeypatch.undo()
        if again:
            brought(Store(home, clock))
            assert state_of(Store(home, clock)) == AFTER, f"failed at call {points}"
        taken_back(Store(home, clock))
        assert state_of(Store(home, clock)) == BEFORE, f"failed at call {points}"
        if not system.failed:
            break
    assert points > 20


def test_taking_back_that_fails_anywhere_can_be_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock, points = FakeClock(), 0
    while True:
        home = tmp_path / f"home-{points}"
        brought(prepared(home, clock))
        points += 1
        system = FailingSystem(points, errno.EIO)
        monkeypatch.setattr(files, "os", system)
        try:
            taken_back(Store(home, clock))
        except CoachError:
            assert system.failed
        monkeypatch.undo()
        taken_back(Store(home, clock))
        assert state_of(Store(home, clock)) == BEFORE, f"failed at call {points}"
        if not system.failed:
            break
    assert points > 15
