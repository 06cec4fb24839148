"""The notifications of the desktop, with buttons."""

import asyncio
import contextlib

from coach.remind.delivery.message import Message, plain
from coach.remind.delivery.notifier import NoServiceError, Notifier, why_paused
from coach.remind.delivery.rung import LIMIT_S, OnPress, failed, too_slow

EARLIER_KEPT = 3
NOT_THERE = ("org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner")


class DesktopRung:
    """Shows messages by desktop-notifier, whose own word proves nothing.

    A message counts as shown when the service has just said what it can and then took the message, within `limit_s`
    seconds. After a failure the next message gets a connection of its own; the old one is kept, up to
    `EARLIER_KEPT`, for as long as buttons that it drew are on the screen.
    """

    name = "desktop"

    def __init__(self, limit_s: float = LIMIT_S) -> None:
        self._limit_s = limit_s
        self._turn = asyncio.Lock()
        self._notifier: Notifier | None = None
        self._earlier: list[Notifier] = []

    async def show(self, message: Message, on_press: OnPress) -> str | None:
        try:
            async with asyncio.timeout(self._limit_s), self._turn:
                return await self._show(plain(message), on_press)
        except TimeoutError:
            return too_slow("The notification service", self._limit_s)
        except Exception as error:  # noqa: BLE001 - whatever the platform raises, the next rung is tried
            return _why(error)

    async def hindrance(self) -> str:
        return await why_paused()

    async def withdraw(self, tag: str) -> None:
        for notifier in (self._notifier, *self._earlier):
            if notifier is not None:
                await notifier.withdraw(tag)

    async def close(self) -> None:
        """Leave the message bus; what has buttons that nobody would hear is taken away first."""
        kept = [*self._earlier, *([self._notifier] if self._notifier else [])]
        self._notifier, self._earlier = None, []
        for notifier in kept:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(self._limit_s):
                    await notifier.withdraw_all()
            await notifier.close()

    async def _show(self, message: Message, on_press: OnPress) -> str | None:
        paused = await why_paused()
        if paused:
            return paused
        notifier = await self._ready()
        taken = False
        try:
            taken = await notifier.send(message, await notifier.abilities(), on_press)
        finally:
            if not taken:
                await self._set_aside(notifier)
        return None if taken else "The notification service did not take the message."

    async def _ready(self) -> Notifier:
        if self._notifier and not self._notifier.connected:
            await self._set_aside(self._notifier)
        if self._notifier is None:
            self._notifier = Notifier()
        return self._notifier

    async def _set_aside(self, notifier: Notifier) -> None:
        self._notifier = None
        showing: list[Notifier] = []
        idle: list[Notifier] = []
        for one in (*self._earlier, notifier):
            (showing if await one.is_showing() else idle).append(one)
        self._earlier = showing[-EARLIER_KEPT:]
        for one in (*idle, *showing[:-EARLIER_KEPT]):
            await one.close()


def _why(error: Exception) -> str:
    if isinstance(error, NoServiceError):
        return str(error)
    if isinstance(error, ImportError):
        return "The part of Coach that speaks to the desktop is not installed."
    if isinstance(error, OSError | EOFError) or type(error).__name__ in ("InvalidAddressError", "AuthError"):
        return "No desktop session can be reached from here."
    if getattr(error, "type", "") in NOT_THERE:
        return "No notification service is running."
    return failed(error)
