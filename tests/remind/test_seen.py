"""A reminder counts as shown only where somebody could have seen it, and nothing that rests holds it back (33-35)."""

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
from coach.domain.reminders.delivery import Delivery
from coach.domain.reminders.rule import Daily, Once, Rule
from coach.store import Store
from tests.domain.reminders.samples import book, rule
from tests.ready import make_home_ready
from tests.systems import needs_posix
from tests.tui.test_terminal import Terminal

needs_posix("signals and pseudo terminals")

PATIENCE_S = 40
WRITE = "import os,sys; open(sys.argv[1],'a').write(os.environ['COACH_TITLE'] + chr(10))"
NO_DESKTOP = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


@pytest.fixture
def store(coach_home: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A person whom Coach may guide, without a desktop, who never opened a terminal inside tmux or screen."""
    for name, value in NO_DESKTOP.items():
        monkeypatch.setenv(name, value)
    for name in ("TMUX", "TMUX_PANE", "STY"):
        monkeypatch.delenv(name, raising=False)
    return make_home_ready()


@pytest.fixture
def agent(store: Store, coach_home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """An agent with a command of the person's own that writes down what it shows."""
    command = (sys.executable, "-c", WRITE, str(coach_home / "shown.txt"))
    store.change_settings(lambda settings: msgspec.structs.replace(settings, reminder_command=command))
    process = subprocess.Popen([sys.executable, "-m", "coach", "agent", "run"])
    until(store.agent_running)
    # Only the agent has the command: a screen reads it when it opens.
    store.change_settings(lambda _: Settings(tour_seen=True))
    yield process
    process.terminate()
    process.wait(PATIENCE_S)


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def soon(**fields: object) -> Rule:
    return rule(when=Once(SystemClock().now() + timedelta(seconds=1)), **fields)


def later() -> Rule:
    """One that makes a screen bring reminders, and comes at no time of this test."""
    return rule(id="far", label="Far", when=Once(SystemClock().now() + timedelta(days=300)))


def delivery(store: Store) -> Delivery | None:
    return store.reminders.log().deliveries.get("r/once")


def shown(store: Store) -> Delivery:
    until(lambda: (each := delivery(store)) is not None and each.state == "shown")
    each = delivery(store)
    assert each is not None
    return each


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "coach", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_screen_that_is_stopped_leaves_it_to_the_agent(store: Store, agent: object, coach_home: Path) -> None:
    store.reminders.change_book(lambda _: book(later()))
    terminal = Terminal(coach_home)
    terminal.until(store.screen_open, "the claim of the screen")
    terminal.process.kill(signal.SIGSTOP)
    store.reminders.change_book(lambda there: there.with_rule(soon()))
    assert shown(store).rung == "your command"
    terminal.process.kill(signal.SIGCONT)
    terminal.process.close(force=True)


def test_a_window_that_is_not_looked_at_leaves_it_to_the_agent_and_shows_it_when_looked_at(
    store: Store, coach_home: Path
) -> None:
    store.reminders.change_book(lambda _: book(later()))
    terminal = Terminal(coach_home)
    terminal.until(store.screen_open, "the claim of the screen")
    terminal.process.send("\x1b[O")
    store.reminders.change_book(lambda there: there.with_rule(soon()))
    terminal.until(lambda: (each := delivery(store)) is not None and each.state == "later", "the try")
    assert run("due", "--short").stdout == "Evening tea\n"
    assert "Due now: Evening tea." in run("agent", "status").stdout
    terminal.process.send("\x1b[I")
    terminal.shows("1 reminder for you")
    each = shown(store)
    assert (each.rung, each.shown) == ("this screen", 1)
    terminal.process.close(force=True)


@pytest.mark.system("tmux")
def test_a_screen_in_a_detached_tmux_leaves_it_to_the_agent(
    store: Store, agent: object, coach_home: Path, tmp_path: Path
) -> None:
    store.reminders.change_book(lambda _: book(later()))
    tmux = ("tmux", "-S", str(tmp_path / "tmux"))
    program = f"{sys.executable} -m coach"
    subprocess.run((*tmux, "new-session", "-d", "-x", "80", "-y", "24", program), check=True, timeout=20)
    try:
        until(store.screen_open)
        store.reminders.change_book(lambda there: there.with_rule(soon()))
        assert shown(store).rung == "your command"
        painted = subprocess.run((*tmux, "capture-pane", "-p"), capture_output=True, text=True, check=True).stdout
        assert "Waiting: Evening tea" in painted or "1 reminder for you" in painted
    finally:
        subprocess.run((*tmux, "kill-server"), check=False, timeout=20)


@pytest.mark.parametrize("rests", ["for an hour", "not"])
def test_a_run_that_stands_still_holds_nothing_back(store: Store, agent: object, coach_home: Path, rests: str) -> None:
    claim = store.claim_run()
    if rests != "not":
        ago = time.time() - 3600
        os.utime(coach_home / ".ticking", (ago, ago))
    store.reminders.change_book(lambda _: book(soon()))
    if rests != "not":
        assert shown(store).rung == "your command"
    else:
        until(lambda: run("due", "--short").stdout == "Evening tea\n")
        assert delivery(store) is None
    claim.release()


def test_a_plain_run_that_is_stopped_is_told_by_its_silence(store: Store, coach_home: Path) -> None:
    command = [sys.executable, "-m", "coach", "run", "cat-cow", "--plain", "--none"]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
        until(store.run_going_on)
        process.send_signal(signal.SIGSTOP)
        ago = time.time() - 40
        os.utime(coach_home / ".ticking", (ago, ago))
        assert not store.run_going_on()
        process.send_signal(signal.SIGCONT)
        until(store.run_going_on)
        process.terminate()


def test_what_nothing_could_show_can_be_answered_from_the_command_line(store: Store) -> None:
    ago = Once(SystemClock().now() - timedelta(minutes=1))
    store.reminders.change_book(lambda _: book(rule(when=ago)))
    tried = run("remind", "run-due")
    assert tried.returncode == 1
    assert tried.stderr.startswith("A reminder could not be shown; it will be tried again.")
    assert run("due", "--short").stdout == "Evening tea\n"
    assert run("remind", "done").returncode == 0
    assert run("due", "--short").stdout == ""


def test_a_full_disk_is_told_in_a_sentence_and_it_comes_when_there_is_space(store: Store, coach_home: Path) -> None:
    command = (sys.executable, "-c", WRITE, str(coach_home.parent / "shown.txt"))
    store.change_settings(lambda settings: msgspec.structs.replace(settings, reminder_command=command))
    ago = Once(SystemClock().now() - timedelta(minutes=1))
    store.reminders.change_book(lambda _: book(rule(when=ago)))
    full = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); sys.argv[:] = {}; {}"
    door = "runpy.run_module('coach', run_name='__main__')"
    script = full.format(["coach", "remind", "run-due"], door)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Logging error" not in done.stderr
    assert "could not be saved" in done.stderr
    assert delivery(store) is None
    assert run("remind", "run-due").returncode == 0
    assert shown(store).rung == "your command"


def test_list_due_and_status_say_the_same_times(store: Store) -> None:
    early = rule(when=Daily(("05:30",)))
    store.reminders.change_book(lambda _: book(early, quiet_from="21:00", quiet_to="07:00"))
    listed, due, status = (run(*words).stdout for words in (("remind", "list"), ("due",), ("agent", "status")))
    moment = due.splitlines()[-1].removeprefix("Next: Evening tea, ").rstrip(".")
    assert moment.endswith("07:00")
    assert f"next: {moment} (after quiet hours)" in listed
    assert f"Next: Evening tea, {moment}." in status


def test_a_rule_that_can_never_come_is_told_when_it_is_made_and_when_quiet_hours_make_it_so(store: Store) -> None:
    added = run("remind", "add", "Tea", "--at", "23:00")
    assert added.returncode == 0
    assert "so it never comes" in added.stdout
    assert "coach remind edit tea --even-quiet" in added.stdout
    assert "so it never comes" not in run("remind", "quiet", "off").stdout
    assert "Tea: Your quiet hours, 22:00 to 08:00" in run("remind", "quiet", "22:00", "08:00").stdout
    assert "only once" in run("remind", "add", "Up", "--every", "90", "--from", "9", "--to", "10").stdout
    for words in (("--once", "tomorrow 10:00", "--days", "mon"), ("--at", "8:00", "--from", "9:00")):
        refused = run("remind", "add", "Odd", *words)
        assert refused.returncode == 1
        assert " only." in refused.stderr
