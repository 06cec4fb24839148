"""How late a reminder is, and what the agent costs while it waits; with ten years in the journal."""

import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from coach.clock import SystemClock
from coach.domain.reminders.rule import Once, Rule, RuleBook
from coach.store import Store
from tests.bench.measure import Row, absolute

APART_S, FIRST_S, SETTLE_S = 2, 4, 8.0
TICKS_PER_S = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
NO_DESKTOP = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


def measure(home: Path, reminders: int = 9, seconds: float = 40.0) -> list[Row]:
    """The rows for the median delay from due to shown by a command of one's own, and for the agent at rest."""
    shown = home / "shown.txt"
    store = Store(home, SystemClock())
    command = (shutil.which("sh") or "sh", "-c", f'date +%s.%N >> "{shown}"')
    store.save_settings(msgspec.structs.replace(store.load_settings(), reminder_command=command))
    store.reminders.change_book(lambda _: RuleBook(agreed=True))
    with agent(home) as process:
        time.sleep(2)
        dues = due_soon(store, reminders)
        time.sleep(FIRST_S + APART_S * reminders)
        delays = [float(line) - due.timestamp() for line, due in zip(shown.read_text().split(), dues, strict=True)]
        store.reminders.change_book(lambda _: RuleBook(agreed=True))
        time.sleep(SETTLE_S)
        before = cpu_s(process.pid)
        time.sleep(seconds)
        share = (cpu_s(process.pid) - before) / seconds * 100
        memory = memory_mb(process.pid)
    return [
        absolute(f"reminder, due to shown (median of {reminders})", statistics.median(delays) * 1e3, 100, "ms"),
        absolute("agent at rest", share, 0.05, "% of a core"),
        absolute("agent, memory", memory, 50, "MB"),
    ]


@contextlib.contextmanager
def agent(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """An agent for `home`, with nothing but a command of one's own to show anything."""
    process = subprocess.Popen(
        [sys.executable, "-m", "coach", "agent", "run"], env={**os.environ, **NO_DESKTOP, "COACH_HOME": str(home)}
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def due_soon(store: Store, number: int) -> list[datetime]:
    """So many reminders on whole seconds, a few seconds from now."""
    first = SystemClock().now().replace(microsecond=0) + timedelta(seconds=FIRST_S)
    dues = [first + timedelta(seconds=APART_S * place) for place in range(number)]
    rules = tuple(
        Rule(
            id=f"r{place}",
            label="Look",
            about="own",
            when=Once(due),
            since=first - timedelta(days=1),
            through_quiet=True,
        )
        for place, due in enumerate(dues)
    )
    store.reminders.change_book(lambda _: RuleBook(rules, agreed=True))
    return dues


def cpu_s(pid: int) -> float:
    """Seconds of processor time that the process has used; Linux only."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_S


def memory_mb(pid: int) -> float:
    """Resident memory of the process in MB; Linux only."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
