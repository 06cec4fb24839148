"""Rules and deliveries on disk, shared by several processes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.domain.reminders import answering
from coach.domain.reminders.agenda import Agenda, agenda
from coach.domain.reminders.delivery import Log
from coach.domain.reminders.rule import RuleBook
from coach.errors import CoachError
from coach.store import Store
from tests.clock import FakeClock
from tests.domain.reminders.samples import book, known, rule
from tests.hostile import HOSTILE

NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


@pytest.fixture
def store(coach_home: Path) -> Store:
    return Store(coach_home, FakeClock(NOW))


def settle(store: Store, by: str = "one", now: datetime = NOW) -> Agenda:
    return store.reminders.settle(lambda there, log: agenda(there, log, known(), now, by))


def test_rules_come_back_as_they_were_kept(store: Store, coach_home: Path) -> None:
    store.reminders.change_book(lambda _: book(rule()))
    again = Store(coach_home, FakeClock(NOW)).reminders.book()
    assert again == book(rule())


def test_a_claim_is_on_disk_before_anything_is_shown(store: Store, coach_home: Path) -> None:
    store.reminders.change_book(lambda _: book(rule()))
    assert [each.one.key for each in settle(store).claimed] == ["r/2026-11-23T21:00"]
    other = Store(coach_home, FakeClock(NOW))
    assert settle(other, "two").claimed == ()
    assert other.reminders.log().deliveries["r/2026-11-23T21:00"].by == "one"


def test_a_look_that_changes_nothing_writes_nothing(store: Store, coach_home: Path) -> None:
    store.reminders.change_book(lambda _: book(rule()))
    settle(store)
    before = store.stirred()
    settle(store, now=NOW + timedelta(seconds=5))
    assert store.stirred() == before


def test_an_error_on_the_way_leaves_rules_and_log_as_they_were(store: Store) -> None:
    store.reminders.change_book(lambda _: book(rule()))
    before = store.stirred()

    def fail(_: RuleBook) -> RuleBook:
        raise CoachError("No.")

    with pytest.raises(CoachError):
        store.reminders.change_book(fail)
    assert store.stirred() == before


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_labels_and_reasons_are_kept_without_what_a_terminal_would_obey(store: Store, name: str) -> None:
    from coach.domain.text import clean, is_clean

    text = clean(HOSTILE[name])[:200] or "x"
    store.reminders.change_book(lambda _: book(rule(label=text)))
    settle(store)
    store.reminders.change_log(lambda log: answering.skipped(log, "r/2026-11-23T21:00", HOSTILE[name], NOW))
    assert all(is_clean(each.label) for each in store.reminders.book().rules)
    assert all(is_clean(each.why) for each in store.reminders.log().deliveries.values())


def test_a_damaged_log_is_set_aside_and_reminding_goes_on(store: Store, coach_home: Path) -> None:
    store.reminders.change_book(lambda _: book(rule()))
    settle(store)
    (coach_home / "deliveries.json").write_bytes(b"{ not json")
    fresh = Store(coach_home, FakeClock(NOW))
    assert fresh.reminders.log() == Log()
    assert any("deliveries" in notice for notice in fresh.notices)
    assert settle(fresh, "two").claimed


def test_rules_and_the_log_are_in_the_backup(store: Store) -> None:
    import zipfile

    store.reminders.change_book(lambda _: book(rule()))
    settle(store)
    path = store.backup()
    names = zipfile.ZipFile(path).namelist()
    assert "reminders.json" in names
    assert "deliveries.json" in names


def test_claims_tell_of_a_screen_and_an_agent(store: Store, coach_home: Path) -> None:
    assert not store.screen_open()
    held = store.claim_screen()
    assert held is not None
    other = Store(coach_home, FakeClock(NOW))
    assert other.screen_open()
    assert other.claim_screen() is None
    held.release()
    assert not other.screen_open()
    assert not other.agent_running()


def test_every_write_stirs_the_folder(store: Store) -> None:
    store.reminders.change_book(lambda _: book(rule()))
    before = store.stirred()
    assert store.stirred() == before
    store.reminders.change_book(lambda _: book(rule(id="other")))
    assert store.stirred() != before
