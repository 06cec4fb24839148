"""What people type for the times and days of a reminder."""

import re
from collections.abc import Iterable
from datetime import datetime

from coach.domain.base.moments.days import WEEK, read_days, read_time, read_times
from coach.domain.base.vocabulary.spelling import Language
from coach.domain.journal.visit_entries import Weekday
from coach.domain.reminders.rule import ABOUT_NAMES, MOST_RULES, MOST_TIMES, About, Rule, RuleBook
from coach.domain.text import one_line, shorten
from coach.errors import CoachError


def clock_times(text: str, language: Language = "en") -> tuple[str, ...]:
    """ "9, 21:30" as ("09:00", "21:30"), ascending. Raises CoachError."""
    found = {f"{at:%H:%M}" for at in read_times(text, language)}
    if len(found) > MOST_TIMES:
        raise CoachError(
            "That needs 1 to 24 times.", f'You wrote "{shorten(text, 60)}".', 'Write them like "9:00, 21:00".'
        )
    return tuple(sorted(found))


def clock_time(text: str, language: Language = "en") -> str:
    """ "9", "9:05" or "21h30" as "09:00", "09:05" or "21:30". Raises CoachError."""
    return f"{read_time(text, language):%H:%M}"


def weekdays(text: str, language: Language = "en") -> tuple[Weekday, ...]:
    """ "mon-fri", "sat & sun", "daily", in the order of the week; all seven are every day: (). Raises CoachError."""
    days = read_days(text, language)
    return () if len(days) == len(WEEK) else tuple(day for day in WEEK if day in days)


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


def _numbered(base: str) -> Iterable[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
