"""One backend of desktop-notifier: what its service can, whether it took a message, and the connection behind it."""

import asyncio
import contextlib
import html
import logging
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from coach.remind.delivery.message import Message
from coach.remind.delivery.rung import OnPress

if TYPE_CHECKING:
    from desktop_notifier.backends.base import DesktopNotifierBackend
    from desktop_notifier.main import Notification

ICON = "appointment-soon"
SOUND = "message-new-instant"

# Both libraries report failures as tracebacks to the log, which without a handler would reach the terminal.
for _library in ("desktop_notifier", "dbus_fast"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


class NoServiceError(Exception):
    """Nothing here can show a notification; the message is a sentence."""


class Abilities(Struct, frozen=True):
    """What the service does with a message: draws buttons, obeys markup in the body, plays a sound."""

    buttons: bool
    markup: bool
    sound: bool


class Notifier:
    """A connection to the notification service; with it end the buttons of all that it has shown.

    Works with the backend itself, because desktop-notifier's front hides both the bus and what the service says.
    """

    def __init__(self) -> None:
        """Raises ImportError, or what the platform's backend raises."""
        from desktop_notifier import Icon
        from desktop_notifier.main import get_backend_class

        self._backend: DesktopNotifierBackend = get_backend_class()("Coach", Icon(name=ICON))

    @property
    def connected(self) -> bool:
        """Whether the message bus is still there; True where there is no bus to lose."""
        return self._bus is None or bool(self._bus.connected)

    async def abilities(self) -> Abilities:
        """Ask the service anew, which proves that it lives.

        Raises NoServiceError where there is none, and what the connection raises.
        """
        from desktop_notifier import Capability

        known = await self._backend.get_capabilities()
        if not known:
            raise NoServiceError("This system has no notification service that Coach can use.")
        if not await self._backend.request_authorisation():
            raise NoServiceError("Notifications are switched off in the settings of this system.")
        service: Any = getattr(self._backend, "interface", None)
        if service is None:
            return Abilities(Capability.BUTTONS in known, markup=False, sound=Capability.SOUND in known)
        if Capability.URGENCY not in known:
            # desktop-notifier drops the message of such a service and still reports it as dispatched.
            raise NoServiceError("The notification service speaks a protocol that Coach does not know.")
        words = await service.call_get_capabilities()
        return Abilities("actions" in words, "body-markup" in words, "sound" in words)

    async def send(self, message: Message, can: Abilities, on_press: OnPress) -> bool:
        """Show `message`, which is plain; whether the service took it."""
        taken = asyncio.Event()
        await self._backend.send(_notification(message, can, on_press, taken.set))
        return taken.is_set()

    async def is_showing(self) -> bool:
        """Whether something is displayed that can still be pressed."""
        return self.connected and bool(await self._backend.get_current_notifications())

    async def close(self) -> None:
        """Leave the bus."""
        if self._bus is not None and self._bus.connected:
            self._bus.disconnect()
            with contextlib.suppress(Exception):
                await self._bus.wait_for_disconnect()

    @property
    def _bus(self) -> Any:
        return getattr(self._backend, "bus", None)


def _notification(message: Message, can: Abilities, on_press: OnPress, on_taken: Callable[[], None]) -> "Notification":
    from desktop_notifier import DEFAULT_SOUND, Button, Notification, Sound

    loop = asyncio.get_running_loop()

    def press(which: str) -> Callable[[], object]:
        # By way of the loop: some platforms call from a thread of their own, and none should see an error of ours.
        return partial(loop.call_soon_threadsafe, on_press, which)

    buttons = tuple(Button(button.label, press(button.id), button.id) for button in message.buttons)
    sound = Sound(name=SOUND) if sys.platform == "linux" else DEFAULT_SOUND
    return Notification(
        title=message.title,
        message=html.escape(message.body, quote=False) if can.markup else message.body,
        buttons=buttons if can.buttons else (),
        sound=sound if message.sound and can.sound else None,
        on_dispatched=on_taken,
        on_clicked=press("do"),
        on_dismissed=press("dismissed"),
    )
