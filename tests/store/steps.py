"""Writes of every sort, for tests that make each of them fail or die at every point."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from coach.domain.journal.entries import CheckIn
from coach.domain.person.settings import Settings
from coach.store import Store

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
State = dict[str, int]


def state_of(store: Store) -> State:
    """Pain by note; a note is the name of an entry here."""
    entries = store.journal.entries()
    found = {entry.note: entry.pain for entry in entries if isinstance(entry, CheckIn)}
    assert len(found) == len(entries), "a record is there twice"
    return found


def first(store: Store) -> CheckIn:
    """The oldest entry, a check-in."""
    found = store.journal.entries()[0]
    assert isinstance(found, CheckIn)
    return found


STEPS: dict[str, Callable[[Store], object]] = {
    "add": lambda store: store.journal.add(CheckIn(at=NOON, pain=5, note="new")),
    "update": lambda store: store.journal.update(replace(first(store), pain=9)),
    "move": lambda store: store.journal.update(replace(first(store), pain=9, at=NOON - timedelta(days=60))),
    "delete": lambda store: store.journal.delete(first(store).id),
    "settings": lambda store: store.save_settings(Settings(theme="dark")),
}

AFTER: dict[str, State] = {
    "add": {"kept": 4, "new": 5},
    "update": {"kept": 9},
    "move": {"kept": 9},
    "delete": {},
    "settings": {"kept": 4},
}
