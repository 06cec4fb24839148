"""Reminders on the desktop, for whoever looks at another window."""

from typing import TYPE_CHECKING

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

    async def show(self, prompt: Prompt) -> Delivered:
        """Shows a prompt."""

        def on_press(press: str) -> None:
            self._app.call_later(self._take, prompt, press)

        return await self._ladder.deliver(message_of(prompt), on_press)

    async def test(self, title: str, text: str, sound: bool) -> Delivered:
        """Shows words that are about nothing."""
        return await self._ladder.deliver(Message(title, text, sound=sound), lambda press: None)

    async def close(self) -> None:
        """Leaves the message bus."""
        await self._rung.close()

    def _take(self, prompt: Prompt, press: str) -> None:
        now = self._app.clock.now()
        self._app.answer_reminder(lambda log: pressed(log, prompt.keys, press, now))
        if press == PRESS_DO and not prompt.leaves_no_trace and self._app.reminding.may_interrupt():
            self._app.open_about(prompt.deliveries[-1].one)
