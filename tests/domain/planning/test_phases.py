"""The phase of the trouble, the mode of the day, and which places a visit leaves alone."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercises.vocabulary import LEVELS
from coach.domain.journal.entries import CheckIn, Evening, FlareDay, Morning, Place, Visit
from coach.domain.planning.phases import mode_of, next_visit, phase_of, rated_flare, said_flare, treated
from tests.domain.people import DAY, HOUR, NOW


def begun(days: int):
    return (NOW - days * DAY).date()


def mornings(days: int, pain: int = 1, every: int = 1) -> list[Morning]:
    return [Morning(at=NOW - day * DAY, pain=pain) for day in range(0, days, every)]


@pytest.mark.parametrize(
    ("days", "phase"),
    [(-1, "acute"), (0, "acute"), (3, "acute"), (4, "subacute"), (84, "subacute"), (85, "chronic"), (4000, "chronic")],
)
def test_the_phase_goes_by_the_days_since_the_trouble_began(days, phase):
    assert phase_of(begun(days), [], NOW) == phase


def test_a_trouble_of_unknown_beginning_is_a_long_one():
    assert phase_of(None, [], NOW) == "chronic"


def test_the_first_72_hours_are_never_cut_short():
    late = NOW.replace(hour=23, minute=59)
    for hours in range(72):
        now = late + timedelta(hours=hours)
        assert phase_of(late.date(), mornings(28), now) == "acute"


@given(st.integers(-3, 3), st.lists(st.integers(0, 10), max_size=40))
def test_no_history_skips_the_first_72_hours(days, scores):
    calm = [Morning(at=NOW - day * DAY, pain=score) for day, score in enumerate(scores)]
    assert phase_of(begun(days), calm, NOW) == "acute"


@pytest.mark.parametrize(
    ("entries", "phase"),
    [
        (mornings(28, pain=2), "maintenance"),
        (mornings(28, pain=2, every=2), "maintenance"),
        (mornings(28, pain=2, every=3), "chronic"),
        ([*mornings(28, pain=2), CheckIn(at=NOW, pain=4)], "chronic"),
        ([*mornings(28), FlareDay(at=NOW - 27 * DAY)], "chronic"),
        ([*mornings(28), FlareDay(at=NOW - 29 * DAY)], "maintenance"),
        ([*mornings(28), FlareDay(at=NOW - DAY, over=True)], "maintenance"),
    ],
)
def test_maintenance_is_four_rated_weeks_of_2_or_less_without_a_flare(entries, phase):
    assert phase_of(begun(100), entries, NOW) == phase


def test_maintenance_does_not_begin_within_four_weeks():
    assert phase_of(begun(28), mornings(28), NOW) == "subacute"
    assert phase_of(begun(29), mornings(28), NOW) == "maintenance"


@pytest.mark.parametrize(
    ("entries", "flare"),
    [
        ([], False),
        ([FlareDay(at=NOW)], True),
        ([FlareDay(at=NOW - 47 * HOUR)], True),
        ([FlareDay(at=NOW - 48 * HOUR)], False),
        ([FlareDay(at=NOW - 2 * HOUR), FlareDay(at=NOW - HOUR, over=True)], False),
        ([FlareDay(at=NOW - HOUR, over=True), FlareDay(at=NOW)], True),
        ([FlareDay(at=NOW + HOUR)], False),
    ],
)
def test_a_told_flare_lasts_two_days_or_until_it_is_told_to_be_over(entries, flare):
    assert said_flare(entries, NOW) == flare
    assert said_flare(entries[::-1], NOW) == flare


@pytest.mark.parametrize(
    ("pain", "usual", "flare"), [(5, 3.0, True), (4, 3.0, False), (5, 3.5, False), (None, 3.0, False), (9, None, False)]
)
def test_pain_of_2_above_the_usual_level_is_a_flare(pain, usual, flare):
    assert rated_flare(pain, usual) == flare


def visit(hours: float, *regions: str) -> Visit:
    return Visit(at=NOW + hours * HOUR, areas=tuple(Place(region) for region in regions))


@pytest.mark.parametrize(
    ("visits", "places"),
    [
        ([], None),
        ([visit(-47.9, "neck")], {"neck"}),
        ([visit(-48, "neck")], None),
        ([visit(0, "neck", "shoulder")], {"neck", "shoulder"}),
        ([visit(1, "neck")], None),
        ([visit(-40, "low-back"), visit(-2, "neck")], {"low-back", "neck"}),
        ([visit(-40), visit(-2, "neck")], set()),
    ],
)
def test_every_visit_of_the_last_two_days_counts_and_one_that_did_not_say_where_is_everywhere(visits, places):
    assert treated(visits, NOW) == places
    assert treated(visits[::-1], NOW) == places


def test_the_nearest_planned_visit_is_the_next_one():
    near, far = visit(3), visit(300)
    assert next_visit([far, near, visit(-3)], NOW) == near
    assert next_visit([visit(-3)], NOW) is None


@pytest.mark.parametrize(
    ("entries", "mode"),
    [
        ([], "normal"),
        ([visit(23.9)], "pre_visit"),
        ([visit(24)], "normal"),
        ([visit(-1)], "post_visit"),
        ([visit(-1), visit(23)], "post_visit"),
    ],
)
def test_the_mode_goes_by_the_visits(entries, mode):
    assert mode_of(None, False, entries, NOW) == mode


@pytest.mark.parametrize("level", [None, *LEVELS])
def test_a_lock_comes_before_a_flare_and_a_flare_before_visits(level):
    locked = level in ("EMERGENCY", "SAME_DAY", "CLINICIAN_FIRST")
    assert mode_of(level, True, [visit(-1)], NOW) == ("locked" if locked else "flare")
    assert mode_of(level, False, [visit(-1)], NOW) == ("locked" if locked else "post_visit")


def test_a_flare_told_in_the_evening_log_counts_like_one_told_by_day() -> None:
    evening = Evening(at=NOW - timedelta(hours=10), worst=7, average=6, flare=True)
    assert said_flare((evening,), NOW)
    assert not said_flare((evening, FlareDay(at=NOW - timedelta(hours=1), over=True)), NOW)
