"""The agent as a real process, with a command of the person's own that writes down what it is given."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from coach.clock import SystemClock
from coach.domain.person.settings import Settings
from coach.domain.reminders.rule import Once, Rule
from coach.store import Store
from tests.domain.reminders.samples import book, rule
from tests.hostile import HOSTILE

PATIENCE_S = 30
WRITE = "import os,sys; open(sys.argv[1],'a').write(os.environ['COACH_TITLE'] + chr(10))"


@pytest.fixture
def store(coach_home: Path) -> Store:
    kept = Store(coach_home, SystemClock())
    command = (sys.executable, "-c", WRITE, str(coach_home / "shown.txt"))
    kept.save_settings(msgspec.structs.replace(Settings(), reminder_command=command))
    return kept


@pytest.fixture
def start(coach_home: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Starts an agent without a desktop; all of them are gone at the end."""
    begun: list[subprocess.Popen[str]] = []
    place = {**os.environ, "COACH_HOME": str(coach_home), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    place.pop("DISPLAY", None)

    def make() -> subprocess.Popen[str]:
        begun.append(
            subprocess.Popen(
                [sys.executable, "-m", "coach", "agent", "run"],
                env=place,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        return begun[-1]

    yield make
    for process in begun:
        process.kill()
        process.communicate()


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def shown(home: Path) -> list[str]:
    path = home / "shown.txt"
    return path.read_text().splitlines() if path.exists() else []


def soon(seconds: float = 2, **fields: object) -> Rule:
    return rule(when=Once(SystemClock().now() + timedelta(seconds=seconds)), **fields)


def test_a_reminder_that_another_process_adds_is_shown_once(
    store: Store, coach_home: Path, start: Callable[[], subprocess.Popen[str]]
) -> None:
    start()
    until(store.agent_running)
    store.reminders.change_book(lambda _: book(soon(label="Evening tea")))
    until(lambda: bool(shown(coach_home)))
    until(lambda: store.reminders.log().deliveries["r/once"].state == "shown")
    assert shown(coach_home) == ["Evening tea"]
    assert store.reminders.log().deliveries["r/once"].rung == "your command"


def test_two_agents_at_once_are_one_agent(store: Store, start: Callable[[], subprocess.Popen[str]]) -> None:
    first = start()
    until(store.agent_running)
    second = start()
    assert second.wait(PATIENCE_S) == 1
    assert second.stderr is not None
    assert "running already" in second.stderr.read()
    assert first.poll() is None


def test_after_a_kill_the_next_agent_brings_what_is_left_and_nothing_twice(
    store: Store, coach_home: Path, start: Callable[[], subprocess.Popen[str]]
) -> None:
    first = start()
    until(store.agent_running)
    store.reminders.change_book(lambda _: book(soon(1, label="One")))
    until(lambda: store.reminders.log().deliveries.get("r/once") is not None)
    until(lambda: store.reminders.log().deliveries["r/once"].state == "shown")
    first.kill()
    first.wait()
    store.reminders.change_book(lambda there: there.with_rule(soon(1, id="two", label="Two")))
    until(lambda: not store.agent_running())
    start()
    until(lambda: len(shown(coach_home)) > 1)
    assert shown(coach_home) == ["One", "Two"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals are different there")
def test_it_ends_cleanly_when_told_to(store: Store, start: Callable[[], subprocess.Popen[str]]) -> None:
    process = start()
    until(lambda: store.reminders.agent_word() is not None)
    process.terminate()
    assert process.wait(PATIENCE_S) == 0
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert not store.agent_running()


def test_a_screen_goes_first_and_a_run_is_not_disturbed(
    store: Store, coach_home: Path, start: Callable[[], subprocess.Popen[str]]
) -> None:
    run = store.claim_run()
    start()
    until(store.agent_running)
    store.reminders.change_book(lambda _: book(soon(0.5)))
    time.sleep(3)
    assert shown(coach_home) == []
    run.release()


def test_hostile_words_reach_the_log_and_the_command_as_words(
    store: Store, coach_home: Path, start: Callable[[], subprocess.Popen[str]]
) -> None:
    from coach.domain.text import clean, is_clean

    text = clean(HOSTILE["action"])
    start()
    until(store.agent_running)
    store.reminders.change_book(lambda _: book(soon(1, label=text[:100])))
    until(lambda: bool(shown(coach_home)))
    log = (coach_home / "logs" / "agent.log").read_text()
    assert all(is_clean(line) for line in log.splitlines())
    assert (coach_home / "logs" / "agent.log").stat().st_mode & 0o077 == 0


def test_a_folder_that_was_replaced_is_held_again(
    store: Store, coach_home: Path, start: Callable[[], subprocess.Popen[str]]
) -> None:
    process = start()
    until(lambda: store.reminders.agent_word() is not None)
    (coach_home / ".agent").unlink()
    store.reminders.change_book(lambda _: book(soon(60)))
    until(store.agent_running)
    assert process.poll() is None


@pytest.mark.skipif(sys.platform != "linux", reason="what is installed there is not ours to touch")
def test_uninstalling_stops_the_agent_too(
    store: Store,
    coach_home: Path,
    start: Callable[[], subprocess.Popen[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    process = start()
    until(lambda: store.reminders.agent_word() is not None)
    done = subprocess.run(
        [sys.executable, "-m", "coach", "agent", "uninstall"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "has been stopped" in done.stdout
    assert process.wait(PATIENCE_S) == 0
