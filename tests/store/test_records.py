"""One record that cannot be read, and tables of a wrong shape: the rest goes on (in every file of the home)."""

import json
import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from coach.domain.journal.entries import CheckIn, NoteEntry, Raised, SafetyCheck
from coach.domain.person.profile import Profile
from coach.domain.person.settings import Settings
from coach.domain.reminders.rule import RuleBook
from coach.store import Store, envelope
from tests.clock import FakeClock
from tests.store.steps import NOON
from tests.store.test_documents import a_saved_run
from tests.store.test_reminders import book, rule

BAD: dict[str, dict[str, Any]] = {
    "an unknown kind": {"kind": "dream", "at": "2026-11-23T12:00:00Z"},
    "pain 99": {"kind": "check_in", "at": "2026-11-23T12:00:00Z", "pain": 99},
    "no zone": {"kind": "check_in", "at": "2026-11-23T12:00:00", "pain": 3},
    "no kind": {"at": "2026-11-23T12:00:00Z"},
    "nothing": {},
}
SHAPES: dict[str, Any] = {
    "a list": [],
    "a text": "tables",
    "null": None,
    "a number": 7,
    "a table that is a list": {"entries": [], "document": []},
    "a record that is a text": {"entries": {"1": "x"}, "document": {"1": "x"}},
    "a record that is null": {"entries": {"1": None}, "document": {"1": None}},
    "a document of another form": {"document": {"1": {"rules": 4, "entries": {}, "theme": [], "ids": 3}}},
}
TURNS = 120
DOCUMENTS = ("settings", "profile", "safety", "reminders", "deliveries", "state", "agent", "notices")


def sealed(kind: str, tables: Any) -> bytes:
    return envelope.seal(kind, tables)


def tables_of(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text())["tables"])


def with_records(path: Path, *records: dict[str, Any]) -> None:
    """Put `records` into the sealed month at `path`, and seal it again."""
    tables = tables_of(path) if path.exists() else {"entries": {}}
    for number, record in enumerate(records):
        tables["entries"][f"bad-{number}"] = record
    path.write_bytes(sealed("journal", tables))


@pytest.fixture
def month(store: Store, home: Path) -> Path:
    store.journal.add(CheckIn(at=NOON - timedelta(days=40), pain=3, note="october"))
    store.journal.add(CheckIn(at=NOON, pain=4, note="today"))
    return home / "journal" / "2026-11.json"


def notes(store: Store) -> list[str]:
    return [entry.note for entry in store.journal.entries() if isinstance(entry, CheckIn)]


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("name", ["2026-11", "2026-10"])
def test_a_record_that_cannot_be_read_is_named_and_the_rest_goes_on(
    month: Path, home: Path, clock: FakeClock, bad: str, name: str
) -> None:
    path = month.with_name(f"{name}.json")
    with_records(path, BAD[bad])
    store = Store(home, clock)
    assert notes(store) == ["october", "today"]
    assert [notice for notice in store.notices if f"{name}.json" in notice] == store.notices
    assert len(store.notices) == 1
    assert [entry.note for entry in store.journal.latest(5) if isinstance(entry, CheckIn)] == ["today", "october"]
    added = store.journal.add(NoteEntry(at=NOON, note="new"))
    assert store.journal.delete(added.id)
    assert store.journal.undelete(added.id) == added
    assert tables_of(path)["entries"]["bad-0"] == BAD[bad], "the record stays in its file"
    (problem,) = Store(home, clock).check()
    assert problem.file == f"journal/{name}.json"
    assert "bad-0" in problem.place


def test_a_deleted_record_that_cannot_be_read_does_not_come_back(month: Path, home: Path, clock: FakeClock) -> None:
    tables = tables_of(month)
    tables["deleted"] = {
        "gone": {"deleted_at": "2026-11-23T12:00:00Z", "entry": {"kind": "dream"}},
        "worse": {"deleted_at": "yesterday"},
    }
    month.write_bytes(sealed("journal", tables))
    store = Store(home, clock)
    assert store.journal.undelete("gone") is None
    assert store.journal.undelete("worse") is None
    clock.advance(3 * 86_400)
    store.journal.add(CheckIn(at=NOON, pain=1, note="later"))
    assert notes(store) == ["october", "today", "later"]


@pytest.mark.parametrize("shape", [name for name in SHAPES if name != "a document of another form"])
def test_a_sealed_month_of_another_shape_counts_as_damaged(
    month: Path, home: Path, clock: FakeClock, shape: str
) -> None:
    good = month.read_bytes()
    Store(home, clock).backup()
    raw = sealed("journal", SHAPES[shape])
    month.write_bytes(raw)
    store = Store(home, clock)
    assert notes(store) == ["october", "today"]
    assert month.read_bytes() == good
    assert next(month.parent.glob("*.unreadable-*")).read_bytes() == raw
    month.write_bytes(raw)
    Store(home, clock).journal.add(CheckIn(at=NOON, pain=1, note="new"))
    assert notes(Store(home, clock)) == ["october", "today", "new"]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_sealed_document_of_another_shape_counts_as_damaged(
    store: Store, home: Path, clock: FakeClock, kind: str, shape: str
) -> None:
    store.save_settings(Settings(theme="dark"))
    store.save_profile(Profile(goal_runs=3))
    store.reminders.change_book(lambda _: book(rule()))
    store.save_run(a_saved_run(clock))
    store.journal.add(CheckIn(at=NOON, pain=3, note="kept"))
    store.backup()
    path = home / f"{kind}.json"
    raw = sealed(kind, SHAPES[shape])
    path.write_bytes(raw)
    fresh = Store(home, clock)
    fresh.check()
    fresh.load_settings()
    fresh.load_profile()
    fresh.load_safety()
    fresh.reminders.book()
    fresh.reminders.log()
    fresh.reminders.agent_word()
    fresh.load_saved_run()
    fresh.findings()
    fresh.backup()
    assert notes(fresh) == ["kept"]
    fresh.save_settings(Settings(theme="light"))
    fresh.dismiss_findings()
    assert raw in [other.read_bytes() for other in home.glob(f"{kind}.json*")]
    assert Store(home, clock).load_profile().goal_runs == 3


def test_one_rule_that_cannot_be_read_takes_only_itself_out(store: Store, home: Path, clock: FakeClock) -> None:
    store.reminders.change_book(lambda _: book(rule()))
    path = home / "reminders.json"
    tables = tables_of(path)
    tables["document"]["1"]["rules"].append({"id": "from-the-future", "when": 4})
    path.write_bytes(sealed("reminders", tables))
    fresh = Store(home, clock)
    assert fresh.reminders.book() == book(rule())
    assert "what could be read of it took its place" in fresh.notices[0]
    assert len(list(home.glob("reminders.json.unreadable-*"))) == 1
    assert Store(home, clock).reminders.book() == book(rule()) != RuleBook()


def test_a_safety_answer_that_cannot_be_read_opens_no_lock(store: Store, home: Path, clock: FakeClock) -> None:
    raised = (Raised("RF01", "EMERGENCY"),)
    store.keep_safety(SafetyCheck(at=NOON, reason="first_run", asked=("RF01",), raised=raised))
    path = home / "safety.json"
    tables = tables_of(path)
    tables["document"]["1"]["entries"][0]["raised"] = "broken"
    tables["document"]["1"]["entries"].append({"kind": "clearance", "from": "a newer Coach"})
    path.write_bytes(sealed("safety", tables))
    fresh = Store(home, clock)
    assert [entry.raised for entry in fresh.load_safety().entries if isinstance(entry, SafetyCheck)] == [raised]
    assert [entry.raised for entry in Store(home, clock).load_safety().entries if isinstance(entry, SafetyCheck)]


@pytest.mark.slow
def test_fuzzed_files_lose_nothing_and_end_in_no_traceback(month: Path, home: Path, clock: FakeClock) -> None:
    """Any part of a file replaced by something else, and sealed as if Coach had written it."""
    store = Store(home, clock)
    store.save_settings(Settings(theme="dark"))
    store.reminders.change_book(lambda _: book(rule()))
    store.backup()
    good = {path: path.read_bytes() for path in (month, home / "settings.json", home / "reminders.json")}
    chance = random.Random(5)
    for turn in range(TURNS):
        path = chance.choice(list(good))
        tables = json.loads(good[path])["tables"]
        places = list(_places(tables))
        holder, key = chance.choice(places)
        holder[key] = chance.choice([None, [], {}, "x", -1, 1.5, True, {"a": {"b": []}}, "2026-11-23", 1 << 62])
        raw = sealed(path.stem if path.parent == home else "journal", tables)
        path.write_bytes(raw)
        fresh = Store(home, clock)
        assert [note for note in notes(fresh) if note == "october"] == ["october"], turn
        fresh.load_settings()
        fresh.reminders.book()
        fresh.check()
        fresh.findings()
        fresh.journal.add(NoteEntry(at=NOON - timedelta(days=90), note=f"{turn}"))
        kept = [other.read_bytes() for other in path.parent.glob(f"{path.name}*")]
        assert raw in kept, turn
        for other in path.parent.glob(f"{path.name}.unreadable-*"):
            other.unlink()
        path.write_bytes(good[path])


def _places(value: Any) -> Any:
    """Every place in `value` that something may be put into."""
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, key
        yield from _places(value[key])
