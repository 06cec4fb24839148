"""The zone of the machine's own clock."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.clock import SystemClock
from coach.domain.base.moments.local import instants
from tests.systems import needs_posix

needs_posix("time.tzset")

BERLIN = ZoneInfo("Europe/Berlin")


@given(st.datetimes(datetime(1980, 1, 1), datetime(2037, 1, 1)), st.sampled_from((0, 1)))
def test_the_zone_of_the_machine_is_that_of_the_time_zone_database(wall: datetime, fold: int) -> None:
    zone = SystemClock().zone()
    here, there = (wall.replace(tzinfo=each, fold=fold).astimezone(UTC) for each in (zone, BERLIN))
    assert here == there
    assert here.astimezone(zone).replace(tzinfo=None) == there.astimezone(BERLIN).replace(tzinfo=None)
    assert here.astimezone(zone).fold == there.astimezone(BERLIN).fold


@pytest.mark.parametrize(
    ("name", "hours"),
    [("CET-1CEST,M3.5.0,M10.5.0/3", 1), ("", 0), ("Nonsense/Nowhere", 0), (":America/Havana", -5), ("Asia/Tokyo", 9)],
)
def test_every_form_of_tz_gives_a_zone(name: str, hours: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", name)
        zone = SystemClock().zone()
        offset = datetime(2026, 12, 1, tzinfo=zone).utcoffset()
    time.tzset()
    assert offset == timedelta(hours=hours)


def test_a_doubled_hour_has_two_instants_and_a_skipped_one_none() -> None:
    zone = SystemClock().zone()
    night = datetime(2026, 10, 25, 2, 30)
    assert len(instants(night.date(), night.time(), zone)) == 2
    assert instants(datetime(2026, 3, 29).date(), night.time(), zone) == ()
