"""Reminders in a phone's calendar."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.cli import coach
from coach.domain.journal.entries import WEEKDAYS, Visit
from coach.domain.person.profile import Profile
from coach.domain.reminders.occurrences import occurrences
from coach.domain.reminders.rule import Daily, Every, Follows, Once, Rule
from coach.report.ics import read_calendar, write_calendar
from coach.report.reminder_ics import reminder_events
from tests.domain.reminders.samples import at, book, known, rule
from tests.hostile import HOSTILE

NOW = at("2026-11-23 12:00")
UTC_NOW = at("2026-11-23 12:00", ZoneInfo("UTC"))


def events(*rules: Rule, **fields: object) -> list[icalendar.Event]:
    told = reminder_events(book(*rules), known(**fields), NOW)
    read = icalendar.Calendar.from_ical(write_calendar((), NOW, told))
    return list(read.walk("VEVENT"))


def test_a_daily_one_repeats_by_the_clock_of_wherever_the_phone_is() -> None:
    (event,) = events(rule())
    assert event.decoded("dtstart").tzinfo is None
    assert f"{event.decoded('dtstart'):%H:%M}" == "21:00"
    assert event["rrule"]["FREQ"] == ["DAILY"]
    assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [timedelta(0)]


def test_named_days_begin_on_the_first_of_them() -> None:
    (event,) = events(rule(when=Daily(("09:00",), ("wed", "fri"))))
    assert event["rrule"]["BYDAY"] == ["WE", "FR"]
    assert f"{event.decoded('dtstart'):%a}" == "Wed"


def test_every_so_often_is_an_event_for_each_time_of_a_day() -> None:
    found = events(rule(when=Every(120, "09:00", "17:00")))
    assert [f"{event.decoded('dtstart'):%H:%M}" for event in found] == ["09:00", "11:00", "13:00", "15:00", "17:00"]
    assert len({str(event["uid"]) for event in found}) == 5


def expanded(*rules: Rule, days: int = 15) -> list[str]:
    """The moments at which a phone in UTC would ring, by the calendar library."""
    told = reminder_events(book(*rules), known(zone=ZoneInfo("UTC")), UTC_NOW)
    calendar = icalendar.Calendar.from_ical(write_calendar((), UTC_NOW, told))
    begin = UTC_NOW.replace(tzinfo=None)
    end = begin + timedelta(days=days)
    found = recurring_ical_events.of(calendar).between(begin, end + timedelta(minutes=1))
    starts = [one["DTSTART"].dt.replace(tzinfo=None) for one in found]
    return sorted(f"{start:%a %m-%d %H:%M}" for start in starts if begin < start <= end)


def due(one: Rule, days: int = 15) -> list[str]:
    """The moments at which Coach itself reminds."""
    found = occurrences(one, known(zone=ZoneInfo("UTC")), UTC_NOW, UTC_NOW + timedelta(days=days))
    return sorted(f"{each.due:%a %m-%d %H:%M}" for each in found)


def test_every_five_minutes_is_complete_in_few_events() -> None:
    one = rule(when=Every(5, "09:00", "17:00", ("mon",)))
    assert len(events(one)) <= 3
    assert len(expanded(one, days=7)) == 97
    assert expanded(one) == due(one)
    assert expanded(rule(when=Every(5, "00:00", "23:59"))) == due(rule(when=Every(5, "00:00", "23:59")))


def test_hours_over_midnight_ring_in_the_night_after_the_named_day() -> None:
    one = rule(when=Every(120, "22:00", "02:00", ("mon",)))
    assert expanded(one, days=7) == ["Mon 11-23 22:00", "Tue 11-24 00:00", "Tue 11-24 02:00"]
    sunday = rule(when=Every(60, "23:00", "00:30", ("sun",)))
    assert expanded(sunday, days=7) == ["Mon 11-30 00:00", "Sun 11-29 23:00"]


CLOCKS = st.integers(0, 24 * 12 - 1).map(lambda five: f"{five // 12:02}:{five % 12 * 5:02}")
DAYS = st.lists(st.sampled_from(WEEKDAYS), unique=True, max_size=7).map(tuple)


@given(
    when=st.builds(Every, st.integers(1, 60).map(lambda five: five * 5), CLOCKS, CLOCKS, DAYS)
    | st.builds(Daily, st.lists(CLOCKS, min_size=1, max_size=24).map(tuple), DAYS),
    halved=st.booleans(),
)
@settings(deadline=None, max_examples=40)
def test_the_phone_rings_exactly_when_coach_would(when: Every | Daily, halved: bool) -> None:
    one = rule(when=when, halved=halved)
    assert expanded(one, days=9) == sorted(set(due(one, days=9)))


def test_single_ones_and_those_around_visits_have_their_moment() -> None:
    visit = Visit(at=at("2026-11-25 14:00"), id="v")
    found = events(
        rule(when=Once(at("2026-12-24 10:00"))), rule(id="v", about="visit", when=Follows()), entries=(visit,)
    )
    assert [event.decoded("dtstart") for event in found] == [
        at("2026-12-24 10:00"),
        at("2026-11-24 14:00"),
        at("2026-11-26 14:00"),
        at("2026-11-27 14:00"),
    ]


def test_those_that_follow_the_usual_times_repeat_then() -> None:
    profile = Profile(times=("07:30", "19:00"))
    rules = (rule(id="p", about="plan", when=Follows()), rule(id="e", about="evening", when=Follows()))
    found = events(*rules, profile=profile)
    assert [f"{event.decoded('dtstart'):%H:%M}" for event in found] == ["07:30", "19:00"]


def test_off_is_left_out_and_discreet_says_nothing() -> None:
    assert events(rule(off=True)) == []
    (event,) = events(rule(discreet=True))
    assert "tea" not in event.to_ical().decode()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_labels_break_nothing_out_of_their_line(name: str) -> None:
    from coach.domain.text import clean

    (event,) = events(rule(label=clean(HOSTILE[name])[:200] or "x"))
    assert event["rrule"]["FREQ"] == ["DAILY"]


def test_visits_that_are_taken_in_again_leave_the_reminders_out() -> None:
    told = reminder_events(book(rule()), known(), NOW)
    read = read_calendar(write_calendar((), NOW, told))
    assert read.visits == ()
    assert "a reminder of Coach" in read.left_out[0]


def test_the_command_writes_one_file_and_never_over_another(coach_home: Path, tmp_path: Path) -> None:
    CliRunner().invoke(coach, ["remind", "usual"])
    target = tmp_path / "coach.ics"
    done = CliRunner().invoke(coach, ["export", "--ics", str(target)])
    assert done.exit_code == 0, done.output
    assert "reminders and 0 visits" in done.stdout
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert CliRunner().invoke(coach, ["export", "--ics", str(target)]).exit_code == 1
