"""Waking: at the moment that was named, and soon after anything has changed."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

from coach.clock import SystemClock
from coach.remind.schedule import CAP_S, PULSE_S, CappedScheduler, Schedule

FAR = timedelta(days=1)


class MovableClock(SystemClock):
    """The machine's clock, whose wall time can be moved and whose zone can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.moved = timedelta(0)
        self.there: tzinfo | None = None

    def now(self) -> datetime:
        return (datetime.now(UTC) + self.moved).astimezone(self.there)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.01)


class Looker:
    """Looks, and says when to look again."""

    def __init__(self, *waits: timedelta) -> None:
        self.waits = list(waits)
        self.looks: list[datetime] = []
        self.named: list[datetime] = []

    async def look(self) -> datetime:
        self.looks.append(datetime.now(UTC))
        self.named.append(datetime.now(UTC) + (self.waits.pop(0) if self.waits else FAR))
        return self.named[-1]


async def test_it_looks_at_once_and_then_not_before_the_moment_that_was_named() -> None:
    looker = Looker(timedelta(seconds=0.4))
    schedule = Schedule(looker.look, SystemClock(), lambda: "same")
    schedule.start()
    await until(lambda: len(looker.looks) == 2)
    schedule.stop()
    assert looker.looks[1] >= looker.named[0]


async def test_a_change_by_another_process_is_looked_at_within_a_pulse_or_two() -> None:
    looker, token = Looker(), ["a"]
    schedule = Schedule(looker.look, SystemClock(), lambda: token[0])
    schedule.start()
    await until(lambda: len(looker.looks) == 1)
    token[0] = "b"
    await until(lambda: len(looker.looks) == 2)
    schedule.stop()
    assert PULSE_S <= 1


async def test_a_jump_of_the_wall_clock_is_looked_at() -> None:
    looker, clock = Looker(), MovableClock()
    schedule = Schedule(looker.look, clock, lambda: "same")
    schedule.start()
    await until(lambda: len(looker.looks) == 1)
    clock.moved = timedelta(hours=-1)
    await until(lambda: len(looker.looks) == 2)
    schedule.stop()


async def test_a_journey_to_another_zone_is_looked_at() -> None:
    from zoneinfo import ZoneInfo

    looker, clock = Looker(), MovableClock()
    schedule = Schedule(looker.look, clock, lambda: "same")
    schedule.start()
    await until(lambda: len(looker.looks) == 1)
    clock.there = ZoneInfo("Asia/Kathmandu")
    await until(lambda: len(looker.looks) == 2)
    schedule.stop()


async def test_a_wish_to_look_during_a_look_is_granted_after_it() -> None:
    looks = 0
    going = asyncio.Event()

    async def look() -> datetime:
        nonlocal looks
        looks += 1
        await going.wait()
        return datetime.now(UTC) + FAR

    schedule = Schedule(look, SystemClock(), lambda: "same")
    schedule.start()
    await until(lambda: looks == 1)
    schedule.look_now()
    going.set()
    await until(lambda: looks == 2)
    schedule.stop()


async def test_a_look_that_fails_is_tried_again() -> None:
    looks = 0

    async def look() -> datetime:
        nonlocal looks
        looks += 1
        if looks == 1:
            raise RuntimeError("no")
        return datetime.now(UTC) + FAR

    schedule = Schedule(look, SystemClock(), lambda: "same")
    schedule.start()
    await until(lambda: looks == 1)
    schedule.look_now()
    await until(lambda: looks == 2)
    schedule.stop()


async def test_no_timer_sleeps_longer_than_the_cap() -> None:
    asked: list[float] = []
    scheduler = CappedScheduler(timezone=UTC)
    scheduler.start()
    loop = asyncio.get_running_loop()
    original = loop.call_later

    def call_later(delay: float, *arguments: object, **options: object) -> asyncio.TimerHandle:
        asked.append(delay)
        return original(delay, *arguments, **options)  # type: ignore[arg-type]

    loop.call_later = call_later  # type: ignore[method-assign]
    try:
        for wait in (None, 3600.0, 4.0):
            scheduler._start_timer(wait)
    finally:
        del loop.call_later
        scheduler.shutdown(wait=False)
    assert asked == [CAP_S, CAP_S, 4.0]
