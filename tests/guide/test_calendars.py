"""Visits to and from the calendars of other programs: each is known again, and nothing is taken in unseen."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import msgspec
import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.journal.entries import Visit
from coach.domain.planning.phases import next_visit
from coach.domain.text import clean
from coach.domain.visits.course import visits_of
from coach.errors import CoachError
from coach.guide.calendars import Taken, choose, read_intake, take_in
from coach.guide.importing import take_back
from coach.report.ics import write_calendar
from coach.store import Store
from tests.clock import FakeClock

CASES = Path(__file__).parent / "ics"
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 12, 1, 8, 0, tzinfo=BERLIN)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def store(tmp_path: Path, clock: FakeClock) -> Store:
    return Store(tmp_path / "home", clock)


def case(name: str) -> bytes:
    return (CASES / f"{name}.ics").read_bytes()


def take(store: Store, data: bytes, *only: str, everything: bool = False, now: datetime = NOW) -> Taken:
    intake = read_intake(store, data, FakeClock(now))
    return take_in(store, intake, choose(intake, only, everything), "visits.ics", now)


def kept(store: Store) -> tuple[Visit, ...]:
    return visits_of(store.journal.entries(), cancelled=True)


def times(store: Store) -> list[str]:
    return [f"{visit.at.astimezone(BERLIN):%m-%d %H:%M}" for visit in kept(store)]


def event(*lines: str, uid: str = "e1", head: tuple[str, ...] = ()) -> bytes:
    whole = ("BEGIN:VCALENDAR", *head, "BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT", "END:VCALENDAR", "")
    return "\r\n".join(whole).encode()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("google", ["12-10 14:00"]),
        ("cr", ["12-10 11:00"]),
        ("foldutf8", ["12-10 11:00"]),
        ("latin1", ["12-10 11:00"]),
        ("strayline", ["12-10 11:00"]),
        ("truncated", ["12-10 11:00"]),
        ("override", ["12-01 10:00", "12-16 12:00", "12-23 12:00"]),
        ("dupuid", ["12-01 11:00", "12-08 11:00", "12-15 11:00"]),
        ("rdate", ["12-01 10:00", "12-08 10:00", "12-15 10:00"]),
        ("rrule", ["12-01 10:00", "12-08 10:00", "12-15 10:00", "12-22 10:00", "12-29 10:00", "01-05 10:00"]),
        ("cancelled", []),
        ("cancel_new", []),
        ("declined", []),
    ],
)
def test_a_calendar_from_the_field_has_these_visits_and_brings_none_twice(
    store: Store, name: str, expected: list[str]
) -> None:
    first = take(store, case(name))
    assert times(store) == expected
    assert len(first.added) == len(expected)
    again = take(store, case(name))
    assert (again.added, again.changes) == ((), ())
    assert times(store) == expected


def test_a_time_in_utc_is_the_right_day_in_sydney(tmp_path: Path) -> None:
    clock = FakeClock(datetime(2026, 12, 1, 8, 0, tzinfo=ZoneInfo("Australia/Sydney")))
    store = Store(tmp_path / "home", clock)
    take(store, case("sydney"), now=clock.now())
    assert f"{kept(store)[0].at:%a %d %H:%M %z}" == "Fri 11 09:00 +1100"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("cancel_new", "called off"),
        ("cancelled", "called off"),
        ("declined", "you declined it"),
        ("strayline", "Line 10 could not be read: X"),
        ("truncated", "The file stops in line 7"),
        ("rrule", "Physio x6 repeats: 6 visits, up to a year ahead."),
    ],
)
def test_what_is_left_out_or_repeats_is_said(store: Store, name: str, sentence: str) -> None:
    assert sentence in " ".join(take(store, case(name)).sentences)


@pytest.mark.parametrize("data", [b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"BEGIN:VCALENDAR", case("cancel_new")])
def test_nothing_added_has_a_reason(store: Store, data: bytes) -> None:
    sentences = take(store, data).sentences
    assert sentences[0].startswith("0 visits added")
    assert len(sentences) > 1


@given(length=st.integers(1, 700))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_cut_off_anywhere_brings_only_right_times_and_says_where_it_stops(store: Store, length: int) -> None:
    data = case("override")[:length]
    try:
        intake = read_intake(store, data, FakeClock(NOW))
    except CoachError:
        assert len(data) < len("BEGIN:VCALENDAR")
        return
    right = {"12-01 10:00", "12-08 10:00", "12-15 10:00", "12-16 12:00", "12-22 10:00", "12-23 12:00"}
    assert {f"{visit.at:%m-%d %H:%M}" for each in intake.offered for visit in each.visits} <= right
    assert any("line" in sentence.lower() for sentence in (*intake.notes, *intake.left_out))


def test_a_whole_personal_calendar_is_never_taken_in_unseen(store: Store) -> None:
    with pytest.raises(CoachError, match="other things") as refused:
        take(store, case("personal"))
    assert "Birthday party" in str(refused.value)
    assert kept(store) == ()
    take(store, case("personal"), "massage", "PHYSIO")
    assert times(store) == ["12-12 11:00", "12-14 11:00"]
    with pytest.raises(CoachError, match="other things"):
        take(store, case("personal"))
    assert take(store, case("personal"), "massage").added == ()
    assert len(take(store, case("personal"), everything=True).added) == 3


def test_a_title_that_no_event_has_is_refused_with_those_that_there_are(store: Store) -> None:
    with pytest.raises(CoachError, match="yoga") as refused:
        take(store, case("personal"), "yoga")
    assert "Dentist" in str(refused.value)


def test_the_screen_ticks_what_is_likely_to_be_a_visit(store: Store) -> None:
    intake = read_intake(store, case("personal"), FakeClock(NOW))
    assert [each.title for each in intake.offered if each.likely] == ["Massage session", "Physio"]
    assert intake.must_choose


def told(store: Store) -> None:
    (visit,) = kept(store)
    store.journal.update(msgspec.structs.replace(visit, goal="turn my head", note="mine", pain_before=6))


@pytest.mark.parametrize("later", ["moved", "moved_samestamp"])
def test_a_later_sequence_moves_the_visit_and_leaves_what_the_person_wrote(store: Store, later: str) -> None:
    take(store, case("booked"))
    told(store)
    taken = take(store, case(later))
    (visit,) = kept(store)
    assert (len(taken.added), len(taken.changes)) == (0, 1)
    assert (times(store), visit.duration_min) == (["12-11 11:00"], 90)
    assert (visit.goal, visit.note, visit.pain_before) == ("turn my head", "mine", 6)
    take(store, case("booked"))
    assert times(store) == ["12-11 11:00"], "an older sequence changes nothing"


def test_changed_content_without_any_stamp_wins_over_what_the_calendar_said_before(store: Store) -> None:
    take(store, case("nostamp1"))
    told(store)
    assert len(take(store, case("nostamp2")).changes) == 1
    assert (times(store), kept(store)[0].goal) == (["12-11 11:00"], "turn my head")


def test_what_the_calendar_did_not_change_stays_as_the_person_has_set_it(store: Store) -> None:
    take(store, event("SUMMARY:Sam", "DTSTART:20261210T100000Z", "DTEND:20261210T110000Z"))
    (visit,) = kept(store)
    store.journal.update(msgspec.structs.replace(visit, duration_min=45, provider="Sam Smith"))
    take(store, event("SUMMARY:Sam", "DTSTART:20261210T120000Z", "DTEND:20261210T130000Z"))
    (visit,) = kept(store)
    assert (times(store), visit.duration_min, visit.provider) == (["12-10 13:00"], 45, "Sam Smith")


def test_a_visit_that_is_called_off_is_kept_but_counts_nowhere(store: Store) -> None:
    take(store, case("booked"))
    told(store)
    sentences = take(store, case("cancelled")).sentences
    (visit,) = kept(store)
    assert (visit.cancelled, visit.goal) == (True, "turn my head")
    assert "1 visit cancelled: kept, but not counted." in sentences
    assert next_visit(store.journal.entries(), NOW) is None
    assert visits_of(store.journal.entries()) == ()
    assert take(store, case("cancelled")).changes == ()


def test_a_visit_that_the_person_takes_up_again_stays_on(store: Store) -> None:
    take(store, case("booked"))
    take(store, case("cancelled"))
    (visit,) = kept(store)
    store.journal.update(msgspec.structs.replace(visit, cancelled=False))
    take(store, case("cancelled"))
    assert not kept(store)[0].cancelled


def test_a_declined_invitation_strikes_the_visit_that_is_known(store: Store) -> None:
    take(store, event("DTSTART:20261210T100000Z", "SUMMARY:No", uid="dec"))
    take(store, case("declined"))
    assert kept(store)[0].cancelled


def test_that_somebody_else_declines_leaves_the_visit(store: Store) -> None:
    data = event(
        "DTSTART:20261210T100000Z", "SUMMARY:Sam", "ORGANIZER:mailto:sam@example.com",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.com", "ATTENDEE;PARTSTAT=DECLINED:mailto:kim@example.com",
        head=("X-WR-CALNAME:me@example.com",),
    )  # fmt: skip
    take(store, data)
    assert times(store) == ["12-10 11:00"]
    take(store, data.replace(b"PARTSTAT=ACCEPTED", b"PARTSTAT=DECLINED"))
    assert kept(store)[0].cancelled


def test_a_tentative_visit_is_taken_in_and_said_to_be_so(store: Store) -> None:
    sentences = take(store, event("DTSTART:20261210T100000Z", "SUMMARY:Sam", "STATUS:TENTATIVE")).sentences
    assert "1 visit is not confirmed yet." in sentences
    assert kept(store)[0].tentative
    take(store, event("DTSTART:20261210T100000Z", "SUMMARY:Sam", "STATUS:CONFIRMED"))
    assert not kept(store)[0].tentative


SERIES = ("SUMMARY:Physio", "DTSTART;TZID=Europe/Berlin:20261202T100000")


def test_a_series_without_an_end_is_taken_in_for_a_year(store: Store) -> None:
    take(store, event(*SERIES, "RRULE:FREQ=WEEKLY"))
    visits = kept(store)
    assert len(visits) in (52, 53)
    assert timedelta(days=358) < visits[-1].at - NOW < timedelta(days=367)
    assert {f"{visit.at.astimezone(BERLIN):%a %H:%M}" for visit in visits} == {"Wed 10:00"}, "also in summer"


def test_one_visit_of_a_series_is_called_off_alone_and_all_together(store: Store) -> None:
    take(store, event(*SERIES, "RRULE:FREQ=WEEKLY;COUNT=3"))
    off = event("RECURRENCE-ID:20261209T090000Z", "DTSTART:20261209T090000Z", head=("METHOD:CANCEL",))
    take(store, off)
    assert [visit.cancelled for visit in kept(store)] == [False, True, False]
    take(store, event(*SERIES, "SEQUENCE:1", head=("METHOD:CANCEL",)))
    assert [visit.cancelled for visit in kept(store)] == [True, True, True]


def test_a_time_that_a_series_no_longer_has_is_cancelled(store: Store) -> None:
    take(store, event(*SERIES, "RRULE:FREQ=WEEKLY;COUNT=3"))
    take(store, event(*SERIES, "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/Berlin:20261209T100000"))
    assert [visit.cancelled for visit in kept(store)] == [False, True, False]


def test_a_series_that_moves_as_a_whole_stays_the_same_visits(store: Store) -> None:
    take(store, event(*SERIES, "RRULE:FREQ=WEEKLY;COUNT=3"))
    idents = {visit.id for visit in kept(store)}
    moved = event("SUMMARY:Physio", "DTSTART;TZID=Europe/Berlin:20261203T150000", "RRULE:FREQ=WEEKLY;COUNT=3")
    taken = take(store, moved)
    assert (len(taken.added), {visit.id for visit in kept(store)}) == (0, idents)
    assert times(store) == ["12-03 15:00", "12-10 15:00", "12-17 15:00"]


def test_a_single_visit_that_becomes_a_series_is_not_doubled(store: Store) -> None:
    take(store, event(*SERIES))
    take(store, event(*SERIES, "RRULE:FREQ=WEEKLY;COUNT=3"))
    assert times(store) == ["12-02 10:00", "12-09 10:00", "12-16 10:00"]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("DTSTART:20261201T140000Z", "RRULE:FREQ=MINUTELY"), "repeats within the day"),
        (("DTSTART:20261201T140000Z", "RRULE:FREQ=NONSENSE"), "line 5"),
        (("DTSTART;TZID=Nowhere/Land:20261201T140000",), "Nowhere/Land is not known"),
        (("DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=DAILY"), "whole day"),
        (("DTSTART:20261201T140000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), "never comes"),
        (("DTSTART:20261201T140000", "RRULE:FREQ=DAILY;COUNT=3;BYMONTH=2;BYMONTHDAY=30"), "never comes"),
    ],
)
def test_what_cannot_be_read_for_certain_is_named_and_left_out(
    store: Store, lines: tuple[str, ...], reason: str
) -> None:
    taken = take(store, event(*lines))
    assert taken.added == ()
    assert reason in " ".join(taken.sentences)


def test_an_import_can_be_taken_back(store: Store) -> None:
    take(store, case("booked"))
    before = kept(store)
    take(store, case("moved"))
    take_back(store)
    assert [(visit.at, visit.duration_min) for visit in kept(store)] == [(before[0].at, 60)]
    take(store, case("rrule"))
    take_back(store)
    assert len(kept(store)) == 1
    assert len(take(store, case("rrule")).added) == 6, "a mistake can be made good"


def test_a_visit_that_the_person_deleted_stays_deleted(store: Store) -> None:
    take(store, case("booked"))
    store.journal.delete(kept(store)[0].id)
    taken = take(store, case("booked"))
    assert (kept(store), taken.added) == ((), ())
    assert "1 visit that you deleted stays deleted." in taken.sentences


# Through other calendars


def through_icalendar(data: bytes) -> bytes:
    return bytes(icalendar.Calendar.from_ical(data).to_ical())


def through_vobject(data: bytes) -> bytes:
    return str(vobject.readOne(data.decode()).serialize()).encode()


def without_own_properties(data: bytes) -> bytes:
    calendar = icalendar.Calendar.from_ical(data)
    for each in calendar.walk("VEVENT"):
        del each["X-COACH-VISIT"]
    return bytes(calendar.to_ical())


def rewritten(data: bytes) -> bytes:
    """As ical.js writes it: lower case kept away, other order, commas escaped, all stamps new, lines ended by LF."""
    text = re.sub(r"\r\n[ \t]", "", data.decode())
    blocks = []
    for block in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.DOTALL):
        lines = [line for line in block.split("\r\n") if line and not line.startswith(("DTSTAMP", "LAST-MODIFIED"))]
        lines = [re.sub(r"(?<!\\),", r"\\,", line) if line.startswith("X-COACH") else line for line in lines]
        stamps = ["DTSTAMP:20301231T000000Z", "LAST-MODIFIED:20301231T000000Z", "SEQUENCE:4"]
        blocks.append("\n".join(["BEGIN:VEVENT", *reversed(lines), *stamps, "END:VEVENT"]))
    return "\n".join(["BEGIN:VCALENDAR", "PRODID:-//ical.js//EN", *blocks, "END:VCALENDAR", ""]).encode()


WAYS = (through_icalendar, through_vobject, without_own_properties, rewritten)
TEXT = st.text(st.characters(blacklist_categories=("Cs",)), max_size=40).map(lambda text: " ".join(clean(text).split()))


@given(
    texts=st.lists(st.tuples(TEXT, TEXT, st.integers(0, 90), st.integers(20, 90) | st.none()), min_size=1, max_size=3)
)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_export_that_other_calendars_have_rewritten_brings_no_new_visit(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str, int, int | None]]
) -> None:
    store = Store(tmp_path_factory.mktemp("home"), FakeClock(NOW))
    for provider, note, days, minutes in texts:
        at = NOW + timedelta(days=days, hours=2)
        store.journal.add(Visit(at=at, provider=provider, note=note, goal="mine", duration_min=minutes))
    before = kept(store)
    data = write_calendar(before, NOW)
    for way in WAYS:
        taken = take(store, way(data))
        assert (taken.added, taken.changes) == ((), ()), way.__name__
    assert kept(store) == before


def test_a_visit_of_ours_that_another_calendar_moved_moves_here_and_keeps_the_rest(store: Store) -> None:
    store.journal.add(Visit(at=NOW + timedelta(days=3), provider="Sam", goal="turn my head", note="mine"))
    data = without_own_properties(write_calendar(kept(store), NOW))
    moved = re.sub(rb"DTSTART:\d+T", b"DTSTART:20261220T", re.sub(rb"DTEND:\d+T", b"DTEND:20261220T", data))
    take(store, re.sub(rb"LAST-MODIFIED:\d+", b"LAST-MODIFIED:20261205", moved))
    (visit,) = kept(store)
    assert (visit.at.day, visit.provider, visit.goal, visit.note) == (20, "Sam", "turn my head", "mine")


def test_an_export_without_its_own_properties_brings_the_same_visits_into_an_empty_folder(
    store: Store, tmp_path: Path
) -> None:
    store.journal.add(Visit(at=NOW + timedelta(days=3), provider="Sam, and Kim"))
    store.journal.add(Visit(at=NOW + timedelta(days=4)))
    data = without_own_properties(write_calendar(kept(store), NOW))
    other = Store(tmp_path / "other", FakeClock(NOW))
    take(other, data)
    assert [(one.id, one.at, one.provider) for one in kept(other)] == [
        (one.id, one.at, one.provider) for one in kept(store)
    ]
