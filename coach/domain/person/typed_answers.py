"""Answers that people type. Each function raises CoachError with a sentence that says how to write it."""

import re
from datetime import date, datetime, timedelta

from coach.domain.person.first_questions import MOST_ACTIVITIES
from coach.domain.text import one_line, shorten
from coach.domain.when import parse_moment
from coach.errors import CoachError

NUMBER_LENGTH = 30
ACTIVITY_LENGTH = 200
MINUTES_RANGE = range(3, 61)
OLDEST = 1900

_TIME = re.compile(r"([01]?[0-9]|2[0-3])(?::([0-5][0-9]))?")


def parse_day(text: str, today: date) -> date:
    """A day typed as "2026-11-01", "today" or "yesterday", not after `today`."""
    typed = text.strip().lower()
    near = {"today": today, "yesterday": today - timedelta(days=1)}
    try:
        day = near[typed] if typed in near else date.fromisoformat(typed)
    except ValueError:
        raise CoachError(
            f'"{shorten(text, 40)}" is not a day.', hint="Write it like 2026-11-01, or yesterday."
        ) from None
    if day > today:
        raise CoachError(f'"{shorten(text, 40)}" is still to come.', hint="Write a day up to today.")
    if day.year < OLDEST:
        raise CoachError(f'"{shorten(text, 40)}" is too long ago.', hint="Write it like 2026-11-01.")
    return day


def parse_times(text: str) -> tuple[str, ...]:
    """Times of day typed as "8:00 20:30", each HH:MM once and in order; nothing typed is no time."""
    times = set()
    for typed in text.replace(",", " ").split():
        found = _TIME.fullmatch(typed)
        if found is None:
            raise CoachError(f'"{shorten(typed, 40)}" is not a time of day.', hint="Write times like 08:00 20:30.")
        times.add(f"{int(found[1]):02}:{found[2] or '00'}")
    return tuple(sorted(times))


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


def parse_next_visit(text: str, now: datetime) -> datetime:
    """The moment of a visit to come, typed as "2026-12-01 14:00", in the zone of `now`."""
    at = _visit_moment(text, now)
    if at <= now:
        raise CoachError("That moment is over.", hint="Write a time to come, such as 2026-12-01 14:00.")
    return at


def parse_last_visit(text: str, now: datetime) -> datetime:
    """The moment of a past visit, typed as "2026-11-20 14:00", in the zone of `now`."""
    at = _visit_moment(text, now)
    if at > now:
        raise CoachError("That moment is still to come.", hint="Write a time that is over, such as 2026-11-20 14:00.")
    return at


def _visit_moment(text: str, now: datetime) -> datetime:
    at = parse_moment(text, now)
    if at is None or at.year < OLDEST:
        raise CoachError(f'"{shorten(text, 40)}" is not a day and time.', hint="Write both, like 2026-12-01 14:00.")
    return at
