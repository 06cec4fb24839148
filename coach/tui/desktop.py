"""Reminders on the desktop, for whoever looks at another window."""

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING

from coach.domain.reminders.delivery import Log
from coach.errors import CoachError
from coach.remind.delivery.desktop import DesktopRung
from coach.remind.delivery.ladder import Delivered, Ladder
from coach.remind.delivery.message import Message
from coach.remind.delivery.tool import ToolRung
from coach.remind.messages import message_of
from coach.remind.prompt import PRESS_DO, Prompt, pressed

if TYPE_CHECKING:
    from coach.tui.app import CoachApp


class Desktop:
    """The ladder without the terminal; what is pressed on a notification counts as if it were pressed here."""

    def __init__(self, app: "CoachApp") -> None:
        self._app = app
        self._rung = DesktopRung()
        self._ladder = Ladder((self._rung, ToolRung()))
        self._pressed: set[asyncio.Task[None]] = set()

    async def show(self, prompt: Prompt) -> Delivered:
        """Shows a prompt."""

        def on_press(press: str) -> None:
            task = asyncio.create_task(self._take(prompt, press))
            self._pressed.add(task)
            task.add_done_callback(self._pressed.discard)

        return await self._ladder.deliver(message_of(prompt), on_press)

    async def test(self, title: str, text: str, sound: bool) -> Delivered:
        """Shows words that are about nothing."""
        return await self._ladder.deliver(Message(title, text, sound=sound), lambda press: None)

    async def close(self) -> None:
        """Leaves the message bus."""
        await self._rung.close()

    async def _take(self, prompt: Prompt, press: str) -> None:
        now: datetime = self._app.clock.now()

        def change(log: Log) -> Log:
            return pressed(log, prompt.keys, press, now)

        try:
            await self._app.reminding.answer(change)
        except CoachError as error:
            self._app.show_error(error)
        if press == PRESS_DO and not prompt.leaves_no_trace and self._app.reminding.may_interrupt():
            self._app.open_about(prompt.deliveries[-1].one)
