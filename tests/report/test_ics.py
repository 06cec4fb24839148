"""Visits as calendar files: out and in again equal, and inert."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import Place, Visit
from coach.domain.text import clean, is_clean
from coach.errors import CoachError
from coach.report.ics import LONG_AGO, MOST_EVENTS, read_calendar, write_calendar
from tests.hostile import HOSTILE

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=1)))
TEXT = st.text(max_size=80).map(lambda text: clean(text).strip())


def visit(number: int = 1, **fields: object) -> Visit:
    usual = {"at": NOW, "id": str(UUID(int=number)), "provider": "Sam", "recorded_at": NOW, "updated_at": NOW}
    return msgspec.convert({**usual, **msgspec.to_builtins(fields)}, Visit)


def event(*lines: str) -> bytes:
    return "\r\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", "")).encode()


@given(
    visits=st.lists(
        st.builds(
            visit,
            number=st.integers(1, 10**6),
            at=st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)).map(
                lambda at: at.replace(tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
            ),
            provider=TEXT,
            note=TEXT,
            goal=TEXT,
            pain_before=st.integers(0, 10) | st.none(),
            cost=st.floats(0, 1000) | st.none(),
            areas=st.just((Place("neck", "left", 4, "ache"),)),
        ),
        max_size=3,
        unique_by=lambda each: each.id,
    )
)
def test_what_is_written_is_read_again_as_it_was(visits: list[Visit]) -> None:
    whole = [msgspec.structs.replace(each, at=each.at.replace(microsecond=0)) for each in visits]
    found = read_calendar(write_calendar(whole, NOW))
    assert [read.visit for read in found.visits] == whole
    assert found.left_out == ()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_stays_text_inside_its_own_event(text: str) -> None:
    told = visit(provider=clean(text)[:200].strip(), note=clean(text).strip())
    data = write_calendar([told], NOW)
    assert data.count(b"\nBEGIN:") == 1
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert [read.visit for read in read_calendar(data).visits] == [told]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_of_other_calendars_is_cleaned(text: str) -> None:
    line = text.encode("utf-8", "replace").decode().replace("\r\n", "\\n").replace("\n", "\\n")
    try:
        found = read_calendar(
            event(f"UID:{line}", f"SUMMARY:{line}", f"DESCRIPTION:{line}", "DTSTART:20261201T140000Z")
        )
    except CoachError:
        return
    for read in found.visits:
        assert is_clean(read.visit.provider + read.visit.note)
        assert len(read.visit.provider) <= 200
    assert all(is_clean(line) for line in found.left_out)


def test_an_event_of_another_calendar_is_a_visit_with_the_same_id_each_time() -> None:
    data = event(
        "UID:abc@clinic", "SUMMARY:Massage\\, Sam", "LOCATION:Main Street", "DESCRIPTION:Bring a towel",
        "DTSTART;TZID=Europe/Berlin:20261201T140000", "DURATION:PT90M",
    )  # fmt: skip
    (read,) = read_calendar(data).visits
    assert (read.own, read.visit.provider, read.visit.duration_min) == (False, "Massage, Sam", 90)
    assert read.visit.at == datetime(2026, 12, 1, 13, 0, tzinfo=UTC)
    assert (read.visit.location, read.visit.note) == ("Main Street", "Bring a towel")
    assert read_calendar(data).visits[0].visit.id == read.visit.id
    assert read.visit.updated_at == LONG_AGO


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("SUMMARY:Trip", "DTSTART;VALUE=DATE:20261201"), "whole day"),
        (("SUMMARY:x",), "no beginning"),
        (("DTSTART:20261201T140000Z", "RRULE:FREQ=HOURLY"), "repeats"),
        (("DTSTART:20261201T140000Z", "STATUS:CANCELLED"), "called off"),
        (("DTSTART:nonsense",), "cannot be read"),
        (("DTSTART:20261201T140000Z", "X-COACH-VISIT:{broken"), "was changed"),
        (
            ("DTSTART:20261201T140000Z", 'X-COACH-VISIT:{"kind":"check_in"\\,"at":"2026-12-01T14:00:00Z"}'),
            "was changed",
        ),
    ],
)
def test_what_is_no_visit_is_left_out_with_its_reason(lines: tuple[str, ...], reason: str) -> None:
    found = read_calendar(event("UID:1", *lines))
    assert found.visits == ()
    assert reason in found.left_out[0]


def test_the_id_of_what_coach_wrote_can_not_be_made_up() -> None:
    data = write_calendar([visit(1)], NOW).replace(str(UUID(int=1)).encode(), str(UUID(int=2)).encode(), 1)
    assert "was changed" in read_calendar(data).left_out[0]


@pytest.mark.parametrize(
    "data", [b"hello", b"\xff\xfe\x00", b"x" * (5 * 1024 * 1024 + 1)], ids=["text", "bytes", "big"]
)
def test_what_is_no_calendar_is_a_sentence(data: bytes) -> None:
    with pytest.raises(CoachError, match="calendar"):
        read_calendar(data)


def test_a_calendar_that_breaks_off_holds_no_visit() -> None:
    assert read_calendar(b"BEGIN:VCALENDAR").visits == ()


def test_more_events_than_anyone_has_visits_are_refused() -> None:
    one = event("UID:1", "DTSTART:20261201T140000Z").split(b"BEGIN:VCALENDAR\r\n")[1].split(b"END:VCALENDAR")[0]
    with pytest.raises(CoachError, match="too large"):
        read_calendar(b"BEGIN:VCALENDAR\r\n" + one * (MOST_EVENTS + 1) + b"END:VCALENDAR\r\n")


def moved(data: bytes) -> bytes:
    return data.replace(b"DTSTART:20261123T080000Z", b"DTSTART:20261124T090000Z")


def test_a_visit_that_a_calendar_moved_keeps_what_was_told_of_it() -> None:
    (read,) = read_calendar(moved(write_calendar([visit(pain_before=6)], NOW))).visits
    assert read.moved
    stored = visit(pain_before=6, updated_at=NOW)
    assert read.over(stored) == msgspec.structs.replace(stored, at=NOW + timedelta(days=1, hours=1))
    later = visit(pain_before=6, pain_48h=3, updated_at=NOW + timedelta(days=3))
    assert read.over(later) == later


def test_a_later_export_wins_and_an_earlier_one_does_not() -> None:
    (read,) = read_calendar(write_calendar([visit(pain_before=6)], NOW)).visits
    assert read.over(visit(updated_at=NOW - timedelta(days=1))) == visit(pain_before=6)
    newer = visit(pain_before=2, updated_at=NOW + timedelta(days=1))
    assert read.over(newer) == newer


def test_another_calendar_changes_only_time_length_and_name() -> None:
    lines = ("UID:1", "SUMMARY:Kim", "DTSTART:20261202T140000Z", "LAST-MODIFIED:20261125T000000Z")
    (read,) = read_calendar(event(*lines)).visits
    stored = visit(pain_before=6, duration_min=60)
    over = read.over(stored)
    assert (over.provider, over.pain_before, over.duration_min, over.at) == ("Kim", 6, 60, read.visit.at)
    assert read.over(msgspec.structs.replace(stored, updated_at=NOW + timedelta(days=9))).provider == "Sam"
