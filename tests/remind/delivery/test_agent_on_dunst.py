"""The agent and a real notification service: shown once, paused, pressed, taken away (faults 11, 13, 33 and 34)."""

import json
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
from coach.domain.reminders.rule import Once
from coach.store import Store
from tests.domain.reminders.samples import book, rule
from tests.remind.delivery.dunst import Dunst

pytestmark = pytest.mark.system("dunst", "Xvfb", "dbus-run-session", "dunstctl")

PATIENCE_S = 30
KEY = "r/once"


@pytest.fixture
def store(coach_home: Path) -> Store:
    return Store(coach_home, SystemClock())


@pytest.fixture
def agent(dunst: Dunst, store: Store) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-m", "coach", "agent", "run"])
    until(store.agent_running)
    yield process
    process.terminate()
    process.wait(PATIENCE_S)


def without_a_display(store: Store) -> subprocess.Popen[bytes]:
    """An agent that reaches the notification service and no screen."""
    place = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    process = subprocess.Popen([sys.executable, "-m", "coach", "agent", "run"], env=place)
    until(store.agent_running)
    return process


def processes(words: str) -> list[int]:
    """The processes of this machine that were started with these words."""
    listed = subprocess.run(["ps", "-eo", "pid=,args="], capture_output=True, text=True, check=True).stdout
    lines = (line.strip().partition(" ") for line in listed.splitlines())
    return [int(pid) for pid, _, arguments in lines if words in arguments]


def coach(*words: str) -> str:
    command = [sys.executable, "-m", "coach", *words]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def titles(dunst: Dunst) -> list[str]:
    return [each["summary"]["data"] for each in json.loads(dunst.tell("history"))["data"][0]]


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def state(store: Store) -> str:
    each = store.reminders.log().deliveries.get(KEY)
    return each.state if each else ""


def test_a_reminder_is_displayed_once_and_its_snooze_is_kept(
    agent: subprocess.Popen[bytes], dunst: Dunst, store: Store
) -> None:
    due = SystemClock().now() + timedelta(seconds=1)
    store.reminders.change_book(lambda _: book(rule(when=Once(due))))
    until(lambda: state(store) == "shown")
    assert store.reminders.log().deliveries[KEY].rung == "desktop"
    assert dunst.displayed() == 1
    dunst.choose("In 15 min")
    until(lambda: state(store) == "snoozed")
    each = store.reminders.log().deliveries[KEY]
    assert (each.snoozes, each.shown) == (1, 1)
    assert each.again_at is not None
    assert each.again_at - each.changed_at == timedelta(minutes=15)


def test_a_restarted_service_is_found_again(agent: subprocess.Popen[bytes], dunst: Dunst, store: Store) -> None:
    soon = SystemClock().now() + timedelta(seconds=1)
    store.reminders.change_book(lambda _: book(rule(when=Once(soon))))
    until(lambda: state(store) == "shown")
    subprocess.run(["pkill", "-x", "dunst"], check=False)
    later = SystemClock().now() + timedelta(seconds=1)
    store.reminders.change_book(lambda there: there.with_rule(rule(id="again", when=Once(later))))
    until(lambda: "again/once" in store.reminders.log().deliveries)
    until(lambda: store.reminders.log().deliveries["again/once"].state == "shown")
    assert dunst.displayed() == 1


def test_while_the_service_is_paused_it_waits_and_then_comes_once(
    agent: subprocess.Popen[bytes], dunst: Dunst, store: Store
) -> None:
    dunst.tell("set-paused", "true")
    now = SystemClock().now()
    first, second = (
        rule(id=name, label=name, when=Once(now - timedelta(minutes=m))) for name, m in (("a", 9), ("b", 5))
    )
    store.reminders.change_book(lambda _: book(first, second))
    until(lambda: (word := store.reminders.agent_word()) and "paused" in word.trouble)
    assert store.reminders.log().deliveries == {}
    assert coach("due", "--short") == "a +1\n"
    assert "paused on this desktop" in coach("agent", "status")
    dunst.tell("set-paused", "false")
    until(lambda: len(store.reminders.log().deliveries) == 2)
    until(lambda: {each.state for each in store.reminders.log().deliveries.values()} == {"shown"})
    assert dunst.displayed() == 1
    dunst.tell("close-all")
    assert titles(dunst) == ["2 reminders"]
    assert dunst.last()["body"]["data"] == "b\nAlso: a"


def test_a_paused_service_leaves_it_to_the_next_rung(dunst: Dunst, store: Store, coach_home: Path) -> None:
    write = "import os,sys; open(sys.argv[1],'a').write(os.environ['COACH_TITLE'])"
    command = (sys.executable, "-c", write, str(coach_home / "shown.txt"))
    store.change_settings(lambda settings: msgspec.structs.replace(settings, reminder_command=command))
    dunst.tell("count", "displayed")
    dunst.tell("set-paused", "true")
    store.reminders.change_book(lambda _: book(rule(when=Once(SystemClock().now() - timedelta(minutes=1)))))
    coach("remind", "run-due")
    assert store.reminders.log().deliveries[KEY].rung == "your command"
    assert int(dunst.tell("count", "waiting")) == 0


def test_what_is_done_in_coach_is_taken_away(agent: subprocess.Popen[bytes], dunst: Dunst, store: Store) -> None:
    store.reminders.change_book(lambda _: book(rule(when=Once(SystemClock().now()))))
    until(lambda: state(store) == "shown")
    assert dunst.displayed() == 1
    coach("remind", "done")
    until(lambda: dunst.displayed() == 0)
    assert state(store) == "done"


def test_an_agent_that_ends_leaves_no_buttons_that_nobody_hears(dunst: Dunst, store: Store) -> None:
    process = without_a_display(store)
    store.reminders.change_book(lambda _: book(rule(when=Once(SystemClock().now()))))
    until(lambda: state(store) == "shown")
    assert dunst.displayed() == 1
    process.terminate()
    assert process.wait(PATIENCE_S) == 0
    assert dunst.displayed() == 0


def test_without_a_display_open_says_what_to_do(dunst: Dunst, store: Store) -> None:
    process = without_a_display(store)
    store.reminders.change_book(lambda _: book(rule(about="plan", when=Once(SystemClock().now()))))
    until(lambda: state(store) == "shown")
    dunst.choose("Open")
    until(lambda: titles(dunst) and dunst.displayed() == 1)
    dunst.tell("close-all")
    assert "cannot reach your desktop. Open one yourself and type: coach" in str(dunst.last()["body"]["data"])
    process.terminate()
    process.wait(PATIENCE_S)


@pytest.mark.system("xterm", "xfce4-terminal", "dunst", "Xvfb", "dbus-run-session", "dunstctl")
@pytest.mark.parametrize("terminal", ["xterm", "xfce4-terminal", "no-such-terminal -x", ""])
def test_open_opens_a_terminal_that_works(
    dunst: Dunst, store: Store, monkeypatch: pytest.MonkeyPatch, terminal: str
) -> None:
    monkeypatch.setenv("TERMINAL", terminal)
    process = subprocess.Popen([sys.executable, "-m", "coach", "agent", "run"])
    until(store.agent_running)
    name = f"open{os.getpid()}{terminal[:3].strip()}"
    store.reminders.change_book(lambda _: book(rule(id=name, about="plan", when=Once(SystemClock().now()))))
    until(lambda: name in {each.one.rule for each in store.reminders.log().waiting(SystemClock().now())})
    dunst.choose("Open")
    words = f"-m coach --reminder {name}/once"
    until(lambda: any("python" in Path(f"/proc/{pid}/cmdline").read_text().split("\0")[0] for pid in processes(words)))
    for pid in processes(words):
        os.kill(pid, signal.SIGTERM)
    process.terminate()
    process.wait(PATIENCE_S)
