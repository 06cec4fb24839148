"""What the page is made of: everything it has to know, handed in."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from coach.domain.entries import AnyEntry, Entry
from coach.domain.profile import Profile
from coach.domain.review.window import Window
from coach.domain.safety_record import SafetyRecord
from coach.domain.stats import Effect

E = TypeVar("E", bound=Entry)


class Facts(Struct, frozen=True):
    """The person, the journal and the safety record at `now`; `entries` ascend and hold all visits.

    `effects` are those of half a year (6.6), `names` and `kinds` those of all exercises by id.
    """

    profile: Profile
    record: SafetyRecord
    entries: tuple[AnyEntry, ...]
    window: Window
    effects: Mapping[str, Effect]
    names: Mapping[str, str]
    kinds: Mapping[str, str]
    currency: str
    now: datetime

    def entries_of(self, kind: type[E]) -> tuple[E, ...]:
        """The entries of one kind up to `now` and planned ones, ascending."""
        return tuple(entry for entry in self.entries if isinstance(entry, kind))
