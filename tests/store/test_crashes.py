"""Writers that are killed, at random and at every single step."""

import os
import random
import time
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.clock import SystemClock
from coach.domain.journal.entries import CheckIn
from coach.domain.person.settings import Settings
from coach.store import Store
from coach.store.files import TEMPORARY
from tests.clock import FakeClock
from tests.store.processes import die_at, fork, kill
from tests.store.steps import AFTER, NOON, STEPS, State, state_of


def temporaries(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.name == TEMPORARY]


def write_for_ever(home: Path, log: Path, name: str, seed: int) -> None:
    """Add, update, move and delete own entries; each step is announced before and acknowledged after it."""
    chance = random.Random(seed)
    store = Store(home, SystemClock(), patience_s=30)
    own: list[CheckIn] = []
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in range(100_000):
        pain = chance.randint(0, 10)
        at = NOON + timedelta(days=chance.randint(-70, 0))
        action = chance.choice(["add", "add", "update", "delete"]) if own else "add"
        index = chance.randrange(len(own)) if own else 0
        note = f"{name}-{number}" if action == "add" else own[index].note
        os.write(out, f"try {action} {note} {pain}\n".encode())
        if action == "add":
            own.append(store.journal.add(CheckIn(at=at, pain=pain, note=note)))
        elif action == "update":
            own[index] = store.journal.update(replace(own[index], pain=pain, at=at))
        else:
            assert store.journal.delete(own.pop(index).id)
        os.write(out, b"done\n")


def outcomes(log: Path) -> tuple[State, State]:
    """The state after all that was acknowledged, and the same with the step that was in flight."""
    state: State = {}
    lines = log.read_text().splitlines() if log.exists() else []
    for position, line in enumerate(lines):
        if line == "done":
            continue
        _, action, note, pain = line.split()
        after = {**state, note: int(pain)}
        if action == "delete":
            del after[note]
        if position + 1 == len(lines):
            return state, after
        state = after
    return state, state


def wait_for_an_acknowledgement(logs: list[Path]) -> None:
    for _ in range(20_000):
        if any("done" in log.read_text() for log in logs if log.exists()):
            return
        time.sleep(0.001)


@pytest.mark.slow
@pytest.mark.parametrize("writers", [1, 2])
def test_a_killed_writer_loses_nothing_acknowledged(tmp_path: Path, writers: int) -> None:
    chance = random.Random(writers)
    acknowledged = 0
    for turn in range(100 // writers):
        home = tmp_path / f"home-{turn}"
        logs = [tmp_path / f"log-{turn}-{number}" for number in range(writers)]

        def child(number: int, home: Path = home, logs: list[Path] = logs, turn: int = turn) -> int:
            return fork(lambda: write_for_ever(home, logs[number], f"w{number}", turn * 10 + number))

        pids = [child(number) for number in range(writers)]
        if turn % 2:
            wait_for_an_acknowledgement(logs)
        for pid in pids:
            time.sleep(chance.uniform(0.002, 0.08))
            kill(pid)
        store = Store(home, SystemClock())
        found = state_of(store)
        for number, log in enumerate(logs):
            own = {note: pain for note, pain in found.items() if note.startswith(f"w{number}-")}
            assert own in outcomes(log), f"turn {turn}"
            acknowledged += log.read_text().count("done") if log.exists() else 0
        store.journal.add(CheckIn(at=NOON, pain=1, note="after"))
        assert state_of(Store(home, SystemClock())) == {**found, "after": 1}
        assert store.notices == []
    assert acknowledged >= 50 // writers


@pytest.mark.parametrize("step", STEPS)
def test_death_at_any_point_of_a_write_leaves_the_old_or_the_new(tmp_path: Path, step: str) -> None:
    clock = FakeClock()
    ended, points = False, 0
    while not ended:
        home = tmp_path / f"home-{points}"
        Store(home, clock).journal.add(CheckIn(at=NOON, pain=4, note="kept"))
        before = state_of(Store(home, clock))
        points += 1
        ended = die_at(points, lambda home=home: STEPS[step](Store(home, clock)))  # type: ignore[misc]
        store = Store(home, clock)
        after = state_of(store)
        assert after in (before, AFTER[step]), f"dead at call {points}"
        of_the_day = [entry.note for entry in store.journal.entries(NOON, NOON + timedelta(days=1))]
        assert of_the_day == [note for note in after if step != "move" or after == before], f"dead at call {points}"
        assert store.load_settings().theme in ("auto", "dark")
        store.journal.add(CheckIn(at=NOON, pain=1, note="next"))
        store.save_settings(Settings())
        assert state_of(Store(home, clock)) == {**after, "next": 1}
        on_disk = "".join(path.read_text() for path in (home / "journal").glob("*.json"))
        assert on_disk.count('"note": "kept"') == 1
        assert temporaries(home) == []
        assert store.notices == []
    assert after == AFTER[step]
    assert points > 6


def test_death_at_any_point_of_a_first_write_leaves_a_store_that_works(tmp_path: Path) -> None:
    clock = FakeClock()
    ended, points = False, 0
    while not ended:
        home = tmp_path / f"home-{points}"
        points += 1
        ended = die_at(points, lambda home=home: STEPS["add"](Store(home, clock)))  # type: ignore[misc]
        assert state_of(Store(home, clock)) in ({}, {"new": 5})
        Store(home, clock).journal.add(CheckIn(at=NOON, pain=1, note="next"))
        assert temporaries(home / "journal") == []
    assert points > 10


def test_death_at_any_point_of_a_restore_leaves_the_old_or_the_new_whole(tmp_path: Path) -> None:
    clock = FakeClock()
    source = Store(tmp_path / "source", clock)
    for days in (0, 40, 80):
        source.journal.add(CheckIn(at=NOON - timedelta(days=days), pain=2, note=f"backup-{days}"))
    backup = source.backup()
    wanted = state_of(source)
    ended, points = False, 0
    while not ended:
        home = tmp_path / f"home-{points}"
        for days in (0, 120):
            Store(home, clock).journal.add(CheckIn(at=NOON - timedelta(days=days), pain=4, note=f"old-{days}"))
        before = state_of(Store(home, clock))
        points += 1
        ended = die_at(points, lambda home=home: Store(home, clock).restore(backup))  # type: ignore[misc]
        assert state_of(Store(home, clock)) in (before, wanted), f"dead at call {points}"
        Store(home, clock).journal.add(CheckIn(at=NOON, pain=1, note="next"))
        assert temporaries(home) == []
    assert state_of(Store(home, clock)) == {**wanted, "next": 1}
