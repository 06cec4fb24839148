"""Buttons of a notification: they do what they say, or say why not (fault 34)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.domain.reminders import answering
from coach.domain.reminders.agenda import agenda
from coach.domain.reminders.delivery import Log
from coach.domain.reminders.rule import Daily
from coach.remind.opening import ways
from coach.remind.prompt import PRESS_DISMISSED, PRESS_DO, PRESS_SKIP, PRESS_SNOOZE, pressed, too_late
from tests.domain.reminders.samples import book, known, rule
from tests.systems import needs_posix

DUE = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
KEY = "r/2026-11-23T21:00"
COACH = ("python", "-m", "coach", "--reminder", "a b/once")


def log_at(now: datetime, log: Log | None = None, about: str = "own") -> Log:
    """What has become of one daily reminder that was shown when it was due, as it is found `now`."""
    there = book(rule(about=about, when=Daily(("21:00",)), since=DUE - timedelta(hours=1)))
    decided = agenda(there, log or Log(), known(), now, "one")
    return answering.shown(decided.log, [each.one.key for each in decided.claimed], "one", "test", now)


def test_yesterdays_button_still_does_what_it_says() -> None:
    morning = DUE + timedelta(hours=12)
    log = log_at(morning, log_at(DUE))
    assert log.deliveries[KEY].state == "ignored"
    for press, state in ((PRESS_SNOOZE, "snoozed"), (PRESS_SKIP, "skipped"), (PRESS_DO, "done")):
        assert too_late(log, (KEY,), press) == ""
        assert pressed(log, (KEY,), press, morning).deliveries[KEY].state == state
    assert pressed(log, (KEY,), PRESS_DISMISSED, morning).deliveries[KEY].state == "ignored"


def test_once_the_next_one_has_come_it_says_so() -> None:
    evening = DUE + timedelta(days=1)
    log = log_at(evening, log_at(DUE))
    assert "newer reminder has come" in too_late(log, (KEY,), PRESS_SNOOZE)
    assert pressed(log, (KEY,), PRESS_SNOOZE, evening).deliveries[KEY].state == "ignored"


def test_what_was_answered_elsewhere_and_what_is_gone_are_told() -> None:
    log = answering.skipped(log_at(DUE), KEY, "", DUE)
    assert too_late(log, (KEY,), PRESS_SNOOZE) == "This reminder has an answer already: skipped."
    assert "too old" in too_late(Log(), (KEY,), PRESS_SKIP)
    assert too_late(log, (KEY,), PRESS_DISMISSED) == ""


def test_open_opens_whatever_became_of_it() -> None:
    log = answering.skipped(log_at(DUE, about="plan"), KEY, "", DUE)
    assert too_late(log, (KEY,), PRESS_DO) == ""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds all programs there are."""
    needs_posix("programs without endings")
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def install(folder: Path, name: str, points_to: str = "") -> None:
    program = folder / (points_to or name)
    program.touch(mode=0o755)
    program.chmod(0o755)
    if points_to:
        (folder / name).symlink_to(program)


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("xterm", ("-e", *COACH)),
        ("xfce4-terminal", ("-x", *COACH)),
        ("gnome-terminal", ("--", *COACH)),
        ("kitty", COACH),
        ("wezterm", ("start", "--", *COACH)),
        ("lxterminal", ("-e", "python -m coach --reminder 'a b/once'")),
        ("unheard-of", ("-e", *COACH)),
    ],
)
def test_each_terminal_is_told_in_its_own_way(programs: Path, own: str, words: tuple[str, ...]) -> None:
    install(programs, own)
    assert next(ways(COACH, {"TERMINAL": own}))[1:] == words


def test_a_terminal_of_ones_own_may_have_options_and_comes_first(programs: Path) -> None:
    for name in ("kitty", "xterm"):
        install(programs, name)
    first, *others = ways(COACH, {"TERMINAL": "kitty --single-instance"})
    assert first == ("kitty", "--single-instance", *COACH)
    assert [Path(command[0]).name for command in others] == ["kitty", "xterm"]


def test_debians_name_for_the_chosen_one_is_told_as_that_one_wants(programs: Path) -> None:
    install(programs, "x-terminal-emulator", points_to="kitty")
    assert next(ways(COACH, {}))[1:] == COACH


@pytest.mark.parametrize("own", ["'unfinished", "missing", ""])
def test_without_a_terminal_there_is_no_way(programs: Path, own: str) -> None:
    assert list(ways(COACH, {"TERMINAL": own})) == []
