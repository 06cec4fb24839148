import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import (
    Activities,
    ActivityRating,
    CheckIn,
    ExerciseResult,
    Given,
    NoteEntry,
    Place,
    Rating,
    Run,
)
from coach.domain.text import clean
from coach.report.tables import FILES, columns, encoded, inert, tables
from tests.hostile import HOSTILE
from tests.report.journals import KINDS

AT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "|calc",
    "\t=1",
    "\n=1",
    "  =1",
    '=HYPERLINK("http://x","y")',
    "＝1",
    "-",
    "- better",
)


def read(table_bytes: bytes, folder: Path) -> list[dict[str, str]]:
    file = folder / "table.csv"
    file.write_bytes(table_bytes)
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def test_a_check_in_has_a_line_for_each_place_or_one_without(tmp_path: Path) -> None:
    two = CheckIn(at=AT, id="a", pain=5, places=(Place("neck", "left", 5, "ache"), Place("calf")), note="é, 🙂")
    (table,) = tables([two, CheckIn(at=AT, id="b", pain=0)])
    rows = read(encoded(table), tmp_path)
    assert [(row["id"], row["pain"], row["region"], row["place_score"]) for row in rows] == [
        ("a", "5", "neck", "5"),
        ("a", "5", "calf", ""),
        ("b", "0", "", ""),
    ]
    assert rows[0]["note"] == "é, 🙂"


def test_a_run_has_a_line_and_each_of_its_exercises_one_of_its_own(tmp_path: Path) -> None:
    results = (
        ExerciseResult("cat-cow", "done", 60, 60, ratings=(Rating(30, 4), Rating(50, 3)), given=Given(2, reps=8)),
        ExerciseResult("bridge", "skipped", 60, 0),
    )
    run = Run(at=AT, id="r", routine="x", name="X", ended_at=AT, planned_s=120, finished=True, results=results)
    runs, exercises = tables([run])
    assert (runs.name, exercises.name) == ("runs", "run_exercises")
    (row,) = read(encoded(runs), tmp_path)
    assert (row["name"], row["finished"], row["before"]) == ("X", "yes", "")
    first, second = read(encoded(exercises), tmp_path)
    assert (first["run"], first["ratings"], first["given_reps"]) == ("r", "30 4; 50 3", "8")
    assert (second["exercise"], second["outcome"], second["given_sets"]) == ("bridge", "skipped", "")


def test_each_activity_has_a_line(tmp_path: Path) -> None:
    ratings = (ActivityRating("Garden", 4), ActivityRating("Stairs", 7))
    (table,) = tables([Activities(at=AT, id="a", ratings=ratings)])
    rows = read(encoded(table), tmp_path)
    assert [(row["activity"], row["score"]) for row in rows] == [("Garden", "4"), ("Stairs", "7")]


def test_every_kind_has_a_table_with_the_shared_columns() -> None:
    assert set(FILES) == set(KINDS)
    assert len(set(FILES.values())) == len(FILES)
    for kind in FILES:
        assert columns(kind)[:4] == ("id", "at", "recorded_at", "updated_at")
        assert columns(kind)[-1] == "note"
        assert len(set(columns(kind))) == len(columns(kind))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_inert_when_it_is_read_back(tmp_path: Path, text: str) -> None:
    (table,) = tables([NoteEntry(at=AT, id="n", note=text)])
    (row,) = read(encoded(table), tmp_path)
    assert row["note"] == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+3.5", "12", "5 = five", "a@b", "", "'=1"])
def test_numbers_and_plain_words_stay_as_they_are(text: str) -> None:
    assert inert(text) == text


@given(st.text())
def test_no_cell_begins_like_a_formula_unless_it_is_a_number(text: str) -> None:
    cell = inert(text)
    assert cell.strip()[:1] not in set("=+-@|") or cell.strip("+-").replace(".", "").isascii()
    assert cell in (text, f"'{text}")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_comes_back_whole_from_the_file(tmp_path: Path, text: str) -> None:
    note = clean(text)
    (table,) = tables([NoteEntry(at=AT, id="n", note=note)])
    (row,) = read(encoded(table), tmp_path)
    assert row["note"] == inert(note)
