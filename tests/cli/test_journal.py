import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import coach
from coach.clock import SystemClock
from coach.domain.journal.entries import KIND_NAMES, CheckIn, ExerciseResult, Hurt, Morning, NoteEntry, Rating, Run
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


def test_log_keeps_how_it_is_and_says_so_in_one_sentence(store: Store) -> None:
    output = said("log", "--pain", "6", "--region", "low-back", "--side", "left", "--note", "after the drive")
    assert output.startswith("Kept: pain 6 of 10, low back, left, today ")
    assert output.count("\n") == 1
    (entry,) = store.journal.entries()
    assert isinstance(entry, CheckIn)
    assert (entry.pain, entry.note) == (6, "after the drive")
    assert (entry.places[0].region, entry.places[0].side, entry.places[0].score) == ("low-back", "left", 6)


def test_log_takes_an_earlier_moment(store: Store) -> None:
    assert "yesterday 21:00" in said("log", "--pain", "2", "--at", "yesterday 21:00")
    said("log", "--pain", "3", "--at", "-3d")
    assert [entry.backdated for entry in store.journal.entries()] == [True, True]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--pain", "11"), "not in the range"),
        (("--pain", "x"), "not a valid integer"),
        ((), "--pain"),
        (("--pain", "3", "--side", "left"), "A side needs a region"),
        (("--pain", "3", "--at", "tomorrow 9:00"), "is in the future"),
        (("--pain", "3", "--note", "x" * 20_001), "The note is longer than 20,000 characters."),
    ],
)
def test_log_refuses_with_a_sentence_and_keeps_nothing(
    coach_home: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused("log", *arguments)
    assert not coach_home.exists()


def a_run() -> Run:
    now = SystemClock().now()
    results = (
        ExerciseResult("glute-ball", "done", 60, 60, ratings=(Rating(30, 4),)),
        ExerciseResult("cat-cow", "stopped", 60, 20, hurts=(Hurt(now, 7, "low-back", "left", ("sharp",)),)),
    )
    return Run(
        at=now,
        routine="evening",
        name="Evening\x1b[2J release",
        ended_at=now,
        planned_s=120,
        finished=False,
        before=6,
        after=4,
        results=results,
    )


def test_journal_tells_a_run_with_before_after_and_each_exercise(store: Store) -> None:
    store.journal.add(a_run())
    output = said("journal")
    for words in (
        "Evening",
        "6 → 4",
        "glute ball: done",
        "cat cow: stopped, it hurt",
        "low back, left, 7 of 10",
    ):
        assert words in output


def test_journal_shows_the_newest_at_the_end_and_as_many_as_wanted() -> None:
    for pain in ("1", "2", "3"):
        said("log", "--pain", pain, "--at", f"-{9 - int(pain)}d")
    everything, two = said("journal"), said("journal", "--limit", "2")
    assert everything.index("pain 1") < everything.index("pain 2") < everything.index("pain 3")
    assert "pain 1" not in two
    assert "pain 3" in two


def test_journal_since_a_day_leaves_out_the_days_before() -> None:
    said("log", "--pain", "1", "--at", "-3d")
    said("log", "--pain", "2")
    assert "pain 1" not in said("journal", "--since", "yesterday")
    assert "pain 1" in said("journal", "--since", "2020-01-01")


def test_journal_since_the_last_visit_is_refused_while_there_is_none() -> None:
    assert "There is no past visit in your journal." in refused("journal", "--since", "last-visit")


def test_journal_since_the_last_visit_begins_with_it_and_leaves_planned_ones_aside() -> None:
    said("log", "--pain", "1", "--at", "-5d")
    said("visit", "add", "--at", "-3d", "--with", "Sam")
    said("visit", "add", "--at", "2100-01-01 10:00", "--with", "Kim")
    said("log", "--pain", "2")
    output = said("journal", "--since", "last-visit")
    assert "pain 1" not in output
    assert output.index("Sam") < output.index("pain 2")


def test_an_empty_journal_says_what_to_do(coach_home: Path) -> None:
    assert "coach log --pain" in said("journal")
    assert json.loads(said("journal", "--json")) == {"schema": 1, "entries": []}
    assert not coach_home.exists()


def test_json_holds_everything_and_its_help_names_every_field(store: Store) -> None:
    store.journal.add(a_run())
    said("log", "--pain", "3", "--region", "neck")
    listing = json.loads(said("journal", "--json"))
    assert [entry["kind"] for entry in listing["entries"]] == ["run", "check_in"]
    helped = said("journal", "--help")

    def fields(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {name for part in value.values() for name in fields(part)}
        return {name for part in value for name in fields(part)} if isinstance(value, list) else set()

    assert [name for name in fields(listing) if name not in helped] == []


def test_backup_and_restore_go_there_and_back(store: Store, tmp_path: Path) -> None:
    said("log", "--pain", "3")
    target = str(tmp_path / "mine.zip")
    assert target in said("backup", "-o", target)
    said("log", "--pain", "9")
    output = said("restore", target)
    assert "before-restore-" in output
    assert [entry.pain for entry in store.journal.entries() if isinstance(entry, CheckIn)] == [3]


def test_check_names_what_was_set_aside_and_accept_takes_it_over(coach_home: Path) -> None:
    said("log", "--pain", "3")
    month = next((coach_home / "journal").glob("*.json"))
    month.write_text(month.read_text().replace('"pain": 3', '"pain": 8'))
    assert "was damaged, or changed outside Coach" in run("check").stdout
    aside = run("journal").stderr.split("--accept ")[1].strip()
    assert "pain 3" in said("journal")
    assert aside in run("check").stdout
    assert "Took over 1 record " in said("check", "--accept", aside)
    assert "pain 8" in said("journal")


def test_a_refused_restore_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_text("no")
    assert "not a readable backup" in refused("restore", str(tmp_path / "x.zip"))


def test_what_was_set_aside_is_told_on_stderr(coach_home: Path) -> None:
    said("log", "--pain", "3")
    next((coach_home / "journal").glob("*.json")).write_text("broken")
    result = run("journal", "--json")
    assert "is not readable" in result.stderr
    assert len(json.loads(result.stdout)["entries"]) == 1


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_notes_come_out_without_a_byte_that_a_terminal_obeys(text: str) -> None:
    argument = text.replace("\x00", "")
    said("log", "--pain", "3", "--note", argument)
    for output in (said("journal"), said("journal", "--json")):
        assert not set(output) & {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160))}
        assert not set(output) & set("\u202e\u202c\u2066\u2069\u200f\ufeff")


def test_raw_bytes_in_an_argument_and_a_narrow_terminal_are_no_crash(coach_home: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "coach"]
    note = b"\xff\x1b[2Jcaf\xc3\xa9"
    logged = subprocess.run([*command, "log", "--pain", "3", "--note", note], env=environment, capture_output=True)
    shown = subprocess.run([*command, "journal"], env=environment, capture_output=True)
    assert (logged.returncode, shown.returncode) == (0, 0), (logged.stderr, shown.stderr)
    assert b"\x1b" not in shown.stdout
    assert b"caf?" in shown.stdout


@pytest.mark.parametrize("arguments", [["log", "--pain", "3"], ["journal"], ["log", "--pain", "3", "--at", "-2h"]])
def test_quick_commands_load_neither_the_screens_nor_the_date_parser(arguments: list[str]) -> None:
    script = (
        "import sys; from coach.cli import coach; coach(sys.argv[1:], standalone_mode=False);"
        "print([name for name in ('textual', 'rich', 'asyncio') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_log_keeps_a_morning_with_its_night(store: Store) -> None:
    output = said("log", "--morning", "--pain", "3", "--sleep", "7")
    assert output.startswith("Kept: pain 3 of 10 on waking, sleep 7 of 10, today ")
    (entry,) = store.journal.entries()
    assert isinstance(entry, Morning)
    assert (entry.pain, entry.sleep) == (3, 7)


def test_log_keeps_a_note_without_a_number(store: Store) -> None:
    assert said("log", "--note", "new chair").startswith("Kept: a note, today ")
    (entry,) = store.journal.entries()
    assert isinstance(entry, NoteEntry)
    assert "| new chair" in said("journal")


@pytest.mark.parametrize(
    "arguments",
    [("--morning",), ("--region", "neck", "--note", "x"), ("--note", "  "), ("--pain", "3", "--sleep", "2")],
)
def test_log_refuses_what_misses_its_number_or_its_morning(store: Store, arguments: tuple[str, ...]) -> None:
    refused("log", *arguments)
    assert store.journal.entries() == ()


def test_journal_shows_only_what_is_asked_for(store: Store) -> None:
    store.journal.add(a_run())
    said("log", "--pain", "3", "--region", "neck", "--note", "Müde")
    said("log", "--pain", "4", "--note", "rested")
    said("log", "--morning", "--pain", "5")

    def kinds(*arguments: str) -> list[tuple[str, int | None]]:
        listed = json.loads(said("journal", "--json", *arguments))["entries"]
        return [(entry["kind"], entry.get("pain")) for entry in listed]

    assert kinds("--kind", "morning") == [("morning", 5)]
    assert kinds("--region", "neck") == [("check_in", 3)]
    assert kinds("--search", "MUDE") == [("check_in", 3)]
    assert kinds("--exercise", "cat cow") == [("run", None)]
    assert kinds("--kind", "check_in", "--limit", "1") == [("check_in", 4)]
    assert kinds("--kind", "run", "--region", "neck") == []
    assert "Nothing in the journal fits." in said("journal", "--search", "nowhere")


def test_the_help_of_json_names_every_kind_with_all_its_fields() -> None:
    helped = said("journal", "--help")
    for kind in KIND_NAMES:
        names = (str(kind.__struct_config__.tag), *kind.__struct_fields__)
        assert [name for name in names if not re.search(rf"\b{name}\b", helped)] == []
