"""What people type for a reminder."""

from datetime import date, timedelta

import pytest

from coach.domain.reminders.rule import Daily, Every, Follows, Once, RuleBook
from coach.errors import CoachError
from coach.guide.moments import reference_at
from coach.tui.reminder_reading import Fields, day_to_come, fields_of, hours, read, read_once
from tests.domain.reminders.samples import BERLIN, at, book, rule

NOW = at("2026-11-23 09:00")


@pytest.mark.parametrize(
    "when",
    [
        Daily(("09:00", "21:00"), ("mon", "fri")),
        Every(30, "22:00", "02:00"),
        Once(at("2026-12-01 18:00")),
    ],
)
def test_a_form_that_nobody_touches_changes_nothing(when: Daily | Every | Once) -> None:
    old = rule(when=when, sound=False, discreet=True, through_quiet=True)
    assert read(fields_of(old, NOW), old, book(old), NOW) == (old, {})


def test_a_followed_one_stays_so() -> None:
    old = rule(about="evening", when=Follows())
    assert read(fields_of(old, NOW), old, book(old), NOW) == (old, {})


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"label": "", "times": "9"}, {"label"}),
        ({"times": ""}, {"times"}),
        ({"times": "9", "days": "nevermore"}, {"days"}),
        ({"way": "every", "minutes": "4", "start": "x", "end": "25"}, {"minutes", "start", "end"}),
        ({"way": "once", "once": "yesterday"}, {"once"}),
        ({"way": "once", "once": "08:00"}, {"once"}),
        ({"way": "follows"}, {"way"}),
        ({"about": "routine", "times": "9"}, {"routine"}),
    ],
)
def test_each_field_that_is_in_the_way_says_so(fields: dict[str, str], wrong: set[str]) -> None:
    made, troubles = read(Fields(**{"label": "Tea", **fields}), None, RuleBook(), NOW)  # type: ignore[arg-type]
    assert made is None
    assert set(troubles) == wrong
    assert all(troubles.values())


def test_moments_of_today_and_tomorrow_need_no_date() -> None:
    assert read_once("18:00", None, NOW) == at("2026-11-23 18:00")
    assert read_once("tomorrow 18:00", None, NOW) == at("2026-11-24 18:00")
    assert read_once("2026-12-01 07:30", None, NOW) == at("2026-12-01 07:30")


@pytest.mark.parametrize("text", ["21:00 to 07:00", "21-7", "21:00 - 7:00", "21 7", "21h00 – 07.00", "9 pm to 7 am"])
def test_quiet_hours_are_two_times(text: str) -> None:
    assert hours(text) == ("21:00", "07:00")


def test_quiet_hours_may_be_none_but_not_nothing() -> None:
    assert hours("none") == (None, None)
    for text in ("", "9", "9 to 9", "a to b"):
        with pytest.raises(CoachError):
            hours(text)


def test_a_day_to_come_is_not_today() -> None:
    here = reference_at(NOW, BERLIN)
    assert day_to_come("tomorrow", here) == here.today + timedelta(days=1)
    assert day_to_come("2026-12-24", here) == date(2026, 12, 24)
    for text in ("2026-11-23", "2020-01-01", "soon", ""):
        with pytest.raises(CoachError):
            day_to_come(text, here)
