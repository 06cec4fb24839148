"""The journal as tables: one CSV file for each kind of entry, for spreadsheets and other programs."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from coach.domain.journal.entries import (
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
    Reach,
    Run,
    SafetyCheck,
    Skip,
    TherapistQuestion,
    Visit,
    Weekly,
)

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
    own = [name for name in kind.__struct_fields__ if name not in (*_SHARED, "note", listed, "results")]
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
