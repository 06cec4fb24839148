"""Three deliverers on one folder, killed at random (fault 11)."""

import random
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from coach.domain.reminders.rule import Once
from coach.store import Store
from tests.domain.reminders.samples import book, rule
from tests.remind.deliverer import START
from tests.remind.scaled_clock import ScaledClock

KILLS, RULES, APART_S, SCALE = 70, 40, 6, 10.0


def deliverer(home: Path, out: Path, origin: float) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "tests.remind.deliverer", home, out, str(origin), str(SCALE)])


@pytest.mark.slow
def test_nothing_is_missing_and_nothing_comes_twice_but_in_the_moment_of_a_death(coach_home: Path) -> None:
    origin = time.time() + 2
    rules = [
        rule(id=f"r{n}", when=Once(START + timedelta(seconds=APART_S * n)), through_quiet=True) for n in range(RULES)
    ]
    store = Store(coach_home, ScaledClock(START, origin, SCALE))
    store.reminders.change_book(lambda _: book(*rules))
    out = coach_home / "shown.txt"
    out.touch()
    chance = random.Random(11)
    running = [deliverer(coach_home, out, origin) for _ in range(3)]
    killed: set[int] = set()
    end = origin + RULES * APART_S / SCALE + 1
    while time.time() < end or len(killed) < KILLS:
        time.sleep(chance.uniform(0, max(0.01, 2 * (end - time.time()) / (KILLS - len(killed) or 1))))
        if len(killed) < KILLS:
            victim = running.pop(chance.randrange(len(running)))
            victim.kill()
            victim.wait()
            killed.add(victim.pid)
            running.append(deliverer(coach_home, out, origin))
    deadline = time.time() + 60
    wanted = {f"r{n}/once" for n in range(RULES)}
    while {line.split()[1] for line in out.read_text().splitlines()} != wanted and time.time() < deadline:
        time.sleep(0.1)
    for process in running:
        process.kill()
        process.wait()
    shown: dict[str, list[int]] = {}
    for line in out.read_text().splitlines():
        pid, key = line.split()
        shown.setdefault(key, []).append(int(pid))
    assert set(shown) == wanted
    assert all(pid in killed for pids in shown.values() for pid in pids[:-1])
