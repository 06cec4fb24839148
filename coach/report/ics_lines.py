"""The events of a calendar file as text, as far as they can be read; every line that cannot be read has its number."""

import codecs
import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from coach.domain.text import shorten

MOST_PROBLEMS = 12
_PROPERTY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*[;:]")
_FRAME = re.compile(rb"(BEGIN|END):(VCALENDAR|VEVENT)\s*", re.IGNORECASE)
_BREAK = re.compile(rb"\r*\n|\r")
_TOP = "VCALENDAR"


class ContentLine(Struct, frozen=True):
    """A line of the file, put together where it was folded; `number` is that of its first part, from 1."""

    number: int
    text: str

    @property
    def name(self) -> str:
        """The name of the property in capitals."""
        return re.split("[;:]", self.text, maxsplit=1)[0].upper()

    @property
    def value(self) -> str:
        """What stands behind the first colon."""
        return self.text.partition(":")[2].strip()


class EventText(Struct, frozen=True):
    """The lines of one event without its alarms; `number` is the line that it begins in.

    `method` and `owner` are those of its calendar: what the file is sent for, and whose calendar it is. The end of an
    event that is `cut` is missing.
    """

    number: int
    lines: tuple[ContentLine, ...]
    cut: bool = False
    method: str = ""
    owner: str = ""

    def line_of(self, name: str) -> int:
        """The line that a property stands in, or else the first one of the event."""
        return next((line.number for line in self.lines if line.name == name.upper()), self.number)

    def text(self) -> str:
        """The event as the calendar library reads it."""
        return "\r\n".join(("BEGIN:VEVENT", *(line.text for line in self.lines), "END:VEVENT", ""))


class CalendarText(Struct, frozen=True):
    """The events and time zones of a file, and a sentence for each line that could not be read."""

    is_calendar: bool
    events: tuple[EventText, ...]
    zones: tuple[str, ...]
    problems: tuple[str, ...]
    last: int


def is_calendar(data: bytes) -> bool:
    """Return whether the content is that of a calendar file, whatever the name of the file is."""
    return re.match(r"\s*BEGIN:V(CALENDAR|EVENT)\b", _utf8(data[:4096]).decode("latin-1"), re.IGNORECASE) is not None


def read_lines(data: bytes) -> CalendarText:
    """The events in `data`, whatever its line ends, encoding and stray lines; one that breaks off ends there."""
    reader = _Reader()
    raw = _utf8(data)
    for line in _content(raw, reader):
        reader.take(line)
    return reader.end()


class _Reader:
    """Sorts lines into events and time zones by what is open when they come."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.last = 0
        self._unnamed = 0
        self._open: list[str] = []
        self._event: list[ContentLine] | None = None
        self._begun = 0
        self._events: list[EventText] = []
        self._current: list[EventText] = []
        self._zone: list[str] = []
        self._zones: list[str] = []
        self._method = self._owner = ""
        self._seen = False

    def take(self, line: ContentLine) -> None:
        """Put one line where it belongs."""
        if not _PROPERTY.match(line.text) or ":" not in line.text:
            self.refuse(line.number, line.text)
        elif line.name == "BEGIN":
            self._begin(line)
        elif line.name == "END":
            self._finish(line)
        elif self._open[-1:] == ["VEVENT"] and self._event is not None:
            self._event.append(line)
        elif "VTIMEZONE" in self._open:
            self._zone.append(line.text)
        elif self._open in ([], [_TOP]) and line.name == "METHOD":
            self._method = line.value.upper()
        elif self._open in ([], [_TOP]) and line.name == "X-WR-CALNAME":
            self._owner = line.value

    def refuse(self, number: int, text: str) -> None:
        """Name a line that cannot be read; only the first ones are told one by one."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(f"Line {number} could not be read: {shorten(text, 60)}")
        else:
            self._unnamed += 1

    def end(self) -> CalendarText:
        """All that was read, once no more lines come."""
        if self._open:
            inside = f', inside "{_summary(self._event)}"; check that visit' if self._event is not None else ""
            self.problems.append(f"The file stops in line {self.last}{inside}.")
        self._close_event(cut=True)
        self._close_calendar()
        if self._unnamed:
            self.problems.append(f"{self._unnamed} more lines could not be read.")
        return CalendarText(self._seen, tuple(self._events), tuple(self._zones), tuple(self.problems), self.last)

    def _begin(self, line: ContentLine) -> None:
        kind = line.value.upper()
        if kind in (_TOP, "VEVENT"):
            self._seen = True
            if self._event is not None:
                self.problems.append(f'Line {line.number}: "{_summary(self._event)}" has no end; check that visit.')
                self._close_event(cut=True)
            self._open = [] if kind == _TOP else self._open[:1]
        if kind == _TOP:
            self._close_calendar()
        elif kind == "VEVENT":
            self._event, self._begun = [], line.number
        elif "VTIMEZONE" in (kind, *self._open):
            self._zone.append(line.text)
        self._open.append(kind)

    def _finish(self, line: ContentLine) -> None:
        kind = line.value.upper()
        if kind not in self._open:
            self.refuse(line.number, line.text)
            return
        while self._open and self._open[-1] != kind:
            if self._open.pop() == "VEVENT":
                self.problems.append(f'Line {line.number}: "{_summary(self._event)}" has no end; check that visit.')
                self._close_event(cut=True)
        self._open.pop()
        if kind == "VEVENT":
            self._close_event()
        elif kind == _TOP:
            self._close_calendar()
        elif kind == "VTIMEZONE":
            self._zones.append("\r\n".join((*self._zone, line.text, "")))
            self._zone = []
        elif "VTIMEZONE" in self._open:
            self._zone.append(line.text)

    def _close_event(self, *, cut: bool = False) -> None:
        if self._event is not None:
            self._current.append(EventText(self._begun, tuple(self._event), cut))
        self._event = None

    def _close_calendar(self) -> None:
        self._events += [
            msgspec.structs.replace(event, method=self._method, owner=self._owner) for event in self._current
        ]
        self._current, self._zone = [], []
        self._method = self._owner = ""


def _content(raw: bytes, reader: _Reader) -> Iterator[ContentLine]:
    """The lines with their folds taken out, before they are decoded: a fold may stand inside a letter.

    A last line without its end may have lost a part, and that part may be the Z of a time: it is not read.
    """
    parts = _BREAK.split(raw)
    cut = parts.pop() if parts[-1].strip() else b""
    if _FRAME.fullmatch(cut):
        parts.append(cut)
        cut = b""
    whole: tuple[int, bytes] | None = None
    for number, part in enumerate(parts, 1):
        if part.strip():
            reader.last = number
        if part[:1] in (b" ", b"\t") and whole is not None:
            whole = (whole[0], whole[1] + part[1:])
        elif part.strip():
            if whole is not None:
                yield ContentLine(whole[0], _decoded(whole[1]))
            whole = (number, part)
    if cut:
        reader.last = len(parts) + 1
    if whole is not None and not cut[:1].isspace():
        yield ContentLine(whole[0], _decoded(whole[1]))
    if cut:
        reader.refuse(reader.last, _decoded(cut))


def _utf8(data: bytes) -> bytes:
    """The same text without a mark of its encoding, as bytes in which a line end is one byte."""
    if data.startswith(codecs.BOM_UTF8):
        return data[len(codecs.BOM_UTF8) :]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode()
    return data


def _decoded(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace") if b"\x81" not in line else line.decode("latin-1")


def _summary(lines: list[ContentLine] | None) -> str:
    return shorten(next((line.value for line in lines or () if line.name == "SUMMARY"), ""), 60) or "an event"
