"""What a file is, by its content; and reading an export back: all of it is understood, or none of it is taken."""

import re
from typing import Literal

import msgspec
from msgspec import Struct

from coach.domain.text import shorten
from coach.errors import CoachError
from coach.report.export import SCHEMA, Export
from coach.report.pack_files import MAX_BYTES, MAX_FILES, is_pack_name

_IDENT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_UNCHANGED = "Nothing was taken over."
_CALENDAR = re.compile(rb"^[ \t\"]*BEGIN[ \t]*:[ \t]*V(CALENDAR|EVENT)\b", re.IGNORECASE | re.MULTILINE)
_LOOK_BYTES = 1 << 16
_BYTE_ORDER = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

FileKind = Literal["calendar", "export", "table"]


class _Head(Struct):
    coach: str
    schema: int


def file_kind(raw: bytes) -> FileKind:
    """What kind of file `raw` is, whatever its name: what is no calendar and no JSON can only be a table."""
    text = in_utf8(raw[:_LOOK_BYTES]).replace(b"\r", b"\n")
    if text.lstrip()[:1] in (b"{", b"["):
        return "export"
    return "calendar" if _CALENDAR.search(text) else "table"


def in_utf8(raw: bytes) -> bytes:
    """`raw` without a byte order mark, and in UTF-8 where the mark tells another coding."""
    coding = next((coding for mark, coding in _BYTE_ORDER.items() if raw.startswith(mark)), None)
    return raw if coding is None else raw.decode(coding, "replace").encode("utf-8", "replace")


def read_export(raw: bytes, name: str) -> Export:
    """The export in `raw`, called `name` in sentences.

    Raises CoachError for what is no export, is broken, holds a value out of its limits, or comes from a newer Coach.
    """
    raw = in_utf8(raw)
    try:
        head = msgspec.json.decode(raw, type=_Head)
        if head.coach != "export" or head.schema < 1:
            raise _no_export(name)
        if head.schema > SCHEMA:
            raise CoachError(
                f"{name} was written by a newer Coach.",
                f"It has schema {head.schema}; this Coach reads up to {SCHEMA}. {_UNCHANGED}",
                "Update Coach, then try again.",
            )
        document = msgspec.json.decode(raw, type=Export)
    except msgspec.ValidationError as error:
        if not _is_export(raw):
            raise _no_export(name) from None
        raise _unfit(name, f"{shorten(str(error), 200)}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise CoachError(f"{name} is not readable.", f"It is no whole JSON file. {_UNCHANGED}") from None
    _check_idents(document, name)
    _check_packs(document, name)
    return document


def _is_export(raw: bytes) -> bool:
    try:
        return msgspec.json.decode(raw, type=_Head).coach == "export"
    except msgspec.ValidationError:
        return False


def _check_idents(document: Export, name: str) -> None:
    seen: set[str] = set()
    for number, entry in enumerate(document.entries, 1):
        if not _IDENT.fullmatch(entry.id):
            raise _unfit(name, f"Entry {number} has no id of Coach.")
        if entry.id in seen:
            raise _unfit(name, f"Entry {number} has an id that an earlier entry has: {entry.id}.")
        seen.add(entry.id)


def _check_packs(document: Export, name: str) -> None:
    if len(document.packs) > MAX_FILES:
        raise _unfit(name, f"It has {len(document.packs)} files of exercises, at most {MAX_FILES} are taken.")
    for file, text in document.packs.items():
        if not is_pack_name(file):
            raise _unfit(name, f"{shorten(file, 60)!r} is no name for a file of exercises.")
        if len(text.encode("utf-8", "replace")) > MAX_BYTES:
            raise _unfit(name, f"{shorten(file, 60)} is larger than {MAX_BYTES // 1024} KiB.")


def _no_export(name: str) -> CoachError:
    return CoachError(f"{name} is not an export of Coach.", _UNCHANGED, "Make one with: coach export -o FILE")


def _unfit(name: str, detail: str) -> CoachError:
    return CoachError(f"{name} holds something that Coach cannot keep.", f"{detail} {_UNCHANGED}")
