"""When a rule comes."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.base.moments.local import instant
from coach.domain.journal.entries import Homework, Run, Visit, Weekly
from coach.domain.journal.uses import Use
from coach.domain.person.profile import Profile
from coach.domain.reminders.occurrences import occurrences
from coach.domain.reminders.proposals import PROPOSALS, proposals
from coach.domain.reminders.rule import Daily, Every, Follows, Once, Rule
from tests.domain.reminders.samples import at, known, rule

DAY = timedelta(days=1)
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")


def local(found: Rule, begin: str, end: str, **fields: object) -> list[str]:
    who = known(**fields)
    return [f"{one.due.astimezone(who.zone):%a %d %H:%M}" for one in occurrences(found, who, at(begin), at(end))]


def test_several_times_a_day_come_on_the_named_days_only() -> None:
    found = rule(when=Daily(("21:00", "09:00"), ("mon", "wed")))
    assert local(found, "2026-11-23 00:00", "2026-11-26 00:00") == [
        "Mon 23 09:00",
        "Mon 23 21:00",
        "Wed 25 09:00",
        "Wed 25 21:00",
    ]


def test_the_beginning_is_left_out_and_the_end_is_in() -> None:
    found = rule()
    assert local(found, "2026-11-23 21:00", "2026-11-24 21:00") == ["Tue 24 21:00"]


def test_a_window_may_go_past_midnight() -> None:
    found = rule(when=Every(60, "22:00", "01:00", ("mon",)))
    assert local(found, "2026-11-23 00:00", "2026-11-25 00:00") == [
        "Mon 23 22:00",
        "Mon 23 23:00",
        "Tue 24 00:00",
        "Tue 24 01:00",
    ]


def test_nothing_comes_before_the_rule_nor_while_it_is_paused_or_off() -> None:
    assert local(rule(since=at("2026-11-24 22:00")), "2026-11-23 00:00", "2026-11-26 00:00") == ["Wed 25 21:00"]
    paused = rule(paused_until=at("2026-11-24 00:00"))
    assert local(paused, "2026-11-23 00:00", "2026-11-25 00:00") == ["Tue 24 21:00"]
    assert local(rule(off=True), "2026-11-23 00:00", "2026-11-25 00:00") == []


def test_one_single_time_comes_once() -> None:
    found = rule(when=Once(at("2026-11-24 10:30")))
    assert local(found, "2026-11-01 00:00", "2026-12-24 00:00") == ["Tue 24 10:30"]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("clock", ["02:15", "02:30", "01:30", "03:00", "12:00"])
def test_a_daily_time_comes_once_on_every_day_of_a_year_in_every_zone(zone: str, clock: str) -> None:
    who = known(ZoneInfo(zone))
    begin = datetime(2026, 1, 1, tzinfo=who.zone)
    found = occurrences(rule(when=Daily((clock,))), who, begin, begin.replace(year=2027))
    assert [one.day for one in found] == [date(2026, 1, 1) + n * DAY for n in range(365)]
    assert len({one.key for one in found}) == 365
    assert all(one.tzinfo is UTC or one.utcoffset() == timedelta(0) for one in (each.due for each in found))


def test_a_skipped_time_comes_as_long_after_midnight_and_a_doubled_one_the_first_time() -> None:
    skipped = occurrences(rule(when=Daily(("02:30",))), known(), at("2026-03-29 00:00"), at("2026-03-29 12:00"))
    assert [one.due for one in skipped] == [datetime(2026, 3, 29, 1, 30, tzinfo=UTC)]
    doubled = occurrences(rule(when=Daily(("02:30",))), known(), at("2026-10-25 00:00"), at("2026-10-25 12:00"))
    assert [one.due for one in doubled] == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]


def test_the_same_day_has_the_same_key_in_another_zone() -> None:
    begin, end = at("2026-11-23 00:00"), at("2026-11-26 00:00")
    here = {one.key for one in occurrences(rule(), known(), begin, end)}
    there = {one.key for one in occurrences(rule(), known(ZoneInfo("Asia/Tokyo")), begin, end)}
    assert here == there


@given(
    minutes=st.integers(5, 720),
    start=st.integers(0, 23),
    end=st.integers(0, 23),
    zone=st.sampled_from(ZONES),
    offset=st.integers(0, 360),
)
def test_every_so_often_keeps_its_distance_through_changes_of_the_clocks(
    minutes: int, start: int, end: int, zone: str, offset: int
) -> None:
    found = rule(when=Every(minutes, f"{start:02}:00", f"{end:02}:00"))
    begin = datetime(2026, 1, 1, tzinfo=UTC) + offset * DAY
    dues = [one.due for one in occurrences(found, known(ZoneInfo(zone)), begin, begin + 3 * DAY)]
    assert dues == sorted(set(dues))
    for earlier, later in pairwise(dues):
        begins_anew = later == instant(later.astimezone(ZoneInfo(zone)).date(), time(start), ZoneInfo(zone))
        assert later - earlier == timedelta(minutes=minutes) or begins_anew


@given(st.integers(0, 300), st.lists(st.integers(0, 10_000), min_size=1, max_size=8))
def test_walking_in_steps_finds_the_same_as_one_look(offset: int, steps: list[int]) -> None:
    found = rule(when=Daily(("02:30", "09:00", "21:15")))
    begin = moment = datetime(2026, 1, 1, tzinfo=UTC) + offset * DAY
    walked = []
    for step in steps:
        later = moment + timedelta(minutes=step)
        walked += [one.key for one in occurrences(found, known(), moment, later)]
        moment = later
    assert walked == [one.key for one in occurrences(found, known(), begin, moment)]


def test_half_as_often_is_every_second_day() -> None:
    assert local(rule(halved=True), "2026-11-23 00:00", "2026-11-29 00:00") == [
        "Tue 24 21:00",
        "Thu 26 21:00",
        "Sat 28 21:00",
    ]


def follows(about: str, begin: str, end: str, **fields: object) -> list[str]:
    return local(rule(about=about, when=Follows()), begin, end, **fields)


def test_routine_and_evening_follow_the_usual_times() -> None:
    profile = Profile(times=("07:30", "18:00", "21:30"))
    assert follows("plan", "2026-11-23 00:00", "2026-11-24 00:00", profile=profile) == ["Mon 23 07:30"]
    assert follows("evening", "2026-11-23 00:00", "2026-11-24 00:00", profile=profile) == ["Mon 23 21:30"]
    assert follows("plan", "2026-11-23 00:00", "2026-11-24 00:00") == ["Mon 23 09:00"]
    assert follows("evening", "2026-11-23 00:00", "2026-11-24 00:00") == ["Mon 23 20:00"]


def test_the_morning_is_asked_only_after_a_day_with_a_run() -> None:
    begun = at("2026-11-24 18:00")
    run = Run(at=begun, routine="x", name="X", ended_at=begun, planned_s=1, finished=True)
    assert follows("waking", "2026-11-23 00:00", "2026-11-28 00:00", entries=(run,)) == ["Wed 25 08:00"]


def test_the_weekly_questions_come_seven_days_after_the_last_or_on_a_monday() -> None:
    assert follows("weekly", "2026-11-22 00:00", "2026-11-29 00:00") == ["Mon 23 20:00"]
    last = Weekly(at=at("2026-11-19 20:00"), pain=3, enjoyment=3, activity=3)
    assert follows("weekly", "2026-11-20 00:00", "2026-12-05 00:00", entries=(last,)) == [
        "Thu 26 20:00",
        "Thu 03 20:00",
    ]


def test_a_visit_is_asked_about_the_day_before_and_one_and_two_days_after() -> None:
    visit = Visit(at=at("2026-11-24 14:00"), id="v")
    assert follows("visit", "2026-11-20 00:00", "2026-11-30 00:00", entries=(visit,)) == [
        "Mon 23 14:00",
        "Wed 25 14:00",
        "Thu 26 14:00",
    ]


def test_the_next_visit_ends_what_is_asked_about_the_one_before() -> None:
    visits = (Visit(at=at("2026-11-24 14:00"), id="v"), Visit(at=at("2026-11-26 10:00"), id="w"))
    assert follows("visit", "2026-11-20 00:00", "2026-11-26 12:00", entries=visits) == [
        "Mon 23 14:00",
        "Wed 25 10:00",
        "Wed 25 14:00",
    ]


def test_homework_comes_on_its_days_as_often_as_was_said_and_not_once_it_is_over() -> None:
    homework = Homework(
        at=at("2026-11-20 10:00"), exercise="homework-x", days=("mon", "wed"), times_a_day=2, until=date(2026, 11, 25)
    )
    assert follows("homework", "2026-11-22 00:00", "2026-12-05 00:00", entries=(homework,)) == [
        "Mon 23 09:00",
        "Mon 23 19:00",
        "Wed 25 09:00",
        "Wed 25 19:00",
    ]


def test_homework_every_two_hours_comes_every_two_hours_and_at_named_times_at_those() -> None:
    hourly = Homework(at=at("2026-11-20 10:00"), exercise="homework-x", every_min=120)
    assert follows("homework", "2026-11-23 00:00", "2026-11-23 23:00", entries=(hourly,)) == [
        f"Mon 23 {hour:02}:00" for hour in (9, 11, 13, 15, 17, 19)
    ]
    named = Homework(at=at("2026-11-20 10:00"), exercise="homework-x", times_a_day=2, clock_times=("17:00", "08:30"))
    assert follows("homework", "2026-11-23 00:00", "2026-11-23 23:00", entries=(named,)) == [
        "Mon 23 08:30",
        "Mon 23 17:00",
    ]


def test_the_proposal_of_homework_names_its_times() -> None:
    hourly = Homework(at=at("2026-11-20 10:00"), exercise="homework-x", every_min=120)
    thrice = Homework(at=at("2026-11-20 10:00"), exercise="homework-y", times_a_day=3)
    offered = proposals((hourly, thrice), {"homework-x": "Press-ups", "homework-y": "Bridges"}, time(9))
    why = next(each.why for each in offered if each.about == "homework")
    assert why == "Press-ups every 2 hours from 9:00 to 19:00; Bridges at 9:00, 14:00 and 19:00, while it is due"
    assert proposals((), {}, time(9)) == PROPOSALS


def test_homework_that_was_done_today_does_not_come_again_today() -> None:
    homework = Homework(at=at("2026-11-20 10:00"), exercise="homework-x")
    done = Use(exercise="homework-x", at=at("2026-11-23 07:00"), outcome="done", done_s=30.0)
    who = {"entries": (homework,), "used": (done,)}
    assert follows("homework", "2026-11-23 00:00", "2026-11-25 00:00", **who) == ["Tue 24 09:00"]


def test_two_times_that_are_one_instant_come_once() -> None:
    berlin = rule(when=Daily(("02:30", "03:30")), since=at("2026-03-01 00:00"))
    due = occurrences(berlin, known(), at("2026-03-29 00:00"), at("2026-03-30 00:00"))
    assert [f"{one.due:%H:%M}Z" for one in due] == ["01:30Z"]


def test_a_day_that_the_calendar_left_out_has_no_reminders() -> None:
    apia = ZoneInfo("Pacific/Apia")
    samoan = rule(when=Daily(("09:00",)), since=at("2011-12-01 00:00", apia))
    begin, end = at("2011-12-29 00:00", apia), at("2012-01-01 00:00", apia)
    days = [one.day.day for one in occurrences(samoan, known(apia), begin, end)]
    assert days == [29, 31]
