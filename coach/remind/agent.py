"""The agent: delivers reminders while no screen is open, one for each data folder."""

import asyncio
import contextlib
import logging
import os
import signal
import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from coach import __version__
from coach.clock import Clock
from coach.domain.reminders.agent_word import AgentWord
from coach.domain.reminders.delivery import Log
from coach.errors import CoachError
from coach.remind.delivery.ladder import Delivered, Ladder
from coach.remind.delivery.message import Message
from coach.remind.knowing import Exercises
from coach.remind.opening import open_coach
from coach.remind.prompt import PRESS_DO, Prompt, message_of, pressed, too_late
from coach.remind.schedule import Schedule
from coach.remind.watch import Watch
from coach.store import Store

if TYPE_CHECKING:
    from filelock import BaseFileLock

GIVE_WAY_S = 2.0
"""While a screen is open it goes first: where the person looks is where it belongs."""

STEADY = timedelta(seconds=30)
"""What the agent says of itself is a write, and a write makes everybody look: small changes are not worth one."""

log = logging.getLogger(__name__)


class Agent:
    """Runs until it is told to stop. Raises CoachError at the start where another agent has this folder."""

    def __init__(self, store: Store, clock: Clock, exercises: Exercises, ladder: Ladder) -> None:
        self._store = store
        self._ladder = ladder
        self._clock = clock
        self._watch = Watch(
            store,
            clock,
            exercises,
            self._show,
            f"agent-{os.getpid()}-{uuid.uuid4().hex[:8]}",
            store.run_going_on,
            self._hindrance,
            ladder.withdraw,
        )
        self._schedule = Schedule(self._look, clock, store.stirred)
        self._word = AgentWord(os.getpid(), clock.now(), __version__)
        self._claim: BaseFileLock | None = None
        self._over = asyncio.Event()
        self._pressing: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Deliver until SIGTERM, SIGINT or `stop`. Raises CoachError where the folder cannot be written to."""
        self._claim = self._store.claim_agent()
        if self._claim is None:
            raise CoachError(
                "The agent is running already.", "There is one for each data folder.", "See it: coach agent status"
            )
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, self.stop)
        log.info("begun, process %d", os.getpid())
        self._schedule.start()
        try:
            await self._over.wait()
        finally:
            self._schedule.stop()
            await self._ladder.close()
            if self._claim is not None:
                self._claim.release()
            log.info("ended")

    def stop(self) -> None:
        """End soon."""
        self._over.set()

    async def _look(self) -> datetime:
        if not self._hold():
            log.warning("another agent has taken over this folder")
            self.stop()
        if self._screen_open():
            await asyncio.sleep(GIVE_WAY_S)
        wake_at = await self._watch.look()
        if self._word.wake_at is None or abs(wake_at - self._word.wake_at) > STEADY:
            self._say(wake_at=wake_at)
        return wake_at

    def _hold(self) -> bool:
        """Hold the claim of the one agent; taken anew where the folder was replaced meanwhile."""
        try:
            if self._claim is None or not self._store.agent_running():
                self._claim = self._store.claim_agent()
        except CoachError as error:
            log.warning("%s", " ".join(str(error).split()))
            return True
        return self._claim is not None

    async def _show(self, prompt: Prompt) -> Delivered:
        delivered = await self._ladder.deliver(message_of(prompt), lambda press: self._pressed(prompt, press))
        if delivered.rung:
            self._say(shown_by=delivered.rung, shown_at=self._clock.now(), trouble="")
        else:
            self._say(trouble="; ".join(delivered.refused)[:2_000])
        return delivered

    async def _hindrance(self) -> str:
        """Why nobody would see a notification now; the status tells it, too."""
        why = await self._ladder.hindrance()
        if why and why != self._word.trouble:
            self._say(trouble=why)
        return why

    def _pressed(self, prompt: Prompt, press: str) -> None:
        task = asyncio.create_task(self._answer(prompt, press))
        self._pressing.add(task)
        task.add_done_callback(self._pressing.discard)

    async def _answer(self, prompt: Prompt, press: str) -> None:
        """Keep what was pressed, or say why not; open Coach where that is what was meant."""
        log.info("pressed %s on %s", press, ", ".join(prompt.keys))
        why = ""

        def change(there: Log) -> Log:
            nonlocal why
            why = too_late(there, prompt.keys, press)
            return pressed(there, prompt.keys, press, self._clock.now())

        try:
            await asyncio.to_thread(self._store.reminders.change_log, change)
        except CoachError as error:
            log.error("an answer was not kept: %s", " ".join(str(error).split()))
            why = " ".join(f"Your answer was not saved. {error}".split())
        self._schedule.look_now()
        if press == PRESS_DO and not prompt.leaves_no_trace:
            failed = await open_coach(prompt.keys[-1])
            log.info(failed or "opened Coach")
            why = why or failed
        if why:
            await self._ladder.deliver(Message("Coach", why, sound=False), lambda _: None)

    def _screen_open(self) -> bool:
        try:
            return self._store.screen_open()
        except CoachError:
            return False

    def _say(self, **fields: Any) -> None:
        """Say of oneself what has changed; failing to is no reason to stop."""
        self._word = msgspec.structs.replace(self._word, **fields)
        try:
            self._store.reminders.keep_agent_word(self._word)
        except CoachError as error:
            log.warning("%s", " ".join(str(error).split()))
