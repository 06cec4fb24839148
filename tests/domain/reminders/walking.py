"""A deliverer in the domain alone: it looks, shows, and can be killed before it shows or before it writes that down."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

from coach.domain.reminders import answering
from coach.domain.reminders.agenda import agenda
from coach.domain.reminders.delivery import Log
from coach.domain.reminders.known import Known
from coach.domain.reminders.rule import RuleBook

Death = Literal["", "before showing", "after showing"]


@dataclass
class Walker:
    """What was shown, in order, as (moment, key), of the `book` and of what is `known`."""

    book: RuleBook
    known: Known
    log: Log = field(default_factory=Log)
    shown: list[tuple[datetime, str]] = field(default_factory=list)
    prompts: int = 0

    def look(self, now: datetime, by: str = "one", death: Death = "") -> datetime:
        """One look at `now`; returns when to look again."""
        now = now.astimezone(UTC)
        decided = agenda(self.book, self.log, self.known, now, by)
        self.book, self.log = decided.book, decided.log
        if not decided.claimed or death == "before showing":
            return decided.wake_at
        keys = [each.one.key for each in decided.claimed]
        self.shown += [(now, key) for key in keys]
        self.prompts += 1
        if death != "after showing":
            self.log = answering.shown(self.log, keys, by, "test", now)
        return agenda(self.book, self.log, self.known, now, by).wake_at

    def run(self, begin: datetime, end: datetime) -> None:
        """Sleeps and looks from `begin` to `end`, as a scheduler that always wakes in time."""
        now = begin
        while now <= end:
            now = max(self.look(now), now + timedelta(milliseconds=1))

    def state(self, key: str) -> str:
        """What has become of an occurrence."""
        return self.log.deliveries[key].state
