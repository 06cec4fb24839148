"""The form of every file: what it holds, its schema, a check sum over its content, and the TinyDB tables."""

from collections.abc import Callable
from functools import cached_property
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec
from msgspec import Raw, Struct

from coach.errors import CoachError

Tables = dict[str, dict[str, dict[str, Any]]]
S = TypeVar("S", bound=Struct)
Migration = Callable[[str, Tables], Tables]

SCHEMA = 1

# From the schema named to the next one: a step gets the kind of the file and a copy of its tables.
MIGRATIONS: dict[int, Migration] = {}

_ALGORITHM = "blake2b-16"


class Newer(CoachError):
    """A newer Coach wrote the file; it stays as it is."""


class Damaged(Exception):
    """The bytes are not what Coach wrote; the argument is the rest of a sentence that begins with the file's name."""


class _Envelope(Struct, forbid_unknown_fields=True):
    coach: str
    schema: int
    check: str
    tables: Raw


class Content:
    """A verified file: its bytes, its schema and, decoded when asked for, its tables in today's schema."""

    def __init__(self, kind: str, raw: bytes, schema: int, tables: bytes) -> None:
        self.kind = kind
        self.raw = raw
        self.schema = schema
        self._tables = tables

    @cached_property
    def tables(self) -> Tables:
        """A copy of the tables that is the caller's own. Raises Damaged when they have another form."""
        try:
            tables = msgspec.json.decode(self._tables, type=Tables)
        except (msgspec.DecodeError, RecursionError):
            raise Damaged("holds tables of another form") from None
        for step in range(self.schema, SCHEMA):
            tables = MIGRATIONS[step](self.kind, tables)
        return tables

    def decode(self, shape: type[S]) -> S:
        """The tables as a `shape` of the caller's own. Raises msgspec.ValidationError if they are of another."""
        if self.schema == SCHEMA:
            try:
                return msgspec.json.decode(self._tables, type=shape)
            except RecursionError:
                raise Damaged("nests too deep") from None
        return msgspec.convert(self.tables, shape)


def seal(kind: str, tables: Tables) -> bytes:
    """The bytes of a file of `kind` ("journal", "settings" ...), readable by people."""
    compact = msgspec.json.encode(tables)
    envelope = _Envelope(kind, SCHEMA, _check(kind, SCHEMA, compact), Raw(compact))
    return msgspec.json.format(msgspec.json.encode(envelope), indent=2) + b"\n"


def unseal(kind: str, name: str, raw: bytes) -> Content:
    """The verified content of `raw`, called `name` in sentences.

    Raises Damaged when a single byte of meaning differs from what was written, Newer when a newer Coach wrote it.
    """
    if not raw.strip():
        raise Damaged("is empty")
    try:
        envelope = msgspec.json.decode(raw, type=_Envelope)
        compact = msgspec.json.format(bytes(envelope.tables), indent=-1)
    except msgspec.ValidationError:
        raise Damaged("is not a file of Coach") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Damaged("is not readable") from None
    ours = envelope.check.startswith(_ALGORITHM)
    if ours and envelope.check != _check(envelope.coach, envelope.schema, compact):
        raise Damaged("was damaged, or changed outside Coach")
    if envelope.schema > SCHEMA:
        raise Newer(
            f"{name} was written by a newer Coach.",
            f"It has schema {envelope.schema}; this Coach reads up to {SCHEMA}. The file was left as it is.",
            "Update Coach, then try again.",
        )
    if not ours or envelope.schema < 1:
        raise Damaged("was damaged, or changed outside Coach")
    if envelope.coach != kind:
        raise Damaged(f"holds {envelope.coach!r} where {kind!r} belongs")
    return Content(kind, raw, envelope.schema, compact)


def unverified(raw: bytes) -> Tables:
    """The tables of `raw` whatever its check sum says; also of a plain TinyDB file. Raises Damaged if unreadable."""
    try:
        try:
            return msgspec.json.decode(bytes(msgspec.json.decode(raw, type=_Envelope).tables), type=Tables)
        except msgspec.ValidationError:
            return msgspec.json.decode(raw, type=Tables)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Damaged("is not readable") from None


def _check(kind: str, schema: int, compact: bytes) -> str:
    digest = blake2b(f"{kind} {schema}\n".encode("utf-8", "replace") + compact, digest_size=16)
    return f"{_ALGORITHM}:{digest.hexdigest()}"
