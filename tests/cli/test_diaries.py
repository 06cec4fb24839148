"""Diaries of other programs, taken in from CSV files."""

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.journal.entries import CheckIn
from tests.cli.transferring import contents, refused, run, said, store_of

MAPPED = ("--map", "at=Date", "--map", "pain=Intensity", "--map", "region=Location", "--map", "note=Comment")

DIARY = """\
Date,Intensity,Location,Comment
2024-03-09 21:00,7,"Left lower back, neck",after the drive
2024-03-10,4,Big toe,
04/03/2024 08:00,3,Neck,two days
nonsense,3,Neck,
2024-03-11 08:00,x,Neck,
2024-03-12 08:00,11,Neck,
13/03/2024 8:30 PM,2,right glute,"two
lines"
,,,
"""


def diary(tmp_path: Path, text: str = DIARY) -> Path:
    file = tmp_path / "diary.csv"
    file.write_text(text)
    return file


def test_a_diary_is_taken_row_by_row_and_what_is_not_taken_is_named(tmp_path: Path) -> None:
    result = run(tmp_path / "home", "import", diary(tmp_path), *MAPPED)
    assert result.exit_code == 0, result.output
    first, second, third = store_of(tmp_path / "home").journal.entries(kinds=(CheckIn,))
    assert [(place.region, place.side) for place in first.places] == [("low-back", "left"), ("neck", None)]
    assert (second.pain, second.places, second.note, second.at.hour) == (4, (), "Where: Big toe", 12)
    assert (third.places[0].region, third.places[0].side, third.places[0].score) == ("buttock", "right", 2)
    assert (third.note, f"{third.at:%d %H:%M}") == ("two\nlines", "13 20:30")
    assert [line.split(" is")[0] for line in result.stderr.splitlines()] == [f"Line {n}" for n in (4, 5, 6, 7, 10)]
    assert "may be two days" in result.stderr
    assert "Taken 3, already here 0, skipped 5." in result.stdout


def test_the_same_diary_twice_adds_nothing_and_a_dry_run_nothing_at_all(tmp_path: Path) -> None:
    home, file = tmp_path / "home", diary(tmp_path)
    assert "Would take 3, already here 0, skipped 5." in said(home, "import", file, "--dry-run")
    assert not home.exists()
    said(home, "import", file)
    before = contents(home)
    assert "Taken 0, already here 3, skipped 5." in said(home, "import", file)
    assert contents(home) == before


def test_a_taken_row_that_was_changed_here_stays_changed(tmp_path: Path) -> None:
    home, file = tmp_path / "home", diary(tmp_path)
    said(home, "import", file)
    entry = store_of(home).journal.entries()[0]
    store_of(home).journal.update(msgspec.structs.replace(entry, note="mine"))
    said(home, "import", file)
    assert store_of(home).journal.entries()[0].note == "mine"


def test_other_dates_and_another_scale_are_taken_as_told(tmp_path: Path) -> None:
    text = "When;Pain level (0-100);Mood\n04/03/2024;65;ok\n05/03/2024;64/100;ok\n05/03/2024;101;ok\n"
    result = run(tmp_path / "h", "import", diary(tmp_path, text), "--date-format", "%d/%m/%Y", "--scale", "100")
    assert 'at from "When", pain from "Pain level (0-100)"' in result.stdout
    assert "Left out: Mood." in result.stdout
    assert "Line 4" in result.stderr
    entries = store_of(tmp_path / "h").journal.entries(kinds=(CheckIn,))
    assert [(entry.at.month, entry.pain) for entry in entries] == [(3, 7), (3, 6)]


@pytest.mark.parametrize(
    ("text", "options", "sentence"),
    [
        ("a,b\n1,2\n", (), "No column says when it was or how much pain there was."),
        (DIARY, ("--map", "at=Nothing", "--map", "pain=Intensity"), 'There is no column "Nothing"'),
        (DIARY, ("--map", "at"), "names no field and column"),
        (DIARY, ("--map", "mood=Comment"), "names no field and column"),
        (DIARY, ("--map", "at=Date", "--map", "at=Date"), "is there twice"),
        ("", (), "is empty"),
        ('Date,Pain\n2024-01-01,"' + "x" * 200_000, (), "not a readable CSV"),
    ],
)
def test_a_diary_that_cannot_be_read_is_one_clear_sentence(
    tmp_path: Path, text: str, options: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused(tmp_path / "home", "import", diary(tmp_path, text), *options)
    assert not (tmp_path / "home").exists()


@settings(max_examples=60)
@given(raw=st.one_of(st.binary(), st.text().map(lambda text: b"Date,Pain,Note\n" + text.encode("utf-8", "replace"))))
def test_any_bytes_as_a_diary_never_crash(raw: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "diary.csv")
        file.write_bytes(raw)
        result = run(Path(folder, "home"), "import", file)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
