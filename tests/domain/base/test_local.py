"""Days and times of a zone as instants."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.base.moments.local import day_exists, day_start, instants

ZONES = st.sampled_from(
    [
        *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana", "America/Santiago"),
        *("Asia/Beirut", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Auckland"),
    ]
).map(ZoneInfo)
DAYS = st.dates(date(1990, 1, 1), date(2037, 12, 31))


@pytest.mark.parametrize(
    ("zone", "day", "start"),
    [
        ("America/Havana", "2027-03-14", "2027-03-14T01:00-04:00"),
        ("America/Santiago", "2026-09-06", "2026-09-06T01:00-03:00"),
        ("Asia/Beirut", "2026-03-29", "2026-03-29T01:00+03:00"),
        ("Europe/Berlin", "2026-03-29", "2026-03-29T00:00+01:00"),
        ("Pacific/Apia", "2011-12-30", "2011-12-31T00:00+14:00"),
    ],
)
def test_a_day_begins_at_its_first_moment(zone: str, day: str, start: str) -> None:
    assert day_start(date.fromisoformat(day), ZoneInfo(zone)).isoformat(timespec="minutes") == start


@given(DAYS, ZONES)
def test_nothing_of_a_day_lies_before_its_start(day: date, zone: ZoneInfo) -> None:
    start = day_start(day, zone).astimezone(UTC)
    assert start.astimezone(zone).date() >= day
    assert (start - timedelta(seconds=1)).astimezone(zone).date() < day or not day_exists(day, zone)


def test_samoa_went_without_a_day() -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert not day_exists(date(2011, 12, 30), apia)
    assert day_exists(date(2011, 12, 31), apia)


@given(DAYS, st.times(), ZONES)
def test_the_instants_of_a_time_all_show_that_time(day: date, at: time, zone: ZoneInfo) -> None:
    found = instants(day, at, zone)
    assert len(found) <= 2
    assert all(moment.astimezone(zone).replace(tzinfo=None) == datetime.combine(day, at) for moment in found)
