"""The hours in which nothing sounds."""

from datetime import UTC, datetime, time, timedelta, tzinfo

from coach.domain.base.moments.local import DAY, instant
from coach.domain.reminders.rule import RuleBook

MINUTE = timedelta(minutes=1)


def quiet_until(book: RuleBook, now: datetime, zone: tzinfo) -> datetime | None:
    """When the quiet hours that hold `now` end, in UTC; None outside of them.

    The minute in which they begin does not belong to them: a reminder set for that very time still comes.
    """
    if book.quiet_from is None or book.quiet_to is None or book.quiet_from == book.quiet_to:
        return None
    start, end = time.fromisoformat(book.quiet_from), time.fromisoformat(book.quiet_to)
    today = now.astimezone(zone).date()
    for day in (today - DAY, today):
        begins = instant(day, start, zone)
        ends = instant(day if end > start else day + DAY, end, zone)
        if begins + MINUTE <= now.astimezone(UTC) < ends:
            return ends
    return None
