"""The dates of other diaries, brought to the one form that has no two readings."""

import re
from datetime import datetime

from coach.domain.text import shorten

NOON = "12:00"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d")
_NUMERIC = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[T,]?\s*(.+))?")
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d{2}(?!\d)")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}|\d\s*[ap]\.?m\b", re.IGNORECASE)


def moment_text(text: str, date_format: str | None) -> str:
    """`text` as "2024-03-09 21:00", with an offset if it has one, or in words that name one day and a time.

    A day without a time is taken at noon. Raises ValueError, with a reason, for what may be two days or none.
    """
    text = text.strip()
    shown = shorten(text, 40)
    if not text:
        raise ValueError("it has no date")
    if date_format:
        try:
            moment = datetime.strptime(text, date_format)
        except ValueError:
            raise ValueError(f'"{shown}" is not written as {date_format}') from None
        timed = any(mark in date_format for mark in ("%H", "%I", "%c", "%X", "%s"))
        return moment.isoformat(" ") if timed else f"{moment:%Y-%m-%d} {NOON}"
    if _DAY.fullmatch(text):
        return f"{text} {NOON}"
    if _ISO.match(text):
        return text
    numeric = _NUMERIC.fullmatch(text)
    if numeric:
        return f"{_day(numeric, shown)} {_clock(numeric[5])}"
    if not _YEAR.search(text):
        raise ValueError(f'"{shown}" names no day with its year')
    return text if _CLOCK.search(text) else f"{text} {NOON}"


def _day(numeric: "re.Match[str]", shown: str) -> str:
    first, second, last = int(numeric[1]), int(numeric[3]), int(numeric[4])
    if len(numeric[1]) == 4:
        year, month, day = first, second, last
    elif len(numeric[4]) != 4:
        raise ValueError(f'"{shown}" names no day with its year in four digits')
    elif first <= 12 and second <= 12 and first != second:
        raise ValueError(f'"{shown}" may be two days; say which with --date-format, such as "%d/%m/%Y"')
    else:
        year, month, day = (last, second, first) if first > 12 else (last, first, second)
    try:
        return f"{datetime(year, month, day):%Y-%m-%d}"
    except ValueError:
        raise ValueError(f'"{shown}" is no day of the calendar') from None


def _clock(text: str | None) -> str:
    if not text:
        return NOON
    for form in ("%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M%p", "%I:%M:%S %p", "%I %p", "%I%p"):
        try:
            return f"{datetime.strptime(text.strip().replace('.', ''), form):%H:%M:%S}"
        except ValueError:
            continue
    raise ValueError(f'"{shorten(text, 20)}" is no time of the day')
