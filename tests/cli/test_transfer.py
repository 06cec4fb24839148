import json
import os
import re
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.clock import SystemClock
from coach.domain.journal.entries import AnyEntry, CheckIn, Clearance, NoteEntry, Raised, SafetyCheck, Visit
from coach.domain.person.profile import Profile
from coach.domain.person.settings import Settings
from coach.domain.safety.standing import standing
from coach.store import Store
from tests.bench.generator import write
from tests.cli.transferring import contents, refused, run, said, store_of
from tests.hostile import HOSTILE
from tests.ready import make_ready
from tests.report.journals import journals
from tests.systems import needs_posix

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def undated(path: Path) -> bytes:
    return re.sub(rb'"exported_at": "[^"]*"', b"", path.read_bytes(), count=1)


def filled(home: Path) -> Store:
    store = store_of(home)
    make_ready(store, SystemClock().now())
    store.save_settings(Settings(emergency_number="112"))
    store.journal.add_all([CheckIn(at=NOON, pain=4, note="é 🙂"), NoteEntry(at=NOON - timedelta(days=90), note="x")])
    (home / "packs" / "mine").mkdir(parents=True)
    (home / "packs" / "mine" / "own.toml").write_bytes(b'name = "Own"\r\n')
    return store


def test_an_export_taken_into_an_empty_folder_gives_the_same_export(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    filled(first)
    said(first, "export", "-o", tmp_path / "1.json")
    assert "Took 3 entries, already here 0." in said(second, "import", tmp_path / "1.json")
    said(second, "export", "-o", tmp_path / "2.json")
    assert undated(tmp_path / "1.json") == undated(tmp_path / "2.json")
    assert (second / "packs" / "mine" / "own.toml").read_bytes() == b'name = "Own"\r\n'


@settings(max_examples=25)
@given(entries=journals())
def test_any_journal_comes_back_equal_with_its_ids_and_times(entries: list[AnyEntry]) -> None:
    with TemporaryDirectory() as folder:
        first, second, file = Path(folder, "first"), Path(folder, "second"), Path(folder, "out.json")
        store_of(first).journal.take(entries)
        said(first, "export", "-o", file)
        said(second, "import", file)
        kept = store_of(second).journal.entries()
        assert kept == store_of(first).journal.entries()
        assert sorted(kept, key=lambda entry: entry.id) == sorted(entries, key=lambda entry: entry.id)


def test_importing_twice_changes_no_byte(tmp_path: Path) -> None:
    first, second, file = tmp_path / "first", tmp_path / "second", tmp_path / "out.json"
    filled(first)
    said(first, "export", "-o", file)
    said(second, "import", file)
    before = contents(second)
    assert "Took 0 entries, already here 3." in said(second, "import", file)
    assert contents(second) == before


def test_what_was_changed_or_deleted_here_later_is_kept(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "out.json"
    store = filled(home)
    said(home, "export", "-o", file)
    note, check_in = (store.journal.entries(kinds=(kind,))[0] for kind in (NoteEntry, CheckIn))
    store.journal.update(msgspec.structs.replace(note, note="newer"))
    store.journal.delete(check_in.id)
    said(home, "import", file)
    assert store_of(home).journal.get(note.id).note == "newer"  # type: ignore[union-attr]
    assert store_of(home).journal.get(check_in.id) is None


def test_a_newer_entry_of_the_file_replaces_the_older_one_in_another_month_too(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "out.json"
    store = filled(home)
    said(home, "export", "-o", file)
    document = json.loads(file.read_text())
    (note,) = (entry for entry in document["entries"] if entry["kind"] == "note")
    note |= {"at": "2026-01-05T10:00:00Z", "note": "moved", "updated_at": "2199-01-01T00:00:00Z"}
    file.write_text(json.dumps(document))
    assert "Took 1 entry" in said(home, "import", file)
    (kept,) = store.journal.entries(kinds=(NoteEntry,))
    assert (kept.note, kept.at.month) == ("moved", 1)


def test_profile_and_settings_are_taken_only_where_there_are_none_or_when_asked(tmp_path: Path) -> None:
    first, second, file = tmp_path / "first", tmp_path / "second", tmp_path / "out.json"
    filled(first)
    said(first, "export", "-o", file)
    store_of(second).save_profile(Profile(minutes=10))
    said(second, "import", file)
    assert store_of(second).load_profile() == Profile(minutes=10)
    assert store_of(second).load_settings().emergency_number == "112"
    said(second, "import", file, "--replace", "profile")
    assert store_of(second).load_profile() == store_of(first).load_profile()


def raised(at: datetime, cause: str = "RF10") -> SafetyCheck:
    return SafetyCheck(at=at, reason="first_run", asked=(cause,), raised=(Raised(cause, "SAME_DAY"),))


def test_a_lock_comes_along_and_an_import_never_opens_one(tmp_path: Path) -> None:
    locked, other = tmp_path / "locked", tmp_path / "other"
    store_of(locked).keep_safety(raised(NOON))
    store_of(other).journal.add(CheckIn(at=NOON, pain=1))
    said(locked, "export", "-o", tmp_path / "locked.json")
    said(other, "export", "-o", tmp_path / "free.json")
    said(locked, "import", tmp_path / "free.json")
    said(other, "import", tmp_path / "locked.json")
    for home in (locked, other):
        assert standing(store_of(home).load_safety().entries, SystemClock().now()).level == "SAME_DAY"


def test_a_clearance_of_another_warning_sign_leaves_the_one_here_open(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    store_of(here).keep_safety(raised(NOON))
    store_of(there).keep_safety(raised(NOON - timedelta(days=30)))
    store_of(there).keep_safety(Clearance(at=NOON, cause="RF10", by="Dr. A"))
    said(there, "export", "-o", tmp_path / "out.json")
    result = run(here, "import", tmp_path / "out.json")
    assert "coach safety clear" in result.stderr
    assert standing(store_of(here).load_safety().entries, SystemClock().now()).level == "SAME_DAY"


def test_a_raised_sign_that_the_record_of_the_file_lacks_locks_all_the_same(tmp_path: Path) -> None:
    first, second, file = tmp_path / "first", tmp_path / "second", tmp_path / "out.json"
    store_of(first).keep_safety(raised(NOON))
    said(first, "export", "-o", file)
    document = json.loads(file.read_text())
    document["safety"]["entries"] = []
    file.write_text(json.dumps(document))
    said(second, "import", file)
    assert standing(store_of(second).load_safety().entries, SystemClock().now()).level == "SAME_DAY"


def test_a_safety_answer_is_never_replaced_by_the_one_of_a_file(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "out.json"
    store = store_of(home)
    store.keep_safety(raised(NOON))
    said(home, "export", "-o", file)
    document = json.loads(file.read_text())
    document["entries"][0] |= {"raised": [], "updated_at": "2199-01-01T00:00:00Z"}
    file.write_text(json.dumps(document))
    said(home, "import", file)
    (kept,) = store.journal.entries()
    assert isinstance(kept, SafetyCheck)
    assert kept.raised


def test_the_file_is_the_owners_alone_and_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    filled(tmp_path / "home")
    said(tmp_path / "home", "export", "-o", file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "is there already" in refused(tmp_path / "home", "export", "-o", file)


def test_without_a_name_the_document_goes_to_standard_output_and_makes_no_folder(tmp_path: Path) -> None:
    document = json.loads(said(tmp_path / "home", "export"))
    assert (document["coach"], document["schema"], document["entries"]) == ("export", 1, [])
    assert not (tmp_path / "home").exists()


def test_since_the_last_visit_leaves_out_what_was_before_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert "no past visit" in refused(home, "export", "--since", "last-visit")
    now = SystemClock().now()
    days = (-9, -5, -1)
    store_of(home).journal.add_all(CheckIn(at=now + timedelta(days=day), pain=-day) for day in days)
    store_of(home).journal.add(Visit(at=now - timedelta(days=5, hours=1)))
    store_of(home).journal.add(Visit(at=now + timedelta(days=5)))
    entries = json.loads(said(home, "export", "--since", "last-visit"))["entries"]
    assert [entry.get("pain") for entry in entries] == [None, 5, 1, None]


def test_a_newer_schema_and_other_files_are_refused_and_nothing_changes(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "out.json"
    filled(home)
    said(home, "export", "-o", file)
    before, good = contents(home), file.read_text()
    for text, sentence in {
        good.replace('"schema": 1', '"schema": 2'): "newer Coach",
        good.replace('"pain": 4', '"pain": 44'): "cannot keep",
        good[:-9]: "not readable",
        "": "not readable",
        "[" * 100_000: "not an export",
        '{"coach": "export", "schema": 1, "x": ' + "[" * 100_000: "not readable",
        "{}": "not an export",
        good.replace("mine/own.toml", "../../own.toml"): "no name for a file",
        good.replace('"at": "2026-11-20', '"at": "0826-11-20'): "cannot be kept",
        re.sub(r'"id": "[^"]+"', '"id": "../x"', good): "no id of Coach",
        re.sub(r'"id": "[^"]+"', f'"id": "{"0" * 8}-0000-0000-0000-{"0" * 12}"', good): "an earlier entry has",
    }.items():
        file.write_text(text)
        assert sentence in refused(home, "import", file)
        assert contents(home) == before
    assert "is not there" in refused(home, "import", tmp_path / "none.json")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_clean_once_it_is_in(tmp_path: Path, text: str) -> None:
    home, file = tmp_path / "home", tmp_path / "out.json"
    filled(home)
    said(home, "export", "-o", file)
    document = json.loads(file.read_text())
    for entry in document["entries"]:
        entry["note"] = text
    file.write_text(json.dumps(document))
    result = run(tmp_path / "other", "import", file)
    kept = [entry.note for entry in store_of(tmp_path / "other").journal.entries()]
    for shown in (result.output, *kept):
        assert not set(shown) & {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160))}
        assert not set(shown) & set("\u202e\u202c\u2066\u2069\u200f\ufeff")


@settings(max_examples=60)
@given(data=st.data())
def test_a_mutated_export_never_crashes_and_never_loses_what_was_there(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        first, home, file = Path(folder, "first"), Path(folder, "home"), Path(folder, "out.json")
        filled(first)
        said(first, "export", "-o", file)
        store = store_of(home)
        store.keep_safety(raised(NOON))
        mine = store.journal.add(CheckIn(at=NOON, pain=7))
        raw = bytearray(file.read_bytes())
        for _ in range(data.draw(st.integers(1, 6))):
            place = data.draw(st.integers(0, 1_000_000)) % len(raw)
            piece = data.draw(st.sampled_from([b"", b"\x00", b"9", b'"', b"}", b"\xff", b"null", b"-1e999", b"[]"]))
            raw[place : place + data.draw(st.integers(0, 30))] = piece
        file.write_bytes(raw)
        result = run(home, "import", file)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        kept = store_of(home)
        assert kept.journal.get(mine.id) == mine
        assert standing(kept.load_safety().entries, SystemClock().now()).level == "SAME_DAY"


PEAK_OF = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Runs a command from a process that is small itself, and says the most memory, in KiB, that the command ever had."""


@pytest.mark.slow
def test_ten_years_go_out_and_in_within_sensible_memory(tmp_path: Path) -> None:
    needs_posix("count of the memory that a child took")
    first, second = tmp_path / "first", tmp_path / "second"
    count = write(first, seed=1, years=10)
    assert count > 30_000
    out, again = tmp_path / "1.json", tmp_path / "2.json"
    calls = [(first, "export", "-o", out, "--csv", tmp_path / "tables"), (second, "import", out)]
    calls += [(second, "import", out), (second, "export", "-o", again)]
    for home, *arguments in calls:
        environment = {**os.environ, "COACH_HOME": str(home)}
        command = [sys.executable, "-c", PEAK_OF, sys.executable, "-m", "coach", *arguments]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        assert int(done.stdout.splitlines()[-1]) < 500_000
    assert undated(out) == undated(again)


def test_reminders_go_out_and_come_in_where_there_are_none(coach_home: Path, tmp_path: Path) -> None:
    said(coach_home, "remind", "usual")
    rules = store_of(coach_home).reminders.book()
    said(coach_home, "export", "-o", tmp_path / "back.json")
    (coach_home / "reminders.json").unlink()
    assert "reminders" in said(coach_home, "import", tmp_path / "back.json")
    assert store_of(coach_home).reminders.book() == rules
    said(coach_home, "remind", "remove", "evening")
    said(coach_home, "import", tmp_path / "back.json")
    assert len(store_of(coach_home).reminders.book().rules) == len(rules.rules) - 1
    said(coach_home, "import", tmp_path / "back.json", "--replace", "reminders")
    assert store_of(coach_home).reminders.book() == rules
