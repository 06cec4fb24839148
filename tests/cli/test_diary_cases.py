"""Tables of other diaries as they come from the field, each with what is right; the files are in `diaries`."""

import csv
import io
import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.journal.entries import CheckIn
from tests.cli.transferring import contents, refused, run, said, store_of

CASES = Path(__file__).parent / "diaries"
ONLY = ("--only", "Back (lower) pain")


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the zone back as it was."""
    zone = os.environ.get("TZ")
    yield
    if zone is None:
        monkeypatch.delenv("TZ", raising=False)
    else:
        monkeypatch.setenv("TZ", zone)
    time.tzset()


def live_in(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()


def taken(home: Path, name: str, *options: str) -> tuple[CheckIn, ...]:
    said(home, "import", CASES / name, *options)
    return kept(home)


def kept(home: Path) -> tuple[CheckIn, ...]:
    return tuple(entry for entry in store_of(home).journal.entries() if isinstance(entry, CheckIn))


def moments(entries: tuple[CheckIn, ...]) -> list[str]:
    return [f"{entry.at:%Y-%m-%d %H:%M}" for entry in entries]


def written(tmp_path: Path, text: str, name: str = "diary.csv") -> Path:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8", newline="")
    return file


def pains(tmp_path: Path, text: str, *options: str) -> list[int]:
    said(tmp_path / "home", "import", written(tmp_path, text), *options)
    return [entry.pain for entry in kept(tmp_path / "home")]


@pytest.mark.parametrize(
    ("name", "expected"), [("p100.csv", [5, 10, 0]), ("p5.csv", [0, 5, 10]), ("small100.csv", [1, 1, 1])]
)
def test_the_scale_in_the_header_is_used(tmp_path: Path, name: str, expected: list[int]) -> None:
    assert [entry.pain for entry in taken(tmp_path, name)] == expected


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("Pain 0-10", "7", 7),
        ("Pain [1–10]", "10", 10),
        ("Pain (0 to 4)", "1", 3),
        ("Pain /100", "8", 1),
        ("Pain out of 10", "8", 8),
        ("Pain %", "80", 8),
        ("Pain (VAS mm)", "45", 5),
        ("NRS", "6", 6),
        ("Pain (0=none, 10=worst)", "6", 6),
        ("Pain (1 = none, 5 = worst)", "3", 5),
        ("Schmerz (0 bis 100)", "64", 6),
        ("Intensity (0-10, 10 is worst)", "5.5", 6),
        ("Pain", "4/10", 4),
        ("Pain", "64/100", 6),
        ("Pain", "40%", 4),
    ],
)
def test_a_scale_is_read_in_many_ways(tmp_path: Path, header: str, cell: str, expected: int) -> None:
    assert pains(tmp_path, f'Date,"{header}"\n2026-05-30,{cell}\n') == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Date,Pain\n2026-05-30,45\n2026-05-31,8\n",
        "Date,Pain (VAS)\n2026-05-30,4\n",
        "Date,Pain/5\n2026-05-30,4\n",
        "Date,Pain (10-0)\n2026-05-30,4\n",
        "Date,Pain (10 = best)\n2026-05-30,4\n",
        'Date,"Pain (0-10, 10 = no pain)"\n2026-05-30,4\n',
        "Date,Pain (0-10 or 0-100)\n2026-05-30,4\n",
        "Date,Pain\n2026-05-30,3/5\n",
        "Date,Pain\n2026-05-30,3/10\n2026-05-30,3/100\n",
    ],
)
def test_an_unclear_scale_is_asked_for_and_nothing_is_taken(tmp_path: Path, text: str) -> None:
    home, file = tmp_path / "home", written(tmp_path, text)
    problem = refused(home, "import", file)
    assert "cannot tell the scale" in problem
    assert "--scale 0-100" in problem
    assert not home.exists()
    assert run(home, "import", file, "--scale", "1-500").exit_code == 0


def test_a_scale_that_is_given_goes_before_the_header(tmp_path: Path) -> None:
    text = "Date,Pain (0-100)\n2026-05-30,3\n2026-05-31,1\n"
    assert pains(tmp_path, text, "--scale", "1-5") == [5, 0]


@pytest.mark.parametrize("scale", ["", "x", "5-1", "3-3", "0-9999", "-5", "nan"])
def test_what_is_no_scale_is_refused(tmp_path: Path, scale: str) -> None:
    if scale:
        assert "is no scale" in refused(tmp_path / "home", "import", CASES / "p5.csv", f"--scale={scale}")


def test_moments_with_an_offset_are_local_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_zone: None) -> None:
    live_in("Australia/Sydney", monkeypatch)
    assert moments(taken(tmp_path, "syd.csv")) == ["2026-11-30 09:00", "2026-11-30 21:00"]


def test_words_are_times_of_day_and_one_tracker_is_taken(tmp_path: Path) -> None:
    entries = taken(tmp_path, "bearable.csv", *ONLY)
    assert moments(entries) == ["2025-11-30 08:00", "2025-11-30 12:00", "2025-11-30 18:00"]
    assert [entry.pain for entry in entries] == [3, 5, 8], "1 is mild, 2 moderate, 3 severe"
    assert [entry.note for entry in entries] == ["", "", "long drive"]
    assert {place.region for entry in entries for place in entry.places} == {"low-back"}


def test_a_tracker_for_all_day_is_that_day(tmp_path: Path) -> None:
    assert moments(taken(tmp_path, "bearable.csv", "--only", "neck PAIN")) == ["2025-11-30 12:00"]


def test_a_table_of_several_things_is_never_taken_whole_without_a_word(tmp_path: Path) -> None:
    problem = refused(tmp_path / "home", "import", CASES / "bearable.csv")
    assert "more than one thing" in problem
    assert "Neck pain" in problem
    assert "No row is about" in refused(tmp_path / "home", "import", CASES / "bearable.csv", "--only", "Knee")
    assert not (tmp_path / "home").exists()
    assert len(taken(tmp_path / "home", "bearable.csv", "--all", "--scale", "0-10")) == 5


@pytest.mark.parametrize("options", [(), ("--only", "Back pain")])
def test_lengths_and_zones_in_brackets_are_named_and_left_out(tmp_path: Path, options: tuple[str, ...]) -> None:
    result = run(tmp_path / "home", "import", CASES / "tag.csv", *options)
    assert [(entry.pain, entry.note) for entry in kept(tmp_path / "home")] == [(6, "a: b"), (4, "")]
    assert "Line 5 is left out" in result.stderr
    assert "brackets" in result.stderr
    assert ("Line 4 is left out" in result.stderr) == (options == ())


def test_an_unclosed_quote_refuses_the_table_with_its_line(tmp_path: Path) -> None:
    assert "Line 2: A quote opens there and never closes." in refused(tmp_path / "h", "import", CASES / "unclosed.csv")
    assert not (tmp_path / "h").exists()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('Date,Pain,Note\n2026-05-30,4,"two\nlines"\n2026-05-31,4,"open\n2026-06-01,5,x\n', 4),
        ('Date,Pain,Note\n2026-05-30,4,"open\n2026-05-31,5,"y"\n', 2),
        ('Date,Pain,Note\n2026-05-30,4,"open\n2026-05-31,5,"\n', 2),
        ('Date,Pain,Note\n2026-05-30,4,"shut"open\n', 2),
        ('Date;Pain;Note\r\n2026-05-30;4;"open\r\n', 2),
        ('My diary\n\nDate,Pain,Note\n2026-05-30,4,"open\n', 4),
        ('sep=;\nDate;Pain;Note\n2026-05-30;4;"open\n', 3),
    ],
)
def test_a_quote_out_of_place_refuses_the_table_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    assert f"Line {line}: " in refused(tmp_path / "home", "import", written(tmp_path, text))
    assert not (tmp_path / "home").exists()


def test_quotes_that_are_in_order_keep_their_text(tmp_path: Path) -> None:
    text = 'Date,Pain,Note\n2026-05-30,4,"He said ""ow"", twice\nand left"\n2026-05-31,5,6\' 2" tall\n'
    said(tmp_path / "home", "import", written(tmp_path, text))
    assert [entry.note for entry in kept(tmp_path / "home")] == ['He said "ow", twice\nand left', "6' 2\" tall"]


def test_places_keep_their_sides(tmp_path: Path) -> None:
    entries = {entry.at.day: entry for entry in taken(tmp_path, "sides.csv")}
    assert len(entries) == 19
    where = {day: [(place.region, place.side) for place in entry.places] for day, entry in entries.items()}
    left = [("low-back", "left")]
    assert {day: where[day] for day in (1, 2, 3, 10, 12, 19)} == dict.fromkeys((1, 2, 3, 10, 12, 19), left)
    assert where[8] == [("low-back", "right")]
    assert where[5] == where[18] == [("hip-side", "both")]
    assert where[9] == [("low-back", None), ("upper-back", None)]
    assert where[14] == [("low-back", "left"), ("buttock", "left")]
    assert where[4] == where[15] == where[17] == [("low-back", None)]
    assert where[6] == [("low-back", None)]
    assert "Right Leg" in entries[6].note
    assert (where[16], entries[16].note, entries[11].note) == ([], "Where: Back", "Where: sciatica")


def test_a_place_and_a_side_that_are_at_odds_are_told_and_both_kept(tmp_path: Path) -> None:
    result = run(tmp_path, "import", CASES / "sides.csv")
    assert "Line 14 is kept" in result.stderr
    (entry,) = (entry for entry in kept(tmp_path) if entry.at.day == 13)
    assert [(place.region, place.side) for place in entry.places] == [("buttock", "left")]
    assert entry.note == "Side: right"


@pytest.mark.parametrize("name", ["titled.csv", "sep.csv"])
def test_title_lines_are_passed_over(tmp_path: Path, name: str) -> None:
    (entry,) = taken(tmp_path, name)
    assert (entry.pain, entry.note) == (4, "hello")


@pytest.mark.parametrize(
    "above",
    ["My Diary; of 2026, back\n", "sep=,\n", '"A title"\n\n\n', "# exported, yesterday\n", "Name: Sam\nAge: 44\n"],
)
def test_any_title_lines_are_passed_over(tmp_path: Path, above: str) -> None:
    assert pains(tmp_path, f"{above}Date,Pain,Note\n2026-05-30,4,hello\n") == [4]


def test_a_row_without_a_time_is_that_day(tmp_path: Path) -> None:
    assert moments(taken(tmp_path, "opt.csv")) == ["2026-05-30 18:50", "2026-05-31 12:00"]


def test_a_column_is_named_by_its_place(tmp_path: Path) -> None:
    assert "#2" in refused(tmp_path / "h", "import", CASES / "duppain.csv")
    assert not (tmp_path / "h").exists()
    assert [entry.pain for entry in taken(tmp_path / "a", "duppain.csv", "--map", "pain=#2")] == [4]
    assert [entry.pain for entry in taken(tmp_path / "b", "duppain.csv", "--map", "pain=#3")] == [5]
    assert [entry.pain for entry in taken(tmp_path / "c", "duppain.csv", "--map", "pain=Pain #2")] == [5]
    assert "There is no column" in refused(tmp_path / "h", "import", CASES / "duppain.csv", "--map", "pain=#9")


def test_an_empty_name_leaves_a_column_out(tmp_path: Path) -> None:
    (entry,) = taken(tmp_path, "titled.csv", "--map", "note=")
    assert entry.note == ""


def test_words_stand_for_the_numbers_they_are_given(tmp_path: Path) -> None:
    text = "Date,Pain\n2026-05-30,rad\n2026-05-31,Meh\n2026-06-01,awful\n"
    problem = refused(tmp_path / "home", "import", written(tmp_path, text))
    assert "rad, meh, awful" in problem
    assert '--value "rad=N"' in problem
    assert pains(tmp_path, text, "--value", "rad=1", "--value", "meh=5") == [1, 5]
    assert "Line 4" in run(tmp_path / "x", "import", tmp_path / "diary.csv", "--value", "rad=1").stderr


@pytest.mark.parametrize("value", ["rad", "=3", "rad=11", "rad=-1", "rad=x", "rad=1.5"])
def test_a_word_without_its_number_is_refused(tmp_path: Path, value: str) -> None:
    assert "--value" in refused(tmp_path / "h", "import", CASES / "opt.csv", "--value", value)


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_the_same_file_twice_in_another_zone_or_mapping_doubles_nothing(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, in_zone: None
) -> None:
    options = {"bearable.csv": ONLY, "duppain.csv": ("--map", "pain=#2")}.get(name, ())
    if name == "unclosed.csv":
        return
    live_in("Europe/Berlin", monkeypatch)
    first = taken(tmp_path, name, *options)
    before = contents(tmp_path)
    live_in("Pacific/Auckland", monkeypatch)
    again = {"duppain.csv": ("--map", "pain=#3")}.get(name, (*options, "--map", "note="))
    result = run(tmp_path, "import", CASES / name, *again)
    assert f"Taken 0, already here {len(first)}" in result.stdout
    assert contents(tmp_path) == before


def test_a_table_saved_by_another_program_doubles_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    said(home, "import", written(tmp_path, "Date,Pain,Note\n2026-05-30,4,a b\n"))
    for text in (
        'sep=;\r\n"Date";"Pain";"Note"\r\n"2026-05-30";"4";"a b"\r\n',
        "My diary\n\nDate\tPain\tNote\t\n2026-05-30\t4\ta b\t\n",
        "\ufeffDate,Pain,Note\n2026-05-30,4,a  b\n",
    ):
        assert "Taken 0, already here 1, skipped 0." in said(home, "import", written(tmp_path, text))
    assert len(kept(home)) == 1


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04 a workbook", b"%PDF-1.7 a page", b"Date\0,Pain\0\n", b"Date,Pain\n\xff\xff,1"]
)
def test_what_is_no_table_of_text_is_refused(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "diary.csv"
    file.write_bytes(raw)
    assert "Nothing was taken over." in refused(tmp_path / "home", "import", file)
    assert not (tmp_path / "home").exists()


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf"]), max_size=8)
ROWS = st.lists(
    st.tuples(
        st.dates(date(2020, 1, 1), date(2026, 1, 1)).map(str),
        st.integers(0, 10).map(str),
        st.sampled_from(["left hip", "Neck, R", "Back", "", "low back (left)", "Big; toe"]),
        CELLS,
    ),
    min_size=1,
    max_size=8,
)


def table(rows: list[tuple[str, ...]], delimiter: str, ending: str, top: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=ending)
    writer.writerows([("Date", "Pain", "Location", "Note"), *rows])
    return (top + text.getvalue()).encode("utf-8", "replace")


@settings(max_examples=30, deadline=None)
@given(
    rows=ROWS,
    delimiters=st.tuples(st.sampled_from(",;\t"), st.sampled_from(",;\t")),
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
    top=st.sampled_from(["", "\ufeff", "My diary\n\n"]),
    options=st.sampled_from(
        [(), ("--map", "note="), ("--map", "region=Note"), ("--scale", "0-20"), ("--map", "pain=#2")]
    ),
)
def test_no_row_comes_in_twice_however_the_file_is_saved_and_read(
    rows: list[tuple[str, ...]], delimiters: tuple[str, str], ending: str, top: str, options: tuple[str, ...]
) -> None:
    with TemporaryDirectory() as folder:
        home, file = Path(folder, "home"), Path(folder, "diary")
        file.write_bytes(table(rows, delimiters[0], "\n", ""))
        said(home, "import", file)
        first = kept(home)
        assert 1 <= len(first) <= len(set(rows))
        file.write_bytes(table(rows, delimiters[1], ending, top))
        assert "Taken 0" in said(home, "import", file, *options)
        assert kept(home) == first
        said(home, "import", "--undo")
        assert kept(home) == ()
