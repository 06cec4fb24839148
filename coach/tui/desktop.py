"""Reminders on the desktop, for whoever looks at another window."""

from typing import TYPE_CHECKING

from coach.domain.reminders.delivery import Log
from coach.errors import CoachError
from coach.remind.delivery.ladder import Delivered, ladder_of
from coach.remind.delivery.message import Message
from coach.remind.opening import open_coach
from coach.remind.prompt import PRESS_DO, Prompt, message_of, pressed, too_late
from coach.tui.screens.reminder_prompt import ReminderPrompt

ELSEWHERE = "Coach is open and asks something else now. This waits there: press 0 afterwards."

if TYPE_CHECKING:
    from coach.tui.app import CoachApp


class Desktop:
    """The ladder without the terminal; what is pressed on a notification counts as if it were pressed here."""

    def __init__(self, app: "CoachApp") -> None:
        self._app = app
        self._ladder = ladder_of(app.settings)

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
        await self._ladder.close()

    async def hindrance(self) -> str:
        """Why nobody would see a notification now, in a sentence; empty where somebody may."""
        return await self._ladder.hindrance()

    async def withdraw(self, tag: str) -> None:
        """Takes a notification away."""
        await self._ladder.withdraw(tag)

    async def _take(self, prompt: Prompt, press: str) -> None:
        """Does what a button says, or says on the desktop, where the person is, why not."""
        app, now, why = self._app, self._app.clock.now(), ""

        def change(log: Log) -> Log:
            nonlocal why
            why = too_late(log, prompt.keys, press)
            return pressed(log, prompt.keys, press, now)

        try:
            await app.reminding.answer(change)
        except CoachError as error:
            why = " ".join(f"Your answer was not saved. {error}".split())
        if press == PRESS_DO and not prompt.leaves_no_trace:
            one, top = prompt.deliveries[-1].one, app.screen
            if not await app.reminding.is_shown():
                why = await open_coach(prompt.keys[-1]) or why
            elif isinstance(top, ReminderPrompt):
                top.dismiss(one)
            elif app.reminding.may_interrupt():
                app.open_about(one)
            else:
                why = why or ELSEWHERE
        if why:
            await self.test("Coach", why, sound=False)
