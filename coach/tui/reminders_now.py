"""How reminders stand: what waits, what comes next, and who brings it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from coach.clock import Clock
from coach.domain.exercises.exercise import Exercise
from coach.domain.reminders.agenda import due_now
from coach.domain.reminders.armed import coming
from coach.domain.reminders.delivery import Delivery, Log
from coach.domain.reminders.known import Known
from coach.domain.reminders.rule import RuleBook
from coach.store import Store

AT_MOST = timedelta(minutes=1)
"""What the pages say of reminders is never older."""


class RemindersNow(Struct, frozen=True):
    """Rules, log and what is known, read at `at`; `screen` and `agent`: whether one is there to bring reminders.

    `waiting` is due and neither answered nor done, oldest first, seen or not; at `old_at` this has to be read anew.
    """

    book: RuleBook
    log: Log
    known: Known
    at: datetime
    screen: bool
    agent: bool
    waiting: tuple[Delivery, ...]
    old_at: datetime


def read_now(store: Store, clock: Clock, exercises: Mapping[str, Exercise], screen: bool) -> RemindersNow:
    """Reads it from the store, to be called in a thread; `screen`: this app brings reminders. Raises CoachError."""
    from coach.remind.knowing import read_known

    known = read_known(store, clock, lambda: exercises)
    book, log, now = store.reminders.book(), store.reminders.log(), clock.now()
    waiting = due_now(book, log, known, now)
    changes = [*(each.until for each in waiting), *(each.at for each in coming(book, known, now)[:1])]
    return RemindersNow(
        book=book,
        log=log,
        known=known,
        at=now,
        screen=screen or store.screen_open(),
        agent=store.agent_running(),
        waiting=waiting,
        old_at=min([*changes, now + AT_MOST]),
    )
