"""One backend of desktop-notifier: what its service can, whether it took a message, and the connection behind it."""

import asyncio
import contextlib
import html
import logging
import sys
from collections.abc import AsyncIterator, Callable
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
MOST_DRAWN = 50
"""So many messages can still be taken away."""

ASK_S = 0.5
SERVICE, AT = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
PAUSES = (("org.dunstproject.cmd0", "paused"), (SERVICE, "Inhibited"))
"""Where a service says that the person has paused it: dunst, and the desktop of KDE."""

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
        self._drawn: dict[str, Notification] = {}

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
        notification = _notification(message, can, on_press, taken.set)
        await self._backend.send(notification)
        if taken.is_set() and (message.tag or notification.buttons):
            self._drawn = {**dict([*self._drawn.items()][-MOST_DRAWN:]), message.tag: notification}
        return taken.is_set()

    async def withdraw(self, tag: str) -> None:
        """Take the message with this tag away, if it is still displayed."""
        notification = self._drawn.pop(tag, None)
        if notification is not None and notification.identifier in await self._backend.get_current_notifications():
            # The service may have closed it meanwhile, and the backend then no longer knows it.
            with contextlib.suppress(KeyError):
                await self._backend.clear(notification.identifier)

    async def withdraw_all(self) -> None:
        """Take away everything that has buttons."""
        for tag, notification in [*self._drawn.items()]:
            if notification.buttons and self.connected:
                await self.withdraw(tag)

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


async def why_paused() -> str:
    """Why messages would not be displayed now, in a sentence: the person has paused them; empty where nobody says so.

    A service that is not there is not started by the question. Never raises.
    """
    if sys.platform != "linux":
        return ""
    with contextlib.suppress(Exception):
        async with asyncio.timeout(ASK_S), _connected() as bus:
            for interface, name in PAUSES:
                answer = await _call(bus, "org.freedesktop.DBus.Properties", "Get", "ss", [interface, name])
                if answer and getattr(answer[0], "value", None) is True:
                    return "Notifications are paused on this desktop."
    return ""


async def close_by_number(number: int) -> None:
    """Take away the notification to which the service gave this number. Raises what the connection raises."""
    async with asyncio.timeout(ASK_S), _connected() as bus:
        await _call(bus, SERVICE, "CloseNotification", "u", [number])


@contextlib.asynccontextmanager
async def _connected() -> AsyncIterator[Any]:
    from dbus_fast.aio.message_bus import MessageBus

    bus = await MessageBus().connect()
    try:
        yield bus
    finally:
        bus.disconnect()


async def _call(bus: Any, interface: str, member: str, signature: str, body: list[Any]) -> list[Any]:
    """The answer of the service, empty where it refuses or is not there."""
    from dbus_fast.constants import MessageFlag, MessageType
    from dbus_fast.message import Message as Call

    call = Call(
        destination=SERVICE,
        path=AT,
        interface=interface,
        member=member,
        signature=signature,
        body=body,
        flags=MessageFlag.NO_AUTOSTART,
    )
    answer = await bus.call(call)
    return list(answer.body) if answer is not None and answer.message_type is MessageType.METHOD_RETURN else []
