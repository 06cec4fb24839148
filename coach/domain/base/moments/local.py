"""Days and times in the zone of the person, as instants: doubled hours, skipped hours, skipped days."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_LONGEST_GAP = timedelta(hours=30)


def instant(day: date, at: time, zone: tzinfo) -> datetime:
    """When the clocks of `zone` show `at` on `day`, in UTC.

    A time that comes twice counts the first time; one that is skipped comes as long after midnight as on other days.
    """
    return datetime.combine(day, at, zone).astimezone(UTC)


def instants(day: date, at: time, zone: tzinfo) -> tuple[datetime, ...]:
    """Every instant at which the clocks of `zone` show `at` on `day`, in UTC: none, one or two."""
    wall = datetime.combine(day, at)
    both = {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return tuple(sorted(moment for moment in both if moment.astimezone(zone).replace(tzinfo=None) == wall))


def day_start(day: date, zone: tzinfo) -> datetime:
    """The first moment of `day` in `zone`, also where it has no midnight; of a skipped day that of the next one."""
    first = instant(day, time.min, zone)
    if first.astimezone(zone).replace(tzinfo=None) == datetime.combine(day, time.min):
        return local(first, zone)
    before, after = first - _LONGEST_GAP, first
    while after - before > _SECOND:
        middle = before + (after - before) / 2
        before, after = (before, middle) if middle.astimezone(zone).date() >= day else (middle, after)
    return local(after.replace(microsecond=0), zone)


def day_exists(day: date, zone: tzinfo) -> bool:
    """Whether the calendar of `zone` has `day`: Samoa went without 30 December 2011."""
    return day_start(day, zone).date() == day


def days_between(after: datetime, until: datetime, zone: tzinfo) -> Iterator[date]:
    """Every calendar day in `zone` that may hold an instant from `after` to `until`, and one more on each side."""
    day = after.astimezone(zone).date() - DAY
    last = until.astimezone(zone).date() + DAY
    while day <= last:
        if day_exists(day, zone):
            yield day
        day += DAY


def local(moment: datetime, zone: tzinfo) -> datetime:
    """The same instant with the offset that `zone` has then, so that lengths are added on the instant."""
    shown = moment.astimezone(zone)
    offset = shown.utcoffset() or timedelta(0)
    return shown.replace(tzinfo=timezone(offset), fold=0)
