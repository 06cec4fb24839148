"""Whether a table has the fields of a record, with every place where it has not."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, inspect

from coach.domain.text import is_clean
from coach.library.problem import Finding
from coach.library.suggest import nearest, one_of, quoted

Record = TypeVar("Record", bound=Struct)


def shaped(table: dict[str, Any], kind: type[Record]) -> tuple[Record | None, list[Finding]]:
    """The record of `table` and no findings, or None and every finding."""
    found = list(_fields(table, _described(kind), ""))
    if found:
        return None, found
    try:
        return msgspec.convert(table, kind, strict=True), []
    except msgspec.ValidationError as error:
        return None, [Finding("the file", quoted(str(error)), "Compare it with a file of the built-in library.")]


@cache
def _described(kind: type[Struct]) -> inspect.StructType:
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    return described


def _fields(table: dict[str, Any], kind: inspect.StructType, prefix: str) -> Iterator[Finding]:
    names = [field.name for field in kind.fields]
    for key in table:
        if key not in names:
            yield Finding(prefix + _key(key), "is not a field of this table", _rename(key, names))
    for field in kind.fields:
        if field.name in table:
            yield from _value(table[field.name], _present(field.type), prefix + field.name)
        elif field.required:
            yield Finding(prefix + field.name, "is missing", f"Add it: {_wanted(_present(field.type))}.")


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]{1,40}", key) else quoted(key)


def _rename(key: str, names: Collection[str]) -> str:
    found = nearest(key, names)
    return f"Did you mean '{found[0]}'?" if found else f"Take it out; the fields are: {', '.join(names)}."


def _present(kind: inspect.Type) -> inspect.Type:
    """The type a value has when it is there at all, for TOML knows no null; words of two lists become one list."""
    if not isinstance(kind, inspect.UnionType):
        return kind
    there = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
    words = tuple(word for each in there if isinstance(each, inspect.LiteralType) for word in each.values)
    return inspect.LiteralType(words) if words else there[0]


def _value(value: Any, kind: inspect.Type, place: str) -> Iterator[Finding]:
    if isinstance(kind, inspect.StructType):
        if isinstance(value, dict):
            yield from _fields(value, kind, f"{place}.")
        else:
            yield Finding(place, f"is {quoted(value)}", "Make it a table.")
    elif isinstance(kind, inspect.VarTupleType):
        yield from _entries(value, kind, place)
    else:
        yield from _leaf(value, kind, place)


def _entries(value: Any, kind: inspect.VarTupleType, place: str) -> Iterator[Finding]:
    if not isinstance(value, list):
        yield Finding(place, f"is {quoted(value)}", "Make it a list, even of one: [ ... ].")
        return
    fewest, most = kind.min_length or 0, kind.max_length
    if len(value) < fewest:
        reason = f"has only {len(value)}" if value else "is an empty list"
        yield Finding(place, reason, f"Add at least {fewest}: {_wanted(_present(kind.item_type))}.")
    if most is not None and len(value) > most:
        yield Finding(place, f"has {len(value)} entries", f"Keep at most {most}.")
    for number, entry in enumerate(value, 1):
        yield from _value(entry, _present(kind.item_type), f"{place}[{number}]")


def _leaf(value: Any, kind: inspect.Type, place: str) -> Iterator[Finding]:
    if isinstance(kind, inspect.LiteralType):
        if not isinstance(value, str) or value not in kind.values:
            words = [str(word) for word in kind.values]
            yield Finding(place, f"{quoted(value)} is not one of the allowed words", one_of(value, words))
    elif isinstance(kind, inspect.StrType):
        yield from _text(value, kind, place)
    elif isinstance(kind, inspect.IntType):
        low, high = kind.ge if kind.ge is not None else value, kind.le if kind.le is not None else value
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            yield Finding(place, f"is {quoted(value)}", f"It has to be {_wanted(kind)}.")
    elif isinstance(kind, inspect.FloatType):
        low, high = kind.ge if kind.ge is not None else value, kind.le if kind.le is not None else value
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            yield Finding(place, f"is {quoted(value)}", f"It has to be {_wanted(kind)}.")
    elif isinstance(kind, inspect.BoolType) and not isinstance(value, bool):
        yield Finding(place, f"is {quoted(value)}", "It has to be true or false, without quotes.")


def _text(value: Any, kind: inspect.StrType, place: str) -> Iterator[Finding]:
    if not isinstance(value, str):
        yield Finding(place, f"is {quoted(value)}", "It has to be a text in quotes.")
    elif not is_clean(value):
        yield Finding(place, "holds control characters or marks that turn the reading direction", "Take them out.")
    elif "\n" in value or "\t" in value:
        yield Finding(place, "holds a line break or a tab", "Write it on one line with spaces.")
    elif kind.min_length and not value.strip():
        yield Finding(place, "is empty", "Write something.")
    elif kind.max_length is not None and len(value) > kind.max_length:
        yield Finding(place, f"has {len(value)} characters", f"Keep it to {kind.max_length}.")
    elif kind.pattern is not None and not re.search(kind.pattern, value):
        yield Finding(place, f"is {quoted(value)}", f"It has to be {_wanted(kind)}.")


def _wanted(kind: inspect.Type) -> str:
    """What belongs there, in words."""
    if isinstance(kind, inspect.LiteralType):
        return f"one of {', '.join(str(word) for word in kind.values)}"
    if isinstance(kind, inspect.IntType):
        return f"a whole number from {kind.ge} to {kind.le}"
    if isinstance(kind, inspect.FloatType):
        return f"a number from {kind.ge:g} to {kind.le:g}"
    if isinstance(kind, inspect.BoolType):
        return "true or false"
    if isinstance(kind, inspect.VarTupleType):
        return "a list"
    if isinstance(kind, inspect.StructType):
        return "a table"
    pattern = kind.pattern if isinstance(kind, inspect.StrType) else None
    return "small letters and digits, joined by single hyphens" if pattern else "a text in quotes"
