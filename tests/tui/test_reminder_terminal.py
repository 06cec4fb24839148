"""A reminder on a real terminal: the bell and the notification arrive whole, and the end gives the turn to others."""

import os
from datetime import timedelta
from pathlib import Path

import msgspec

from coach.clock import SystemClock
from coach.domain.reminders.rule import Once, Rule, RuleBook
from coach.store import Store
from tests.ready import make_home_ready
from tests.tui.test_terminal import Terminal


def due_now(store: Store, label: str) -> None:
    """Keeps one rule that was due a minute ago."""
    now = SystemClock().now()
    minute = timedelta(minutes=1)
    one = Rule(id="tea", label=label, about="own", when=Once(now - minute), since=now - 2 * minute)
    store.reminders.change_book(lambda _: RuleBook((one,), quiet_from=None, quiet_to=None, agreed=True))


def test_the_terminal_is_called_by_bell_and_notification(coach_home: Path) -> None:
    store = make_home_ready()
    store.save_settings(msgspec.structs.replace(store.load_settings(), terminal_signal="osc777"))
    due_now(store, "Tea; \x1b]0;owned\x07 [/] now")
    terminal = Terminal(coach_home)
    terminal.shows("1 reminder for you")
    terminal.until(lambda: b"\x1b]777;" in terminal.raw, "the notification")
    assert b"\a\x1b]777;notify;Tea, ]0,owned [/] now;\a" in terminal.raw
    assert store.screen_open()
    terminal.process.send("x")
    terminal.until(lambda: "1 reminder for you" not in terminal.text, "the end of the prompt")
    terminal.process.send("q")
    assert terminal.ended() == 0
    assert terminal.is_restored()
    assert not store.screen_open()
    assert store.reminders.log().of_rule("tea")[-1].rung == "this screen"


def test_a_terminal_that_is_hung_up_leaves_the_turn_to_others(coach_home: Path) -> None:
    store = make_home_ready()
    due_now(store, "Tea")
    terminal = Terminal(coach_home)
    terminal.shows("1 reminder for you")
    os.kill(terminal.process.pid, 15)
    assert terminal.ended() == 143
    assert terminal.is_restored()
    assert not store.screen_open()
