"""What became of an occurrence, and the log of all of them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from coach.domain.journal.entry import Moment
from coach.domain.reminders.occurrence import Occurrence
from coach.domain.text import MAX_TEXT

State = Literal[
    "claimed", "shown", "later", "snoozed", "done", "skipped", "postponed", "dismissed", "missed", "ignored", "silent"
]
OPEN: frozenset[State] = frozenset({"claimed", "shown", "later", "snoozed"})

STATE_NAMES: Mapping[State, str] = {
    "claimed": "being shown",
    "shown": "shown",
    "later": "waiting",
    "snoozed": "snoozed",
    "done": "done",
    "skipped": "skipped",
    "postponed": "left for the next time",
    "dismissed": "put away",
    "missed": "missed",
    "ignored": "no answer",
    "silent": "not needed",
}

QUIET = "quiet hours"
"""Why a delivery waits that quiet hours keep back."""

KEPT_FOR = timedelta(days=60)
"""How long the history of reminders is kept."""


class Delivery(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One occurrence and its state since `changed_at`.

    `again_at` is when it is to be looked at again: the end of a lease (claimed by `by`), of quiet hours, of a snooze,
    the next try, or the follow-up of a shown one. `until` is how long it may still be shown. `why` says in words what
    kept it from being shown, or why it was skipped; `rung` is what showed it, `shown` how often.
    """

    one: Occurrence
    state: State
    changed_at: Moment
    until: Moment
    again_at: Moment | None = None
    by: str = ""
    shown: int = 0
    shown_at: Moment | None = None
    snoozes: int = 0
    why: Annotated[str, Meta(max_length=MAX_TEXT)] = ""
    rung: str = ""

    @property
    def is_open(self) -> bool:
        """Whether something is still to come of it."""
        return self.state in OPEN

    def to(self, state: State, now: datetime, why: str = "", again_at: datetime | None = None) -> "Delivery":
        """The same in another state."""
        return msgspec.structs.replace(self, state=state, changed_at=now, again_at=again_at, why=why)


class Log(Struct, frozen=True, forbid_unknown_fields=True):
    """All deliveries by the key of their occurrence, and when a deliverer last looked."""

    deliveries: dict[str, Delivery] = {}
    looked_at: Moment | None = None

    def with_all(self, changed: Iterable[Delivery]) -> "Log":
        """The log with these in the place of those with their keys."""
        return msgspec.structs.replace(self, deliveries=self.deliveries | {each.one.key: each for each in changed})

    def of_rule(self, rule: str) -> tuple[Delivery, ...]:
        """Those of a rule, ascending by when they were due."""
        found = (each for each in self.deliveries.values() if each.one.rule == rule)
        return tuple(sorted(found, key=lambda each: (each.one.due, each.one.key)))

    def waiting(self, now: datetime) -> tuple[Delivery, ...]:
        """Those that were shown and wait for an answer, ascending by when they were due."""
        found = (each for each in self.deliveries.values() if each.state == "shown" and now < each.until)
        return tuple(sorted(found, key=lambda each: (each.one.due, each.one.key)))
