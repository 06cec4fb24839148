"""APScheduler wakes us; what a clock time means is ours (design.md 6)."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from coach.boundary import fault
from coach.clock import Clock

CAP_S = 15.0
"""Timers sleep on the monotonic clock and miss a jump of the wall clock: none sleeps longer."""

PULSE_S = 1.0
JUMP_S = 2.0
IDLE = timedelta(days=1)
JOB = "look"

Look = Callable[[], Awaitable[datetime]]

log = logging.getLogger(__name__)


class CappedScheduler(AsyncIOScheduler):  # type: ignore[misc]
    """An asyncio scheduler whose timer never sleeps for longer than `CAP_S`."""

    def _start_timer(self, wait_seconds: float | None) -> None:
        super()._start_timer(CAP_S if wait_seconds is None else min(wait_seconds, CAP_S))


class DueTrigger(BaseTrigger):  # type: ignore[misc]
    """Fires at the moment that the last look has named, and then not before the next look has named one."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """`at`, or far away when that was the last one."""
        return self.at if previous_fire_time is None else now + IDLE


class Schedule:
    """Calls `look` now, whenever the moment it returned has come, and soon after `token` has changed.

    `token` is asked once a second and has to be cheap; the wall clock is watched for jumps, the zone for
    journeys, and the machine for having slept.
    """

    def __init__(self, look: Look, clock: Clock, token: Callable[[], str]) -> None:
        self._look = look
        self._clock = clock
        self._token = token
        self._scheduler = CappedScheduler(timezone=UTC)
        self._wanted = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin, in the running event loop."""
        self._scheduler.add_job(
            self._fire,
            DueTrigger(datetime.now(UTC)),
            id=JOB,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        self._scheduler.start()
        self._tasks = [asyncio.create_task(self._look_when_wanted()), asyncio.create_task(self._watch())]

    def stop(self) -> None:
        """End; a look that is under way is cut off."""
        for task in self._tasks:
            task.cancel()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def look_now(self) -> None:
        """Look as soon as possible, once more if a look is under way."""
        self._wanted.set()

    async def _fire(self) -> None:
        self._wanted.set()

    async def _look_when_wanted(self) -> None:
        """Outside of the job, which APScheduler would not begin again before it has ended."""
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            at = self._clock.now() + timedelta(seconds=CAP_S)
            try:
                at = await self._look()
            except Exception as error:  # noqa: BLE001 - the next look may go well
                log.error("a look failed: %s", " ".join(str(fault(error, ends=False)).split()))
            self._scheduler.reschedule_job(JOB, trigger=DueTrigger(self._on_the_machine(at)))

    def _on_the_machine(self, at: datetime) -> datetime:
        """APScheduler knows the machine's clock only: a moment of ours is handed on as the time left until it."""
        return datetime.now(UTC) + max(at - self._clock.now(), timedelta(0))

    async def _watch(self) -> None:
        seen, ahead, zone, last = self._token(), self._ahead(), self._clock.now().utcoffset(), self._clock.elapsed()
        while True:
            await asyncio.sleep(PULSE_S)
            token, shift, offset = self._token(), self._ahead(), self._clock.now().utcoffset()
            slept = self._clock.elapsed() - last > PULSE_S + JUMP_S
            if token != seen or abs(shift - ahead) > JUMP_S or offset != zone or slept:
                self.look_now()
            seen, ahead, zone, last = token, shift, offset, self._clock.elapsed()

    def _ahead(self) -> float:
        """How far the wall clock is ahead of the steady one, in seconds: a jump of the wall clock changes it."""
        return self._clock.now().timestamp() - self._clock.elapsed()
