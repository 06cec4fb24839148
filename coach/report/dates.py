"""The dates of other diaries, which have to name their year: nothing in a file is reckoned from today."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from coach.domain.base.moments.local import instants, local
from coach.domain.base.moments.reading import TWO_DAYS, Reference, read_dated
from coach.domain.base.moments.refusal import NotRead
from coach.domain.base.vocabulary.spelling import fold
from coach.domain.text import shorten

NOON = time(12)
_TIMED = ("%H", "%I", "%c", "%X", "%s")
_PARTS: Mapping[time | None, str] = {
    time(8): "am|morning|mornings|in the morning|morgen|morgens|vormittag|vormittags|matin|mattina|mattino|manana",
    time(12): "mid|midday|mid day|noon|lunch|lunchtime|mittag|mittags|mediodia|midi|mezzogiorno",
    time(15): "afternoon|in the afternoon|nachmittag|nachmittags|apres-midi|apres midi|pomeriggio",
    time(18): "pm|evening|evenings|in the evening|abend|abends|soir|sera",
    time(22): "night|at night|bedtime|before bed|nacht|nachts|noche|nuit|notte",
    None: "all day|allday|all-day|whole day|the whole day|ganztags|ganztagig|todo el dia|toute la journee"
    "|tutto il giorno",
}
"""The time of day that a word of a diary stands for; None is the day without a time."""
_TIMES = {word: at for at, words in _PARTS.items() for word in words.split("|")}
_LAST_WORD = re.compile(r"(.*\d\S*)[\s,]+\(?([^\W\d][^\d]*?)\)?", re.DOTALL)


def diary_moment(text: str, date_format: str | None, here: Reference, clock: str = "") -> datetime:
    """The past moment that the date `text` and the time `clock` name, in the person's zone.

    A word such as "am" is a time of day, and a day without a time is taken at noon; today neither is later than now.
    Raises ValueError, with a reason and what to do on a command line, or NotRead: for what may be two days, none, or
    one to come.
    """
    text, clock = text.strip(), clock.strip()
    if not text:
        raise ValueError("it has no date")
    if "[" in text or "[" in clock:
        raise ValueError(f'"{shorten(f"{text} {clock}".strip(), 60)}" names a time zone in brackets, which is not read')
    whole = f"{text} {clock}".strip()
    word = fold(clock).strip(" .")
    if word in _TIMES:
        found = _read(text, date_format, here)
        # A program that keeps days as moments writes midnight for them.
        if isinstance(found, datetime) and found.time() == time(0):
            found = found.date()
    else:
        found, word = _read_whole(whole, date_format, here)
    if isinstance(found, datetime):
        return _past(_zoned(found, whole, here), whole, here)
    at = _zoned(datetime.combine(found, _TIMES.get(word) or NOON), whole, here)
    return here.now.astimezone(at.tzinfo) if found == here.today and at > here.now else _past(at, whole, here)


def _read_whole(text: str, date_format: str | None, here: Reference) -> tuple[datetime | date, str]:
    """What the text names, and the word for a time of day that stands behind a day."""
    try:
        return _read(text, date_format, here), ""
    except (NotRead, ValueError):
        parted = _LAST_WORD.fullmatch(text)
        word = fold(parted[2]) if parted else ""
        if parted is None or word not in _TIMES:
            raise
        day = _read(parted[1], date_format, here)
        if isinstance(day, datetime):
            raise
        return day, word


def _zoned(found: datetime, text: str, here: Reference) -> datetime:
    if found.tzinfo is None:
        there = instants(found.date(), found.time(), here.zone)
        if len(there) != 1:
            raise ValueError(f'"{shorten(text, 40)}" was {"there twice" if there else "never there"}')
        found = there[0]
    return local(found, here.zone)


def _past(at: datetime, text: str, here: Reference) -> datetime:
    if at > here.now.astimezone(UTC):
        raise ValueError(f'"{shorten(text, 40)}" is still to come')
    return at


def _read(text: str, date_format: str | None, here: Reference) -> datetime | date:
    if date_format:
        return _formatted(text, date_format)
    try:
        return read_dated(text, here)
    except NotRead as refusal:
        if refusal.title != TWO_DAYS:
            raise
        asked = 'say which with --date-format, such as "%d/%m/%Y"'
        raise ValueError(f'"{shorten(text, 40)}" may be two days', asked) from None


def _formatted(text: str, date_format: str) -> datetime | date:
    try:
        moment = datetime.strptime(text, date_format)
    except ValueError:
        raise ValueError(f'"{shorten(text, 40)}" is not written as {date_format}') from None
    return moment if any(mark in date_format for mark in _TIMED) else moment.date()
