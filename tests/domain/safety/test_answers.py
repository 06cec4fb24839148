"""What answers become, and the few words of the short list."""

import re

import pytest

from coach.domain.safety.answers import BRIEF, brief, safety_check, yes_lines
from coach.domain.safety.red_flags import BY_ID, RED_FLAGS
from tests.clock import FakeClock

NOW = FakeClock().now()


def test_every_sign_of_the_short_list_has_few_words_and_no_other_has() -> None:
    assert set(BRIEF) == {flag.id for flag in RED_FLAGS if flag.short}


def test_the_few_words_fit_two_lines_of_a_small_window() -> None:
    assert all(len(text) <= 146 for text in BRIEF.values())


@pytest.mark.parametrize("cause", BRIEF)
def test_the_few_words_name_every_sign_of_the_question(cause: str) -> None:
    """A word of the question that names a sign is in the few words, or its beginning is."""
    said = BRIEF[cause].lower()
    small = {"have", "does", "with", "along", "your", "there", "newly", "back", "pain", "feel", "also", "when", "that"}
    small |= {"control", "around", "after", "this", "start", "trouble", "hour", "worse", "getting", "gives", "cannot"}
    small |= {"tell", "yet", "become", "example", "over", "days", "weeks", "walking", "pregnant", "loss", "newly"}
    small |= {"doing", "your", "weaker"}
    for word in re.findall(r"[a-z]{4,}", BY_ID[cause].question.lower()):
        assert word in small or word[:4] in said, word


def test_a_question_without_few_words_is_itself() -> None:
    assert brief(BY_ID["RF12"]) == BY_ID["RF12"].question


def test_what_was_not_said_yes_to_is_only_asked() -> None:
    check = safety_check(["RF01", "RF12"], {"RF12": ""}, "before_run", NOW)
    assert (check.at, check.reason, check.asked) == (NOW, "before_run", ("RF01", "RF12"))
    assert [raised.cause for raised in check.raised] == ["RF12"]


def test_the_known_age_answers_its_own_question() -> None:
    check = safety_check(["RF01"], {}, "first_run", NOW, "under_18")
    assert check.asked == ("RF01", "RF22")
    assert [raised.cause for raised in check.raised] == ["RF22"]
    assert safety_check(["RF01"], {}, "first_run", NOW, "18_44").raised == ()


def test_a_branch_is_read_back_with_its_question() -> None:
    (line,) = yes_lines({"RF05": "older"})
    assert line == f"{BY_ID['RF05'].question} It was long ago and never checked."
