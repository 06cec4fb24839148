"""`coach when`: the reading is shown, or the part that was not understood."""

import json

import pytest
from click.testing import CliRunner, Result

from coach.cli import coach

NOW = ("--now", "2026-12-01T02:08+01:00")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(coach, ["when", *arguments, *NOW])


@pytest.mark.parametrize(
    ("words", "side", "line"),
    [
        ("friday 15:00", "--future", "= Fri 4 December, 15:00 (2026-12-04T15:00+01:00)"),
        ("15 Jan 9:00", "--future", "= Fri 15 January 2027, 09:00 (2027-01-15T09:00+01:00)"),
        ("2026-11-30T13:00Z", "--past", "= Mon 30 November, 14:00 (2026-11-30T14:00+01:00)"),
        ("mon, wed-fri", "--days", "= Monday, Wednesday, Thursday, Friday"),
        ("daily", "--days", "= every day"),
    ],
)
def test_the_reading_is_shown_in_words(words: str, side: str, line: str) -> None:
    result = run(words, side)
    assert (result.exit_code, result.stdout) == (0, f"{line}\n")


def test_programs_get_the_moment_with_its_offset() -> None:
    reading = json.loads(run("yesterday 9pm", "--past", "--json").stdout)
    assert (reading["at"], reading["meaning"]) == ("2026-11-30T21:00+01:00", "2026-11-30 21:00")
    assert json.loads(run("sat&sun", "--days", "--json").stdout)["days"] == ["sat", "sun"]


@pytest.mark.parametrize(
    ("words", "side", "part"),
    [
        ("half nine yesterday", "--past", "half nine"),
        ("thumb", "--days", "thumb"),
        ("2h", "--past", "2h"),
        ("2 heures", "--past", "2 heures"),
        ("next thursday 9", "--future", "9"),
    ],
)
def test_a_refusal_names_the_part_and_what_to_write(words: str, side: str, part: str) -> None:
    shown, told = run(words, side), run(words, side, "--json")
    assert (shown.exit_code, told.exit_code) == (1, 1)
    assert part in shown.stderr
    refusal = json.loads(told.stdout)
    assert refusal["refused"] == part
    assert refusal["hint"]


def test_without_a_side_a_weekday_is_the_one_to_come_and_the_past_can_be_named() -> None:
    assert "Wed 2 December, 09:00" in run("wednesday at 9").stdout
    assert "Mon 30 November, 09:00" in run("yesterday at 9").stdout
    assert run("1:00").exit_code == 1


def test_a_now_that_is_none_is_refused() -> None:
    result = CliRunner().invoke(coach, ["when", "9:00", "--now", "soon"])
    assert result.exit_code == 1
    assert "ISO" in result.stderr
