"""After a hurt (clinical.md 1.7) and after a run (1.8)."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import chain, combinations

import pytest

from coach.domain.journal.entries import (
    SIGN_NAMES,
    CheckIn,
    Clearance,
    Evening,
    FlareDay,
    Morning,
    Raised,
    Run,
    SafetyCheck,
)
from coach.domain.measures.usual import usual_level
from coach.domain.safety.stop_rules import (
    AFTER_QUESTIONS,
    FOLLOW_UPS,
    after_answers,
    after_hurt,
    aftermath,
    aftermath_raised,
    follow_ups,
)

T = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
NECK = ("cervart", "dizzy")


def ids(*signs, region=None, thermal=False):
    return [question.id for question in follow_ups(signs, region=region, thermal=thermal)]


def levels(signs, *yes):
    return {one.cause: one.level for one in after_hurt(signs, yes)}


def mornings(*scores, first=T):
    """One morning check a day; None is a morning without one."""
    return [
        Morning(at=first + timedelta(days=day), pain=score) for day, score in enumerate(scores) if score is not None
    ]


def rule(entries, usual=3.0, now=None):
    found = aftermath(entries, usual, now or max(entry.at for entry in entries))
    return found.rule if found else None


def test_every_sign_says_what_is_asked_next():
    assert set(FOLLOW_UPS) == set(SIGN_NAMES)


def test_numbness_is_asked_about_saddle_and_both_legs_at_once_and_again_after_30_minutes():
    assert ids("numb") == ["saddle", "still_numb"]
    assert [question.after_s for question in FOLLOW_UPS["numb"]] == [0, 1800]


def test_dizziness_is_asked_about_the_heart_and_the_signs_of_rf08():
    assert ids("dizzy") == ["heart", "five_d"]


@pytest.mark.parametrize("region", ["chest", "shoulder", "upper-back", "mid-back"])
def test_any_hurt_around_the_chest_is_asked_about_the_heart_first(region):
    assert ids("numb", region=region)[0] == "heart"
    assert ids("dizzy", region=region).count("heart") == 1


def test_a_hurt_elsewhere_with_no_sign_asks_nothing():
    assert ids(region="low-back") == []
    assert ids("sharp", "spreading") == []


def test_heat_and_cold_ask_about_the_skin():
    assert ids(thermal=True) == ["skin"]


@pytest.mark.parametrize(
    ("signs", "yes", "expected"),
    [
        (("numb",), (), {}),
        (("numb",), ("still_numb",), {"D3": "SAME_DAY"}),
        (("numb",), ("saddle",), {"D3": "EMERGENCY"}),
        (("numb",), ("still_numb", "saddle"), {"D3": "EMERGENCY"}),
        (("dizzy",), (), {"D5": "CAUTION"}),
        (("dizzy",), ("five_d",), {"D5": "EMERGENCY"}),
        (("dizzy",), ("heart",), {"D5": "CAUTION", "D6": "EMERGENCY"}),
        ((), ("heart",), {"D6": "EMERGENCY"}),
        ((), ("skin",), {"D7": "SAME_DAY"}),
        (("sharp", "spreading"), (), {}),
        (("numb", "dizzy"), ("still_numb",), {"D3": "SAME_DAY", "D5": "CAUTION"}),
    ],
)
def test_a_hurt_raises_what_the_stop_rules_say(signs, yes, expected):
    assert levels(signs, *yes) == expected


SIGN_SETS = list(chain.from_iterable(combinations(SIGN_NAMES, size) for size in range(5)))


@pytest.mark.parametrize("signs", SIGN_SETS)
def test_dizziness_always_closes_neck_work_whatever_else_was_said(signs):
    everything = ("heart", "five_d", "saddle", "still_numb", "skin")
    for size in range(6):
        for yes in combinations(everything, size):
            codes = {code for one in after_hurt(signs, yes) for code in one.codes}
            assert codes == (set(NECK) if "dizzy" in signs or "five_d" in yes else set())


def test_an_unknown_follow_up_is_refused():
    with pytest.raises(ValueError, match="toes"):
        after_hurt((), ("toes",))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, ()),
        ({"A6": ""}, (Raised("A6", "EMERGENCY"),)),
        ({"RF11": "alone"}, (Raised("RF11", "SAME_DAY", "alone", ("dvt",)),)),
        ({"RF11": "with"}, (Raised("RF11", "EMERGENCY", "with", ("dvt",)),)),
        ({"A5": "large"}, (Raised("A5", "SAME_DAY", "large", ("bleed",)),)),
        ({"A5": "small"}, (Raised("A5", "CAUTION", "small", ("bleed",)),)),
    ],
)
def test_the_morning_after_raises_what_1_8_says(answers, expected):
    assert after_answers(answers) == expected


def test_a_question_that_is_not_asked_in_the_morning_is_refused():
    with pytest.raises(ValueError, match="RF01"):
        after_answers({"RF01": ""})
    assert [question.id for question in AFTER_QUESTIONS] == ["A6", "RF11", "A5"]


def test_the_usual_level_is_the_median_of_mornings_and_early_or_late_check_ins_of_14_days():
    noon = T.replace(hour=12)
    entries = [
        Morning(at=T, pain=2),
        CheckIn(at=T.replace(hour=11), pain=4),
        CheckIn(at=T.replace(hour=18), pain=6),
        CheckIn(at=noon, pain=10),
        CheckIn(at=T.replace(hour=17, minute=59), pain=10),
        Morning(at=T - timedelta(days=14), pain=10),
    ]
    assert usual_level(entries, T.replace(hour=20)) == 4


def test_the_evening_log_belongs_to_the_usual_level_with_its_average_the_latest_of_a_day():
    logs = [Evening(at=T + timedelta(hours=hours), worst=9, average=score) for hours, score in ((14, 6), (13, 1))]
    assert usual_level([Morning(at=T, pain=2), *logs], T + timedelta(days=1)) == 4
    assert usual_level(logs, T) is None


def test_the_hour_of_a_check_in_is_the_one_on_the_clock_of_the_person():
    tokyo = timezone(timedelta(hours=9))
    assert usual_level([CheckIn(at=T.replace(hour=12).astimezone(tokyo), pain=4)], T + timedelta(days=1)) == 4


def test_without_ratings_there_is_no_usual_level():
    assert usual_level([CheckIn(at=T.replace(hour=14), pain=4)], T + timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((3, 4), None),
        ((3, 5), None),
        ((3, 5, 5), "A2"),
        ((3, 5, 5, 5), "A3"),
        ((3, 5, 5, 5, 5), "A4"),
        ((3, 5, 4, 5), None),
        ((3, 5, 5, 4), None),
        ((3, 5, None, 5), "A3"),
        ((3, 5, None, None, 5), None),
    ],
)
def test_pain_above_usual_is_followed_up_by_how_long_it_lasts(scores, expected):
    assert rule(mornings(*scores)) == expected


@pytest.mark.parametrize(("days", "at_the_limit", "beyond"), [(1, None, "A2"), (2, "A2", "A3"), (3, "A3", "A4")])
def test_a_day_has_to_be_over_before_a_rule_holds(days, at_the_limit, beyond):
    *earlier, last = mornings(*[6] * (days + 1))
    assert rule([*earlier, last]) == at_the_limit
    assert rule([*earlier, Morning(at=last.at + timedelta(minutes=1), pain=6)]) == beyond


@pytest.mark.parametrize(("calm_hours_before", "onset_hours_before"), [(2, 1), (24, 12), (50, 12)])
def test_a_rise_began_halfway_to_the_rating_before_it(calm_hours_before, onset_hours_before):
    calm = CheckIn(at=T - timedelta(hours=calm_hours_before), pain=3)
    found = aftermath([calm, *mornings(6, 6, 6)], 3.0, T + timedelta(days=2))
    assert found is not None
    assert found.since == T - timedelta(hours=onset_hours_before)


def test_ratings_from_the_future_do_not_count_yet():
    entries = mornings(3, 6, 6, 6)
    assert rule(entries, now=T + timedelta(days=2)) == "A2"


def test_a_rise_does_not_hang_on_the_minute_of_the_morning_check():
    for minutes in (-40, 40):
        entries = mornings(3, 6, 6)
        late = Morning(at=entries[-1].at + timedelta(minutes=minutes), pain=6)
        assert rule([*entries[:-1], late]) == "A2"


def test_the_number_right_after_a_run_does_not_end_a_rise_and_the_one_before_does():
    at = T + timedelta(days=2, hours=3)

    def run(before: int) -> Run:
        return Run(at=at, routine="r", name="R", ended_at=at, planned_s=60, finished=True, before=before, after=1)

    assert rule([*mornings(3, 6, 6, 6), run(6)]) == "A3"
    assert rule([*mornings(3, 6, 6, 6), run(3)]) is None


def test_a_rise_that_nobody_has_told_of_for_days_is_not_followed_up():
    entries = mornings(3, 6, 6, 6)
    assert rule(entries, now=entries[-1].at + timedelta(hours=54)) == "A3"
    assert rule(entries, now=entries[-1].at + timedelta(hours=55)) is None


def test_without_a_usual_level_no_rise_is_seen():
    assert rule(mornings(9, 9, 9, 9, 9), usual=None) is None


def flare(day: int, over: bool = False) -> FlareDay:
    return FlareDay(at=T + timedelta(days=day, hours=5 if over else 1), over=over)


def test_the_third_flare_in_14_days_asks_for_a_clinician_even_without_a_usual_level():
    two = [flare(0), flare(0, over=True), flare(4), flare(4, over=True)]
    assert rule(two, usual=None) is None
    assert rule([*two, flare(8)], usual=None) == "A4"
    assert rule([*two, flare(15)], usual=None) is None


def test_days_in_a_row_are_one_flare_unless_it_was_said_to_be_over():
    ended = [flare(day, over) for day in range(3) for over in (False, True)]
    assert rule(ended, usual=None) == "A4"
    assert rule([flare(day) for day in range(6)], usual=None) is None


def test_a_calm_day_ends_a_flare_and_two_silent_days_do():
    assert rule(mornings(6, 6, 3, 6, 6, 3, 6, 6)) == "A4"
    assert rule([flare(0), flare(2), flare(4)], usual=None) is None
    assert rule([flare(0), flare(3), flare(6)], usual=None) == "A4"


def test_a_red_morning_alone_is_no_flare_unless_it_is_said_or_lasts_into_the_next_day():
    assert rule(mornings(6, 3, 6, 3, 6)) is None
    said = [Evening(at=T + timedelta(days=day, hours=12), worst=4, average=3, flare=True) for day in (0, 2, 4)]
    assert rule([*mornings(6, 3, 6, 3, 6), *said]) == "A4"


@pytest.mark.parametrize(
    "settled",
    [
        SafetyCheck(at=T + timedelta(days=4, hours=1), reason="journal", raised=(Raised("A4", "CLINICIAN_FIRST"),)),
        Clearance(at=T + timedelta(days=4, hours=1), cause="A4", by="Dr. Oak"),
    ],
)
def test_what_has_led_to_a_clinician_once_does_not_lead_there_again(settled):
    assert rule([*mornings(3, 6, 6, 6, 6, 6), settled]) == "A3"
    assert rule([*mornings(6, 3, 6, 3, 6, 3), settled]) is None
    assert rule([flare(4), flare(7), flare(10), settled], usual=None) is None
    later = mornings(3, 6, 6, 6, 6, first=T + timedelta(days=7))
    assert rule([*mornings(3, 6, 6, 6, 6), settled, *later]) == "A4"


def test_only_a4_raises_a_warning_sign():
    found = {
        scores: aftermath_raised(aftermath(mornings(*scores), 3.0, T + timedelta(days=4)))
        for scores in ((3, 3, 3, 6, 6), (3, 3, 6, 6, 6), (3, 6, 6, 6, 6))
    }
    assert list(found.values()) == [(), (), (Raised("A4", "CLINICIAN_FIRST"),)]
    assert aftermath_raised(None) == ()
