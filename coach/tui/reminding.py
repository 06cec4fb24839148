"""Brings reminders while this screen is open; with APScheduler only once there are rules, and never before a frame."""

import asyncio
import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.tui.attention import call_attention
from coach.tui.holding import Holding
from coach.tui.leaving import Keeper
from coach.tui.screens.page import Page

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from coach.domain.reminders.delivery import Log
    from coach.remind.delivery.ladder import Delivered
    from coach.remind.prompt import Prompt
    from coach.remind.schedule import Schedule
    from coach.tui.app import CoachApp
    from coach.tui.desktop import Desktop
    from coach.tui.reminders_now import RemindersNow

AFTER_TROUBLE = timedelta(minutes=1)
ASKING = ("run", "hold")
"""Flows of the app in which nobody is disturbed: the questions before a run, an emergency."""

SCREEN = "this screen"
QUIET_LOGS = ("coach.remind", "apscheduler")


class Reminding:
    """One screen of Coach delivers at a time, the one that holds the claim; the others try for it again and again."""

    def __init__(self, app: "CoachApp") -> None:
        self._app = app
        self._by = f"screen-{os.getpid()}-{os.urandom(3).hex()}"
        self._claim: BaseFileLock | None = None
        self._schedule: Schedule | None = None
        self._desktop: Desktop | None = None
        self._stirred = ""
        self._offered: set[tuple[str, int]] = set()
        self._suspended = False
        self._troubled = False

    @property
    def desktop(self) -> "Desktop":
        """The notifications of the desktop, set up when they are first needed."""
        if self._desktop is None:
            from coach.tui.desktop import Desktop

            self._desktop = Desktop(self._app)
        return self._desktop

    async def tend(self) -> None:
        """Takes up what has changed; to be called every few seconds. Never raises CoachError."""
        try:
            stirred = self._app.store.stirred()
            if stirred != self._stirred or self._is_old():
                self._stirred = stirred
                await self.refresh()
            now = self._app.reminders
            if now is not None and now.book.rules and self._schedule is None:
                await self._take_over()
        except CoachError as error:
            self._tell_once(error)

    async def refresh(self) -> None:
        """Reads how reminders stand, for all pages. Raises CoachError."""
        self._app.reminders = await asyncio.to_thread(self._read)
        self.offer()

    def _read(self) -> "RemindersNow":
        from coach.tui.reminders_now import read_now

        library = self._app.library
        exercises = library.exercises if library else {}
        return read_now(self._app.store, self._app.clock, exercises, self._claim is not None)

    def offer(self) -> None:
        """Opens the prompt for what has begun to wait; in a dialog or while someone types it only stays on Today."""
        app = self._app
        if app.reminders is None or not app.begun:
            return
        waiting = {(each.one.key, each.shown) for each in app.reminders.waiting}
        fresh = waiting - self._offered
        self._offered |= fresh
        if fresh and not self._busy() and self.may_interrupt():
            app.action_waiting()

    async def answer(self, change: "Callable[[Log], Log]") -> None:
        """Keeps what the person said to a reminder. Raises CoachError."""
        app = self._app
        await asyncio.to_thread(app.write, lambda: app.store.reminders.change_log(change))
        await self.refresh()

    def may_interrupt(self) -> bool:
        """Whether a page is on top, and nobody types in it."""
        from textual.widgets import Input, TextArea

        return isinstance(self._app.screen, Page) and not isinstance(self._app.focused, Input | TextArea)

    def suspend(self, _: object = None) -> None:
        """The terminal belongs to somebody else: nothing counts as shown."""
        self._suspended = True

    def resume(self, _: object = None) -> None:
        """The terminal is ours again."""
        self._suspended = False
        self.take_turn()

    def take_turn(self) -> None:
        """Nobody would be disturbed any more: what has waited for that comes now."""
        self.offer()
        if self._schedule is not None:
            self._schedule.look_now()

    async def stop(self) -> None:
        """Leaves it to others."""
        if self._schedule is not None:
            self._schedule.stop()
            self._schedule = None
        if self._desktop is not None:
            await self._desktop.close()
        if self._claim is not None:
            self._claim.release()
            self._claim = None

    # Delivering

    async def _take_over(self) -> None:
        if self._claim is None:
            self._claim = await asyncio.to_thread(self._app.store.claim_screen)
        if self._claim is None:
            return
        from coach.remind.schedule import Schedule
        from coach.remind.watch import Watch

        for name in QUIET_LOGS:
            logging.getLogger(name).addHandler(logging.NullHandler())
        app = self._app
        watch = Watch(
            app.store,
            app.clock,
            exercises=lambda: app.library.exercises if app.library else {},
            show=self._show,
            by=self._by,
            busy=self._busy,
        )

        async def look() -> datetime:
            try:
                at = await watch.look()
                await self.refresh()
            except Exception as error:  # noqa: BLE001 - a fault of the reminders must not end the screen
                self._tell_once(error)
                return app.clock.now().astimezone(UTC) + AFTER_TROUBLE
            return at

        self._schedule = Schedule(look, app.clock, app.store.stirred)
        self._schedule.start()
        await self.refresh()

    async def _show(self, prompt: "Prompt") -> "Delivered":
        """By the desktop first where the terminal is not looked at, and in any case here."""
        from coach.remind.delivery.ladder import Delivered

        app = self._app
        rung: str = ""
        refused: tuple[str, ...] = ()
        if not app.app_focus:
            delivered = await self.desktop.show(prompt)
            rung, refused = delivered.rung, delivered.refused
        if self._suspended or not app.is_running:
            return Delivered(rung, (*refused, f"{SCREEN}: it is in the background."))
        call_attention(app, prompt.title, prompt.text, sound=prompt.sound)
        if not self.may_interrupt():
            app.tell(prompt.text, title=prompt.title, seconds=15)
        return Delivered(rung or SCREEN, refused)

    def _busy(self) -> bool:
        app = self._app
        holds = any(
            isinstance(screen, Holding) or (isinstance(screen, Keeper) and screen.guiding)
            for screen in app.screen_stack
        )
        return holds or not app.begun or app.is_asking(*ASKING)

    def _is_old(self) -> bool:
        now, at = self._app.reminders, self._app.clock.now()
        return now is None or not now.at <= at < now.old_at

    def _tell_once(self, error: Exception) -> None:
        if self._troubled:
            return
        self._troubled = True
        if isinstance(error, CoachError):
            self._app.show_error(error)
        else:
            self._app.tell(f"{type(error).__name__}: {error}", title="Reminders have a fault", severity="error")
