"""Thousands of phrases with known meaning: each is read as it is meant, or refused, and never as something else."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.base.moments.days import read_days, read_times
from coach.domain.base.moments.reading import Reference, read_day, read_length, read_moment
from coach.domain.base.moments.refusal import NotRead
from coach.domain.text import is_clean
from tests.domain.base.phrases import Phrase, junk, phrases

NUMBER = 3000


def outcome(phrase: Phrase) -> str:
    try:
        at = read_moment(phrase.words, phrase.here, phrase.side)
    except NotRead:
        return "refused" if phrase.meaning else "rightly refused"
    return "read" if at == phrase.meaning else f"misread: {phrase.words!r} as {at}, not {phrase.meaning}, {phrase.here}"


@pytest.mark.parametrize("seed", [1, 2])
def test_no_phrase_is_read_as_something_else_and_few_are_refused(seed: int) -> None:
    found = Counter(map(outcome, phrases(seed, NUMBER)))
    assert [each for each in found if each.startswith("misread")] == []
    assert found["read"] > 10 * found["refused"]
    assert found["rightly refused"] > NUMBER / 20


def test_what_no_moment_has_behind_it_is_never_passed_over() -> None:
    read = [phrase.words for phrase in junk(3, 1000) if outcome(phrase) != "rightly refused"]
    assert read == []


PIECES = (
    "yesterday tomorrow monday at 9 9:30 21.15 pm am 10 . / - 2026 dec mar ago in 2 hours half past the 3rd next last "
    "week morgen um uhr h à las de on , 1.12. 12/11 Z + : 0 24 noon evening ９ １５ x"
)
WORDS = st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=7).map(" ".join)


@given(st.one_of(st.text(max_size=90), WORDS), st.integers(0, 5000), st.sampled_from(("past", "future", "either")))
def test_any_text_is_read_on_its_side_or_refused_in_clean_words(text: str, seed: int, side: str) -> None:
    here = next(phrases(seed, 1)).here
    moment = read_or_refuse(lambda: read_moment(text, here, side))  # type: ignore[arg-type]
    assert moment is None or on_side(moment, here, side)
    read_or_refuse(lambda: read_day(text, here, side))  # type: ignore[arg-type]
    for read in (read_days, read_times, read_length):
        read_or_refuse(lambda read=read: read(text))


def test_a_refusal_repeats_nothing_that_a_terminal_obeys() -> None:
    here = next(phrases(0, 1)).here
    for words in ("\x1b ¼", "yesterday \x1b]52;c;x\x07 9", "\u202e9:00 ¼"):
        read_or_refuse(lambda words=words: read_moment(words, here))
        read_or_refuse(lambda words=words: read_days(words))
        read_or_refuse(lambda words=words: read_times(words))


def read_or_refuse(read: Callable[[], Any]) -> Any:
    """What was read; None where it was refused, in clean words."""
    try:
        return read()
    except NotRead as error:
        refusal = error
    assert is_clean(f"{refusal}{refusal.part}")
    assert refusal.title
    return None


def on_side(at: datetime, here: Reference, side: str) -> bool:
    if side == "past":
        return at <= here.now
    return side == "either" or at > here.now


@pytest.mark.parametrize("piece", ["mon-tue ", "9h ", "at 9 ", "9:00, ", "1 h and ", "monday and ", "next week ", "m "])
def test_a_phrase_that_goes_on_and_on_is_answered_at_once(piece: str) -> None:
    here = next(phrases(1, 1)).here
    read_or_refuse(lambda: read_moment((piece * 80)[:79], here))
    for read in (read_days, read_times):
        read_or_refuse(lambda read=read: read((piece * 80)[:199]))
