"""Strategies for everything a journal may hold, taken from the types themselves."""

import uuid
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, get_args

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from coach.domain.journal.entries import AnyEntry
from coach.domain.text import clean

ZONES = tuple(timezone(timedelta(minutes=minutes)) for minutes in (-570, -300, 0, 60, 345, 660))
MOMENTS = st.builds(
    lambda moment, zone: moment.astimezone(zone),
    st.datetimes(datetime(2015, 1, 2), datetime(2029, 12, 30), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
)
IDENTS = st.integers(0, 2**128 - 1).map(lambda number: str(uuid.UUID(int=number)))
KINDS: tuple[type[AnyEntry], ...] = get_args(AnyEntry)


def entries(kind: type[AnyEntry]) -> st.SearchStrategy[Any]:
    """Entries of `kind` as the store has them: with an id, both times and clean text."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    fields = {field.encode_name: values(field.type) for field in info.fields}
    fields |= {"id": IDENTS, "recorded_at": MOMENTS, "updated_at": MOMENTS}
    return st.fixed_dictionaries(fields).map(lambda found: msgspec.convert({**found, "kind": info.tag}, kind))


def journals(max_size: int = 12) -> st.SearchStrategy[list[AnyEntry]]:
    """Entries of all kinds, each with an id of its own."""
    return st.lists(st.one_of(*map(entries, KINDS)), max_size=max_size, unique_by=lambda entry: entry.id)


def values(kind: inspect.Type) -> st.SearchStrategy[Any]:
    """Values of one type, as `msgspec.inspect` tells it."""
    match kind:
        case inspect.Metadata():
            return values(kind.type)
        case inspect.UnionType():
            return st.one_of(*map(values, kind.types))
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType():
            return st.integers(-50 if kind.ge is None else kind.ge, 50 if kind.le is None else kind.le)
        case inspect.FloatType():
            low = kind.ge if kind.ge is not None else 0.5 if kind.gt is not None else -50
            return st.floats(low, 50 if kind.le is None else kind.le, allow_nan=False)
        case inspect.LiteralType():
            return st.sampled_from(kind.values)
        case inspect.StrType(pattern=None):
            texts = st.text(min_size=kind.min_length or 0, max_size=min(kind.max_length or 60, 60)).map(clean)
            return texts.filter(lambda text: len(text) >= (kind.min_length or 0))
        case inspect.StrType():
            return st.from_regex(str(kind.pattern), fullmatch=True, alphabet=st.characters(max_codepoint=127)).filter(
                lambda text: clean(text) == text and (kind.max_length is None or len(text) <= kind.max_length)
            )
        case inspect.DateTimeType():
            return MOMENTS
        case inspect.DateType():
            return st.dates().map(lambda day: day.isoformat())
        case inspect.VarTupleType():
            longest = min(kind.max_length or 3, 3)
            return st.lists(values(kind.item_type), min_size=kind.min_length or 0, max_size=longest).map(tuple)
        case inspect.TupleType():
            return st.tuples(*map(values, kind.item_types))
        case inspect.StructType():
            return st.fixed_dictionaries({field.encode_name: values(field.type) for field in kind.fields})
    raise AssertionError(f"no strategy for {kind}")
