import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import CheckIn
from coach.domain.person.settings import Settings
from coach.errors import CoachError
from coach.store import Store, envelope
from coach.store.backups import kept
from tests.clock import FakeClock
from tests.store.steps import NOON, state_of

DAY = 86_400


def names(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "backups").glob("*.zip"))


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_the_first_write_of_a_day_makes_the_only_backup_of_that_day(store: Store, home: Path, clock: FakeClock) -> None:
    for pain in (1, 2):
        store.journal.add(CheckIn(at=NOON, pain=pain))
        Store(home, clock).journal.add(CheckIn(at=NOON, pain=pain))
    assert names(home) == ["2026-11-23.zip"]
    clock.advance(DAY)
    store.save_settings(Settings(theme="dark"))
    assert names(home) == ["2026-11-23.zip", "2026-11-24.zip"]


def test_old_backups_go_and_those_by_hand_stay(store: Store, home: Path, clock: FakeClock) -> None:
    by_hand = store.journal.add(CheckIn(at=NOON, pain=1)) and store.backup()
    for _ in range(30):
        clock.advance(DAY)
        store.journal.add(CheckIn(at=NOON, pain=1))
    assert by_hand.name in names(home)
    assert len(names(home)) - 1 == len(kept(date(2026, 11, 23) + timedelta(days=days) for days in range(31)))


@given(st.sets(st.integers(0, 800), max_size=120))
def test_seven_days_four_weeks_and_twelve_months_are_kept(offsets: set[int]) -> None:
    days = {date(2026, 1, 1) + timedelta(days=offset) for offset in offsets}
    stay = kept(days)
    newest = sorted(days, reverse=True)
    assert stay <= days
    assert set(newest[:7]) <= stay
    assert len(stay) <= 7 + 4 + 12
    weeks = {day.isocalendar()[:2] for day in days}
    months = {(day.year, day.month) for day in days}
    assert len({day.isocalendar()[:2] for day in stay}) >= min(4, len(weeks))
    assert len({(day.year, day.month) for day in stay}) >= min(12, len(months))


def test_daily_rotation_keeps_a_backup_of_each_of_the_last_months() -> None:
    stay: set[date] = set()
    for offset in range(500):
        stay = kept({*stay, date(2025, 1, 1) + timedelta(days=offset)})
    assert len({(day.year, day.month) for day in stay}) == 12
    assert len(stay) <= 23


def test_a_restore_brings_everything_back_and_keeps_what_was_there(store: Store, home: Path, clock: FakeClock) -> None:
    store.journal.add(CheckIn(at=NOON, pain=4, note="then"))
    store.save_settings(Settings(theme="dark"))
    backup = store.backup()
    then = store.journal.entries()
    clock.advance(60)
    store.journal.add(CheckIn(at=NOON - timedelta(days=90), pain=9, note="later"))
    store.journal.delete(then[0].id)
    store.save_settings(Settings(theme="light"))
    safety = store.restore(backup)
    fresh = Store(home, clock)
    assert store.journal.entries() == fresh.journal.entries() == then
    assert fresh.load_settings().theme == "dark"
    assert safety is not None
    fresh.restore(safety)
    assert state_of(fresh) == {"later": 9}
    assert fresh.load_settings().theme == "light"


def test_a_backup_restores_into_an_empty_home(store: Store, tmp_path: Path, clock: FakeClock) -> None:
    store.journal.add(CheckIn(at=NOON, pain=4, note="moved house"))
    target = tmp_path / "copies" / "mine.zip"
    assert store.backup(target) == target
    other = Store(tmp_path / "other", clock)
    assert other.restore(target) is None
    assert state_of(other) == {"moved house": 4}


def test_a_restore_works_although_what_is_there_is_damaged(store: Store, home: Path, clock: FakeClock) -> None:
    store.journal.add(CheckIn(at=NOON, pain=4, note="then"))
    backup = store.backup()
    (home / "journal" / "2026-11.json").write_bytes(b"broken")
    fresh = Store(home, clock)
    safety = fresh.restore(backup)
    assert state_of(fresh) == {"then": 4}
    assert safety is not None
    assert zipfile.ZipFile(safety).read("journal/2026-11.json") == b"broken"


@pytest.mark.parametrize(
    "name", ["../evil.json", "/etc/evil.json", "journal/../../evil.json", "journal/2026-11.json/x", "C:\\evil", "a.py"]
)
def test_a_backup_with_a_member_that_does_not_belong_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    store.journal.add(CheckIn(at=NOON, pain=4, note="kept"))
    month = envelope.seal("journal", {"entries": {}})
    bad = zipped(tmp_path / "bad.zip", {"journal/2026-11.json": month, name: month})
    with pytest.raises(CoachError, match="does not belong"):
        store.restore(bad)
    assert state_of(store) == {"kept": 4}
    assert not list(tmp_path.rglob("evil*"))


def test_a_backup_with_a_flipped_bit_anywhere_changes_nothing_or_nothing_of_meaning(
    store: Store, home: Path, tmp_path: Path, clock: FakeClock
) -> None:
    store.journal.add(CheckIn(at=NOON, pain=4, note="then"))
    good = store.backup().read_bytes()
    clock.advance(60)
    bad = tmp_path / "bad.zip"
    refused = 0
    for place in range(0, len(good), 3):
        damaged = bytearray(good)
        damaged[place] ^= 1 << place % 8
        bad.write_bytes(damaged)
        try:
            store.restore(bad)
        except CoachError:
            refused += 1
        assert state_of(store) == {"then": 4}, f"byte {place}"
    assert refused > 20


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_what_is_no_backup_is_refused(store: Store, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    with pytest.raises(CoachError, match="not a readable backup"):
        store.restore(path)


def test_a_missing_backup_is_told_in_a_sentence(store: Store, tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="could not be read"):
        store.restore(tmp_path / "none.zip")


def test_an_empty_archive_is_refused(store: Store, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    zipfile.ZipFile(buffer, "w").close()
    path = tmp_path / "x.zip"
    path.write_bytes(buffer.getvalue())
    with pytest.raises(CoachError, match="holds nothing"):
        store.restore(path)


def test_a_backup_by_hand_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    store.journal.add(CheckIn(at=NOON, pain=4))
    target = tmp_path / "x.zip"
    target.write_text("mine")
    with pytest.raises(CoachError, match="is there already"):
        store.backup(target)
    assert target.read_text() == "mine"


def test_without_a_journal_there_is_nothing_to_back_up(store: Store, home: Path) -> None:
    with pytest.raises(CoachError, match="nothing to back up"):
        store.backup()
    assert not home.exists()


def test_the_days_copy_is_made_again_after_25_more_writes(store: Store, home: Path, clock: FakeClock) -> None:
    def copied() -> int:
        (path,) = (home / "backups").glob("*.zip")
        with zipfile.ZipFile(path) as archive:
            return archive.read("journal/2026-11.json").count(b'"check_in"')

    for number in range(60):
        Store(home, clock).journal.add(CheckIn(at=NOON, pain=1, note=f"{number}"))
        assert copied() == 1 + number // 25 * 25
    store.save_settings(Settings(theme="dark"))
    store.close()
    assert copied() == 60
    before = (home / "backups" / "2026-11-23.zip").stat().st_mtime_ns
    store.close()
    assert (home / "backups" / "2026-11-23.zip").stat().st_mtime_ns == before


def test_what_has_not_changed_is_carried_over_and_stays_readable(store: Store, home: Path, clock: FakeClock) -> None:
    for days in range(0, 400, 40):
        store.journal.add(CheckIn(at=NOON - timedelta(days=days), pain=1, note=f"{days}"))
    first = store.backup()
    for day in range(3):
        clock.advance(DAY)
        store.journal.add(CheckIn(at=NOON, pain=2, note=f"later-{day}"))
    assert first.exists()
    newest = home / "backups" / "2026-11-26.zip"
    with zipfile.ZipFile(newest) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
    other = Store(home.with_name("other"), clock)
    other.restore(newest)
    assert state_of(other) == state_of(store)


def test_a_copy_that_rots_is_not_carried_into_the_next_days(store: Store, home: Path, clock: FakeClock) -> None:
    store.journal.add(CheckIn(at=NOON - timedelta(days=40), pain=1, note="october"))
    store.journal.add(CheckIn(at=NOON, pain=1, note="now"))
    rotten = home / "backups" / "2026-11-23.zip"
    raw = bytearray(rotten.read_bytes())
    for place in range(60, 140):
        raw[place] ^= 0xFF
    rotten.write_bytes(raw)
    clock.advance(DAY)
    store.journal.add(CheckIn(at=NOON, pain=1, note="next"))
    other = Store(home.with_name("other"), clock)
    other.restore(home / "backups" / "2026-11-24.zip")
    assert state_of(other) == state_of(store)


def test_a_backup_that_cannot_be_made_fails_no_write(store: Store, home: Path, clock: FakeClock) -> None:
    home.mkdir()
    (home / "backups").write_text("a file in the place of the folder")
    store.journal.add(CheckIn(at=NOON, pain=4, note="kept"))
    assert state_of(Store(home, clock)) == {"kept": 4}
    assert "could not be made" in store.notices[0]


def test_one_file_that_cannot_be_read_is_named_and_the_rest_is_copied(
    store: Store, home: Path, tmp_path: Path, clock: FakeClock
) -> None:
    store.journal.add(CheckIn(at=NOON, pain=4, note="kept"))
    (home / "profile.json").symlink_to(tmp_path / "elsewhere")
    made = store.backup()
    assert any("profile.json" in notice for notice in store.notices)
    other = Store(home.with_name("other"), clock)
    other.restore(made)
    assert state_of(other) == {"kept": 4}
