"""Reminders in a phone's calendar."""

from datetime import timedelta
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner

from coach.cli import coach
from coach.domain.journal.entries import Visit
from coach.domain.person.profile import Profile
from coach.domain.reminders.rule import Daily, Every, Follows, Once, Rule
from coach.report.ics import read_calendar, write_calendar
from coach.report.reminder_ics import reminder_events
from tests.domain.reminders.samples import at, book, known, rule
from tests.hostile import HOSTILE

NOW = at("2026-11-23 12:00")


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
    assert len(events(rule(when=Every(5, "00:00", "23:59")))) == 24


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
