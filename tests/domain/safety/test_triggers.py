"""When all warning signs are asked again, and what the journal raises by itself."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import CheckIn, Clearance, Morning, Raised, Run, SafetyCheck
from coach.domain.safety.red_flags import full_list
from coach.domain.safety.triggers import little_change, pending_check, usually_high, worsening

T = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ALL = tuple(flag.id for flag in full_list(pregnant=False, first_run=False, age_band="18_44"))


def full(at: datetime) -> SafetyCheck:
    return SafetyCheck(at=at, reason="first_run", asked=ALL)


ASKED = full(T - 10 * DAY)


def rated(*scores: int) -> list[CheckIn]:
    """One check-in an hour at the end of which it is `T`."""
    return [CheckIn(at=T - timedelta(hours=len(scores) - 1 - place), pain=score) for place, score in enumerate(scores)]


def test_whoever_was_never_asked_everything_is_asked():
    assert pending_check([], None, T) == "first_run"
    assert pending_check([SafetyCheck(at=T, reason="first_run", asked=ALL[:9])], None, T) == "first_run"
    assert pending_check([ASKED], None, T) is None


@pytest.mark.parametrize(
    ("days", "reason"), [(-11, None), (-10, None), (-9, "new_episode"), (0, "new_episode"), (1, None)]
)
def test_an_episode_that_began_after_the_last_check_asks_again(days, reason):
    assert pending_check([ASKED], (T + days * DAY).date(), T) == reason


@pytest.mark.parametrize(
    ("scores", "reason"),
    [
        ((7,), None),
        ((8,), None),
        ((6, 6, 8), "high_pain"),
        ((3, 3, 5), None),
        ((3, 3, 6), "high_pain"),
        ((6, 6, 7), None),
        ((0, 4, 5), "high_pain"),
    ],
)
def test_pain_of_3_above_the_median_or_of_8_and_2_above_asks_again(scores, reason):
    assert pending_check([ASKED, *rated(*scores)], None, T) == reason


def test_a_lower_number_typed_afterwards_is_no_way_around():
    assert pending_check([ASKED, *rated(5, 9, 2)], None, T) == "high_pain"


def test_a_high_rating_of_more_than_14_days_ago_asks_no_more():
    for days, reason in ((13, "high_pain"), (15, None)):
        usual = [Morning(at=T - (days + 1) * DAY, pain=5)]
        assert pending_check([full(T - 20 * DAY), *usual, Morning(at=T - days * DAY, pain=9)], None, T) == reason


def test_once_asked_after_the_high_rating_it_is_asked_no_more():
    assert pending_check([ASKED, *rated(5, 9), full(T)], None, T) is None
    assert pending_check([ASKED, *rated(5, 9), SafetyCheck(at=T, reason="before_run", asked=("RF01",))], None, T)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_the_numbers_around_a_run_count_and_those_of_a_rehearsal_do_not(moment):
    for speed, reason in ((1.0, "high_pain"), (60.0, None)):
        run = Run(
            at=T - DAY, routine="r", name="R", ended_at=T, planned_s=60, finished=True, speed=speed, **{moment: 8}
        )
        assert pending_check([ASKED, Morning(at=T - 2 * DAY, pain=5), run], None, T) == reason


def test_the_median_looks_back_14_days_only():
    old = [Morning(at=T - 15 * DAY, pain=0), Morning(at=T - 15 * DAY, pain=0)]
    assert pending_check([full(T - 20 * DAY), *old, *rated(4)], None, T) is None


def test_pain_above_usual_for_over_two_days_asks_again():
    calm = [Morning(at=T - back * DAY, pain=3) for back in range(3, 10)]
    rise = [Morning(at=T - back * DAY, pain=5) for back in range(3)]
    assert pending_check([ASKED, *calm, *rise[1:]], None, T - DAY) is None
    assert pending_check([ASKED, *calm, *rise], None, T) == "after_run"
    assert pending_check([ASKED, *calm, *rise, full(T - 1.5 * DAY)], None, T) == "after_run"
    assert pending_check([ASKED, *calm, *rise, full(T)], None, T) is None


@given(st.lists(st.integers(0, 10), max_size=8), st.integers(8, 10))
def test_pain_of_8_asks_once_where_no_list_was_clean_within_14_days(scores, high):
    old = full(T - 20 * DAY)
    entries = [old, *rated(*scores, high)]
    assert pending_check(entries, None, T) == "high_pain"
    assert pending_check([*entries, full(T)], None, T) is None


@pytest.mark.parametrize(("scores", "reason"), [((8,), None), ((7, 8, 8), None), ((6, 6, 8), "high_pain")])
def test_pain_of_8_asks_only_when_it_is_2_above_the_median_after_a_clean_list(scores, reason):
    assert pending_check([ASKED, *rated(*scores)], None, T) == reason


def test_who_lives_at_7_to_8_is_asked_on_at_most_one_day_in_14():
    known, asked = [full(T - 30 * DAY)], 0
    for day in range(-28, 1):
        now = T + day * DAY
        known.append(Morning(at=now, pain=8 if day % 3 else 7))
        if pending_check(known, None, now):
            asked += 1
            known.append(full(now + timedelta(minutes=5)))
    assert asked <= 2


def test_a_list_with_a_sign_of_level_1_to_3_was_not_clean():
    raised = SafetyCheck(at=T - DAY, reason="first_run", asked=ALL, raised=(Raised("RF12", "SAME_DAY"),))
    assert pending_check([raised, *rated(8)], None, T) == "high_pain"


def weeks(*means: float | None, rated_days: int = 7) -> list[Morning | CheckIn]:
    """Six or fewer weeks up to `T`, oldest first; each mean is a whole or a half point, None a silent week."""
    entries: list[Morning | CheckIn] = []
    for back, mean in enumerate(reversed(means)):
        for day in range(rated_days if mean is not None else 0):
            at = T - (7 * back + day) * DAY
            entries += [Morning(at=at, pain=int(mean)), CheckIn(at=at, pain=int(mean + 0.5))]
    return entries


@pytest.mark.parametrize(
    ("means", "expected"),
    [
        ((3, 4, 5), (3, 5)),
        ((1, 1.5, 3), (1, 3)),
        ((3, 3.5, 4), None),
        ((3, 4.5, 4.5), None),
        ((3, 3, 5), None),
        ((4, 6), None),
        ((3, None, 5), None),
        ((5, 5, 5, 5, 5, 5), None),
        ((8, 8, 7, 8, 7.5, 8), None),
    ],
)
def test_only_pain_that_rises_for_three_weeks_by_two_points_is_a_warning_sign(means, expected):
    assert worsening(weeks(*means), T) == expected


def test_a_week_with_three_rated_days_says_nothing_and_one_with_four_does():
    assert worsening(weeks(3, 4, 5, rated_days=4), T) == (3, 5)
    assert worsening(weeks(3, 4, 5, rated_days=3), T) is None


def test_an_empty_journal_says_nothing():
    assert worsening([], T) is None
    assert little_change([], T) == ""


def runs(count: int, *, speed: float = 1.0) -> list[Run]:
    days = (T - (place * 41 // max(1, count - 1)) * DAY for place in range(count))
    return [Run(at=at, routine="r", name="R", ended_at=at, planned_s=60, finished=True, speed=speed) for at in days]


@pytest.mark.parametrize(
    ("means", "done", "told"),
    [
        ((5, 5, 5, 5, 5, 5), 12, True),
        ((5, 4, 6, 5, 5, 4.5), 20, True),
        ((5, 5, 5, 5, 5, 5), 11, False),
        ((3.5, 3.5, 3.5, 3.5, 3.5, 3.5), 12, False),
        ((6, 6, 5, 5, 5, 5), 12, False),
        ((5, 5, None, 5, 5, 5), 12, False),
        ((5, 5, 5, 5, 5), 12, False),
    ],
)
def test_steady_pain_after_six_weeks_of_self_care_is_told_and_never_raised(means, done, told):
    entries = [*weeks(*means), *runs(done)]
    assert bool(little_change(entries, T)) is told
    assert worsening(entries, T) is None


def test_rehearsals_are_no_self_care():
    assert little_change([*weeks(5, 5, 5, 5, 5, 5), *runs(12, speed=60.0)], T) == ""


@pytest.mark.parametrize(("weeks_ago", "told"), [(1, False), (12, False), (13, True)])
def test_whoever_was_seen_about_it_within_twelve_weeks_is_not_told_again(weeks_ago, told):
    seen = Clearance(at=T - 7 * weeks_ago * DAY, cause="RF27", by="Dr. Oak")
    assert bool(little_change([*weeks(5, 5, 5, 5, 5, 5), *runs(12), seen], T)) is told


@pytest.mark.parametrize(
    "settled",
    [
        Clearance(at=T - 7 * DAY, cause="RF27", by="Dr. Oak"),
        SafetyCheck(at=T - 7 * DAY, reason="journal", raised=(Raised("RF27", "CLINICIAN_FIRST", "journal"),)),
    ],
)
def test_the_weeks_before_it_was_raised_or_cleared_are_settled(settled):
    assert worsening([*weeks(3, 4, 5), settled], T) is None


def test_a_raise_by_the_old_rule_settles_nothing():
    old = SafetyCheck(at=T - 7 * DAY, reason="journal", raised=(Raised("RF27", "CLINICIAN_FIRST"),))
    assert worsening([*weeks(3, 4, 5), old], T) == (3, 5)


def test_the_day_of_a_clearance_is_settled_and_the_next_one_counts():
    for days, expected in ((17, None), (18, (3, 5))):
        cleared = Clearance(at=T - days * DAY, cause="RF27", by="Dr. Oak")
        assert worsening([*weeks(3, 4, 5, rated_days=4), cleared], T) == expected


@given(st.lists(st.integers(0, 10), min_size=42, max_size=42))
def test_leaving_out_ratings_never_makes_up_a_reason_when_fewer_than_four_days_of_each_week_remain(scores):
    entries = [Morning(at=T - day * DAY, pain=score) for day, score in enumerate(scores) if day % 7 < 3]
    assert worsening(entries, T) is None


@pytest.mark.parametrize(
    ("pain", "usual", "asked_days_ago", "expected"),
    [
        (8, 8.0, 3, True),
        (9, 8.0, 13, True),
        (9, 7.5, 3, False),
        (8, 8.0, 15, False),
        (8, None, 3, False),
        (7, 7.0, 3, False),
        (None, 8.0, 3, False),
    ],
)
def test_high_pain_is_the_usual_within_one_point_after_a_clean_list_of_14_days(pain, usual, asked_days_ago, expected):
    assert usually_high([full(T - asked_days_ago * DAY)], pain, usual, T) is expected


def test_after_a_list_with_a_sign_high_pain_is_no_usual_matter():
    raised = SafetyCheck(at=T - DAY, reason="first_run", asked=ALL, raised=(Raised("RF12", "SAME_DAY"),))
    assert not usually_high([full(T - 2 * DAY), raised], 8, 8.0, T)
