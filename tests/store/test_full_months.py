"""A month with more entries than one file should hold goes on in a further part."""

import time
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import Raw
from msgspec.structs import replace

from coach.domain.journal.entries import CheckIn, SafetyCheck
from coach.store import Store, envelope, months
from tests.clock import FakeClock
from tests.store.steps import NOON, state_of

OCTOBER = NOON - timedelta(days=40)


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(months, "FULL_BYTES", 1_000)


def note(store: Store, name: str) -> CheckIn:
    entry = next(entry for entry in store.journal.entries() if entry.note == name)
    assert isinstance(entry, CheckIn)
    return entry


@pytest.mark.usefixtures("_small")
def test_everything_works_across_the_parts_of_a_month(store: Store, home: Path, clock: FakeClock) -> None:
    wanted = {}
    for number in range(12):
        store.journal.add(CheckIn(at=NOON + timedelta(minutes=number), pain=1, note=f"n{number}"))
        wanted[f"n{number}"] = 1
    store.journal.add(CheckIn(at=OCTOBER, pain=1, note="october"))
    wanted["october"] = 1
    parts = sorted(path.name for path in (home / "journal").glob("2026-11*"))
    assert parts[:2] == ["2026-11-002.json", "2026-11-003.json"]
    assert "2026-11.json" in parts
    assert state_of(Store(home, clock)) == wanted
    assert [entry.note for entry in store.journal.latest(12)] == [f"n{number}" for number in range(11, -1, -1)]
    assert len(store.journal.entries(NOON, NOON + timedelta(hours=1))) == 12
    store.journal.update(replace(note(store, "n0"), pain=9))
    store.journal.update(replace(note(store, "n11"), at=OCTOBER))
    store.journal.update(replace(note(store, "october"), at=NOON))
    assert store.journal.delete(note(store, "n5").id)
    del wanted["n5"]
    assert state_of(Store(home, clock)) == {**wanted, "n0": 9}
    made = store.backup()
    other = Store(home.with_name("other"), clock)
    other.restore(made)
    assert other.journal.entries() == store.journal.entries()
    assert store.check() == ()
    third = Store(home.with_name("third"), clock)
    assert third.journal.take(store.journal.entries()) == 12
    assert third.journal.take(store.journal.entries()) == 0
    assert third.journal.entries() == store.journal.entries()


@pytest.mark.slow
def test_a_write_beside_a_month_of_a_million_entries_does_not_read_it(home: Path, clock: FakeClock) -> None:
    folder = home / "journal"
    folder.mkdir(parents=True)
    body = '{"kind":"check_in","at":"2026-11-23T12:00:00Z","pain":3}'
    compact = ('{"entries":{' + ",".join(f'"{number:032x}":{body}' for number in range(1_000_000)) + "}}").encode()
    sealed = envelope._Envelope("journal", 1, envelope._check("journal", 1, compact), Raw(compact))
    (folder / "2026-11.json").write_bytes(envelope.msgspec.json.encode(sealed))
    store = Store(home, clock)
    begin = time.process_time()
    assert store.load_safety().entries == ()
    for number in range(3):
        store.journal.add(CheckIn(at=NOON, pain=4, note=f"{number}"))
    assert time.process_time() - begin < 1.0, "reading it alone takes several seconds"
    assert "coach backup" in store.notices[0]
    assert (folder / "2026-11-002.json").exists()


@pytest.mark.usefixtures("_small")
def test_safety_answers_are_found_in_full_months_when_their_own_file_is_gone(
    store: Store, home: Path, clock: FakeClock
) -> None:
    store.keep_safety(SafetyCheck(at=OCTOBER, reason="before_run", asked=("RF01",)))
    for number in range(20):
        store.journal.add(CheckIn(at=OCTOBER + timedelta(minutes=number), pain=1))
        store.journal.add(CheckIn(at=NOON + timedelta(minutes=number), pain=1))
    wanted = store.load_safety()
    (home / "safety.json").unlink()
    assert [entry.at for entry in Store(home, clock).load_safety().entries] == [entry.at for entry in wanted.entries]
