"""Diaries of other programs: a CSV file, which of its columns is what, and a check-in for each of its rows."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal, NamedTuple, get_args
from uuid import UUID, uuid5

import msgspec
from msgspec import Struct

from coach.domain.journal.entries import CheckIn
from coach.domain.text import clean, one_line, shorten
from coach.errors import CoachError
from coach.report.region_words import places, side

Field = Literal["at", "time", "pain", "region", "side", "note"]
FIELDS: tuple[Field, ...] = get_args(Field)
Columns = Mapping[Field, str]
Moment = Callable[[str], datetime]

_DIARY = UUID("5b9f7c3e-2a64-5d1b-8e0f-c47a91d3e628")
_GUESSES: Mapping[Field, tuple[str, ...]] = {
    "at": ("at", "date", "datetime", "date time", "timestamp", "when", "day", "start", "start date", "entry date"),
    "time": ("time", "time of day", "start time", "hour"),
    "pain": (
        "pain",
        "intensity",
        "pain level",
        "pain intensity",
        "pain score",
        "level",
        "score",
        "severity",
        "nrs",
        "rating",
    ),
    "region": ("region", "location", "locations", "area", "body part", "where", "site", "place", "pain location"),
    "side": ("side", "laterality"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks", "description", "details"),
}
_DELIMITERS = ",;\t"
_NUMBER = re.compile(r"(\d{1,4}(?:[.,]\d{1,4})?)(?:\s*/\s*(\d{1,4}))?")


class Diary(NamedTuple):
    """A CSV file: the names of its columns, and its rows with the line each begins in."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


class BadRow(NamedTuple):
    """A row that cannot be taken: its line in the file and why."""

    line: int
    reason: str


class Reading(Struct, frozen=True):
    """What a diary gives: entries with ids that are the same each time, and the rows that give none."""

    entries: tuple[CheckIn, ...]
    bad: tuple[BadRow, ...]


def read_diary(raw: bytes, name: str) -> Diary:
    """The rows of the CSV file `raw`, called `name` in sentences. Raises CoachError where it is none."""
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise CoachError(
            f"{name} is not written in UTF-8.", "Nothing was taken over.", 'Save it again as "CSV UTF-8".'
        ) from None
    text = clean(text)
    first = text.lstrip("\n").split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count))
    rows: list[tuple[int, tuple[str, ...]]] = []
    line = 1
    try:
        for cells in reader:
            if cells:
                rows.append((line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise CoachError(
            f"{name} is not a readable CSV file.", f"Line {line}: {error}. Nothing was taken over."
        ) from None
    if not rows:
        raise CoachError(f"{name} is empty.", "Nothing was taken over.")
    return Diary(tuple(map(one_line, rows[0][1])), tuple(rows[1:]))


def columns(header: tuple[str, ...], given: Columns) -> Columns:
    """Which column each field comes from: as `given`, or where nothing is given, guessed from the names.

    Raises CoachError for a column that is not there, and where the moment or the pain has none.
    """
    for column in given.values():
        if header.count(column) != 1:
            problem = "There are two columns" if column in header else "There is no column"
            raise CoachError(f'{problem} "{shorten(column, 40)}".', _have(header))
    found = dict(given) or _guessed(header)
    missing = [field for field in ("at", "pain") if field not in found]
    if missing:
        words = {"at": "when it was", "pain": "how much pain there was"}
        raise CoachError(
            f"No column says {' or '.join(words[field] for field in missing)}.",
            _have(header),
            'Say which is which, such as: --map at="Date" --map pain="Intensity"',
        )
    return found


def read_rows(diary: Diary, found: Columns, scale: float, moment: Moment, now: datetime) -> Reading:
    """A check-in, written down `now`, for each row whose fields are understood.

    `scale` is the worst pain of the diary's own scale, which begins at 0; numbers between two of ours become the
    higher one from the half on. `moment` reads a date and raises ValueError or CoachError where it cannot.
    """
    entries: dict[str, CheckIn] = {}
    bad: list[BadRow] = []
    for line, cells in diary.rows:
        try:
            if len(cells) > len(diary.header):
                raise ValueError("it has more cells than the header; is a text with commas without quotes?")
            values = dict(zip(diary.header, cells, strict=False))
            entry = _entry({field: values.get(column, "") for field, column in found.items()}, scale, moment, now)
            entries.setdefault(entry.id, entry)
        except CoachError as error:
            bad.append(BadRow(line, " ".join(filter(None, (error.title, error.detail)))))
        except ValueError as error:
            bad.append(BadRow(line, f"{error}."))
    return Reading(tuple(entries.values()), tuple(bad))


def _guessed(header: tuple[str, ...]) -> Columns:
    plain = [" ".join(re.sub(r"\(.*?\)|[^a-z]", " ", name.lower()).split()) for name in header]
    found: dict[Field, str] = {}
    for field, names in _GUESSES.items():
        column = next((header[plain.index(name)] for name in names if name in plain), None)
        if column is not None and header.count(column) == 1:
            found[field] = column
    if "at" not in found and "time" in found:
        found["at"] = found.pop("time")
    return found


def _have(header: tuple[str, ...]) -> str:
    return f"The columns are: {shorten(', '.join(header), 300)}."


def _entry(cells: Mapping[Field, str], scale: float, moment: Moment, now: datetime) -> CheckIn:
    if not any(cell.strip() for cell in cells.values()):
        raise ValueError("it is empty")
    at = moment(" ".join(filter(None, (cells["at"].strip(), cells.get("time", "").strip()))))
    pain = _pain(cells["pain"], scale)
    named, unknown = places(cells.get("region", ""))
    on = side(cells.get("side", ""))
    if len(named) == 1:
        named = (msgspec.structs.replace(named[0], side=named[0].side or on, score=pain),)
    where = f"Where: {', '.join(unknown)}" if unknown else ""
    note = "\n".join(filter(None, (cells.get("note", "").strip(), where)))
    ident = uuid5(_DIARY, msgspec.json.encode((at.timestamp(), pain, named, note)).decode())
    entry = CheckIn(at=at, id=str(ident), recorded_at=now, pain=pain, places=named, note=note)
    return msgspec.convert(msgspec.to_builtins(entry), CheckIn)


def _pain(cell: str, scale: float) -> int:
    text = cell.strip()
    number = _NUMBER.fullmatch(text)
    if number is None:
        raise ValueError(f'"{shorten(text, 40)}" is no pain number' if text else "it has no pain number")
    value = float(number[1].replace(",", "."))
    if number[2] is not None and float(number[2]) != scale:
        raise ValueError(f'"{shorten(text, 40)}" is on another scale; say which with --scale {number[2]}')
    if value > scale:
        raise ValueError(f'"{shorten(text, 40)}" is not between 0 and {scale:g}; say another scale with --scale')
    return int(value * 10 / scale + 0.5)
