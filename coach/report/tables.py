"""The journal as tables: one CSV file for each kind of entry, for spreadsheets and other programs."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

from coach.domain.exercises.vocabulary import REGIONS, SIDES
from coach.domain.journal.entries import (
    PERMANENT,
    Activities,
    AnyEntry,
    Change,
    CheckIn,
    Clearance,
    DoseChoice,
    Entry,
    Evening,
    ExerciseResult,
    FlareDay,
    Homework,
    Morning,
    NoteEntry,
    Place,
    Reach,
    Run,
    SafetyCheck,
    Skip,
    TherapistQuestion,
    Visit,
    Weekly,
)
from coach.domain.text import shorten

FILES: Mapping[type[Entry], str] = {
    CheckIn: "check_ins",
    Run: "runs",
    Morning: "mornings",
    Evening: "evenings",
    FlareDay: "flare_days",
    Skip: "skipped_days",
    NoteEntry: "notes",
    SafetyCheck: "safety_answers",
    Clearance: "clearances",
    DoseChoice: "dose_choices",
    Weekly: "weekly",
    Activities: "activities",
    Reach: "reach",
    Change: "changes",
    Visit: "visits",
    TherapistQuestion: "questions",
    Homework: "homework",
}
RUN_EXERCISES = "run_exercises"

_SHARED = ("id", "at", "recorded_at", "updated_at")
_PLACE = {"region": "region", "side": "side", "score": "place_score", "kind": "place_kind"}
_RATING = {"name": "activity", "score": "score"}
_SPREAD: Mapping[type[Entry], tuple[str, Mapping[str, str]]] = {
    CheckIn: ("places", _PLACE),
    Activities: ("ratings", _RATING),
}
"""The list of a kind that has a line for each item, and the columns of its fields."""

_WITHOUT_PARTS: tuple[type[Entry], ...] = (Run, *PERMANENT)
"""The kinds of which a table does not hold all: they come back from the JSON document."""

_ACTS = "=+-@|\t\r\n＝＋－＠"
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_BYTE_ORDER = b"\xef\xbb\xbf"

Row = dict[str, Any]


class Table(NamedTuple):
    """One file: `name` without its ending, the columns, and a row for each line."""

    name: str
    columns: tuple[str, ...]
    rows: list[Row]


def tables(entries: Iterable[AnyEntry]) -> tuple[Table, ...]:
    """The tables of all kinds that `entries` hold; those of the exercises in runs are a table of their own."""
    found: dict[type[Entry], list[AnyEntry]] = {}
    for entry in entries:
        found.setdefault(type(entry), []).append(entry)
    made = [
        Table(FILES[kind], columns(kind), [row for entry in found[kind] for row in _rows(entry)])
        for kind in FILES
        if kind in found
    ]
    if Run in found:
        made.append(Table(RUN_EXERCISES, EXERCISE_COLUMNS, [row for run in found[Run] for row in _exercises(run)]))
    return tuple(made)


def columns(kind: type[Entry]) -> tuple[str, ...]:
    """The columns of the table of `kind`, the note last."""
    listed, parts = _SPREAD.get(kind, ("", {}))
    own = [name for name in kind.__struct_fields__ if name not in (*_SHARED, "note", listed, "results", "calendar")]
    return (*_SHARED, *own, *parts.values(), "note")


EXERCISE_COLUMNS = (
    "run",
    "at",
    *(name for name in ExerciseResult.__struct_fields__ if name != "given"),
    "given_sets",
    "given_hold_s",
    "given_reps",
    "given_reduced",
)


def encoded(table: Table) -> bytes:
    """The bytes of the file: UTF-8 with a byte order mark, since Excel takes it for the local code page without one."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns)
    writer.writerows([inert(_cell(row.get(name))) for name in table.columns] for row in table.rows)
    return _BYTE_ORDER + text.getvalue().encode("utf-8", "replace")


def inert(cell: str) -> str:
    """`cell`, with an apostrophe before it where a spreadsheet would take it for a formula; numbers stay numbers."""
    acts = cell[:1] in _ACTS or cell.lstrip()[:1] in _ACTS
    return f"'{cell}" if cell.strip() and acts and not _NUMBER.fullmatch(cell) else cell


def _rows(entry: AnyEntry) -> Iterator[Row]:
    row: Row = msgspec.to_builtins(entry)
    listed, parts = _SPREAD.get(type(entry), ("", {}))
    del row["kind"]
    items: list[Row] = row.pop(listed, None) or [{}]
    for item in items:
        yield row | {column: item.get(field) for field, column in parts.items()}


def _exercises(run: AnyEntry) -> Iterator[Row]:
    row: Row = msgspec.to_builtins(run)
    for result in row["results"]:
        given = result.pop("given") or {}
        yield {"run": row["id"], "at": row["at"], **result} | {f"given_{name}": value for name, value in given.items()}


def _cell(value: Any) -> str:
    """The words of a value: lists with "; " between items, the parts of an item with spaces."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict):
        return " ".join(word for word in map(_cell, value.values()) if word)
    return str(value)


def is_own(header: tuple[str, ...]) -> bool:
    """Whether a table with these columns is one of Coach's own."""
    return set(_SHARED) <= set(header) or set(EXERCISE_COLUMNS[:4]) <= set(header)


class OwnTable(NamedTuple):
    """A table of Coach read back: its ids, the entries it holds whole, and for rows without one why, by line."""

    idents: tuple[str, ...]
    entries: tuple[AnyEntry, ...]
    bad: tuple[tuple[int, str, str], ...]
    """Line, id and reason."""


def read_back(header: tuple[str, ...], rows: Iterable[tuple[int, tuple[str, ...]]]) -> OwnTable:
    """The entries of one of Coach's own tables, by their ids; `rows` are lines and cells."""
    kind = next((kind for kind in FILES if set(columns(kind)) == set(header)), None)
    key = "id" if "id" in header else "run"
    gathered: dict[str, list[Row]] = {}
    lines: dict[str, int] = {}
    for line, cells in rows:
        row = dict(zip(header, map(_as_written, cells), strict=False))
        lines.setdefault(row.get(key, ""), line)
        gathered.setdefault(row.get(key, ""), []).append(row)
    entries: list[AnyEntry] = []
    bad: list[tuple[int, str, str]] = []
    for ident, parts in gathered.items():
        if kind is None or kind in _WITHOUT_PARTS or key == "run":
            bad.append((lines[ident], ident, "this table does not hold all of it; the JSON document does"))
            continue
        try:
            entries.append(_entry_of(kind, parts))
        except (msgspec.ValidationError, ValueError) as error:
            bad.append((lines[ident], ident, shorten(str(error), 200).removesuffix(".")))
    return OwnTable(tuple(gathered), tuple(entries), tuple(bad))


def _as_written(cell: str) -> str:
    """The text that `inert` was given."""
    return cell[1:] if cell.startswith("'") and inert(cell[1:]) == cell else cell


def _entry_of(kind: type[Entry], parts: list[Row]) -> AnyEntry:
    if not re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", parts[0]["id"]):
        raise ValueError("it has no id of Coach")
    listed, items = _SPREAD.get(kind, ("", {}))
    hints = get_type_hints(kind)
    row: Row = {name: _read_cell(cell, hints[name]) for name, cell in parts[0].items() if name in hints and cell}
    if listed:
        made = ({field: part[column] for field, column in items.items() if part.get(column)} for part in parts)
        row[listed] = [item for item in made if item]
    return msgspec.convert(row, kind, strict=False)  # type: ignore[return-value]


def _read_cell(cell: str, hint: Any) -> Any:
    """The value that a cell stands for: lists have "; " between their items, yes and no are words."""
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    if bool in kinds:
        return {"yes": True, "no": False}.get(cell, cell)
    if get_origin(kinds[0]) is tuple:
        items = cell.split("; ")
        return [_place_of(item) for item in items] if get_args(kinds[0])[0] is Place else items
    return cell


def _place_of(words: str) -> Row:
    """A place written with spaces: region, side, score, kind."""
    names = words.split()
    place: Row = {"region": names[0]} if names and names[0] in REGIONS else {"region": words}
    for name in names[1:]:
        place["side" if name in SIDES else "score" if name.isdigit() else "kind"] = name
    return place
