"""What the page is made of: everything it has to know, handed in."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import AnyEntry, CheckIn, Entry, Evening, FlareDay, Morning, Run, Visit, is_visit
from coach.domain.journal.evenings import evenings
from coach.domain.measures.flares import FlareDays, flare_days
from coach.domain.measures.measure import Period
from coach.domain.measures.stats import Effect
from coach.domain.person.profile import Profile
from coach.domain.review.window import Window
from coach.domain.safety.record import SafetyRecord

E = TypeVar("E", bound=Entry)


class Facts(Struct, frozen=True, dict=True):
    """The person, the journal and the safety record at `now`; `entries` ascend and hold all visits.

    `effects` are those of half a year (6.6), `names` and `kinds` those of all exercises by id, `drawn` are those that
    have a figure. What several parts of the page look at is worked out once: ten years are many entries.
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
    drawn: Mapping[str, Exercise] = {}

    @cached_property
    def end(self) -> datetime:
        """The moment up to which the page tells: `now`, or the end of its last day where that was named and is over."""
        return end_of(self.window.now, self.now)

    def entries_of(self, kind: type[E]) -> tuple[E, ...]:
        """The entries of one kind up to `now` and planned ones, ascending, without cancelled visits."""
        return tuple(entry for entry in self._by_kind.get(kind, ()) if isinstance(entry, kind))

    @cached_property
    def evenings(self) -> Mapping[date, Evening]:
        """The evening log of each day."""
        return evenings(self.entries_of(Evening))

    @cached_property
    def ratings(self) -> tuple[AnyEntry, ...]:
        """The entries with a rating of pain now."""
        return (*self.entries_of(CheckIn), *self.entries_of(Morning), *self.entries_of(Run))

    @cached_property
    def daily(self) -> tuple[AnyEntry, ...]:
        """The entries that decide the averages and flares of days: where there is an evening log, no other rating."""
        logged = self.evenings
        others = (entry for entry in self.ratings if entry.at.date() not in logged)
        return (*self.entries_of(Evening), *self.entries_of(FlareDay), *others)

    @cached_property
    def flares(self) -> FlareDays:
        """The flare days of both periods."""
        return flare_days(self.daily, Period(self.window.before.since, self.window.now.until))

    @cached_property
    def _by_kind(self) -> Mapping[type[Entry], list[AnyEntry]]:
        found: dict[type[Entry], list[AnyEntry]] = {}
        for entry in self.entries:
            if not isinstance(entry, Visit) or is_visit(entry):
                found.setdefault(type(entry), []).append(entry)
        return found


def end_of(period: Period, now: datetime) -> datetime:
    """`now`, or the last moment of `period` where that is over."""
    return min(now, datetime.combine(period.until, time(), now.tzinfo) - timedelta(microseconds=1))
