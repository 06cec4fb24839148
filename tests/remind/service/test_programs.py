"""The system's programs: what they say, and what happens when they do not."""

import pytest

from coach.errors import CoachError
from coach.remind.service.programs import answers_well, ask, order
from tests.remind.service.conftest import Bench


def test_what_a_program_says_is_one_clean_line(bench: Bench) -> None:
    bench.program("teller", 'printf "one\\n\\033]52;c;x\\007  two \\377"')
    assert ask("teller") == (0, "one ]52;c;x two \ufffd")


def test_a_long_complaint_is_cut(bench: Bench) -> None:
    bench.program("teller", 'while [ ${#word} -lt 4000 ]; do word="$word long"; done; echo "$word"; exit 3')
    with pytest.raises(CoachError, match="`teller it` failed") as refused:
        order("teller", "it")
    assert len(refused.value.detail) < 350


def test_a_program_that_fails_in_silence_is_told_by_its_code(bench: Bench) -> None:
    bench.program("teller", "exit 7")
    with pytest.raises(CoachError, match="It ended with code 7"):
        order("teller")


def test_a_missing_program_gives_no_answer(bench: Bench) -> None:
    assert answers_well("teller") is None
    with pytest.raises(CoachError, match="teller could not be started"):
        ask("teller")
