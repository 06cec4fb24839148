"""Which measures are asked when (clinical.md 5.3)."""

from datetime import time, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import (
    Activities,
    ActivityRating,
    Change,
    CheckIn,
    Evening,
    FlareDay,
    Morning,
    Raised,
    Reach,
    SafetyCheck,
    Visit,
    Weekly,
)
from coach.domain.measures.schedule import asked, evening_time
from coach.domain.person.profile import Condition, Profile
from tests.domain.measured import at, evening

PERSON = Profile(activities=("sitting",), conditions=())
HOUR = timedelta(hours=1)
NOON = at(2, 12)
VISIT = Visit(at=at(2, 18), id="v1")
WEEKLY = {"weekly_three", "activities", "reach"}


def ids(*entries, now=NOON, profile=PERSON):
    return {one.id for one in asked(entries, profile, now)}


def rated(day, hour=12):
    return Activities(at=at(day, hour), ratings=(ActivityRating("sitting", 5),))


@pytest.mark.parametrize(("hour", "is_open"), [(3.9, False), (4, True), (13.9, True), (14, False)])
def test_waking_is_asked_while_people_still_know(hour, is_open):
    assert ("waking" in ids(now=at(2, hour))) is is_open


def test_a_morning_that_was_answered_is_not_asked_again_and_one_of_yesterday_is_no_answer():
    assert "waking" not in ids(Morning(at=at(2, 7), pain=3))
    assert "waking" in ids(Morning(at=at(1, 7), pain=3), CheckIn(at=at(2, 7), pain=3))


@pytest.mark.parametrize(("hour", "is_open"), [(19.9, False), (20, True), (27.9, True), (28, False)])
def test_the_evening_is_asked_at_its_time_and_until_four_at_night(hour, is_open):
    assert ("evening" in ids(now=at(2, hour))) is is_open


@pytest.mark.parametrize("hour", [18, 21, 25])
def test_an_evening_that_was_answered_early_or_late_is_not_asked_again(hour):
    assert "evening" not in ids(Evening(at=at(2, hour), worst=4, average=2), now=at(2, 26))


def test_an_evening_that_was_missed_is_never_asked_later():
    assert "evening" not in ids(now=at(3, 8))


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ((), time(20)),
        (("07:30",), time(20)),
        (("07:30", "21:15"), time(21, 15)),
        (("18:00", "21:15"), time(21, 15)),
        (("16:00",), time(16)),
    ],
)
def test_the_evening_is_the_latest_time_of_the_persons_own(times, expected):
    assert evening_time(Profile(times=times)) == expected


def test_weekly_measures_are_asked_until_they_are_answered_and_then_for_seven_days_no_more():
    assert ids() >= WEEKLY
    done = (Weekly(at=at(2, 9), pain=1, enjoyment=1, activity=1), rated(2), Reach(at=at(2, 12), cm=3))
    assert not ids(*done, now=at(8, 12)) & WEEKLY
    assert ids(*done, now=at(9, 12)) >= WEEKLY
    assert ids(*done, now=at(40, 12)) >= WEEKLY


def test_an_answer_that_is_written_in_later_settles_the_week_it_was_given_in():
    assert "weekly_three" not in ids(Weekly(at=at(-2), pain=1, enjoyment=1, activity=1))
    assert "weekly_three" in ids(Weekly(at=at(-5), pain=1, enjoyment=1, activity=1))


def test_a_week_without_an_answer_ends_and_the_next_one_is_asked_about():
    one = next(one for one in asked([rated(-11)], PERSON, NOON) if one.id == "activities")
    assert (one.since, one.until) == (at(-4, 4), at(3, 4))


def test_activities_are_asked_only_of_who_has_named_some():
    assert "activities" not in ids(profile=Profile(conditions=()))


def test_reach_is_not_asked_before_noon():
    assert "reach" not in ids(now=at(2, 11.9))
    assert "reach" in ids(now=at(2, 12))


@pytest.mark.parametrize("condition", ["osteoporosis", "spine_fracture", "dizziness", "disc_or_nerve"])
def test_who_should_not_bend_is_never_asked_to_reach(condition):
    profile = msgspec.structs.replace(PERSON, conditions=(Condition(condition),))
    assert "reach" not in ids(profile=profile)


@pytest.mark.parametrize(
    "hard",
    [
        pytest.param((FlareDay(at=at(2, 9)),), id="a flare day"),
        pytest.param(tuple(Morning(at=at(day, 7), pain=pain) for day, pain in ((0, 2), (1, 2), (2, 4))), id="red"),
        pytest.param((Morning(at=at(2, 7), pain=8),), id="8 of 10"),
    ],
)
def test_on_a_hard_day_nobody_is_asked_to_reach(hard):
    assert "reach" not in ids(*hard)


def test_in_the_first_72_hours_nobody_is_asked_to_reach():
    assert "reach" not in ids(profile=msgspec.structs.replace(PERSON, episode=at(0, 8).date()))
    assert "reach" in ids(profile=msgspec.structs.replace(PERSON, episode=at(-2, 8).date()))


def test_before_the_conditions_are_known_or_after_dizziness_nobody_is_asked_to_reach():
    assert "reach" not in ids(profile=Profile())
    dizzy = SafetyCheck(at=at(2, 9), reason="during_run", raised=(Raised("D5", "CAUTION", codes=("dizzy",)),))
    assert "reach" not in ids(dizzy)


BEFORE = {"pain_before", "goal", "activities", "change"}
LAST = Visit(at=at(-10, 18), id="v0")
WEEK_DONE = rated(1)


def test_the_day_before_a_visit_asks_pain_activities_change_and_goal():
    assert ids(LAST, VISIT, WEEK_DONE, now=VISIT.at - 24 * HOUR) >= BEFORE
    assert not ids(LAST, VISIT, WEEK_DONE, now=VISIT.at - 25 * HOUR) & BEFORE
    assert not ids(LAST, VISIT, WEEK_DONE, now=VISIT.at) & BEFORE


def test_what_is_answered_is_asked_no_more():
    visit = msgspec.structs.replace(VISIT, pain_before=5, goal="Sit for two hours")
    change = Change(at=at(2, 10), change=2, visit="v0")
    assert not ids(LAST, visit, change, rated(2, 10)) & BEFORE


def test_a_change_said_before_the_last_visit_is_no_answer_now():
    assert "change" in ids(LAST, VISIT, Change(at=at(-11), change=2))


def test_the_first_visit_has_nothing_to_be_compared_with():
    assert "change" not in ids(VISIT)


def test_activities_are_asked_once_though_week_and_visit_both_want_them():
    found = [one for one in asked([VISIT], PERSON, NOON) if one.id == "activities"]
    assert [one.until for one in found] == [VISIT.at]


def test_a_visit_far_away_leaves_the_weekly_activities_as_they_are():
    assert "activities" in ids(Visit(at=at(9), id="far"))


@pytest.mark.parametrize(
    ("ident", "opens", "closes", "field"),
    [("pain_after", 0.5, 4.5, "pain_after"), ("pain_24h", 20, 36, "pain_24h"), ("pain_48h", 44, 72, "pain_48h")],
)
def test_after_a_visit_pain_is_asked_at_once_and_a_day_and_two_days_later(ident, opens, closes, field):
    visit = msgspec.structs.replace(VISIT, duration_min=30)
    inside = visit.at + opens * HOUR
    assert ident in ids(visit, now=inside)
    assert ident not in ids(visit, now=inside - timedelta(minutes=1))
    assert ident not in ids(visit, now=visit.at + closes * HOUR)
    assert ident not in ids(msgspec.structs.replace(visit, **{field: 0}), now=inside)


def test_a_visit_takes_an_hour_where_nobody_said_how_long():
    assert "pain_after" not in ids(VISIT, now=VISIT.at + 0.9 * HOUR)
    assert "pain_after" in ids(VISIT, now=VISIT.at + HOUR)


def test_the_next_visit_ends_what_is_asked_about_the_one_before():
    second = Visit(at=VISIT.at + 45 * HOUR, id="v2")
    assert "pain_48h" in ids(VISIT, second, now=VISIT.at + 44 * HOUR)
    assert "pain_48h" not in ids(VISIT, second, now=VISIT.at + 46 * HOUR)


def test_every_question_has_words():
    found = asked([LAST, VISIT], PERSON, NOON)
    assert all(one.title for one in found)
    assert {one.visit for one in found if one.id in ("pain_before", "goal")} == {"v1"}


MOMENTS = st.integers(-20 * 24, 10 * 24).map(lambda hours: at(0, hours))
ENTRIES = st.lists(
    st.one_of(
        st.builds(Morning, at=MOMENTS, pain=st.just(3)),
        st.builds(Weekly, at=MOMENTS, pain=st.just(3), enjoyment=st.just(3), activity=st.just(3)),
        st.builds(Reach, at=MOMENTS, cm=st.just(3.0)),
        st.builds(Change, at=MOMENTS, change=st.just(1)),
        st.builds(Evening, at=MOMENTS, worst=st.just(3), average=st.just(3)),
        st.builds(Visit, at=MOMENTS, id=st.uuids().map(str)),
    ),
    max_size=10,
)


@given(ENTRIES, MOMENTS, st.randoms())
def test_each_question_is_open_asked_once_and_in_the_same_order_for_any_journal(entries, now, chance):
    found = asked(entries, PERSON, now)
    assert all(one.since <= now < one.until for one in found)
    assert len({(one.id, one.visit) for one in found}) == len(found)
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert asked(shuffled, PERSON, now) == found


@given(ENTRIES, MOMENTS)
def test_an_answer_given_now_settles_the_question(entries, now):
    answers = [
        Morning(at=now, pain=1),
        Weekly(at=now, pain=1, enjoyment=1, activity=1),
        rated(0),
        Reach(at=now, cm=1),
        Change(at=now, change=1),
        evening(0),
    ]
    answers = [msgspec.structs.replace(answer, at=now) for answer in answers]
    left = {one.id for one in asked([*entries, *answers], PERSON, now)}
    assert left <= {"pain_before", "goal", "pain_after", "pain_24h", "pain_48h"}
