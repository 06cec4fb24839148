"""What people type for the times and days of a reminder."""

import re
from collections.abc import Iterable
from datetime import datetime

from coach.domain.homework.dose import WEEKDAYS
from coach.domain.journal.visit_entries import Weekday
from coach.domain.reminders.rule import ABOUT_NAMES, MOST_RULES, MOST_TIMES, About, Rule, RuleBook
from coach.domain.text import one_line, shorten
from coach.errors import CoachError

_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?")
_GROUPS = {"daily": WEEKDAYS, "every day": WEEKDAYS, "all": WEEKDAYS, "weekdays": WEEKDAYS[:5], "weekend": WEEKDAYS[5:]}
_GROUPS |= {"work days": WEEKDAYS[:5], "workdays": WEEKDAYS[:5], "weekends": WEEKDAYS[5:]}


def clock_times(text: str) -> tuple[str, ...]:
    """ "9, 21:30" as ("09:00", "21:30"), ascending. Raises CoachError."""
    found = {clock_time(part) for part in re.split(r"[,\s]+", text.strip()) if part}
    if not found or len(found) > MOST_TIMES:
        raise CoachError(
            "That needs 1 to 24 times.", f'You wrote "{shorten(text, 60)}".', 'Write them like "9:00, 21:00".'
        )
    return tuple(sorted(found))


def clock_time(text: str) -> str:
    """ "9", "9:05" or "21h30" as "09:00", "09:05" or "21:30". Raises CoachError."""
    found = _TIME.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise CoachError(f'"{shorten(text, 40)}" is no time of day.', hint='Write it like "21:00".')
    return f"{hour:02}:{minute:02}"


def weekdays(text: str) -> tuple[Weekday, ...]:
    """ "mon-fri", "sat, sun", "daily"; no word or all seven is every day: (). Raises CoachError."""
    wanted = " ".join(text.lower().split())
    if wanted in _GROUPS:
        found = set(_GROUPS[wanted])
    else:
        found = set()
        for part in re.split(r"[,\s]+", wanted.replace(" - ", "-")):
            found |= set(_range(part, text)) if part else set()
    return () if len(found) == len(WEEKDAYS) else tuple(day for day in WEEKDAYS if day in found)


def named(text: str) -> About | None:
    """The kind of reminder that a label names, such as "Evening log" or "weekly"; None for words of one's own."""
    words = one_line(text).casefold()
    known: dict[str, About] = {
        name.casefold(): about for about, name in ABOUT_NAMES.items() if about not in ("own", "routine")
    }
    return known.get(words) or next((about for about in known.values() if about == words), None)


def free_id(label: str, book: RuleBook) -> str:
    """A short id made of the label, such as "evening-log", that no rule of the book has."""
    words = re.findall(r"[a-z0-9]+", one_line(label).lower())
    base = "-".join(words)[:24].strip("-") or "reminder"
    taken = {rule.id for rule in book.rules}
    return next(name for name in _numbered(base) if name not in taken)


def found(book: RuleBook, ident: str) -> Rule:
    """The rule with this id, or with this label where only one has it. Raises CoachError that names those there are."""
    rule = book.find(ident)
    alike = [each for each in book.rules if each.label.casefold() == one_line(ident).casefold()]
    if rule is None and len(alike) == 1:
        rule = alike[0]
    if rule is None:
        there = ", ".join(each.id for each in book.rules)
        raise CoachError(
            f'There is no reminder "{shorten(ident, 40)}".',
            f"There are: {there}." if there else "There are no reminders yet.",
            "coach remind list shows them all.",
        )
    return rule


def with_room(book: RuleBook) -> RuleBook:
    """The book, if it can take one more rule. Raises CoachError."""
    if len(book.rules) >= MOST_RULES:
        raise CoachError(f"There are {MOST_RULES} reminders already.", hint="Remove one first: coach remind remove ID")
    return book


def later_than(at: datetime, now: datetime) -> datetime:
    """`at`, if it is still to come. Raises CoachError."""
    if at <= now:
        raise CoachError("That moment has passed.", f"It is {now:%Y-%m-%d %H:%M} now.", "Name one to come.")
    return at


def _range(part: str, text: str) -> Iterable[Weekday]:
    first, _, last = part.partition("-")
    names = [_day(name, text) for name in ((first, last) if last else (first,))]
    begin, end = WEEKDAYS.index(names[0]), WEEKDAYS.index(names[-1])
    return [WEEKDAYS[n % 7] for n in range(begin, (end if end >= begin else end + 7) + 1)]


def _day(name: str, text: str) -> Weekday:
    for day in WEEKDAYS:
        if len(name) >= 2 and (day.startswith(name) or name.startswith(day)):
            return day
    raise CoachError(f'"{shorten(text, 40)}" names no days.', hint='Write them like "mon-fri", "sat, sun" or "daily".')


def _numbered(base: str) -> Iterable[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
