"""The agent and a real notification service: displayed once, and a snooze pressed on it lasts (faults 11 and 13)."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

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


def until(true: Callable[[], bool]) -> None:
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
