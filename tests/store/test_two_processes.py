"""Several Coaches on the same files."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.clock import SystemClock
from coach.domain.journal.entries import CheckIn
from coach.errors import CoachError
from coach.store import Store
from tests.store.processes import fork, kill, wait
from tests.store.steps import NOON, state_of


@pytest.mark.slow
def test_two_processes_that_insert_at_once_lose_nothing(home: Path) -> None:
    def insert(name: str) -> None:
        store = Store(home, SystemClock(), patience_s=60)
        for number in range(300):
            store.journal.add(CheckIn(at=NOON, pain=1, note=f"{name}-{number}"))

    children = [fork(lambda name=name: insert(name)) for name in ("a", "b")]  # type: ignore[misc]
    assert [wait(pid) for pid in children] == [0, 0]
    entries = Store(home, SystemClock()).journal.entries()
    assert len({entry.id for entry in entries}) == 600
    assert {entry.note for entry in entries} == {f"{name}-{number}" for name in "ab" for number in range(300)}


def test_threads_of_one_process_lose_nothing(home: Path) -> None:
    store = Store(home, SystemClock(), patience_s=60)

    def insert(name: int) -> None:
        for number in range(20):
            store.journal.add(CheckIn(at=NOON, pain=1, note=f"{name}-{number}"))

    threads = [threading.Thread(target=insert, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(state_of(store)) == 80


def test_an_edit_of_what_another_process_deletes_ends_in_one_of_the_two(home: Path) -> None:
    store = Store(home, SystemClock(), patience_s=60)
    kept = [store.journal.add(CheckIn(at=NOON, pain=1, note=str(number))) for number in range(30)]

    def delete() -> None:
        other = Store(home, SystemClock(), patience_s=60)
        for entry in kept:
            assert other.journal.delete(entry.id)

    pid = fork(delete)
    for entry in kept:
        store.journal.update(replace(entry, pain=9))
    assert wait(pid) == 0
    told = sum("deleted elsewhere" in notice for notice in store.notices)
    assert set(state_of(store).values()) <= {9}
    assert bool(told) <= bool(state_of(store))


def test_readers_never_see_a_record_missing_or_twice_while_it_moves(home: Path) -> None:
    store = Store(home, SystemClock(), patience_s=60)
    kept = store.journal.add(CheckIn(at=NOON, pain=1, note="moving"))

    def move() -> None:
        entry, mover = kept, Store(home, SystemClock(), patience_s=60)
        for number in range(60):
            entry = mover.journal.update(replace(entry, at=NOON.replace(month=10 + number % 3)))

    pid = fork(move)
    moving = True
    while moving:
        assert state_of(store) == {"moving": 1}
        moving = os.waitpid(pid, os.WNOHANG) == (0, 0)


def test_a_stopped_holder_of_the_lock_is_told_and_reading_goes_on(home: Path) -> None:
    store = Store(home, SystemClock(), patience_s=0.2)
    store.journal.add(CheckIn(at=NOON, pain=4, note="kept"))
    ready, announce = os.pipe()

    def hold() -> None:
        with Store(home, SystemClock())._vault.locked():
            os.write(announce, b"x")
            time.sleep(600)

    pid = fork(hold)
    os.read(ready, 1)
    os.kill(pid, signal.SIGSTOP)
    try:
        began = time.monotonic()
        with pytest.raises(CoachError, match="Another Coach is busy") as busy:
            store.journal.add(CheckIn(at=NOON, pain=5, note="refused"))
        assert time.monotonic() - began < 60
        assert "close the other Coach" in busy.value.hint
        assert state_of(store) == {"kept": 4}
    finally:
        kill(pid)
    store.journal.add(CheckIn(at=NOON, pain=5, note="free again"))
    assert state_of(store) == {"kept": 4, "free again": 5}


def test_a_reader_of_a_half_done_move_sees_the_record_once_although_the_lock_is_held(home: Path) -> None:
    store = Store(home, SystemClock(), patience_s=0.2)
    store.journal.add(CheckIn(at=NOON, pain=4, note="kept"))
    ready, announce = os.pipe()

    def stop_in_a_move() -> None:
        mover = Store(home, SystemClock())
        entry = mover.journal.entries()[0]
        with mover._vault.locked():
            mover._vault.begin(b"move")
            with mover._months.change("2026-09") as database:
                body = {"kind": "check_in", "pain": 9, "note": "kept", "at": "2026-09-01T12:00:00Z"}
                database.put("entries", entry.id, {**body, "updated_at": "2030-01-01T00:00:00Z"})
            os.write(announce, b"x")
            time.sleep(600)

    pid = fork(stop_in_a_move)
    os.read(ready, 1)
    try:
        assert state_of(store) == {"kept": 9}
        assert store.journal.entries(NOON, NOON.replace(day=24)) == ()
    finally:
        kill(pid)
    assert state_of(store) == {"kept": 9}
    assert not (home / ".unfinished").exists()
