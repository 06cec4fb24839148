"""The system's own command for notifications: no buttons, but it also works where the desktop rung cannot."""

import html
import os
import sys
from pathlib import Path

from coach.remind.delivery.message import Message, plain
from coach.remind.delivery.notifier import close_by_number, why_paused
from coach.remind.delivery.process import run
from coach.remind.delivery.rung import LIMIT_S, OnPress

_APPLE_SCRIPT = """\
on run argv
    if (item 3 of argv) is "sound" then
        display notification (item 2 of argv) with title (item 1 of argv) sound name "Ping"
    else
        display notification (item 2 of argv) with title (item 1 of argv)
    end if
end run
"""


class ToolRung:
    """Shows messages by notify-send (Linux) or osascript (macOS); the words are arguments, never a script."""

    def __init__(self, limit_s: float = LIMIT_S) -> None:
        self.name = {"linux": "notify-send", "darwin": "osascript"}.get(sys.platform, "notification command")
        self._limit_s = limit_s
        self._numbers: dict[str, int] = {}

    async def show(self, message: Message, on_press: OnPress) -> str | None:
        """As `Rung.show`; nothing can be pressed, so `on_press` is never called."""
        message = plain(message)
        if sys.platform == "darwin":
            words = (message.title, message.body, "sound" if message.sound else "silent")
            # The script comes on stdin: behind "-", words that begin with a dash are no options.
            return await run(("osascript", "-", *words), self._limit_s, _APPLE_SCRIPT)
        if sys.platform != "linux":
            return "This system has no command that shows notifications."
        if not _has_bus():
            # Without an address the command would start a message bus of its own, and show nothing on it.
            return "No desktop session can be reached from here."
        paused = await why_paused()
        return paused or await self._notify_send(message)

    async def hindrance(self) -> str:
        return await why_paused()

    async def withdraw(self, tag: str) -> None:
        number = self._numbers.pop(tag, None)
        if number is not None:
            await close_by_number(number)

    async def close(self) -> None:
        self._numbers.clear()

    async def _notify_send(self, message: Message) -> str | None:
        """Show it and learn its number, by which it can be taken away; older versions know no numbers."""
        if not message.tag:
            return await run(_notify_send(message), self._limit_s)

        def heard(said: str) -> None:
            if said.strip().isdecimal():
                self._numbers[message.tag] = int(said)

        why = await run(_notify_send(message, "--print-id"), self._limit_s, heard=heard)
        refused = why is not None and "exit code" in why
        return await run(_notify_send(message), self._limit_s) if refused else why


def _has_bus() -> bool:
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(runtime and Path(runtime, "bus").is_socket())


def _notify_send(message: Message, *options: str) -> tuple[str, ...]:
    # notify-send reads C escapes in the body ("\033"), and the service behind it may obey markup.
    body = html.escape(message.body, quote=False).replace("\\", "\\\\")
    sound = ("--hint=string:sound-name:message-new-instant",) if message.sound else ()
    return ("notify-send", "--app-name=Coach", "--icon=appointment-soon", *options, *sound, "--", message.title, body)
