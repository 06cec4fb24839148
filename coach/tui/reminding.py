"""Brings reminders while this screen is open; with APScheduler only once there are rules, and never before a frame."""

import asyncio
import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.tui.attention import call_attention, is_attached
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

FORGOTTEN_S = 600.0
"""Questions that are left open for so long hold no reminder back any more."""

SOON = timedelta(seconds=5)
NOBODY = "it is in the background."

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
        self._asked_since: float | None = None
        self._unseen = False
        self._desktop_fails = False
        self._called: set[str] = set()

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
            if self._unseen and await self._is_seen():
                await self._seen_again()
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
        waiting = {(each.one.key, each.shown) for each in app.reminders.waiting if each.state == "shown"}
        fresh = waiting - self._offered
        self._offered |= fresh
        if fresh and not self._busy() and self.may_interrupt():
            app.action_waiting()

    async def answer(self, change: "Callable[[Log], Log]") -> None:
        """Keeps what the person said to a reminder. Raises CoachError."""
        from coach.domain.reminders.agenda import begun

        app = self._app
        due, now = (app.reminders.waiting if app.reminders else ()), app.clock.now()
        await asyncio.to_thread(
            app.write, lambda: app.store.reminders.change_log(lambda log: change(begun(log, due, now)))
        )
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
            hindrance=self._hindrance,
            withdraw=self._withdraw,
        )

        async def look() -> datetime:
            failed = self._desktop_fails
            try:
                at = await watch.look()
                if self._desktop_fails and not failed:
                    at = await self._leave_to_others()
                await self.refresh()
            except Exception as error:  # noqa: BLE001 - a fault of the reminders must not end the screen
                self._tell_once(error)
                return app.clock.now().astimezone(UTC) + AFTER_TROUBLE
            return at

        self._schedule = Schedule(look, app.clock, app.store.stirred)
        self._schedule.start()
        await self.refresh()

    async def _show(self, prompt: "Prompt") -> "Delivered":
        """Here where somebody looks, or else by the desktop; the terminal then calls once, which proves nothing."""
        from coach.remind.delivery.ladder import Delivered

        app = self._app
        if await self._is_seen():
            call_attention(app, prompt.title, prompt.text, sound=prompt.sound)
            if not self.may_interrupt():
                self._offered |= {(each.one.key, each.shown + 1) for each in prompt.deliveries}
                app.tell(prompt.text, title=prompt.title, seconds=15)
            return Delivered(SCREEN, ())
        delivered = await self.desktop.show(prompt)
        if delivered.rung:
            return delivered
        self._desktop_fails = self._unseen = True
        if not self._suspended and not self._called >= set(prompt.keys):
            self._called |= set(prompt.keys)
            call_attention(app, prompt.title, prompt.text, sound=prompt.sound)
        return Delivered("", (*delivered.refused, f"{SCREEN}: {NOBODY}"))

    async def _is_seen(self) -> bool:
        """Whether a person can see this screen: it is neither suspended nor unfocused, and a terminal shows it."""
        return self._app.app_focus and await self.is_shown()

    async def is_shown(self) -> bool:
        """Whether a terminal shows this screen, looked at or not."""
        app = self._app
        if self._suspended or not app.is_running:
            return False
        return app.is_headless or app.is_web or await is_attached(os.environ)

    async def _hindrance(self) -> str:
        """Why nobody would see a reminder now, neither here nor on the desktop; others may know a way then."""
        if await self._is_seen():
            return ""
        self._unseen = True
        return f"{SCREEN}: {NOBODY}" if self._desktop_fails else await self.desktop.hindrance()

    async def _withdraw(self, tag: str) -> None:
        if self._desktop is not None:
            await self._desktop.withdraw(tag)

    async def _leave_to_others(self) -> datetime:
        """What nobody could see stays due; an agent may try at once."""
        await self._try_again()
        return self._app.clock.now().astimezone(UTC) + SOON

    async def _seen_again(self) -> None:
        """Somebody looks again: what has waited comes now."""
        self._unseen = self._desktop_fails = False
        await self._try_again()
        self.take_turn()

    async def _try_again(self) -> None:
        from coach.domain.reminders.answering import tried_now

        now = self._app.clock.now()
        await asyncio.to_thread(self._app.store.reminders.change_log, lambda log: tried_now(log, now))

    def _busy(self) -> bool:
        """Whether nobody may be disturbed: in a run whose clock goes, and in questions that are not forgotten."""
        app = self._app
        holds = any(
            isinstance(screen, Holding) or (isinstance(screen, Keeper) and screen.guiding)
            for screen in app.screen_stack
        )
        if holds or not app.begun or not app.is_asking(*ASKING):
            self._asked_since = None
            return holds or not app.begun
        if self._asked_since is None:
            self._asked_since = app.clock.elapsed()
        return app.clock.elapsed() - self._asked_since < FORGOTTEN_S

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
