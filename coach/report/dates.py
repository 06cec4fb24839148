"""The dates of other diaries, which have to name their year: nothing in a file is reckoned from today."""

from datetime import UTC, date, datetime, time

from coach.domain.base.moments.local import instants, local
from coach.domain.base.moments.reading import TWO_DAYS, Reference, read_dated
from coach.domain.base.moments.refusal import NotRead
from coach.domain.text import shorten

NOON = time(12)
_TIMED = ("%H", "%I", "%c", "%X", "%s")


def diary_moment(text: str, date_format: str | None, here: Reference) -> datetime:
    """The past moment that `text` names, in the person's zone; a day without a time is taken at noon.

    Raises ValueError, with a reason, or NotRead for what may be two days, none, or one to come.
    """
    if not text.strip():
        raise ValueError("it has no date")
    found = _formatted(text.strip(), date_format) if date_format else _dated(text, here)
    at = found if isinstance(found, datetime) else datetime.combine(found, NOON)
    if at.tzinfo is None:
        there = instants(at.date(), at.time(), here.zone)
        if len(there) != 1:
            raise ValueError(f'"{shorten(text, 40)}" was {"there twice" if there else "never there"}')
        at = there[0]
    if at > here.now.astimezone(UTC):
        raise ValueError(f'"{shorten(text, 40)}" is still to come')
    return local(at, here.zone)


def _dated(text: str, here: Reference) -> datetime | date:
    try:
        return read_dated(text, here)
    except NotRead as refusal:
        if refusal.title != TWO_DAYS:
            raise
        asked = 'say which with --date-format, such as "%d/%m/%Y"'
        raise ValueError(f'"{shorten(text, 40)}" may be two days; {asked}') from None


def _formatted(text: str, date_format: str) -> datetime | date:
    try:
        moment = datetime.strptime(text, date_format)
    except ValueError:
        raise ValueError(f'"{shorten(text, 40)}" is not written as {date_format}') from None
    return moment if any(mark in date_format for mark in _TIMED) else moment.date()
