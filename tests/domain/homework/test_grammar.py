"""Every word of a therapist is used or named; nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.homework.grammar import homework_lines, read, read_with_notes
from coach.domain.homework.reading import DoseReading, NotUnderstood
from tests.domain.homework.dose_cases import cases, is_right, meanings, phrases, plain
from tests.hostile import HOSTILE

WORDS = (
    *("3x10", "bridges", "not", "left", "right", "daily", "except", "until", "for", "then", "hold", "rest"),
    *("5", "s", "min", "x", "2", "each"),
)


@pytest.mark.parametrize(("words", "meaning"), list(cases()))
def test_what_therapists_write_means_what_they_mean(words: str, meaning: str) -> None:
    assert is_right(read(words), meanings(meaning)), read(words)


def test_generated_doses_are_never_read_as_something_else() -> None:
    misread = []
    refused = []
    for words, meaning in phrases(3_000, seed=15):
        found = read(words)
        if isinstance(found, NotUnderstood):
            refused.append((words, found))
        elif plain(found.plain()) != meaning:
            misread.append((words, plain(found.plain()), meaning))
    assert misread == []
    assert len(refused) <= 30, refused[:20]


def test_what_is_said_back_means_the_same() -> None:
    spoken = [words for words, _ in cases()] + [words for words, _ in phrases(600, seed=7)]
    for words in spoken:
        found = read(words)
        if isinstance(found, DoseReading):
            again = read(found.words())
            assert isinstance(again, DoseReading), (words, found.words(), again)
            assert plain(again.plain()) == plain(found.plain()), (words, found.words())


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("3x10 gently", "gently"),
        ("bridges 3x10, keep your knees apart", "keep your knees apart"),
        ("3x10 with eyes closed", "with eyes closed"),
        ("2x30s left side, not the right", "not the right"),
        ("left or right 10 reps", "left or right"),
        ("3x10 left knee", "knee"),
        ("3x10 both legs", "both legs"),
        ("10-12 x 3", "10-12 x 3"),
        ("walk 20m", "20m"),
        ("10R", "10R"),
        ("3x10 at 60%", "60"),
        ("3x10 RPE 7", "RPE 7"),
        ("3x10 if no pain", "if no pain"),
        ("10 reps EOD", "EOD"),
        ("3x10 T/Th", "T"),
        ("10 reps morning, noon and night", "noon and night"),
        ("heat 10 min, bridges 3x10", "bridges 3x10"),
        ("3x10 until further notice", "until further notice"),
        ("ein paar Wiederholungen", "ein paar"),
        ("3x10 hodl 5 s", "hodl"),
        ("10 reps, 5 to 3 sets", "5"),
        ("3x10, 60 s", "60 s"),
        ("3x10 red", "red"),
        ("-5 reps", "-5"),
        ("twice on Mondays", "twice"),
        ("3x10 with 2 kg in each hand", "2 kg in each hand"),
    ],
)
def test_what_cannot_be_read_for_certain_is_named(words: str, part: str) -> None:
    found = read(words)
    assert isinstance(found, NotUnderstood), found
    assert part in found.words
    assert found.reason


def test_parts_that_are_not_understood_can_be_noted_beside_the_rest() -> None:
    found, noted = read_with_notes("bridges 3x10, keep your knees apart, daily")
    assert isinstance(found, DoseReading)
    assert found.words() == "Bridges, 3 sets of 10, every day"
    assert noted == ("keep your knees apart",)


def test_each_pasted_line_is_a_homework_and_a_name_goes_with_the_numbers_below_it() -> None:
    assert homework_lines("1) Bridges 3x10\r\n\r\n- Clams 2x15\n• Plank 3x20s\n") == (
        "Bridges 3x10",
        "Clams 2x15",
        "Plank 3x20s",
    )
    assert homework_lines("Clamshell\nREPS: 10 | SETS: 3\nBird dog\n2x8") == (
        "Clamshell, REPS: 10 | SETS: 3",
        "Bird dog, 2x8",
    )


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read(text)
    assert isinstance(found, (DoseReading, NotUnderstood))


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_words_of_doses_in_any_order_are_read_or_refused_and_negations_stay(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    if isinstance(found, DoseReading) and "not" in words:
        assert found.days
    if isinstance(found, DoseReading) and "left" in words and "right" in words:
        assert found.side == "both"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_only_text(text: str) -> None:
    read(text[:300])
    read(f"3x10 {text[:100]}")
    homework_lines(text[:2000])
