"""What people type for a moment: "-2h", "yesterday 21:00", "2026-11-22 21:00"."""

import re
from datetime import date, datetime, timedelta
from typing import Literal

from coach.domain.text import shorten
from coach.errors import CoachError

Prefer = Literal["past", "future"]

_AGO = re.compile(
    r"(?:-\s*(\d{1,4})|(\d{1,4})(?=.*ago$))\s*(m|min|minutes?|h|hours?|d|days?)(?:\s+ago)?", re.IGNORECASE
)
_EITHER_ORDER = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2\d{2,4}\b")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_GRACE = timedelta(minutes=1)
_HINT = 'Write it like "-2h", "yesterday 21:00" or "2026-11-22 21:00".'


def past_moment(text: str, now: datetime) -> datetime:
    """The moment that `text` names, aware, not after `now`.

    Raises CoachError for words that name none, for several possible moments, and for the future.
    """
    aware = moment(text, now, prefer="past")
    if aware > now + _GRACE:
        raise CoachError(f'"{shorten(text, 60)}" is in the future.', f"It is {now:%Y-%m-%d %H:%M} now.", _HINT)
    return aware


def moment(text: str, now: datetime, prefer: Prefer = "future") -> datetime:
    """The moment that `text` names, aware, past or to come; of a bare weekday the one on the side of `prefer`.

    Raises CoachError for words that name none, and for several possible moments.
    """
    wanted = text.strip()
    text = shorten(text, 60)
    ago = _AGO.fullmatch(wanted)
    if ago:
        number = int(ago[1] or ago[2])
        unit = {"m": "minutes", "h": "hours", "d": "days"}[ago[3][0].lower()]
        return now - timedelta(**{unit: number})
    if _DATE.fullmatch(wanted):
        raise CoachError(f'"{text}" names a day but no time.', "", f'Add one: "{wanted} 21:00".')
    found = _iso(wanted) or _in_words(wanted, now, prefer)
    return found if found.tzinfo else _local(found, text)


def last_day(text: str, now: datetime) -> date:
    """The day up to which something lasts, today or later: "2026-12-12", "12 December". Raises CoachError."""
    wanted = text.strip()
    try:
        day = date.fromisoformat(wanted) if _DATE.fullmatch(wanted) else moment(wanted, now).date()
    except ValueError:
        raise _unknown(text) from None
    if day < now.date():
        raise CoachError(f'"{shorten(text, 60)}" is over.', f"It is {now:%Y-%m-%d} now.", "Name a day to come.")
    return day


def start_of_day(text: str, now: datetime) -> datetime:
    """The beginning of the day that `text` names, aware. Raises CoachError as `past_moment` does."""
    wanted = text.strip()
    if _DATE.fullmatch(wanted):
        try:
            day = date.fromisoformat(wanted)
        except ValueError:
            raise _unknown(text) from None
    else:
        day = past_moment(text, now).date()
    return datetime(day.year, day.month, day.day).astimezone()


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if re.match(r"\d{4}-\d{2}-\d{2}[T ]\d", text) else None
    except ValueError:
        return None


def _in_words(text: str, now: datetime, prefer: Prefer) -> datetime:
    numeric = _EITHER_ORDER.search(text)
    if numeric and numeric[1] != numeric[3] and int(numeric[1]) <= 12 and int(numeric[3]) <= 12:
        raise CoachError(f'"{text}" can be read as two different days.', "", _HINT)
    if re.fullmatch(r"[\d\s.,-]*", text):
        raise _unknown(text)
    import dateparser

    found: datetime | None = dateparser.parse(
        text,
        languages=["en"],
        settings={"PREFER_DATES_FROM": prefer, "RELATIVE_BASE": now.replace(tzinfo=None)},
    )
    if found is None:
        raise _unknown(text)
    return found


def _local(moment: datetime, text: str) -> datetime:
    """`moment` with the offset of this machine's zone, unless the clocks were set back or forward just then."""
    try:
        early, late = moment.replace(fold=0).astimezone(), moment.replace(fold=1).astimezone()
    except (ValueError, OverflowError, OSError):
        raise _unknown(text) from None
    if early.utcoffset() == late.utcoffset():
        return early
    if early.replace(tzinfo=None) != moment:
        raise CoachError(f'"{text}" did not exist: the clocks were set forward.', "", "Choose a time before or after.")
    raise CoachError(
        f'"{text}" was there twice: the clocks were set back.',
        "",
        f'Say which: "{early.isoformat(timespec="minutes")}" or "{late.isoformat(timespec="minutes")}".',
    )


def _unknown(text: str) -> CoachError:
    return CoachError(f'"{text}" is not a moment that Coach understands.', "", _HINT)
