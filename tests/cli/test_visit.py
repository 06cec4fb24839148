"""coach visit: kept in parts, read back, and taken to calendars."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import coach
from coach.clock import SystemClock
from coach.domain.journal.entries import Change, CheckIn, Place, Visit
from coach.domain.person.profile import Condition, Course, Profile
from coach.domain.text import is_clean
from coach.store import Store
from tests.hostile import HOSTILE


def run(*arguments: str) -> Result:
    return CliRunner().invoke(coach, arguments)


def said(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code != 0
    assert "Traceback" not in result.output
    return result.stderr


@pytest.fixture
def store(coach_home: Path) -> Store:
    return Store(coach_home, SystemClock())


def kept(store: Store) -> list[Visit]:
    return [entry for entry in store.journal.entries() if isinstance(entry, Visit)]


def test_a_past_visit_is_told_in_parts(store: Store) -> None:
    said("visit", "add", "--at", "yesterday 16:00", "--with", "Sam", "--pain-before", "6")
    said("visit", "edit", "last", "--pain-after", "4", "--technique", "swedish", "--area", "low-back:left")
    said("visit", "edit", "last", "--pain-24h", "3", "--effect", "soreness", "--soreness-h", "20")
    said("visit", "edit", "last", "--pain-48h", "2", "--relief-days", "3", "--book-again", "--told", "medicines")
    (visit,) = kept(store)
    assert (visit.pain_before, visit.pain_after, visit.pain_24h, visit.pain_48h) == (6, 4, 3, 2)
    assert (visit.techniques, visit.areas) == (("swedish",), (Place("low-back", "left"),))
    assert (visit.after_effects, visit.soreness_h, visit.book_again, visit.told) == (
        ("soreness",), 20, True, ("medicines",),
    )  # fmt: skip
    assert "4 less after 48 h" in said("visit", "list")


def test_a_planned_visit_lies_ahead_and_is_the_next_one(store: Store) -> None:
    output = said("visit", "add", "--at", "tomorrow 14:00", "--with", "Sam", "--goal", "turn my head")
    assert output.startswith("Planned: visit with Sam, tomorrow 14:00, id ")
    assert "Goal: turn my head" in said("visit", "show", "next")
    said("visit", "edit", "next", "--at", "2100-01-01 10:00")
    assert kept(store)[0].at.year == 2100


def test_an_answer_can_be_taken_back(store: Store) -> None:
    said("visit", "add", "--pain-before", "6", "--spoke-up", "--note", "x")
    said("visit", "edit", "last", "--clear", "pain_before", "--clear", "spoke_up", "--clear", "note")
    assert (kept(store)[0].pain_before, kept(store)[0].spoke_up, kept(store)[0].note) == (None, None, "")


def test_a_visit_is_found_by_the_end_of_its_id(store: Store) -> None:
    output = said("visit", "add", "--with", "Sam")
    shown = re.findall(r"id (\w+)", output)[0]
    assert kept(store)[0].id.endswith(shown)
    assert "With: Sam" in said("visit", "show", shown)
    assert shown in said("visit", "list")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "--at", "tomorrow"), "no time"),
        (("add", "--at", "12 December"), "no time"),
        (("add", "--at", "blue"), "not a moment"),
        (("add", "--pain-24h", "11"), "not in the range"),
        (("add", "--area", "elbow"), "is not a place"),
        (("add", "--technique", "magic"), "Invalid value"),
        (("add", "--currency", "DOUBLOONS"), "cannot be kept"),
        (("show",), "There is no visit"),
        (("show", "ab"), "There is no visit"),
        (("edit", "last", "--pain-24h", "3"), "There is no visit"),
        (("answer", "abcdef", "Yes"), "There is no question"),
        (("ask", "  "), "What do you want to ask"),
        (("import", "missing.ics"), "could not be read"),
    ],
)
def test_what_can_not_be_done_is_a_sentence_and_nothing_is_kept(
    coach_home: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused("visit", *arguments)
    assert not coach_home.exists()


def test_an_edit_without_a_change_and_one_that_contradicts_itself_are_refused(store: Store) -> None:
    said("visit", "add", "--pain-before", "6")
    assert "nothing to change" in refused("visit", "edit", "last")
    assert "at once" in refused("visit", "edit", "last", "--pain-before", "3", "--clear", "pain_before")
    assert kept(store)[0].pain_before == 6


def test_the_list_says_what_is_still_to_be_told() -> None:
    said("visit", "add", "--at", "-30h", "--with", "Sam", "--pain-before", "4", "--pain-after", "3")
    output = said("visit", "list")
    assert "To be told 24 hours after it: coach visit edit " in output
    assert "--pain-24h 0-10" in output


def test_techniques_that_a_condition_speaks_against_are_warned_of_at_once(store: Store) -> None:
    store.save_profile(Profile(conditions=(Condition("blood_thinner"),)))
    assert "Deep tissue: Not with blood thinners" in said("visit", "add", "--technique", "deep-tissue")
    assert "Deep tissue: Not with blood thinners" in said("visit", "show")
    assert "Not with blood thinners" in said("visit", "guide")


def test_after_the_third_visit_the_look_back_is_shown(store: Store) -> None:
    for days in (21, 14, 7):
        said("visit", "add", "--at", f"-{days}d", "--with", "Sam")
    assert "nothing tells yet" in said("visit", "show")
    store.journal.add(Change(at=SystemClock().now() - timedelta(days=10), change=2))
    assert "first sign" in said("visit", "show")
    assert json.loads(said("visit", "show", "--json"))["visit"]["review"]["answer"] == "yes"


def test_json_has_every_field_and_the_help_names_them() -> None:
    said("visit", "add", "--with", "Sam", "--area", "neck:left", "--pain-before", "6")
    listing = json.loads(said("visit", "list", "--json"))
    (visit,) = listing["visits"]
    assert visit["number"] == {"with_provider": 1, "of_all": 1}
    assert (visit["planned"], visit["response"], visit["pain_before"]) == (False, None, 6)
    helped = said("visit", "list", "--help")
    names = {*visit, *visit["areas"][0], *visit["number"], *listing["providers"][0]} - {"kind"}
    assert [name for name in names if name not in helped] == []


def test_an_empty_list_says_what_to_do(coach_home: Path) -> None:
    assert "coach visit add" in said("visit", "list")
    assert json.loads(said("visit", "list", "--json")) == {"schema": 1, "visits": [], "providers": []}
    assert not coach_home.exists()


def test_questions_are_kept_and_struck_off_with_the_answer() -> None:
    shown = re.findall(r"id (\w+)", said("visit", "ask", "Is swimming all right?"))[0]
    assert f"{shown}  Is swimming all right?" in said("visit", "questions")
    said("visit", "answer", shown, "Yes, on your back.")
    assert shown not in said("visit", "questions")
    assert "Answered today: Yes, on your back." in said("visit", "questions", "--all")
    assert json.loads(said("visit", "questions", "--all", "--json"))["questions"][0]["answer"] == "Yes, on your back."


def test_costs_take_the_insurer_off_and_keep_the_course(store: Store) -> None:
    said("visit", "add", "--cost", "80", "--insurer", "30", "--currency", "eur")
    output = said("visit", "costs", "--planned", "10", "--price", "80", "--monthly", "40", "--currency", "eur")
    assert "So far 80.00 EUR for 1 visit, 30.00 EUR of it by the insurer" in output
    assert "yourself 50.00 EUR" in output
    assert "10 visits at 80.00 EUR, 800.00 EUR in all" in output
    assert "this month 50.00 EUR of 40.00 EUR: more than you wanted" in output
    assert "Article figures in US dollars" in output
    assert store.load_profile().course == Course(10, 80, 40, "EUR")
    assert json.loads(said("visit", "costs", "--json"))["budget"]["total"] == 800


def test_a_calendar_file_brings_equal_visits_into_an_empty_folder(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said("visit", "add", "--at", "yesterday 16:00", "--with", "Sam", "--pain-before", "6", "--area", "neck:left")
    said("visit", "add", "--at", "2100-01-01 10:00", "--with", "Kim", "--note", "line\nand line")
    target = str(tmp_path / "visits.ics")
    assert "2 visits written" in said("visit", "export", "-o", target)
    assert "is there already" in refused("visit", "export", "-o", target)
    assert "0 visits added, 0 changed, 2 as they were." in said("visit", "import", target)
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "other"))
    assert "2 visits added" in said("visit", "import", target)
    assert "0 visits added, 0 changed, 2 as they were." in said("visit", "import", target)
    assert kept(Store(tmp_path / "other", SystemClock())) == kept(store)


def foreign(tmp_path: Path, *lines: str) -> str:
    text = "\r\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1@clinic", *lines, "END:VEVENT", "END:VCALENDAR", ""))
    path = tmp_path / "clinic.ics"
    path.write_text(text, encoding="utf-8", errors="replace")
    return str(path)


def test_what_was_told_of_an_imported_visit_stays_and_a_deleted_one_stays_deleted(store: Store, tmp_path: Path) -> None:
    file = foreign(tmp_path, "SUMMARY:Sam", "DTSTART:20201201T140000Z", "DTSTAMP:20201101T000000Z")
    assert "1 visit added" in said("visit", "import", file)
    said("visit", "edit", "last", "--pain-before", "6")
    assert "0 visits added, 0 changed, 1 as they were." in said("visit", "import", file)
    assert kept(store)[0].pain_before == 6
    store.journal.delete(kept(store)[0].id)
    assert "0 visits added" in said("visit", "import", file)
    assert kept(store) == []


def test_a_later_change_in_the_other_calendar_moves_the_visit(store: Store, tmp_path: Path) -> None:
    said("visit", "import", foreign(tmp_path, "SUMMARY:Sam", "DTSTART:20201201T140000Z"))
    said("visit", "edit", "last", "--pain-before", "6")
    later = foreign(tmp_path, "SUMMARY:Sam", "DTSTART:20201202T150000Z", "LAST-MODIFIED:20990101T000000Z")
    assert "0 visits added, 1 changed" in said("visit", "import", later)
    assert (kept(store)[0].at.day, kept(store)[0].pain_before) == (2, 6)
    assert "0 changed, 1 as they were" in said("visit", "import", later)


def test_a_calendar_is_told_by_its_content_and_taken_back_as_an_import(store: Store, tmp_path: Path) -> None:
    file = Path(foreign(tmp_path, "SUMMARY:Sam", "DTSTART:20201201T140000Z")).rename(tmp_path / "clinic.csv")
    assert "1 visit added" in said("import", "--dry-run", str(file))
    assert kept(store) == []
    assert "1 visit added" in said("import", str(file))
    said("import", "--undo")
    assert kept(store) == []
    assert "1 visit added" in said("visit", "import", str(file), "--all")


def test_a_cancelled_visit_is_listed_and_can_be_taken_up_again(store: Store) -> None:
    said("visit", "add", "--at", "tomorrow 14:00", "--with", "Sam", "--where", "Main Street 1")
    said("visit", "edit", "next", "--cancelled")
    assert "cancelled" in said("visit", "list")
    assert json.loads(said("visit", "list", "--json"))["visits"][0]["cancelled"] is True
    refused("visit", "show", "next")
    ident = kept(store)[0].id
    assert "Where: Main Street 1" in said("visit", "show", ident)
    said("visit", "edit", ident, "--not-cancelled")
    assert "planned" in said("visit", "list")


def test_no_calendar_takes_the_place_of_another_entry(store: Store, tmp_path: Path) -> None:
    entry = store.journal.add(CheckIn(at=SystemClock().now(), pain=3))
    said("visit", "add", "--with", "Sam")
    target = tmp_path / "visits.ics"
    said("visit", "export", "-o", str(target))
    unfolded = target.read_bytes().replace(b"\r\n ", b"")
    target.write_bytes(unfolded.replace(kept(store)[0].id.encode(), entry.id.encode()))
    assert "its id belongs to something else" in said("visit", "import", str(target))
    assert store.journal.get(entry.id) == entry


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_kept_without_what_a_terminal_obeys(coach_home: Path, tmp_path: Path, text: str) -> None:
    typed = text.replace("\x00", "").encode("utf-8", "replace").decode()[:150]
    said("visit", "add", "--with", typed, "--note", typed, "--goal", typed, "--position-problems", typed)
    said("visit", "ask", f"{typed}?")
    file = foreign(tmp_path, f"SUMMARY:{typed.splitlines()[0]}", "DTSTART:20201202T150000Z")
    outputs = [run("visit", "import", file).output, *(said("visit", name) for name in ("list", "show", "questions"))]
    assert all(is_clean(output) for output in outputs)
    assert all(is_clean(said("visit", name, "--json")) for name in ("list", "show", "questions"))
