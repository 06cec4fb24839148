import math
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.domain.journal.entries import CheckIn, Place, Run
from coach.errors import CoachError
from coach.store import Store
from tests.clock import FakeClock

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
BERLIN = timezone(timedelta(hours=1))


def check_in(at: datetime = NOON, pain: int = 4, note: str = "") -> CheckIn:
    return CheckIn(at=at, pain=pain, note=note)


def a_run(at: datetime = NOON) -> Run:
    return Run(at=at, routine="evening", name="Evening", ended_at=at, planned_s=60, finished=True)


def test_making_a_store_and_reading_from_it_touches_no_disk(store: Store, home: Path) -> None:
    assert store.journal.entries() == ()
    assert store.journal.latest(3) == ()
    assert store.journal.get("x") is None
    assert store.load_saved_run() is None
    store.clear_saved_run()
    assert not home.exists()


def test_an_added_entry_comes_back_with_id_and_times(store: Store, home: Path, clock: FakeClock) -> None:
    kept = store.journal.add(check_in(note="stiff after the drive"))
    assert kept.id
    assert kept.recorded_at == kept.updated_at == clock.now()
    assert Store(home, clock).journal.get(kept.id) == kept
    assert Store(home, clock).journal.entries() == (kept,)


def test_the_offset_of_a_moment_is_kept_and_names_the_month(store: Store, home: Path, clock: FakeClock) -> None:
    at = datetime(2026, 12, 1, 0, 30, tzinfo=BERLIN)
    kept = store.journal.add(check_in(at))
    assert [path.name for path in (home / "journal").iterdir()] == ["2026-12.json"]
    found = Store(home, clock).journal.get(kept.id)
    assert found is not None
    assert found.at.utcoffset() == timedelta(hours=1)


def test_entries_are_ascending_and_half_open(store: Store) -> None:
    moments = [NOON + timedelta(days=days) for days in (40, -40, 0, 1)]
    for at in moments:
        store.journal.add(check_in(at))
    assert [entry.at for entry in store.journal.entries()] == sorted(moments)
    assert [entry.at for entry in store.journal.entries(NOON, NOON + timedelta(days=1))] == [NOON]


def test_a_range_finds_entries_whose_offset_puts_them_in_the_next_month(store: Store) -> None:
    kept = store.journal.add(check_in(datetime(2026, 12, 1, 0, 30, tzinfo=timezone(timedelta(hours=14)))))
    until = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
    assert store.journal.entries(until - timedelta(days=1), until) == (kept,)


def test_kinds_choose_entries(store: Store) -> None:
    store.journal.add(check_in())
    run = store.journal.add(a_run())
    assert store.journal.entries(kinds={Run}) == (run,)
    assert store.journal.latest(5, kinds={Run}) == (run,)


def test_the_latest_are_newest_first_across_months_and_offsets(store: Store) -> None:
    early_by_name = store.journal.add(check_in(datetime(2026, 11, 30, 23, 0, tzinfo=timezone(timedelta(hours=-11)))))
    late_by_name = store.journal.add(check_in(datetime(2026, 12, 1, 0, 30, tzinfo=UTC)))
    assert store.journal.latest(1) == (early_by_name,)
    assert store.journal.latest(2) == (early_by_name, late_by_name)


def test_the_latest_read_no_more_months_than_needed(store: Store, home: Path, clock: FakeClock) -> None:
    for days in (0, -40, -80):
        store.journal.add(check_in(NOON + timedelta(days=days)))
    (home / "journal" / "2026-09.json").write_bytes(b"broken")
    fresh = Store(home, clock)
    assert len(fresh.journal.latest(1)) == 1
    assert fresh.notices == []


def test_an_update_is_kept_and_later_than_the_one_before(store: Store, home: Path, clock: FakeClock) -> None:
    kept = store.journal.add(check_in())
    clock.advance(-3600)
    changed = store.journal.update(replace(kept, pain=2))
    assert Store(home, clock).journal.get(kept.id) == changed
    assert changed.recorded_at == kept.recorded_at
    assert changed.updated_at is not None
    assert kept.updated_at is not None
    assert changed.updated_at > kept.updated_at
    assert store.notices == []


def test_another_date_moves_an_entry_to_its_month(store: Store, home: Path) -> None:
    kept = store.journal.add(check_in())
    moved = store.journal.update(replace(kept, at=NOON - timedelta(days=40)))
    assert store.journal.entries() == (moved,)
    assert kept.id not in (home / "journal" / "2026-11.json").read_text()
    assert not (home / ".unfinished").exists()


def test_a_deleted_entry_is_gone_until_it_is_brought_back(store: Store) -> None:
    kept = store.journal.add(check_in())
    assert store.journal.delete(kept.id)
    assert store.journal.entries() == ()
    assert store.journal.get(kept.id) is None
    assert not store.journal.delete(kept.id)
    assert store.journal.undelete(kept.id) == kept
    assert store.journal.entries() == (kept,)
    assert store.journal.undelete(kept.id) is None


def test_tombstones_are_purged_by_the_backup_of_a_later_day(store: Store, home: Path, clock: FakeClock) -> None:
    kept = store.journal.add(check_in(note="private"))
    store.journal.delete(kept.id)
    clock.advance(2 * 86_400)
    store.journal.add(check_in())
    assert "private" not in (home / "journal" / "2026-11.json").read_text()
    assert store.journal.undelete(kept.id) is None


def test_of_two_edits_the_later_wins_and_says_so(store: Store, home: Path, clock: FakeClock) -> None:
    kept = store.journal.add(check_in())
    other = Store(home, clock)
    clock.advance(60)
    other.journal.update(replace(kept, pain=7))
    later = store.journal.update(replace(kept, pain=2))
    assert other.journal.entries() == (later,)
    assert "changed elsewhere" in store.take_notices()[0]
    assert store.notices == []


def test_an_edit_brings_back_what_another_deleted_and_says_so(store: Store, home: Path, clock: FakeClock) -> None:
    kept = store.journal.add(check_in())
    Store(home, clock).journal.delete(kept.id)
    edited = store.journal.update(replace(kept, pain=2))
    assert Store(home, clock).journal.entries() == (edited,)
    assert "deleted elsewhere" in store.notices[0]


def test_the_revision_changes_when_another_process_writes(store: Store, home: Path, clock: FakeClock) -> None:
    before = store.journal.revision()
    Store(home, clock).journal.add(check_in())
    after = store.journal.revision()
    assert after != before
    assert store.journal.revision() == after


def test_text_is_cleaned_at_the_door(store: Store) -> None:
    kept = store.journal.add(check_in(note="a\x1b[2Jb\x00c\ud800d\u202ee\r\nf"))
    assert kept.note == "a[2Jbcde\nf"
    assert store.journal.get(kept.id) == kept


@pytest.mark.parametrize(
    "bad",
    [
        check_in(pain=11),
        check_in(pain=2**70),
        check_in(at=NOON.replace(tzinfo=None)),
        check_in(at=datetime(1, 1, 1, tzinfo=UTC)),
        check_in(note="x" * 20_001),
        replace(a_run(), planned_s=math.nan),
        replace(a_run(), planned_s=math.inf),
        replace(a_run(), routine="../up"),
        CheckIn(at=NOON, pain=3, places=(Place("nowhere"),)),  # type: ignore[arg-type]
    ],
    ids=str,
)
def test_what_could_not_be_read_back_is_refused(store: Store, home: Path, bad: CheckIn | Run) -> None:
    with pytest.raises(CoachError, match="cannot be kept"):
        store.journal.add(bad)
    assert not (home / "journal").exists()


def test_a_refused_update_leaves_no_trace(store: Store, home: Path) -> None:
    kept = store.journal.add(check_in())
    before = (home / "journal" / "2026-11.json").read_bytes()
    with pytest.raises(CoachError):
        store.journal.update(replace(kept, pain=12))
    assert store.journal.entries() == (kept,)
    assert (home / "journal" / "2026-11.json").read_bytes() == before


def test_what_is_handed_out_cannot_be_changed(store: Store) -> None:
    kept = store.journal.add(CheckIn(at=NOON, pain=4, places=(Place("low-back"),)))
    found = store.journal.entries()[0]
    with pytest.raises(AttributeError):
        found.note = "changed"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        found.places[0].score = 3  # type: ignore[misc,union-attr]
    assert store.journal.get(kept.id) == kept


def test_many_entries_are_kept_in_their_order_and_their_months(store: Store, home: Path, clock: FakeClock) -> None:
    moments = [NOON + timedelta(days=days) for days in (40, -40, 0, 1)]
    kept = store.journal.add_all([check_in(at) for at in moments])
    assert [entry.at for entry in kept] == moments
    assert Store(home, clock).journal.entries() == tuple(sorted(kept, key=lambda entry: entry.at))
    assert sorted(path.stem for path in (home / "journal").iterdir()) == ["2026-10", "2026-11", "2027-01"]


def test_an_entry_that_was_written_down_elsewhere_keeps_that_moment(store: Store) -> None:
    (kept,) = store.journal.add_all([replace(check_in(), recorded_at=NOON + timedelta(hours=9))])
    assert kept.recorded_at == NOON + timedelta(hours=9)
    assert kept.backdated


def test_one_entry_that_cannot_be_kept_keeps_all_of_them_out(store: Store, home: Path) -> None:
    with pytest.raises(CoachError):
        store.journal.add_all([check_in(), check_in(pain=11)])
    assert not home.exists()
