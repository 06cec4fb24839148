"""What was answered about warning signs can not get lost: not by edits, deleted files, backups or two processes."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.clock import SystemClock
from coach.domain.journal.entries import CheckIn, Clearance, Raised, SafetyCheck
from coach.domain.person.profile import Condition, Profile
from coach.domain.safety.record import SafetyRecord
from coach.domain.safety.red_flags import full_list
from coach.domain.safety.standing import standing
from coach.errors import CoachError
from coach.store import Store
from tests.clock import FakeClock
from tests.store.processes import die_at, fork, wait
from tests.store.steps import NOON

ALL = tuple(flag.id for flag in full_list(pregnant=True, first_run=True, age_band=None))
ALL_NO = SafetyCheck(at=NOON, reason="first_run", asked=ALL)
YES = SafetyCheck(at=NOON, reason="before_run", asked=("RF01", "RF02"), raised=(Raised("RF02", "EMERGENCY"),))
SAME_DAY = SafetyCheck(at=NOON, reason="first_run", asked=ALL, raised=(Raised("RF10", "SAME_DAY"),))


def level(store: Store, clock: FakeClock) -> str | None:
    return standing(store.load_safety().entries, clock.now()).level


def test_an_empty_home_has_no_answers_and_is_not_made(store: Store, home: Path) -> None:
    assert store.load_safety() == SafetyRecord()
    assert store.load_profile() == Profile()
    assert not home.exists()


def test_an_answer_is_kept_in_the_record_and_in_the_journal(store: Store, home: Path, clock: FakeClock) -> None:
    record = store.keep_safety(YES)
    (kept,) = store.journal.entries()
    assert Store(home, clock).load_safety() == record
    assert isinstance(kept, SafetyCheck)
    assert kept.raised == YES.raised == record.entries[0].raised
    assert kept.recorded_at == record.entries[0].recorded_at == clock.now()


def test_the_moment_of_writing_down_is_the_stores_own(store: Store, clock: FakeClock) -> None:
    store.keep_safety(SAME_DAY)
    clock.advance(60)
    early = Clearance(at=NOON, cause="RF10", by="Dr. Oak", recorded_at=clock.now() - timedelta(days=3))
    record = store.keep_safety(early)
    assert record.entries[-1].recorded_at == clock.now()
    assert level(store, clock) is None


@pytest.mark.parametrize("change", ["update", "delete"])
def test_an_answer_can_not_be_changed_in_the_journal(store: Store, home: Path, clock: FakeClock, change: str) -> None:
    store.keep_safety(YES)
    (kept,) = store.journal.entries()
    changed = replace(kept, raised=())
    tried = {"delete": lambda: store.journal.delete(kept.id), "update": lambda: store.journal.update(changed)}
    with pytest.raises(CoachError, match="stays as it is"):
        tried[change]()
    assert store.journal.entries() == (kept,)
    assert level(Store(home, clock), clock) == "EMERGENCY"


def test_deleting_the_journal_unlocks_nothing(store: Store, home: Path, clock: FakeClock) -> None:
    store.keep_safety(YES)
    for file in (home / "journal").iterdir():
        file.unlink()
    fresh = Store(home, clock)
    assert fresh.journal.entries() == ()
    assert level(fresh, clock) == "EMERGENCY"


def test_deleting_the_record_unlocks_nothing(store: Store, home: Path, clock: FakeClock) -> None:
    store.keep_safety(ALL_NO)
    store.keep_safety(YES)
    (home / "safety.json").unlink()
    fresh = Store(home, clock)
    assert level(fresh, clock) == "EMERGENCY"
    fresh.keep_safety(ALL_NO)
    assert level(fresh, clock) == "EMERGENCY"


def test_a_damaged_record_without_a_copy_unlocks_nothing(store: Store, home: Path, clock: FakeClock) -> None:
    store.keep_safety(YES)
    for copy in (home / "backups").iterdir():
        copy.unlink()
    (home / "safety.json").write_bytes(b"broken")
    assert level(Store(home, clock), clock) == "EMERGENCY"


def test_a_damaged_record_with_an_older_copy_unlocks_nothing(store: Store, home: Path, clock: FakeClock) -> None:
    store.keep_safety(ALL_NO)
    clock.advance(60)
    store.keep_safety(YES)
    (home / "safety.json").write_bytes(b"broken")
    assert level(Store(home, clock), clock) == "EMERGENCY"


def test_restoring_an_older_backup_unlocks_nothing(store: Store, home: Path, clock: FakeClock) -> None:
    store.keep_safety(ALL_NO)
    backup = store.backup()
    clock.advance(60)
    store.keep_safety(YES)
    store.restore(backup)
    fresh = Store(home, clock)
    assert level(fresh, clock) == "EMERGENCY"
    assert standing(fresh.load_safety().entries, clock.now()).asked_all_at == clock.now() - timedelta(seconds=60)


def test_restoring_a_backup_that_knows_of_no_answers_unlocks_nothing(store: Store, clock: FakeClock) -> None:
    store.journal.add(CheckIn(at=NOON, pain=3))
    backup = store.backup()
    clock.advance(60)
    store.keep_safety(SAME_DAY)
    store.restore(backup)
    assert level(store, clock) == "SAME_DAY"


def test_restoring_the_backup_of_another_home_brings_its_lock_along(
    store: Store, tmp_path: Path, clock: FakeClock
) -> None:
    store.keep_safety(SAME_DAY)
    backup = store.backup(tmp_path / "mine.zip")
    other = Store(tmp_path / "other", clock)
    other.keep_safety(ALL_NO)
    other.restore(backup)
    assert level(other, clock) == "SAME_DAY"


def test_a_clearance_outlives_going_back_to_before_it(store: Store, clock: FakeClock) -> None:
    store.keep_safety(SAME_DAY)
    backup = store.backup()
    clock.advance(60)
    store.keep_safety(Clearance(at=clock.now(), cause="RF10", by="Dr. Oak"))
    store.restore(backup)
    assert level(store, clock) is None


def test_a_restore_that_dies_anywhere_unlocks_nothing(store: Store, home: Path, clock: FakeClock) -> None:
    store.keep_safety(ALL_NO)
    backup = store.backup()
    clock.advance(60)
    store.keep_safety(YES)
    ended, last = False, 0
    while not ended:
        last += 1
        ended = die_at(last, lambda: Store(home, clock).restore(backup))
        assert level(Store(home, clock), clock) == "EMERGENCY", last
    assert last > 10


def test_answers_that_die_anywhere_on_the_way_are_kept_in_the_record_first(home: Path, clock: FakeClock) -> None:
    Store(home, clock).keep_safety(ALL_NO)
    ended, last, locked = False, 0, False
    while not ended:
        last += 1
        ended = die_at(last, lambda: Store(home, clock).keep_safety(YES))
        fresh = Store(home, clock)
        journalled = any(isinstance(entry, SafetyCheck) and entry.raised for entry in fresh.journal.entries())
        locked = locked or level(fresh, clock) == "EMERGENCY"
        assert locked or not journalled
    assert locked


def test_two_processes_that_answer_at_once_lose_nothing(home: Path) -> None:
    signs = {"a": ("RF10", "RF12", "RF13", "RF15", "RF17"), "b": ("RF01", "RF02", "RF03", "RF04", "RF06")}

    def answer(name: str) -> None:
        store = Store(home, SystemClock(), patience_s=60)
        for cause in signs[name] * 4:
            store.keep_safety(SafetyCheck(at=NOON, reason="before_run", asked=(), raised=(Raised(cause, "SAME_DAY"),)))

    children = [fork(lambda name=name: answer(name)) for name in signs]  # type: ignore[misc]
    assert [wait(pid) for pid in children] == [0, 0]
    store = Store(home, SystemClock())
    found = [entry.raised[0].cause for entry in store.load_safety().entries if isinstance(entry, SafetyCheck)]
    assert sorted(found) == sorted([*signs["a"], *signs["b"]] * 4)
    assert len(store.journal.entries()) == 40


def test_a_profile_comes_back_as_it_was_told(store: Store, home: Path, clock: FakeClock) -> None:
    told = Profile(conditions=(Condition("blood_thinner"), Condition("operation", ("low-back",), NOON.date())))
    store.save_profile(told)
    assert Store(home, clock).load_profile() == told
