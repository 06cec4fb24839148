"""Reads from the store what the reminders have to know."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from coach.clock import Clock
from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import Run
from coach.domain.reminders.known import LOOK_BACK, Known, knowing
from coach.store import Store

A_DAY_OR_TWO = timedelta(days=2)

Exercises = Callable[[], Mapping[str, Exercise]]


def read_known(store: Store, clock: Clock, exercises: Exercises) -> Known:
    """What is known now. The library is only read where a rule asks for the rest of the skin after a recent run."""
    now = clock.now()
    entries = store.journal.entries(since=now - LOOK_BACK)
    thermal = any(rule.about == "thermal" and not rule.off for rule in store.reminders.book().rules)
    recent = thermal and any(isinstance(entry, Run) and now - entry.ended_at < A_DAY_OR_TWO for entry in entries)
    return knowing(clock.zone(), store.load_profile(), store.load_safety(), entries, exercises() if recent else {}, now)
