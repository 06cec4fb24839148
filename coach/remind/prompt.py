"""One prompt for everything that is due, and what a person may press on it."""

from datetime import datetime

from msgspec import Struct

from coach.domain.reminders import answering
from coach.domain.reminders.delivery import Delivery, Log

PRESS_DO = "do"
PRESS_SNOOZE = "snooze-15"
PRESS_SKIP = "skip"
PRESS_DISMISSED = "dismissed"
SNOOZE_MIN = 15

LEAVES_NO_TRACE = ("break", "own")
"""For these the person's word is all there is: pressing the first button means that it is done."""


class Prompt(Struct, frozen=True):
    """What is due, oldest first, how it is said, and whether it sounds; `missed` passed unseen before."""

    deliveries: tuple[Delivery, ...]
    title: str
    text: str
    sound: bool
    missed: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its occurrences."""
        return tuple(each.one.key for each in self.deliveries)

    @property
    def leaves_no_trace(self) -> bool:
        """Whether only the person can say that all of it is done."""
        return all(each.one.about in LEAVES_NO_TRACE for each in self.deliveries)


def pressed(log: Log, keys: tuple[str, ...], press: str, now: datetime) -> Log:
    """The log after a button of the prompt was pressed; what was answered elsewhere meanwhile stays."""
    for key in keys:
        each = log.deliveries.get(key)
        if each is None or each.state not in ("shown", "claimed"):
            continue
        if press == PRESS_SNOOZE:
            log = answering.snoozed(log, key, SNOOZE_MIN, now)
        elif press == PRESS_SKIP:
            log = answering.skipped(log, key, "", now)
        elif press == PRESS_DISMISSED:
            log = answering.dismissed(log, key, now)
        elif press == PRESS_DO and each.one.about in LEAVES_NO_TRACE:
            log = answering.did(log, key, now)
    return log
