"""The text of a table as rows of cells: strict about quotes, since one that never closes swallows rows."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from coach.domain.text import clean
from coach.errors import CoachError

NOTHING = "Nothing was taken over."
DELIMITERS = ",;\t|"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SEPARATOR = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_DIGIT = re.compile(r"\d")


class Line(NamedTuple):
    """A row: the line of the file in which it begins, and its cells."""

    line: int
    cells: tuple[str, ...]


def decoded(raw: bytes, name: str) -> str:
    """The text of the file `raw`, called `name` in sentences. Raises CoachError where it is not UTF-8 or UTF-16."""
    if raw[:2] == b"PK" or raw[:4] == b"%PDF" or (b"\0" in raw[:4096] and raw[:2] not in UTF_16):
        raise CoachError(
            f"{name} is not a table in plain text.", NOTHING, 'Open it in its program and save it as "CSV UTF-8".'
        )
    try:
        return clean(raw.decode("utf-16" if raw[:2] in UTF_16 else "utf-8-sig"))
    except UnicodeDecodeError:
        raise CoachError(f"{name} is not written in UTF-8.", NOTHING, 'Save it again as "CSV UTF-8".') from None


def separated(text: str) -> tuple[str, int, str]:
    """`text` without a first line such as "sep=;", how many lines that were, and the separators it may have."""
    first, _, rest = text.partition("\n")
    told = _SEPARATOR.fullmatch(first.strip(" "))
    if told:
        return rest, 1, told[1]
    return text, 0, DELIMITERS


def rows(text: str, delimiter: str, name: str, begin: int = 0) -> tuple[Line, ...]:
    """The rows of `text` that are not empty; `begin` lines of the file stand before it.

    Raises CoachError for a quote that never closes, for text after one that has closed, and for a quoted cell that
    seems to hold the rows after it; each with its line.
    """
    found: list[Line] = []
    for line in _split(text, delimiter, name, begin):
        if any(cell.strip() for cell in line.cells) or len(line.cells) > 1:
            found.append(line)
    return tuple(found)


def _split(text: str, delimiter: str, name: str, begin: int) -> Iterator[Line]:
    place, line, length = 0, begin + 1, len(text)
    while place < length:
        cells: list[str] = []
        first = line
        while True:
            if text.startswith('"', place):
                cell, place, inside = _quoted(text, place, line, name)
                shape = _shape(cells[0] if cells else "")
                if shape and any(_shape(part.split(delimiter, 1)[0]) == shape for part in cell.split("\n")[1:]):
                    raise _bad(name, line, "A quote opens there, and the rows after it stand inside it.")
                if place < length and text[place] not in (delimiter, "\n"):
                    raise _bad(name, line, "There is text after the end of a quote.")
                line += inside
            else:
                end = _end(text, place, delimiter)
                cell, place = text[place:end], end
            cells.append(cell)
            if place >= length or text[place] == "\n":
                break
            place += 1
        yield Line(first, tuple(cells))
        place, line = place + 1, line + 1


def _quoted(text: str, place: int, line: int, name: str) -> tuple[str, int, int]:
    """The cell whose quote opens at `place`, the place after its end, and the line breaks in it."""
    parts: list[str] = []
    begin = place + 1
    while True:
        end = text.find('"', begin)
        if end < 0:
            raise _bad(name, line, "A quote opens there and never closes.")
        parts.append(text[begin:end])
        if not text.startswith('"', end + 1):
            break
        parts.append('"')
        begin = end + 2
    end += 1
    while text.startswith(" ", end):
        end += 1
    cell = "".join(parts)
    return cell, end, cell.count("\n")


def _end(text: str, place: int, delimiter: str) -> int:
    """Where the cell without quotes that begins at `place` ends."""
    line_end = text.find("\n", place)
    line_end = len(text) if line_end < 0 else line_end
    cell_end = text.find(delimiter, place, line_end)
    return line_end if cell_end < 0 else cell_end


def _shape(cell: str) -> str:
    """The form of a date, with a 0 for each digit; empty for what has no digit."""
    return _DIGIT.sub("0", cell.strip().strip('"')) if _DIGIT.search(cell) else ""


def _bad(name: str, line: int, reason: str) -> CoachError:
    return CoachError(
        f"{name} is not a readable CSV file.", f"Line {line}: {reason} {NOTHING}", "Correct that line, then try again."
    )
