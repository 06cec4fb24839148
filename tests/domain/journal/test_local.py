"""Entries are shown by the clock of where the person is."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import CheckIn, Run, Visit
from coach.domain.journal.local import LocalEntries

BERLIN = ZoneInfo("Europe/Berlin")
TYPED = "019a0000-0000-7000-8000-000000000001"
IMPORTED = "019a0000-0000-5000-8000-000000000001"
ZONES = st.sampled_from(
    ["Europe/Berlin", "America/Havana", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "UTC"]
).map(ZoneInfo)


def shown(at: str, **fields: object) -> str:
    entry = CheckIn(at=datetime.fromisoformat(at), pain=3, **fields)  # type: ignore[arg-type]
    return LocalEntries(BERLIN).one(entry).at.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("at", "local"),
    [
        ("2026-11-30T13:00+00:00", "2026-11-30T14:00+01:00"),
        ("2026-07-30T13:00+00:00", "2026-07-30T15:00+02:00"),
        ("2026-11-30T14:00+01:00", "2026-11-30T14:00+01:00"),
        ("2026-12-01T07:30+09:00", "2026-11-30T23:30+01:00"),
        ("2026-10-25T02:30+02:00", "2026-10-25T02:30+02:00"),
        ("2026-10-25T02:30+01:00", "2026-10-25T02:30+01:00"),
        ("2026-10-31T12:00+02:00", "2026-10-31T11:00+01:00"),
    ],
)
def test_an_entry_has_the_offset_of_its_own_time_here(at: str, local: str) -> None:
    assert shown(at) == local


def test_a_run_keeps_its_length() -> None:
    at = datetime(2026, 11, 30, 13, 0, tzinfo=UTC)
    end = at + timedelta(minutes=20)
    run = Run(at=at, ended_at=end, routine="x", name="X", planned_s=1200, finished=True)
    run = LocalEntries(BERLIN).one(run)
    assert isinstance(run, Run)
    assert (run.at.hour, run.ended_at.hour, run.ended_at - run.at) == (14, 14, timedelta(minutes=20))


@pytest.mark.parametrize(
    ("ident", "at", "local"),
    [
        (TYPED, "2026-11-05T14:00+02:00", "2026-11-05T14:00+01:00"),
        (IMPORTED, "2026-11-05T14:00+02:00", "2026-11-05T13:00+01:00"),
        (TYPED, "2026-11-05T14:00+00:00", "2026-11-05T15:00+01:00"),
    ],
)
def test_a_visit_typed_in_october_for_november_is_at_the_time_that_was_typed(ident: str, at: str, local: str) -> None:
    recorded = datetime.fromisoformat("2026-10-20T12:00+02:00")
    visit = LocalEntries(BERLIN).one(Visit(at=datetime.fromisoformat(at), id=ident, recorded_at=recorded))
    assert visit.at.isoformat(timespec="minutes") == local


@given(st.datetimes(datetime(1995, 1, 1), datetime(2036, 1, 1)), st.integers(-14 * 4, 14 * 4), ZONES)
def test_showing_an_entry_here_moves_no_instant(wall: datetime, quarters: int, zone: ZoneInfo) -> None:
    at = wall.replace(tzinfo=timezone(timedelta(minutes=15 * quarters)))
    entry = LocalEntries(zone).one(CheckIn(at=at, pain=3))
    assert entry.at == at
    assert entry.at.utcoffset() == at.astimezone(zone).utcoffset()
