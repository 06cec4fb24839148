"""coach dose: the dose and its history, and what the person decides about it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import coach
from coach.clock import SystemClock
from coach.domain.journal.entries import DoseChoice
from coach.domain.person.profile import Condition, Instruction
from coach.domain.text import is_clean
from coach.store import Store
from tests.flared import EXERCISE, LESS, NAME, USUAL_DOSE, flared
from tests.hostile import HOSTILE
from tests.ready import make_home_ready, make_ready


def call(*arguments: str) -> Result:
    return CliRunner().invoke(coach, arguments)


def said(*arguments: str) -> str:
    result = call("dose", *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def store(coach_home: Path) -> Store:
    return make_home_ready()


@pytest.fixture
def sore(store: Store) -> Store:
    """The same, after a bad morning."""
    store.journal.add_all(flared(SystemClock().now()))
    return store


def test_it_shows_dose_change_counts_history_and_caveats(sore: Store) -> None:
    text = said(EXERCISE)
    assert text.startswith(f"{NAME}\nYour dose now: {LESS}")
    assert f"Changed: {USUAL_DOSE} → {LESS}: You woke with more pain than usual" in text
    assert "better ● 1  same 0  worse 0  of 1" in text
    assert f": {USUAL_DOSE}. Where you began." in text
    assert "this is not proof" in text


def test_a_change_is_refused_once(sore: Store) -> None:
    assert f"Your dose now: {USUAL_DOSE}" in said(EXERCISE, "--keep")
    assert [(choice.exercise, choice.rule) for choice in sore.journal.entries(kinds=(DoseChoice,))] == [
        (EXERCISE, "R12")
    ]
    again = call("dose", EXERCISE, "--keep")
    assert again.exit_code == 1
    assert "no change to refuse" in again.stderr


def test_a_therapists_dose_is_kept_and_taken_away(sore: Store) -> None:
    text = said(EXERCISE, "--therapist", "--sets", "3", "--hold", "20", "--said", "slowly")
    assert "Your dose now: 3 x 20 s each side" in text
    assert sore.load_profile().instructions == (Instruction(EXERCISE, 3, 20, None, "slowly"),)
    assert f"Your dose now: {LESS}" in said(EXERCISE, "--own")
    assert sore.load_profile().instructions == ()


def test_a_therapists_dose_is_read_from_their_words_where_no_number_is_given(sore: Store) -> None:
    assert "Your dose now: 2 x 30 s each side" in said(EXERCISE, "--therapist", "--said", "2 sets, hold 30 s each side")
    assert sore.load_profile().instructions == (Instruction(EXERCISE, 2, 30, None, "2 sets, hold 30 s each side"),)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("gently", '"gently" is not understood'),
        ("2 x 30 s, rest 1 min", 'cannot keep "rest 1 min"'),
        ("2 x 30 s left only", 'cannot keep "left side only"'),
        ("3 x 10", "held for seconds"),
    ],
)
def test_words_of_a_therapist_that_a_dose_cannot_hold_are_named(sore: Store, words: str, sentence: str) -> None:
    refused = call("dose", EXERCISE, "--therapist", "--said", words)
    assert refused.exit_code == 1
    assert sentence in refused.stderr
    assert sore.load_profile().instructions == ()


def test_likes_are_kept_and_taken_back(store: Store) -> None:
    said(EXERCISE, "--like")
    assert store.load_profile().liked == (EXERCISE,)
    said(EXERCISE, "--dislike")
    assert (store.load_profile().liked, store.load_profile().disliked) == ((), (EXERCISE,))
    said(EXERCISE, "--neither")
    assert store.load_profile().disliked == ()


def test_a_clinicians_word_counts_only_where_something_waits_for_it(store: Store) -> None:
    refused = call("dose", EXERCISE, "--agreed")
    assert refused.exit_code == 1
    assert "waits for a clinician" in refused.stderr
    make_ready(store, SystemClock().now(), (Condition("disc_or_nerve"),))
    records = json.loads(call("list", "exercises", "--json").stdout)
    waiting = [each["id"] for each in records if "before a clinician agrees" in str(each["for_you"]["reasons"])]
    ident = waiting[0]
    assert json.loads(said(ident, "--agreed", "--json"))["dose"]["agreed"]
    assert store.load_profile().agreed == (ident,)
    said(ident, "--not-agreed")
    assert store.load_profile().agreed == ()


def test_json_holds_dose_reasons_and_history(sore: Store) -> None:
    dose = json.loads(said(EXERCISE, "--json"))["dose"]
    assert dose["dose"]["sets"] == 1
    assert dose["change"]["rule"] == "R12"
    assert (dose["effect"]["n"], dose["effect"]["words"]) == (1, "too early")
    assert dose["history"][0]["words"] == USUAL_DOSE


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("calf-wal",), "Did you mean calf-wall"),
        ((EXERCISE, "--sets", "3"), "Add --therapist"),
        ((EXERCISE, "--therapist"), "How much did your therapist say"),
        ((EXERCISE, "--therapist", "--reps", "3"), "held for seconds"),
        ((EXERCISE, "--therapist", "--sets", "3", "--own"), "Use one of both"),
        ((EXERCISE, "--own"), "no therapist's dose"),
        ((EXERCISE, "--keep"), "no change to refuse"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_is_kept(store: Store, arguments: tuple[str, ...], words: str) -> None:
    before = store.load_profile()
    result = call("dose", *arguments)
    assert result.exit_code == 1
    assert words in result.stderr
    assert store.load_profile() == before


def test_nothing_is_decided_before_the_safety_questions(coach_home: Path) -> None:
    assert "After the safety questions" in said(EXERCISE)
    result = call("dose", EXERCISE, "--like")
    assert result.exit_code == 1
    assert "safety questions come first" in result.stderr
    assert not coach_home.exists()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_words_of_a_therapist_reach_no_terminal(store: Store, text: str) -> None:
    assert is_clean(said(EXERCISE, "--therapist", "--sets", "2", "--said", text.replace("\x00", "")))
    assert is_clean(call("show", EXERCISE).stdout)
