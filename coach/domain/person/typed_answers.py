"""Answers that people type. Each function raises CoachError with a sentence that says how to write it."""

from datetime import date, datetime

from coach.domain.base.moments.days import read_times
from coach.domain.base.moments.reading import Reference, read_day, read_moment
from coach.domain.base.moments.refusal import NotRead
from coach.domain.person.first_questions import MOST_ACTIVITIES
from coach.domain.text import one_line, shorten
from coach.errors import CoachError

NUMBER_LENGTH = 30
ACTIVITY_LENGTH = 200
MINUTES_RANGE = range(3, 61)


def parse_day(text: str, here: Reference) -> date:
    """A day typed as "2026-11-01", "1 November" or "yesterday", not after today."""
    return read_day(text, here, "past")


def parse_times(text: str) -> tuple[str, ...]:
    """Times of day typed as "8:00 20:30", each HH:MM once and in order; nothing typed is no time."""
    if not text.strip():
        return ()
    try:
        return tuple(sorted(f"{at:%H:%M}" for at in read_times(text)))
    except NotRead as refusal:
        part = shorten(refusal.part, 40)
        raise CoachError(f'"{part}" is not a time of day.', hint="Write times like 08:00, 20:30.") from None


def parse_activities(text: str) -> tuple[str, ...]:
    """One to three activities in the person's own words, parted by semicolons."""
    named = tuple(dict.fromkeys(one_line(each) for each in text.split(";") if each.strip()))
    if not 1 <= len(named) <= MOST_ACTIVITIES or any(len(each) > ACTIVITY_LENGTH for each in named):
        raise CoachError("One to three, please.", hint="Such as: sitting in the car; stairs; playing the piano")
    return named


def parse_minutes(text: str) -> int:
    """Minutes a day, 3 to 60."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 4 and int(typed) in MINUTES_RANGE):
        raise CoachError(f'"{shorten(text, 40)}" does not fit.', hint="Between 3 and 60 minutes, please.")
    return int(typed)


def parse_number(text: str) -> str:
    """A number to call, at most 30 characters."""
    number = one_line(text)
    if not any(character.isdigit() for character in number) or len(number) > NUMBER_LENGTH:
        raise CoachError(
            f'"{shorten(text, 40)}" is not a number to call.',
            hint="Write the digits, such as 112; 30 characters at most.",
        )
    return number


def parse_next_visit(text: str, here: Reference) -> datetime:
    """The moment of a visit to come, typed as "2026-12-01 14:00" or "tuesday 14:00"."""
    return read_moment(text, here, "future")


def parse_last_visit(text: str, here: Reference) -> datetime:
    """The moment of a past visit, typed as "2026-11-20 14:00" or "last friday 14:00"."""
    return read_moment(text, here, "past")
