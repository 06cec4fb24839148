"""What is known of the dose of one exercise after some of its uses."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from coach.domain.journal.entries import DoseRule, Given

RestRule = Literal["R12", "R13", "R14", "A2", "A3", "A5", "D2", "D3", "D4", "D5"]

PAUSE_RULES: frozenset[RestRule] = frozenset({"R13", "R14", "A3", "D3", "D4"})


class Rest(Struct, frozen=True):
    """An exercise stays out from `since` until `until` (aware), with the rule and one sentence that says why."""

    since: datetime
    until: datetime
    rule: RestRule
    reason: str


class Setback(Struct, frozen=True):
    """What was found later about an exercise: A3 still worse after 48 h, A5 a bruise where the ball was.

    `gone_at` is when the colour of the bruise was gone; None while it is there (clinical.md 1.8).
    """

    cause: Literal["A3", "A5"]
    at: datetime
    gone_at: datetime | None = None


class Course(Struct, frozen=True):
    """What is known of an exercise after some of its uses.

    `level` is where its dose stands, `taken` the level that was last given and not cut for the day, `last` the dose
    that was last given at all, `used_at` the latest use. `at_most` binds until a use is known to have gone well.
    `floor` is the least that is still a dose (C5). `greens` and `strains` are what R16 and R12 count; `changed_at` is
    when a dial last moved. The cap is lower until `gentle_until`, the easier version is due until `easier_until`;
    `why` says how `level` came about.
    """

    level: Given
    taken: Given
    floor: Given
    last: Given | None = None
    used_at: datetime | None = None
    at_most: Given | None = None
    greens: int = 0
    strains: int = 0
    changed_at: datetime | None = None
    pauses: tuple[datetime, ...] = ()
    rests: tuple[Rest, ...] = ()
    alone: bool = False
    gentle_until: datetime | None = None
    easier_until: datetime | None = None
    why: tuple[DoseRule, str] | None = None

    def rests_at(self, now: datetime) -> Rest | None:
        """The rest that is on at `now` and lasts longest."""
        on = [rest for rest in self.rests if rest.until > now]
        return max(on, key=lambda rest: rest.until, default=None)

    def paused_at(self, now: datetime) -> bool:
        """Whether a pause or a drop is on at `now`."""
        return any(rest.until > now for rest in self.rests if rest.rule in PAUSE_RULES)
