"""The stretch that the page looks back on, and the one it is compared with."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from coach.domain.journal.entries import Visit
from coach.domain.measures.measure import Period
from coach.domain.visits.course import due, last_visit, past
from coach.errors import CoachError

DAY = timedelta(days=1)
WITHOUT_VISIT = 28
"""Days to look back on where there was no visit yet."""


class Window(Struct, frozen=True):
    """Two periods of whole days, and in words what the first one is."""

    now: Period
    before: Period
    words: str


def under_way(visits: Iterable[Visit], now: datetime) -> Visit | None:
    """The visit that has begun and is not over: the page is for it, as people print it in the waiting room."""
    begun = last_visit(visits, now)
    return begun if begun is not None and begun.pain_after is None and now < due(begun, "after") else None


def over(visits: Iterable[Visit], now: datetime) -> tuple[Visit, ...]:
    """The past visits without the one that is under way."""
    known = tuple(visits)
    present = under_way(known, now)
    return tuple(visit for visit in past(known, now) if visit is not present)


def window(visits: Sequence[Visit], now: datetime, since: date | None = None, until: date | None = None) -> Window:
    """From the day of the last visit that is over on, compared with the stretch between the two visits before.

    Without a second visit, and for days that were named, it is compared with as many days right before. Raises
    CoachError where the days named hold nothing.
    """
    last = min(until or now.date(), now.date())
    begun = [visit.at.date() for visit in over(visits, now) if visit.at.date() <= last]
    if since is not None:
        if since > last:
            raise CoachError(
                "That window holds no day.", f"It begins on {since} and ends on {last}.", "Choose an earlier beginning."
            )
        chosen = Period(since, last + DAY)
        return Window(chosen, Period(since - chosen.days * DAY, since), "the days you chose")
    days = sorted(set(begun))
    if not days:
        first = last - (WITHOUT_VISIT - 1) * DAY
        return Window(Period(first, last + DAY), Period(first - WITHOUT_VISIT * DAY, first), "the last four weeks")
    chosen = Period(days[-1], last + DAY)
    before = Period(days[-2], days[-1]) if len(days) > 1 else Period(days[-1] - chosen.days * DAY, days[-1])
    return Window(chosen, before, "since the last visit")
