"""A disk that is full, broken or not ours to write."""

import errno
import os
from pathlib import Path

import pytest

from coach.domain.journal.entries import CheckIn
from coach.errors import CoachError
from coach.store import Store, files
from coach.store.files import TEMPORARY
from tests.clock import FakeClock
from tests.store.processes import FailingSystem, fork, wait
from tests.store.steps import AFTER, NOON, STEPS, state_of
from tests.systems import needs_posix

needs_posix("limits for a process")
resource = pytest.importorskip("resource")


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("step", STEPS)
def test_what_fails_leaves_no_trace_and_what_is_acknowledged_is_there(
    tmp_path: Path, step: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FakeClock()
    points = 0
    refused: list[CoachError] = []
    while True:
        home = tmp_path / f"home-{points}"
        Store(home, clock).journal.add(CheckIn(at=NOON, pain=4, note="kept"))
        points += 1
        store = Store(home, clock)
        system = FailingSystem(points, number)
        monkeypatch.setattr(files, "os", system)
        wanted = AFTER[step]
        try:
            STEPS[step](store)
        except CoachError as error:
            refused.append(error)
            wanted = {"kept": 4}
        monkeypatch.undo()
        assert state_of(store) == state_of(Store(home, clock)) == wanted, f"failed at call {points}"
        store.journal.add(CheckIn(at=NOON, pain=1, note="next"))
        assert state_of(Store(home, clock)) == {**wanted, "next": 1}
        assert [path for path in home.rglob("*") if path.name == TEMPORARY] == []
        if not system.failed:
            break
    assert len(refused) > 5
    assert all(error.detail and error.hint for error in refused)


def test_a_full_disk_is_told_in_a_sentence_and_forgotten_when_there_is_space(home: Path) -> None:
    clock = FakeClock()
    Store(home, clock).journal.add(CheckIn(at=NOON, pain=4, note="kept"))

    def child() -> None:
        store = Store(home, clock)
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
        with pytest.raises(CoachError, match="could not be saved") as refused:
            store.journal.add(CheckIn(at=NOON, pain=5, note="x" * 2000))
        assert "no space left" in refused.value.detail
        assert state_of(store) == {"kept": 4}
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        store.journal.add(CheckIn(at=NOON, pain=5, note="space again"))

    assert wait(fork(child)) == 0
    assert state_of(Store(home, clock)) == {"kept": 4, "space again": 5}


def test_a_backup_that_fails_is_a_notice_and_holds_up_no_write(home: Path) -> None:
    home.mkdir()
    (home / "backups").write_text("in the way")
    store = Store(home, FakeClock())
    store.journal.add(CheckIn(at=NOON, pain=4, note="kept"))
    assert state_of(store) == {"kept": 4}
    assert "Today's backup could not be made." in store.notices[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told_in_a_sentence(home: Path) -> None:
    Store(home, FakeClock()).journal.add(CheckIn(at=NOON, pain=4, note="kept"))
    (home / "journal").chmod(0o500)
    try:
        with pytest.raises(CoachError, match="could not be saved"):
            Store(home, FakeClock()).journal.add(CheckIn(at=NOON, pain=4))
    finally:
        (home / "journal").chmod(0o700)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which even root may not write")
def test_a_folder_that_cannot_be_made_is_told_in_a_sentence() -> None:
    with pytest.raises(CoachError, match="could not be made"):
        Store(Path("/proc/self/coach"), FakeClock()).journal.add(CheckIn(at=NOON, pain=4))


def test_an_exception_inside_a_change_leaves_no_trace(home: Path) -> None:
    store = Store(home, FakeClock())
    kept = store.journal.add(CheckIn(at=NOON, pain=4, note="kept"))
    month = home / "journal" / "2026-11.json"
    before = month.read_bytes()

    def change() -> None:
        with store._vault.locked(), store._months.change("2026-11") as database:
            database.drop("entries", kept.id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change()
    assert month.read_bytes() == before
    assert state_of(store) == {"kept": 4}
