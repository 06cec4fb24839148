"""A screen and two other deliverers on one folder: each reminder comes once (fault 11)."""

import asyncio
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from coach.domain.reminders.rule import Once
from coach.library import load
from coach.store import Store
from coach.tui.app import CoachApp
from tests.domain.reminders.samples import book, rule
from tests.ready import make_ready
from tests.remind.deliverer import START
from tests.remind.scaled_clock import ScaledClock
from tests.tui.driving import driven

RULES, APART_S, FIRST_S, PATIENCE_S = 12, 0.5, 4, 60


@pytest.mark.slow
async def test_a_screen_and_two_other_deliverers_show_each_reminder_once(coach_home: Path) -> None:
    origin = time.time()
    clock = ScaledClock(START, origin, 1.0)
    store = Store(coach_home, clock)
    make_ready(store, clock.now())
    first = START + timedelta(seconds=FIRST_S)
    rules = [
        rule(id=f"r{n}", when=Once(first + timedelta(seconds=APART_S * n)), through_quiet=True) for n in range(RULES)
    ]
    store.reminders.change_book(lambda _: book(*rules))
    out = coach_home / "shown.txt"
    out.touch()
    command = [sys.executable, "-m", "tests.remind.deliverer", str(coach_home), str(out), str(origin), "1"]
    others = [subprocess.Popen(command) for _ in range(2)]
    wanted = {f"r{n}/once" for n in range(RULES)}
    try:
        async with driven(CoachApp(store, lambda: load(coach_home), clock)):
            async with asyncio.timeout(PATIENCE_S):
                while {key for key, each in store.reminders.log().deliveries.items() if each.shown} != wanted:
                    await asyncio.sleep(0.1)
    finally:
        for process in others:
            process.kill()
            process.wait()
    by_others = [line.split()[1] for line in out.read_text().splitlines()]
    by_screen = [key for key, each in store.reminders.log().deliveries.items() if each.rung == "this screen"]
    assert sorted([*by_others, *by_screen]) == sorted(wanted)
    assert all(each.shown == 1 for each in store.reminders.log().deliveries.values())
