"""The 29 warning signs, against the table of clinical.md 1.2 and C1."""

from itertools import combinations, groupby
from textwrap import wrap

import pytest

from coach.domain.exercises.vocabulary import LEVELS
from coach.domain.safety.red_flags import (
    BY_ID,
    GROUP_NAMES,
    RED_FLAGS,
    age_answer,
    caution_once_cleared,
    full_list,
    is_full,
    raised,
    short_list,
)

TABLE = {
    ("RF01", ""): "EMERGENCY",
    ("RF02", ""): "EMERGENCY",
    ("RF03", ""): "EMERGENCY",
    ("RF04", ""): "EMERGENCY",
    ("RF05", "recent"): "EMERGENCY",
    ("RF05", "older"): "CLINICIAN_FIRST",
    ("RF06", ""): "EMERGENCY",
    ("RF07", ""): "EMERGENCY",
    ("RF08", ""): "EMERGENCY",
    ("RF09", "with"): "EMERGENCY",
    ("RF09", "alone"): "SAME_DAY",
    ("RF10", ""): "SAME_DAY",
    ("RF11", "with"): "EMERGENCY",
    ("RF11", "alone"): "SAME_DAY",
    ("RF12", ""): "SAME_DAY",
    ("RF13", ""): "SAME_DAY",
    ("RF14", "new"): "SAME_DAY",
    ("RF14", "assessed"): "CAUTION",
    ("RF15", ""): "SAME_DAY",
    ("RF16", ""): "SAME_DAY",
    ("RF17", ""): "SAME_DAY",
    ("RF18", "recent"): "SAME_DAY",
    ("RF18", "older"): "CLINICIAN_FIRST",
    ("RF19", "unassessed"): "CLINICIAN_FIRST",
    ("RF19", "assessed"): "CAUTION",
    ("RF20", ""): "SAME_DAY",
    ("RF21", ""): "CLINICIAN_FIRST",
    ("RF22", ""): "CLINICIAN_FIRST",
    ("RF23", ""): "EMERGENCY",
    ("RF24", ""): "CLINICIAN_FIRST",
    ("RF25", "constant"): "SAME_DAY",
    ("RF25", "unassessed"): "CLINICIAN_FIRST",
    ("RF25", "assessed"): "CAUTION",
    ("RF26", ""): "SAME_DAY",
    ("RF27", "rising"): "CLINICIAN_FIRST",
    ("RF28", ""): "EMERGENCY",
    ("RF29", "recent"): "SAME_DAY",
    ("RF29", "older"): "CLINICIAN_FIRST",
}
CODES = {"RF09": ("fever",), "RF11": ("dvt",), "RF19": ("disc",)}
EVERYONE = full_list(pregnant=False, first_run=False, age_band="18_44")
LONGEST = full_list(pregnant=True, first_run=True, age_band=None)


@pytest.mark.parametrize(("cause", "branch"), TABLE)
def test_each_answer_has_the_level_and_codes_of_the_table(cause, branch):
    (found,) = raised({cause: branch})
    assert (found.cause, found.branch, found.level) == (cause, branch, TABLE[cause, branch])
    assert found.codes == CODES.get(cause, ())


def test_all_29_signs_and_all_their_branches_are_in_the_table():
    assert sorted(BY_ID) == [f"RF{number:02}" for number in range(1, 30)]
    keys = {
        (flag.id, key) for flag in RED_FLAGS for key in [branch.key for branch in flag.branches] or [flag.plain_yes]
    }
    assert keys == set(TABLE)


def test_the_level_of_a_question_is_that_of_its_most_urgent_answer():
    for flag in RED_FLAGS:
        assert flag.level == min((TABLE[key] for key in TABLE if key[0] == flag.id), key=LEVELS.index)


def test_the_most_urgent_branch_is_offered_first():
    for flag in RED_FLAGS:
        levels = [LEVELS.index(branch.level) for branch in flag.branches]
        assert levels == sorted(levels)


_OTHERS = ("RF09", "RF12", "RF13")


@pytest.mark.parametrize("others", [tuple(one) for size in range(4) for one in combinations(_OTHERS, size)])
@pytest.mark.parametrize("branch", ["new", "assessed"])
def test_night_pain_is_softer_only_when_assessed_and_without_fever_weight_loss_or_cancer(branch, others):
    answers = {"RF14": branch} | {cause: "alone" if cause == "RF09" else "" for cause in others}
    level = next(one.level for one in raised(answers) if one.cause == "RF14")
    assert level == ("CAUTION" if branch == "assessed" and not others else "SAME_DAY")


@pytest.mark.parametrize("other", sorted(set(BY_ID) - {*_OTHERS, "RF14"}))
def test_no_other_sign_changes_the_level_of_night_pain(other):
    branch = BY_ID[other].branches[0].key if BY_ID[other].branches else ""
    level = next(one.level for one in raised({"RF14": "assessed", other: branch}) if one.cause == "RF14")
    assert level == "CAUTION"


def test_answers_that_do_not_influence_each_other_are_raised_as_they_are_alone():
    for first, second in combinations(TABLE, 2):
        if first[0] != second[0] and "RF14" not in (first[0], second[0]):
            together = raised(dict([first, second]))
            assert set(together) == {*raised(dict([first])), *raised(dict([second]))}


def test_nothing_is_raised_without_a_yes():
    assert raised({}) == ()


@pytest.mark.parametrize("answers", [{"RF30": ""}, {"D3": ""}, {"RF05": ""}, {"RF05": "new"}, {"RF01": "recent"}])
def test_an_unknown_question_or_branch_is_refused(answers):
    with pytest.raises(ValueError, match=next(iter(answers))):
        raised(answers)


def test_everyone_is_asked_all_but_what_depends_on_the_person():
    assert {flag.id for flag in EVERYONE} == set(BY_ID) - {"RF22", "RF23", "RF27", "RF28"}


@pytest.mark.parametrize(
    ("change", "also"),
    [({"pregnant": True}, "RF23"), ({"first_run": True}, "RF27"), ({"age_band": None}, "RF22")],
)
def test_pregnancy_the_first_run_and_an_unknown_age_add_their_question(change, also):
    asked = full_list(**{"pregnant": False, "first_run": False, "age_band": "18_44", **change})
    assert {flag.id for flag in asked} - {flag.id for flag in EVERYONE} == {also}


def test_distress_is_never_asked_about_unless_it_is_told():
    assert "RF28" not in {flag.id for flag in (*LONGEST, *short_list(neck=True, leg=True))}


@pytest.mark.parametrize(
    ("neck", "leg", "more"),
    [
        (False, False, set()),
        (True, False, {"RF08", "RF29"}),
        (False, True, {"RF11"}),
        (True, True, {"RF08", "RF11", "RF29"}),
    ],
)
def test_the_short_list_is_the_one_marked_s(neck, leg, more):
    assert {flag.id for flag in short_list(neck=neck, leg=leg)} == {"RF01", "RF02", "RF04", "RF06", "RF09"} | more


def test_before_the_full_list_the_short_one_asks_three_signs_more_and_a_pregnant_person_a_fourth():
    usual = set(short_list(neck=False, leg=False))
    assert {flag.id for flag in set(short_list(neck=False, leg=False, first=True)) - usual} == {"RF03", "RF05", "RF07"}
    assert BY_ID["RF23"] in short_list(neck=False, leg=False, first=True, pregnant=True)


def test_a_full_list_from_before_clumsy_hands_were_asked_about_stays_full():
    assert is_full([flag.id for flag in EVERYONE if flag.id != "RF29"])


def test_the_lists_begin_with_the_most_urgent():
    for asked in (LONGEST, short_list(neck=True, leg=True)):
        levels = [LEVELS.index(flag.level) for flag in asked]
        assert levels == sorted(levels)


def test_the_full_list_is_four_pages_of_short_questions():
    groups = [(name, list(flags)) for name, flags in groupby(LONGEST, key=lambda flag: flag.group)]
    assert [name for name, _ in groups] == list(GROUP_NAMES)
    for _, flags in groups:
        assert len(flags) <= 9
        assert all(len(flag.question.split()) <= 27 for flag in flags)
        assert all(len(wrap(flag.question, 70)) <= 3 for flag in flags)


def test_a_branch_fits_on_one_line():
    assert all(len(branch.text) <= 70 for flag in RED_FLAGS for branch in flag.branches)


@pytest.mark.parametrize("missing", [flag.id for flag in EVERYONE if flag.id != "RF29"])
def test_a_check_is_full_only_when_nothing_that_everyone_is_asked_is_missing(missing):
    asked = [flag.id for flag in EVERYONE]
    assert is_full(asked)
    assert not is_full([cause for cause in asked if cause != missing])


def test_the_age_band_answers_whether_the_person_is_under_18():
    assert raised(age_answer("under_18"))[0].cause == "RF22"
    for band in ("18_44", "45_59", "60_70", "over_70", None):
        assert age_answer(band) == {}


def test_only_leg_pain_and_pain_between_the_blades_go_on_as_a_caution_once_cleared():
    left = {cause: caution_once_cleared(cause) for cause in (*BY_ID, "A4", "D5")}
    assert {cause for cause, found in left.items() if found} == {"RF19", "RF25"}
    assert left["RF19"] is not None
    assert (left["RF19"].level, left["RF19"].codes) == ("CAUTION", ("disc",))
