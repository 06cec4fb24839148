"""Files that are not what Coach wrote."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import tinydb
from msgspec.structs import replace

from coach.domain.journal.entries import CheckIn
from coach.errors import CoachError
from coach.store import Store, envelope
from tests.clock import FakeClock

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def month(store: Store, home: Path) -> Path:
    """A small month file with one entry, beside another month."""
    store.journal.add(CheckIn(at=NOON - timedelta(days=40), pain=3, note="october"))
    store.journal.add(CheckIn(at=NOON, pain=4, note="é stiff"))
    return home / "journal" / "2026-11.json"


def asides(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.unreadable-*"))


def forget_asides(path: Path) -> None:
    for aside in asides(path):
        aside.unlink()


def notes(store: Store) -> list[str]:
    return [entry.note for entry in store.journal.entries()]


@pytest.mark.slow
def test_a_flipped_bit_anywhere_is_found_and_made_good_from_the_backup(month: Path, home: Path) -> None:
    clock = FakeClock()
    Store(home, clock).backup()
    good = month.read_bytes()
    whole = Store(home, clock).journal.entries()
    chance = random.Random(3)
    restored = 0
    for place in range(len(good)):
        damaged = bytearray(good)
        damaged[place] ^= 1 << chance.randrange(8)
        month.write_bytes(damaged)
        store = Store(home, clock)
        assert store.journal.entries() == whole, f"byte {place}"
        if store.notices:
            restored += 1
            assert asides(month)[-1].read_bytes() == damaged
            assert asides(month)[-1].name in store.notices[0]
            assert month.read_bytes() == good
            forget_asides(month)
    assert restored > len(good) * 0.8


@pytest.mark.slow
def test_a_file_cut_off_anywhere_is_set_aside_and_the_rest_goes_on(month: Path, home: Path) -> None:
    clock = FakeClock()
    good = month.read_bytes()
    for backup in (home / "backups").iterdir():
        backup.unlink()
    for length in range(len(good) - 1):
        month.write_bytes(good[:length])
        store = Store(home, clock)
        assert notes(store) == ["october"], f"cut at {length}"
        assert len(store.notices) == 1
        assert asides(month)[0].name in store.notices[0]
        assert asides(month)[0].read_bytes() == good[:length]
        assert not month.exists()
        forget_asides(month)


def test_the_newest_good_backup_is_the_one_restored(month: Path, home: Path) -> None:
    clock = FakeClock()
    store = Store(home, clock)
    store.backup()
    clock.advance(86_400)
    store.journal.add(CheckIn(at=NOON, pain=5, note="later"))
    newest = store.backup()
    clock.advance(86_400)
    broken = home / "backups" / "2026-11-30.zip"
    broken.write_bytes(newest.read_bytes()[:-40])
    month.write_bytes(b"{}")
    assert "later" in notes(Store(home, clock))


def test_a_write_to_a_damaged_month_keeps_the_damaged_file(month: Path, home: Path) -> None:
    month.write_bytes(b"\x00" * 100)
    for backup in (home / "backups").iterdir():
        backup.unlink()
    store = Store(home, FakeClock())
    store.journal.add(CheckIn(at=NOON, pain=1, note="new"))
    assert asides(month)[0].read_bytes() == b"\x00" * 100
    assert notes(store) == ["october", "new"]


def test_two_damaged_files_in_one_second_are_both_kept(month: Path, home: Path) -> None:
    for content in (b"one", b"two"):
        month.write_bytes(content)
        Store(home, FakeClock()).journal.entries()
    assert {aside.read_bytes() for aside in asides(month)} == {b"one", b"two"}


def test_a_hand_edit_is_not_taken_silently(month: Path, home: Path) -> None:
    month.write_text(month.read_text().replace('"pain": 4', '"pain": 9'))
    store = Store(home, FakeClock())
    store.journal.entries()
    assert "changed outside Coach" in store.notices[0]
    assert '"pain": 9' in asides(month)[0].read_text()


def test_a_new_layout_of_the_same_content_is_accepted(month: Path, home: Path) -> None:
    month.write_text(json.dumps(json.loads(month.read_text()), ensure_ascii=False))
    store = Store(home, FakeClock())
    assert notes(store) == ["october", "é stiff"]
    assert store.notices == []


def test_a_month_of_a_newer_schema_is_left_out_and_untouched(
    month: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = json.loads(month.read_text())["tables"]
    monkeypatch.setattr(envelope, "SCHEMA", 9)
    newer = envelope.seal("journal", tables)
    monkeypatch.undo()
    month.write_bytes(newer)
    store = Store(home, FakeClock())
    assert notes(store) == ["october"]
    assert store.notices == [
        "2026-11.json was written by a newer Coach, so it is left out. It stays as it is. Update Coach to read it."
    ]
    store.journal.add(CheckIn(at=NOON - timedelta(days=40), pain=1, note="elsewhere"))
    with pytest.raises(CoachError, match="newer Coach"):
        store.journal.add(CheckIn(at=NOON, pain=1))
    assert month.read_bytes() == newer
    assert asides(month) == []


def test_an_older_schema_is_brought_up_on_a_copy_and_the_old_file_is_kept(
    month: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = month.read_bytes()

    def shout(kind: str, tables: envelope.Tables) -> envelope.Tables:
        for record in tables.get("entries", {}).values():
            record["note"] = record["note"].upper()
        return tables

    monkeypatch.setattr(envelope, "SCHEMA", 2)
    monkeypatch.setattr("coach.store.tables.SCHEMA", 2)
    monkeypatch.setitem(envelope.MIGRATIONS, 1, shout)
    store = Store(home, FakeClock())
    assert notes(store) == ["OCTOBER", "É STIFF"]
    assert month.read_bytes() == old
    store.journal.add(CheckIn(at=NOON, pain=1, note="new"))
    assert notes(Store(home, FakeClock())) == ["OCTOBER", "É STIFF", "new"]
    assert month.with_name("2026-11.json.schema-1").read_bytes() == old


def test_a_plain_tinydb_file_is_set_aside_never_overwritten(home: Path) -> None:
    folder = home / "journal"
    folder.mkdir(parents=True)
    with tinydb.TinyDB(folder / "2026-11.json") as database:
        database.insert({"pain": 3})
    plain = (folder / "2026-11.json").read_bytes()
    store = Store(home, FakeClock())
    store.journal.add(CheckIn(at=NOON, pain=1, note="new"))
    assert "is not a file of Coach" in store.notices[0]
    assert asides(folder / "2026-11.json")[0].read_bytes() == plain
    assert notes(store) == ["new"]


def test_an_empty_file_is_set_aside(home: Path) -> None:
    folder = home / "journal"
    folder.mkdir(parents=True)
    (folder / "2026-11.json").touch()
    store = Store(home, FakeClock())
    assert notes(store) == []
    assert "is empty" in store.notices[0]


def test_a_file_of_another_kind_is_not_taken_for_a_month(month: Path, home: Path) -> None:
    month.write_bytes(envelope.seal("settings", {"entries": {}}))
    store = Store(home, FakeClock())
    store.journal.entries()
    assert "holds 'settings'" in store.notices[0]


def test_a_month_back_from_a_backup_does_not_double_what_has_moved(month: Path, home: Path) -> None:
    clock = FakeClock()
    store = Store(home, clock)
    store.backup()
    kept = next(entry for entry in store.journal.entries() if entry.note != "october")
    store.journal.update(replace(kept, at=NOON - timedelta(days=80)))
    month.write_bytes(b"broken")
    assert sorted(notes(Store(home, clock))) == ["october", "é stiff"]
    assert sorted(notes(Store(home, clock))) == ["october", "é stiff"]


def test_other_files_in_the_folder_are_left_alone(month: Path, home: Path) -> None:
    other = month.with_name("notes.json")
    other.write_text("mine")
    assert len(notes(Store(home, FakeClock()))) == 2
    assert other.read_text() == "mine"
