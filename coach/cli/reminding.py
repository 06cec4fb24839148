"""What the commands about reminders have in common: the store, the time, and what is known."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from coach import paths
from coach.clock import SystemClock
from coach.domain.reminders.known import Known
from coach.remind.knowing import read_known
from coach.store import Store


class Reminding(Struct, frozen=True):
    """The store, the clock, what is known, and the moment of the command."""

    store: Store
    clock: SystemClock
    known: Known
    now: datetime


def reminding() -> Reminding:
    """Read what is known now."""
    clock = SystemClock()
    store = Store(paths.home(), clock)
    return Reminding(store, clock, read_known(store, clock, exercises), clock.now())


def exercises() -> Any:
    """The exercises of the library, read only where heat or cold asks for them."""
    from coach.library import load

    return load(paths.home()).exercises
