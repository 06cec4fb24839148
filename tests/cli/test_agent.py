"""coach agent: its command of one's own, its test, its status."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import coach
from coach.clock import SystemClock
from coach.domain.reminders.agent_word import AgentWord
from coach.domain.reminders.rule import Once
from coach.domain.text import is_clean
from coach.store import Store
from tests.domain.reminders.samples import book, rule
from tests.hostile import HOSTILE

NO_DESKTOP = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
WRITE = "import os,sys; open(sys.argv[1],'a').write(os.environ['COACH_TITLE'])"


def call(*arguments: str) -> Result:
    return CliRunner().invoke(coach, ("agent", *arguments))


@pytest.fixture
def store(coach_home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Store:
    for name, value in NO_DESKTOP.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return Store(coach_home, SystemClock())


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "coach", *arguments]
    environment = {**os.environ, **NO_DESKTOP}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_a_command_of_ones_own_is_kept_word_by_word_and_taken_away(store: Store) -> None:
    assert "no command" in call("command").stdout
    call("command", "--", "say", "it; rm -rf", "--loud")
    assert store.load_settings().reminder_command == ("say", "it; rm -rf", "--loud")
    call("command", "--clear")
    assert store.load_settings().reminder_command == ()


def test_the_test_says_what_showed_it(store: Store, tmp_path: Path) -> None:
    shown = tmp_path / "shown"
    call("command", "--", sys.executable, "-c", WRITE, str(shown))
    done = process("agent", "test")
    assert done.returncode == 0, done.stderr
    assert "confirmed by: your command" in done.stdout
    assert shown.read_text() == "Coach"


def test_where_nothing_can_show_it_the_test_says_so(store: Store) -> None:
    done = process("agent", "test")
    assert done.returncode == 1
    assert "could show a notification" in done.stderr
    assert "Traceback" not in done.stderr


def test_run_due_delivers_once_and_ends(store: Store, tmp_path: Path) -> None:
    shown = tmp_path / "shown"
    call("command", "--", sys.executable, "-c", WRITE, str(shown))
    now = SystemClock().now()
    store.reminders.change_book(lambda _: book(rule(when=Once(now - timedelta(minutes=1)))))
    assert process("remind", "run-due").returncode == 0
    assert process("remind", "run-due").returncode == 0
    assert shown.read_text() == "Evening tea"


def test_run_due_says_what_could_not_be_shown(store: Store) -> None:
    now = SystemClock().now()
    store.reminders.change_book(lambda _: book(rule(when=Once(now - timedelta(minutes=1)))))
    done = process("remind", "run-due")
    assert done.returncode == 1
    assert "tried again" in done.stderr
    assert store.reminders.log().deliveries["r/once"].state == "later"


def test_status_is_1_and_names_the_remedy_when_nothing_would_bring_them(store: Store) -> None:
    store.reminders.change_book(lambda _: book(rule()))
    result = call("status")
    assert result.exit_code == 1
    assert "Not armed" in result.stdout
    assert "coach agent install" in result.stdout


def test_status_shows_the_agent_that_runs_and_what_comes_next(store: Store) -> None:
    store.reminders.change_book(lambda _: book(rule(through_quiet=True)))
    now = SystemClock().now()
    store.reminders.keep_agent_word(AgentWord(77, now, "0.1.0", shown_by="desktop", shown_at=now))
    claim = store.claim_agent()
    assert claim is not None
    text = call("status")
    told = json.loads(call("status", "--json").stdout)
    claim.release()
    assert text.exit_code == 0
    for words in ("process 77", "confirmed by: desktop", "Armed", "Next: Evening tea"):
        assert words in text.stdout
    assert (told["armed"], told["agent_running"], told["pid"], told["installed"]) == (True, True, 77, False)
    assert told["next"]["label"] == "Evening tea"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_in_status_are_only_words(store: Store, name: str) -> None:
    from coach.domain.text import clean

    trouble = clean(HOSTILE[name])[:500]
    store.reminders.keep_agent_word(AgentWord(77, SystemClock().now(), "0.1.0", trouble=trouble))
    claim = store.claim_agent()
    assert claim is not None
    text = call("status").stdout
    claim.release()
    assert all(is_clean(line) for line in text.splitlines())
