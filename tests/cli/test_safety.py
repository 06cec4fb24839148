"""`coach safety` as people, scripts and screen readers use it."""

import json
import sys
from datetime import timedelta
from pathlib import Path

import msgspec
import pexpect
import pytest
from click.testing import CliRunner, Result

from coach.cli import coach
from coach.cli.plain_safety import ask_anything_new
from coach.clock import SystemClock
from coach.domain.journal.entries import Raised, SafetyCheck
from coach.domain.safety.answers import safety_check
from coach.domain.safety.record import SafetyRecord
from coach.domain.safety.red_flags import full_list, is_full, short_list
from coach.domain.text import is_clean
from coach.store import Store
from tests.clock import FakeClock
from tests.flared import steady
from tests.hostile import HOSTILE
from tests.ready import make_ready
from tests.systems import needs_posix

SHORT = short_list(neck=True, leg=True)
NOW = FakeClock().now()
GROUPS = 4


@pytest.fixture
def store(coach_home: Path) -> Store:
    return Store(coach_home, SystemClock())


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(coach, ["safety", *arguments], input=typed)


def said(*arguments: str, typed: str = "") -> str:
    result = run(*arguments, typed=typed)
    assert result.exit_code == 0, result.output
    return result.stdout


class Typed:
    """Lines somebody types: on a terminal, or through a pipe that ends."""

    def __init__(self, *lines: str, terminal: bool = False) -> None:
        self.answers = terminal
        self._lines = list(lines)

    def read(self, timeout_s: float) -> str | None:
        return None

    def line(self, prompt: str) -> str | None:
        if not self._lines:
            return None
        if self._lines[0] == "ctrl+c":
            raise KeyboardInterrupt
        return self._lines.pop(0)


def asked(*lines: str, terminal: bool = False) -> SafetyCheck | None:
    return ask_anything_new(Typed(*lines, terminal=terminal), lambda _: None, SHORT, NOW)


# Before a run


@pytest.mark.parametrize("line", ["", "n", "none", "NONE"])
def test_one_line_on_a_terminal_says_none(line: str) -> None:
    check = asked(line, terminal=True)
    assert check is not None
    assert (check.reason, check.raised) == ("before_run", ())
    assert check.asked == tuple(flag.id for flag in SHORT)


@pytest.mark.parametrize("lines", [(), ("",), ("", "none"), ("1",), ("1", ""), ("6", "3"), ("x",)])
def test_from_a_pipe_silence_and_half_an_answer_are_no_answer(lines: tuple[str, ...]) -> None:
    assert asked(*lines) is None


def test_from_a_pipe_the_line_none_is_an_answer() -> None:
    check = asked("none")
    assert check is not None
    assert check.raised == ()


def test_numbers_are_yeses_and_a_branch_is_asked() -> None:
    check = asked("7, 6", "2", "1", "y")
    assert check is not None
    assert {(raised.cause, raised.branch) for raised in check.raised} == {("RF09", "alone"), ("RF11", "with")}


def test_a_slip_is_no_answer() -> None:
    assert asked("1", "n", terminal=True) is None


def test_ctrl_c_is_no_answer() -> None:
    assert asked("ctrl+c", terminal=True) is None
    assert asked("1", "ctrl+c", terminal=True) is None


def test_what_is_no_number_of_the_list_is_asked_again() -> None:
    assert asked("9", "0", "1 x", "-1", "n", terminal=True) is not None


def test_the_questions_are_said_line_by_line() -> None:
    lines: list[str] = []
    ask_anything_new(Typed("none"), lines.append, SHORT, NOW)
    assert lines[0] == "Anything new since last time?"
    assert [line[:3] for line in lines[1:]] == [f"{number}. " for number in range(1, len(SHORT) + 1)]


# coach safety


def test_none_to_every_group_is_kept_as_a_full_check(store: Store) -> None:
    assert "No warning sign is open." in said(typed="none\n" * GROUPS)
    (check,) = store.load_safety().entries
    assert isinstance(check, SafetyCheck)
    assert (check.reason, check.raised) == ("first_run", ())
    assert is_full(check.asked)


def test_a_yes_is_read_back_kept_and_told(store: Store) -> None:
    output = said(typed="none\n4\nnone\nnone\ny\n")
    assert "You said yes to:\n  Have you lost weight without trying?" in output
    assert "TALK TO A DOCTOR TODAY." in output
    (check,) = store.load_safety().entries
    assert isinstance(check, SafetyCheck)
    assert [raised.cause for raised in check.raised] == ["RF12"]


@pytest.mark.parametrize("typed", ["", "none\n", "none\n4\nnone\nnone\nn\n", "none\n4\nnone\nnone\n", "\n\n\n\n"])
def test_an_unfinished_answer_keeps_nothing(coach_home: Path, typed: str) -> None:
    result = run(typed=typed)
    assert result.exit_code == 1
    assert "Nothing was kept." in result.stderr
    assert not coach_home.exists()


def test_distress_is_only_asked_of_those_who_say_so(store: Store) -> None:
    assert "better off dead" not in said(typed="none\n" * GROUPS)
    output = said(typed="distress\ny\n")
    assert "PLEASE TALK TO SOMEONE NOW." in output
    assert "crisis line" in output


def test_distress_without_such_thoughts_raises_nothing(store: Store) -> None:
    output = said(typed="distress\nn\n" + "none\n" * GROUPS)
    assert "No warning sign is open." in output
    (check,) = store.load_safety().entries
    assert isinstance(check, SafetyCheck)
    assert "RF28" in check.asked


def test_on_a_terminal_enter_is_none_and_the_word_ends_an_emergency(coach_home: Path, store: Store) -> None:
    needs_posix("pseudo terminals")
    child = pexpect.spawn(sys.executable, ["-m", "coach", "safety"], encoding="utf-8", timeout=30)
    for line in ("2", "y"):
        child.expect(r"(these:|yes or no:)")
        child.sendline(line)
    child.expect("CALL YOUR LOCAL EMERGENCY NUMBER NOW")
    for line in ("", "ok", "understood"):
        child.expect("type UNDERSTOOD and press Enter:")
        child.sendline(line)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "emergency" in said("status")


def test_ctrl_c_on_a_terminal_keeps_nothing_that_is_not_urgent(coach_home: Path) -> None:
    needs_posix("pseudo terminals")
    child = pexpect.spawn(sys.executable, ["-m", "coach", "safety"], encoding="utf-8", timeout=30)
    child.expect("none of these:")
    child.sendline("")
    child.expect("none of these:")
    child.sendline("4")
    child.expect("none of these:")
    child.sendintr()
    child.expect("Nothing was kept.")
    child.expect(pexpect.EOF)
    assert not coach_home.exists()


# coach safety check, status, clear


def test_check_prints_all_it_stands_for(store: Store) -> None:
    output = said("check", "--none")
    for flag in full_list(pregnant=True, first_run=True, age_band=None):
        assert f"no: {flag.question}" in output
    (check,) = store.load_safety().entries
    assert isinstance(check, SafetyCheck)
    assert is_full(check.asked)


def test_check_without_none_keeps_nothing(coach_home: Path) -> None:
    assert run("check").exit_code == 2
    assert not coach_home.exists()


def test_a_later_none_does_not_open_what_is_locked(store: Store) -> None:
    store.keep_safety(safety_check(["RF12"], {"RF12": ""}, "first_run", SystemClock().now()))
    assert "TALK TO A DOCTOR TODAY." in said("check", "--none")


def test_status_for_programs(store: Store) -> None:
    assert json.loads(said("status", "--json")) == {"schema": 1, "level": None, "asked_all_at": None, "open": []}
    store.keep_safety(safety_check(["RF19"], {"RF19": "unassessed"}, "first_run", SystemClock().now()))
    found = json.loads(said("status", "--json"))
    assert found["level"] == "CLINICIAN_FIRST"
    (cause,) = found["open"]
    assert (cause["cause"], cause["branch"], cause["codes"]) == ("RF19", "unassessed", ["disc"])
    assert cause["reason"].startswith("You said yes to this:")


def test_status_has_the_number_to_call(store: Store) -> None:
    store.save_settings(msgspec.structs.replace(store.load_settings(), emergency_number="112"))
    store.keep_safety(safety_check(["RF02"], {"RF02": ""}, "first_run", SystemClock().now()))
    assert "Call 112" in said("status")


@pytest.mark.parametrize(
    "command",
    [
        "plan --json", "list exercises", "list routines --json", "show cat-cow", "dose cat-cow", "log --pain 3",
        "journal", "review", "measures", "visit guide", "homework list", "profile",
    ],
)  # fmt: skip
def test_an_emergency_leaves_nothing_but_its_words(store: Store, command: str) -> None:
    store.keep_safety(safety_check(["RF02"], {"RF02": ""}, "before_run", SystemClock().now()))
    result = CliRunner().invoke(coach, command.split())
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "Do not drive yourself." in result.stderr


def test_an_emergency_keeps_nobody_from_their_own_data(store: Store, tmp_path: Path) -> None:
    store.keep_safety(safety_check(["RF02"], {"RF02": ""}, "before_run", SystemClock().now()))
    result = CliRunner().invoke(coach, ["export", "-o", str(tmp_path / "mine.json")])
    assert result.exit_code == 0, result.stderr


def test_a_clinicians_word_opens_it(store: Store) -> None:
    store.keep_safety(safety_check(["RF12"], {"RF12": ""}, "first_run", SystemClock().now()))
    output = said("clear", "rf12", "--by", "Dr Berg", "--said", "all fine")
    assert output.startswith("Recorded: RF12, cleared by Dr Berg.\nNo warning sign is open.")
    entry = store.load_safety().entries[-1]
    assert (entry.note, entry.at <= SystemClock().now()) == ("all fine", True)


def test_an_emergency_is_not_cleared_within_24_hours(store: Store) -> None:
    store.keep_safety(safety_check(["RF02"], {"RF02": ""}, "first_run", SystemClock().now()))
    result = run("clear", "RF02", "--by", "Dr Berg", "--said", "all fine")
    assert result.exit_code == 1
    assert "counts from tomorrow" in result.stderr
    assert len(store.load_safety().entries) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("RF12", "--by", "  ", "--said", "x"), "Who was it?"),
        (("RF13", "--by", "Dr Berg", "--said", "x"), "Nothing to note here."),
        (("nonsense", "--by", "Dr Berg", "--said", "x"), "Nothing to note here."),
        (("RF12", "--by", "Dr Berg", "--said", "x", "--at", "-3d"), "before the warning sign came up"),
        (("RF12", "--by", "Dr Berg", "--said", "x", "--at", "tomorrow 9:00"), "is in the future"),
        (("RF12", "--said", "x"), "--by"),
        (("RF12", "--by", "Dr Berg"), "--said"),
    ],
)
def test_what_can_not_be_recorded_is_refused(store: Store, arguments: tuple[str, ...], words: str) -> None:
    store.keep_safety(safety_check(["RF12"], {"RF12": ""}, "first_run", SystemClock().now()))
    result = run("clear", *arguments)
    assert result.exit_code != 0
    assert words in result.stderr
    assert len(store.load_safety().entries) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_and_words_do_nothing(store: Store, name: str) -> None:
    store.keep_safety(safety_check(["RF12"], {"RF12": ""}, "first_run", SystemClock().now()))
    text = HOSTILE[name][:150].encode("utf-8", "replace").decode()
    result = run("clear", "RF12", "--by", text, "--said", text)
    assert "Traceback" not in result.output
    assert all(is_clean(line) for line in result.output.splitlines())
    assert isinstance(store.load_safety(), SafetyRecord)


def test_a_raised_sign_stays_for_ever_without_a_word(store: Store) -> None:
    raised = safety_check(["RF12"], {"RF12": ""}, "first_run", SystemClock().now() - timedelta(days=400))
    store.keep_safety(raised)
    assert "RF12" in said("status")


def test_who_was_seen_about_steady_pain_is_told_of_it_no_more(store: Store) -> None:
    now = SystemClock().now()
    make_ready(store, now)
    for entry in steady(now):
        store.journal.add(entry)
    plan = CliRunner().invoke(coach, ["plan"]).stdout
    assert "little change in six weeks, though you did 14 runs" in plan
    assert said("seen", "--by", "Dr  Berg") == "Saved. Coach says nothing more of it for 12 weeks.\n"
    assert "little change" not in CliRunner().invoke(coach, ["plan"]).stdout
    assert run("seen").exit_code == 1


def test_seen_is_no_word_about_a_warning_sign(store: Store) -> None:
    now = SystemClock().now()
    for entry in steady(now):
        store.journal.add(entry)
    rising = Raised("RF27", "CLINICIAN_FIRST", "journal", means=(3.0, 5.25))
    store.keep_safety(SafetyCheck(at=now, reason="journal", asked=("RF27",), raised=(rising,)))
    assert run("seen").exit_code == 1
    assert "more pain each week for three weeks: from 3.0 to 5.2 of 10." in said("status")


def test_before_any_question_was_answered_status_says_when_they_come(store: Store) -> None:
    assert "come when you first want more than gentle moves" in said("status")


def test_a_run_in_an_emergency_asks_for_no_number_first(store: Store) -> None:
    store.keep_safety(safety_check(["RF02"], {"RF02": ""}, "before_run", SystemClock().now()))
    result = CliRunner().invoke(coach, ["run", "breath-4-6", "--plain"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Do not drive yourself" in result.stderr


def test_a_newcomer_reads_what_opens_more_and_no_list_of_all_that_is_closed(store: Store) -> None:
    CliRunner().invoke(coach, ["profile", "--no-conditions"])
    lines = CliRunner().invoke(coach, ["plan"]).stdout.splitlines()
    assert not any(line.startswith("Left out") for line in lines)
    assert any("more moves after the safety questions: `coach profile` and `coach safety`." in line for line in lines)


def test_nobody_is_told_of_a_pregnancy_they_have_not_told_of(store: Store) -> None:
    plan = CliRunner().invoke(coach, ["plan"]).stdout
    assert "pregnancy from week 20" not in plan
    assert "if you may be pregnant: not flat on your back" in plan
    assert "coach profile --no-conditions" in CliRunner().invoke(coach, ["profile"]).stderr
