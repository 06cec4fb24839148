"""Clock times in a zone, as instants in UTC: same-zone comparison would ignore a doubled hour."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY = timedelta(days=1)


def instant(day: date, at: time, zone: tzinfo) -> datetime:
    """When the clocks of `zone` show `at` on `day`, in UTC.

    A time that comes twice counts the first time; one that is skipped comes as long after midnight as on other days.
    """
    return datetime.combine(day, at, zone).astimezone(UTC)


def days_between(after: datetime, until: datetime, zone: tzinfo) -> Iterator[date]:
    """Every calendar day in `zone` that may hold an instant from `after` to `until`, and one more on each side."""
    day = after.astimezone(zone).date() - DAY
    last = until.astimezone(zone).date() + DAY
    while day <= last:
        yield day
        day += DAY
