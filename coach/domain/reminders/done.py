"""Whether a reminder has become needless."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from coach.domain.homework.due import is_due, latest_words
from coach.domain.journal.entries import Morning, Run, Skip, Weekly, is_visit
from coach.domain.journal.evenings import evenings
from coach.domain.journal.uses import day_of
from coach.domain.reminders.known import Known
from coach.domain.reminders.occurrence import Occurrence
from coach.domain.reminders.rule import About
from coach.domain.visits.course import PART_FIELDS

Test = Callable[[Occurrence, Known, datetime], bool]


def is_done(one: Occurrence, known: Known, now: datetime) -> bool:
    """Whether the journal tells that what `one` is about has happened; breaks and own reminders leave no trace."""
    test = TESTS.get(one.about)
    return test is not None and test(one, known, now)


def is_left_out(one: Occurrence, known: Known) -> bool:
    """Whether the day was left out on purpose, for illness or a journey: nobody is called to a routine then."""
    if one.about not in ("plan", "routine", "homework"):
        return False
    return any(isinstance(entry, Skip) and day_of(entry.at) == one.day for entry in known.entries)


def _run(one: Occurrence, known: Known, now: datetime) -> bool:
    return any(
        isinstance(entry, Run)
        and entry.speed == 1.0
        and entry.done_s > 0
        and one.done_from <= entry.ended_at.astimezone(UTC)
        and entry.at <= now
        and one.target in ("", entry.routine)
        for entry in known.entries
    )


def _evening(one: Occurrence, known: Known, now: datetime) -> bool:
    return one.day in evenings(known.entries)


def _waking(one: Occurrence, known: Known, now: datetime) -> bool:
    return any(isinstance(entry, Morning) and entry.at.date() == one.day for entry in known.entries)


def _weekly(one: Occurrence, known: Known, now: datetime) -> bool:
    return any(isinstance(entry, Weekly) and day_of(entry.at) >= one.day for entry in known.entries)


def _visit(one: Occurrence, known: Known, now: datetime) -> bool:
    ident, _, part = one.target.rpartition(":")
    visit = next((entry for entry in known.entries if is_visit(entry) and entry.id == ident), None)
    fields = next((names for name, names in PART_FIELDS.items() if name == part), ())
    return visit is None or not fields or getattr(visit, fields[0]) is not None


def _thermal(one: Occurrence, known: Known, now: datetime) -> bool:
    return any(use.at > one.done_from for use in known.thermal)


def _homework(one: Occurrence, known: Known, now: datetime) -> bool:
    latest = latest_words(known.entries)
    found = [latest[one.target]] if one.target in latest else [] if one.target else [*latest.values()]
    return not any(is_due(homework, known.used, now) for homework in found)


TESTS: Mapping[About, Test] = {
    "plan": _run,
    "routine": _run,
    "evening": _evening,
    "waking": _waking,
    "weekly": _weekly,
    "visit": _visit,
    "thermal": _thermal,
    "homework": _homework,
}
