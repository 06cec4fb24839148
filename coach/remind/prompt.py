"""One prompt for everything that is due, and what a person may press on it."""

from datetime import datetime

from msgspec import Struct

from coach.domain.reminders import answering
from coach.domain.reminders.delivery import STATE_NAMES, Delivery, Log
from coach.remind.delivery.message import Button, Message

PRESS_DO = "do"
PRESS_SNOOZE = "snooze-15"
PRESS_SKIP = "skip"
PRESS_DISMISSED = "dismissed"
SNOOZE_MIN = 15

PASSED = ("ignored", "missed")
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

    @property
    def tag(self) -> str:
        """By this its notification is taken away again."""
        return " ".join(self.keys)


def message_of(prompt: Prompt, buttons: bool = True) -> Message:
    """What is shown for `prompt`; with `buttons` to do it (or to say that it is done), to snooze and to skip."""
    do = "Done" if prompt.leaves_no_trace else "Open"
    return Message(
        title=prompt.title,
        body=prompt.text,
        buttons=(Button(PRESS_DO, do), Button(PRESS_SNOOZE, f"In {SNOOZE_MIN} min"), Button(PRESS_SKIP, "Skip"))
        if buttons
        else (),
        sound=prompt.sound,
        tag=prompt.tag,
    )


def too_late(log: Log, keys: tuple[str, ...], press: str) -> str:
    """Why a button can no longer do what it says, in a sentence; empty where it can for any of `keys`.

    "Open" always can. What passed without an answer can still be answered, unless the same came again since.
    """
    if press == PRESS_DISMISSED or any(_takes(log, key) for key in keys):
        return ""
    found = [log.deliveries[key] for key in keys if key in log.deliveries]
    if press == PRESS_DO and not all(each.one.about in LEAVES_NO_TRACE for each in found):
        return ""
    if not found:
        return "This reminder is too old to be answered."
    newest = max(found, key=lambda each: each.one.due)
    if newest.state in PASSED:
        return "A newer reminder has come since, so this one can no longer be answered."
    return f"This reminder has an answer already: {STATE_NAMES[newest.state]}."


def _takes(log: Log, key: str) -> bool:
    """Whether an answer to it still counts."""
    each = log.deliveries.get(key)
    if each is None or each.state not in PASSED:
        return each is not None and each.state in ("shown", "claimed")
    alike = (other.one for other in log.of_rule(each.one.rule) if other.one.target == each.one.target)
    return each.shown > 0 and not any(one.due > each.one.due for one in alike)


def pressed(log: Log, keys: tuple[str, ...], press: str, now: datetime) -> Log:
    """The log after a button of the prompt was pressed; what was answered elsewhere meanwhile stays."""
    for key in keys:
        each = log.deliveries.get(key)
        if each is None or not _takes(log, key):
            continue
        if press == PRESS_DISMISSED and each.state in PASSED:
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
