"""Reads what the page before the next visit is made of."""

from datetime import date, datetime, timedelta

from coach.clock import Clock
from coach.domain.base.moments.local import day_start
from coach.domain.journal.entries import Change, Homework, Morning, Run, TherapistQuestion, Visit, is_visit
from coach.domain.journal.measure_entries import Activities
from coach.domain.journal.uses import uses
from coach.domain.measures.stats import effects
from coach.domain.measures.usual import WINDOW as USUAL_WINDOW
from coach.domain.measures.usual import usual_by_day
from coach.domain.review.facts import Facts, end_of
from coach.domain.review.window import window
from coach.library import Library
from coach.store import Store

EFFECTS_OF = timedelta(weeks=26)
MEDIAN_BEFORE = timedelta(days=15)
"""A flare day is told by the two weeks before it, so the journal is read from a little earlier on."""

WHOLE = (Visit, TherapistQuestion, Homework, Change, Activities)
"""Kinds of which all are wanted, however old."""


def looking_back(
    store: Store, library: Library, clock: Clock, since: date | None = None, until: date | None = None
) -> Facts:
    """The facts from `since` (without it from the last visit) until `until` or today. Raises CoachError."""
    now = clock.now()
    journal = store.journal.entries()
    chosen = window([entry for entry in journal if is_visit(entry)], now, since, until)
    end = end_of(chosen.now, now)
    first = min(end - EFFECTS_OF - USUAL_WINDOW, _start(chosen.before.since, clock) - MEDIAN_BEFORE)
    entries = tuple(entry for entry in journal if entry.at >= first or isinstance(entry, WHOLE))
    recent = [entry for entry in entries if entry.at >= first]
    profile = store.load_profile()
    runs = [entry for entry in recent if isinstance(entry, Run) and end - EFFECTS_OF <= entry.at <= end]
    mornings = [entry for entry in recent if isinstance(entry, Morning)]
    return Facts(
        profile=profile,
        record=store.load_safety(journal),
        entries=entries,
        window=chosen,
        effects=effects(uses(runs, mornings, usual_by_day(recent))),
        names={ident: exercise.name for ident, exercise in library.exercises.items()},
        kinds={ident: exercise.kind for ident, exercise in library.exercises.items()},
        currency=profile.course.currency,
        now=now,
        drawn={ident: exercise for ident, exercise in library.exercises.items() if exercise.figure},
    )


def _start(day: date, clock: Clock) -> datetime:
    return day_start(day, clock.zone())
