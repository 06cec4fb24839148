"""From when on: a day, or the last visit."""

from datetime import datetime

from coach.clock import Clock
from coach.domain.journal.entries import Visit, is_visit
from coach.errors import CoachError
from coach.store import Store

LAST_VISIT = "last-visit"


def start_of(since: str | None, store: Store, clock: Clock) -> datetime | None:
    """The moment that `since` names: the beginning of a day or of the last visit; None for None. Raises CoachError."""
    if since is None:
        return None
    if since != LAST_VISIT:
        from coach.domain.base.moments.local import day_start
        from coach.domain.base.moments.reading import read_day
        from coach.guide.moments import reference

        here = reference(clock)
        return day_start(read_day(since, here, "past"), here.zone)
    begun = [visit.at for visit in store.journal.entries(kinds=(Visit,)) if is_visit(visit) and visit.at <= clock.now()]
    if not begun:
        raise CoachError(
            "There is no past visit in your journal.",
            hint='Give a day instead, or add the visit: coach visit add --at "yesterday 16:00"',
        )
    return begun[-1]
