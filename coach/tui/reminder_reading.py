"""What people type on the Reminders page and in its form, read with the rules of `typed`."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from coach.domain.base.moments.reading import Reference, read_again, read_day, read_moment
from coach.domain.reminders.rule import ABOUT_NAMES, FOLLOWING, About, Daily, Every, Follows, Once, Rule, RuleBook, When
from coach.domain.reminders.typed import clock_time, clock_times, free_id, later_than, weekdays
from coach.domain.text import one_line
from coach.errors import CoachError
from coach.guide.moments import reference_at

Way = Literal["daily", "every", "once", "follows"]
FieldName = Literal["about", "routine", "label", "way", "times", "minutes", "start", "end", "once", "days"]
T = TypeVar("T")

WAYS: dict[Way, str] = {
    "daily": "at times of the day",
    "every": "every so many minutes",
    "once": "once",
    "follows": "by itself",
}
LONGEST_LABEL = 200
MINUTES = range(5, 721)


class Fields(Struct, frozen=True, kw_only=True):
    """The form as it stands."""

    about: About = "own"
    routine: str = ""
    label: str = ""
    way: Way = "daily"
    times: str = ""
    minutes: str = "45"
    start: str = "09:00"
    end: str = "17:00"
    once: str = ""
    days: str = ""
    sound: bool = True
    discreet: bool = False
    through_quiet: bool = False


def fields_of(rule: Rule, now: datetime) -> Fields:
    """The form that shows `rule`; `now` is in the zone of the person."""
    fields = Fields(
        about=rule.about,
        routine=rule.routine,
        label=rule.label,
        sound=rule.sound,
        discreet=rule.discreet,
        through_quiet=rule.through_quiet,
    )
    when = rule.when
    if isinstance(when, Daily):
        return msgspec.structs.replace(fields, way="daily", times=", ".join(when.times), days=", ".join(when.days))
    if isinstance(when, Every):
        told = {"minutes": f"{when.minutes}", "start": when.start, "end": when.end, "days": ", ".join(when.days)}
        return msgspec.structs.replace(fields, way="every", **told)
    if isinstance(when, Once):
        return msgspec.structs.replace(fields, way="once", once=f"{when.at.astimezone(now.tzinfo):%Y-%m-%d %H:%M}")
    return msgspec.structs.replace(fields, way="follows")


def read(fields: Fields, old: Rule | None, book: RuleBook, now: datetime) -> tuple[Rule | None, dict[FieldName, str]]:
    """The rule that the form says, or a sentence for each field that is in the way; `now` is in the person's zone.

    A rule whose time has changed begins anew: it is not halved, and nothing from before now is due.
    """
    troubles: dict[FieldName, str] = {}
    label = one_line(fields.label)
    if not label or len(label) > LONGEST_LABEL:
        troubles["label"] = "How shall it be called?" if not label else f"At most {LONGEST_LABEL} letters, please."
    if fields.about == "routine" and not fields.routine:
        troubles["routine"] = "Which routine? Press Enter here and choose one."
    when = _when(fields, old, now, troubles)
    if troubles or when is None:
        return None, troubles
    said = {
        "label": label,
        "about": fields.about,
        "when": when,
        "routine": fields.routine if fields.about == "routine" else "",
        "sound": fields.sound,
        "discreet": fields.discreet,
        "through_quiet": fields.through_quiet,
    }
    if old is None:
        return Rule(id=free_id(label, book), since=now, **said), {}  # type: ignore[arg-type]
    anew = {"since": now, "halved": False, "asked": False} if when != old.when or fields.about != old.about else {}
    return msgspec.structs.replace(old, **said, **anew), {}


def read_once(text: str, old: Rule | None, now: datetime) -> datetime:
    """The one moment of a reminder, still to come; `now` is in the person's zone. Raises CoachError."""
    here = reference_at(now, now.tzinfo or UTC)
    if old is not None and isinstance(old.when, Once):
        return later_than(read_again(text, old.when.at, here, "future"), now)
    return read_moment(text, here, "future")


def _when(fields: Fields, old: Rule | None, now: datetime, troubles: dict[FieldName, str]) -> When | None:
    def part(name: FieldName, parse: Callable[[], T]) -> T | None:
        try:
            return parse()
        except CoachError as error:
            troubles[name] = " ".join(text for text in (error.title, error.hint) if text)
            return None

    if fields.way == "follows":
        if fields.about not in FOLLOWING:
            troubles["way"] = f'"{ABOUT_NAMES[fields.about]}" follows nothing: say at what time, or how often.'
        return Follows()
    if fields.way == "once":
        at = part("once", lambda: read_once(fields.once, old, now))
        return Once(at) if at else None
    days = part("days", lambda: weekdays(fields.days)) if fields.days.strip() else ()
    if fields.way == "daily":
        times = part("times", lambda: clock_times(fields.times))
        return Daily(times, days or ()) if times else None
    minutes = part("minutes", lambda: _minutes(fields.minutes))
    start, end = part("start", lambda: clock_time(fields.start)), part("end", lambda: clock_time(fields.end))
    return Every(minutes, start, end, days or ()) if minutes and start and end else None


def _minutes(text: str) -> int:
    number = text.strip()
    if not number.isascii() or not number.isdecimal() or len(number) > 4 or int(number) not in MINUTES:
        raise CoachError("That needs a number of minutes.", hint=f"From {MINUTES[0]} to {MINUTES[-1]}.")
    return int(number)


def hours(text: str) -> tuple[str | None, str | None]:
    """Quiet hours such as "21:00 to 07:00" or "22-6"; none where the text is "none". Raises CoachError."""
    typed = one_line(text).lower()
    if typed in ("none", "off", "no"):
        return None, None
    parts = re.split(r"\s*(?:[-–—]|\b(?:to|bis|until)\b)\s*", typed)
    parts = typed.split() if len(parts) == 1 else parts
    if len(parts) != 2:
        raise CoachError("Quiet hours need two times.", hint='Write them like "21:00 to 07:00", or "none".')
    start, end = clock_time(parts[0]), clock_time(parts[1])
    if start == end:
        raise CoachError("Quiet hours of no length.", hint='Name two different times, or "none".')
    return start, end


def hours_words(text: str) -> str:
    """Quiet hours as they were understood. Raises CoachError."""
    start, end = hours(text)
    return f"{start} to {end}" if start else "no quiet hours"


def day_to_come(text: str, here: Reference) -> date:
    """A day to come, typed like 2026-12-24, "friday" or "tomorrow". Raises CoachError."""
    day = read_day(text, here, "future")
    if day <= here.today:
        raise CoachError("That day is not to come.", hint="Name one after today.")
    return day
