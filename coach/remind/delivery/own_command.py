"""A command of the person's own: a phone, a lamp, a loudspeaker."""

from coach.remind.delivery.message import Message, plain
from coach.remind.delivery.process import run
from coach.remind.delivery.rung import LIMIT_S, OnPress


class CommandRung:
    """Runs `command`, never by way of a shell; exit code 0 means that the message was shown.

    The words arrive as the environment variables COACH_TITLE and COACH_BODY, and the body also on stdin.
    """

    name = "your command"

    def __init__(self, command: tuple[str, ...], limit_s: float = LIMIT_S) -> None:
        self._command = command
        self._limit_s = limit_s

    async def show(self, message: Message, on_press: OnPress) -> str | None:
        """As `Rung.show`; nothing can be pressed, so `on_press` is never called."""
        if not self._command:
            return "No command is set."
        message = plain(message)
        words = {"COACH_TITLE": message.title, "COACH_BODY": message.body}
        return await run(self._command, self._limit_s, message.body, words)
