from pathlib import Path

import pytest
import tinydb
from msgspec.structs import replace

from coach.domain.journal.entries import CheckIn
from coach.errors import CoachError
from coach.store import Store
from tests.clock import FakeClock
from tests.store.steps import NOON, first, state_of


@pytest.fixture
def month(store: Store, home: Path) -> Path:
    store.journal.add(CheckIn(at=NOON, pain=4, note="one"))
    return home / "journal" / "2026-11.json"


def test_a_sound_store_has_no_problems(store: Store, home: Path) -> None:
    assert store.check() == ()
    assert not home.exists()
    store.journal.add(CheckIn(at=NOON, pain=4))
    assert store.check() == ()


def test_every_damaged_file_is_named_and_nothing_is_changed(store: Store, home: Path, month: Path) -> None:
    store.backup()
    month.write_bytes(b"broken")
    (home / "settings.json").write_bytes(b"")
    (home / "backups" / "2026-11-23.zip").write_bytes(b"broken")
    (home / "journal" / "2026-10.json.unreadable-2026-11-01-100000").write_bytes(b"old")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    problems = Store(home, FakeClock()).check()
    assert [problem.file for problem in problems] == [
        "settings.json",
        "journal/2026-11.json",
        "journal/2026-10.json.unreadable-2026-11-01-100000",
        "backups/2026-11-23.zip",
    ]
    assert all(problem.reason and problem.remedy for problem in problems)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_an_edit_by_hand_can_be_taken_over(store: Store, home: Path, month: Path) -> None:
    month.write_text(month.read_text().replace('"pain": 4', '"pain": 7'))
    assert state_of(store) == {"one": 4}
    aside = next(month.parent.glob("*.unreadable-*"))
    assert store.accept(aside) == 1
    assert state_of(store) == {"one": 7}
    assert store.accept(aside) == 0


def test_what_was_changed_since_is_not_undone(store: Store, month: Path, tmp_path: Path, clock: FakeClock) -> None:
    copy = tmp_path / "copy.json"
    copy.write_bytes(month.read_bytes())
    clock.advance(60)
    store.journal.update(replace(first(store), pain=1))
    assert store.accept(copy) == 0
    assert state_of(store) == {"one": 1}


def test_what_was_deleted_since_stays_deleted(store: Store, month: Path, tmp_path: Path, clock: FakeClock) -> None:
    copy = tmp_path / "copy.json"
    copy.write_bytes(month.read_bytes())
    clock.advance(60)
    store.journal.delete(store.journal.entries()[0].id)
    assert store.accept(copy) == 0
    assert state_of(store) == {}


def test_a_plain_tinydb_file_can_be_taken_over_once(store: Store, tmp_path: Path) -> None:
    plain = tmp_path / "plain.json"
    with tinydb.TinyDB(plain) as database:
        for pain in (2, 3):
            record = {"kind": "check_in", "pain": pain, "note": f"\x1b]0;x{pain}", "at": "2026-11-01T10:00:00+01:00"}
            database.insert(record)
    assert store.accept(plain) == 2
    assert store.accept(plain) == 0
    assert state_of(store) == {"]0;x2": 2, "]0;x3": 3}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"_default": {"1": {"kind": "check_in", "pain": 99, "at": "2026-11-01T10:00:00Z"}}}', "no journal entry"),
        ('{"_default": {"1": {"a": 1}}}', "no journal entry"),
        ("[1, 2]", "is not readable"),
        ("", "is not readable"),
    ],
)
def test_what_holds_no_entries_is_refused_whole(store: Store, tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content)
    with pytest.raises(CoachError, match=sentence):
        store.accept(path)
    assert state_of(store) == {}
