"""The last import is taken back: entries, and what came along with them; nothing of the person's own is lost."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from coach.clock import SystemClock
from coach.domain.journal.entries import AnyEntry, CheckIn, NoteEntry, Raised, SafetyCheck
from coach.domain.person.profile import Profile
from coach.domain.person.settings import Settings
from coach.domain.safety.standing import standing
from tests.cli.transferring import refused, said, store_of

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
DIARY = "Date,Pain,Note\n2026-05-30,4,a\n2026-05-31,5,b\n2026-04-01,6,c\n"


def diary(tmp_path: Path, text: str = DIARY) -> Path:
    file = tmp_path / "diary.csv"
    file.write_text(text)
    return file


def test_an_import_is_taken_back_whole_and_can_come_again_otherwise(tmp_path: Path) -> None:
    home, file = tmp_path / "home", diary(tmp_path)
    mine = store_of(home).journal.add(CheckIn(at=NOON, pain=1))
    said(home, "import", file)
    assert "3 entries are gone." in said(home, "import", "--undo")
    assert store_of(home).journal.entries() == (mine,)
    said(home, "import", file, "--scale", "0-100")
    assert {entry.pain for entry in store_of(home).journal.entries(until=NOON) if isinstance(entry, CheckIn)} == {0, 1}


def test_taking_back_is_possible_once_and_not_without_an_import(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert "There is no import to take back." in refused(home, "import", "--undo")
    said(home, "import", diary(tmp_path))
    said(home, "import", "--undo")
    assert "There is no import to take back." in refused(home, "import", "--undo")


def test_an_import_that_brought_nothing_leaves_the_one_before_to_be_taken_back(tmp_path: Path) -> None:
    home, file = tmp_path / "home", diary(tmp_path)
    said(home, "import", file)
    said(home, "import", file)
    assert "3 entries are gone." in said(home, "import", "--undo")


def test_what_was_changed_or_deleted_since_stays_so(tmp_path: Path) -> None:
    home, file = tmp_path / "home", diary(tmp_path)
    said(home, "import", file)
    store = store_of(home)
    first, second, _ = store.journal.entries()
    store.journal.update(msgspec.structs.replace(first, note="mine"))
    store.journal.delete(second.id)
    told = said(home, "import", "--undo")
    assert "1 entry is gone." in told
    assert "1 entry stays because you have changed it since." in told
    assert [entry.note for entry in store_of(home).journal.entries()] == ["mine"]
    said(home, "import", file)
    assert second.id not in {entry.id for entry in store_of(home).journal.entries()}


def exported(tmp_path: Path, *entries: AnyEntry) -> Path:
    other, file = tmp_path / "other", tmp_path / "other.json"
    store = store_of(other)
    store.journal.add_all(entries)
    store.save_settings(Settings(emergency_number="112"))
    store.save_profile(Profile(minutes=10))
    (other / "packs").mkdir()
    (other / "packs" / "own.toml").write_text("x = 1\n")
    said(other, "export", "-o", file)
    return file


def test_profile_settings_and_own_exercises_go_back_as_well(tmp_path: Path) -> None:
    home = tmp_path / "home"
    said(home, "import", exported(tmp_path, CheckIn(at=NOON, pain=3)))
    assert store_of(home).load_settings().emergency_number == "112"
    told = said(home, "import", "--undo")
    assert "Also as before: profile, settings, own exercises." in told
    store = store_of(home)
    assert (store.load_settings(), store.load_profile(), store.journal.entries()) == (Settings(), Profile(), ())
    assert not list((home / "packs").rglob("*.toml"))


def test_settings_that_were_changed_since_stay(tmp_path: Path) -> None:
    home = tmp_path / "home"
    said(home, "import", exported(tmp_path))
    store_of(home).save_settings(Settings(emergency_number="911"))
    assert "Changed since, so kept: settings." in said(home, "import", "--undo")
    assert store_of(home).load_settings().emergency_number == "911"


def test_an_entry_that_the_import_replaced_comes_back(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "mine.json"
    before = store_of(home).journal.add(NoteEntry(at=NOON, note="before"))
    said(home, "export", "-o", file)
    document = json.loads(file.read_text())
    document["entries"][0] |= {"note": "other", "at": "2026-01-05T10:00:00Z", "updated_at": "2199-01-01T00:00:00Z"}
    file.write_text(json.dumps(document))
    said(home, "import", file)
    assert [entry.note for entry in store_of(home).journal.entries()] == ["other"]
    assert "1 entry is as before." in said(home, "import", "--undo")
    assert store_of(home).journal.entries() == (before,)


def test_taking_back_opens_no_lock(tmp_path: Path) -> None:
    home, other, file = tmp_path / "home", tmp_path / "other", tmp_path / "other.json"
    sign = SafetyCheck(at=NOON, reason="first_run", asked=("RF10",), raised=(Raised("RF10", "SAME_DAY"),))
    store_of(other).keep_safety(sign)
    store_of(other).journal.add(CheckIn(at=NOON - timedelta(days=1), pain=2))
    said(other, "export", "-o", file)
    said(home, "import", file)
    assert "Safety answers stay." in said(home, "import", "--undo")
    store = store_of(home)
    assert [type(entry) for entry in store.journal.entries()] == [SafetyCheck]
    assert standing(store.load_safety().entries, SystemClock().now()).level == "SAME_DAY"


def test_a_backup_brings_the_import_back_with_its_undo(tmp_path: Path) -> None:
    home, backup = tmp_path / "home", tmp_path / "back.zip"
    said(home, "import", diary(tmp_path))
    store_of(home).backup(backup)
    said(home, "import", "--undo")
    store_of(home).restore(backup)
    assert len(store_of(home).journal.entries()) == 3
    assert "3 entries are gone." in said(home, "import", "--undo")
