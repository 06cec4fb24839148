"""A notification service on a real message bus, which records what it is told and presses what it is asked to."""

from typing import Annotated, Any

from dbus_fast.aio.message_bus import MessageBus
from dbus_fast.annotations import DBusInt32, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.constants import MessageType
from dbus_fast.errors import DBusError
from dbus_fast.message import Message
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
DISMISSED = 2

Words = Annotated[list[str], DBusSignature("as")]
Hints = Annotated[dict[str, Any], DBusSignature("a{sv}")]
Information = Annotated[list[str], DBusSignature("ssss")]
Invoked = Annotated[list[Any], DBusSignature("us")]
Closed = Annotated[list[Any], DBusSignature("uu")]


class Shown:
    """One notification as the service was told of it."""

    def __init__(self, number: int, title: str, body: str, actions: list[str], hints: dict[str, Any]) -> None:
        self.number = number
        self.title = title
        self.body = body
        self.actions = dict(zip(actions[::2], actions[1::2], strict=True))
        self.hints = hints


class Service(ServiceInterface):
    """Owns org.freedesktop.Notifications and can do `abilities`."""

    def __init__(self, *abilities: str) -> None:
        super().__init__(NAME)
        self.abilities = list(abilities)
        self.shown: list[Shown] = []
        self.deaf = False
        self.full = False
        self._bus: MessageBus | None = None

    async def start(self) -> None:
        self._bus = await MessageBus().connect()
        self._bus.add_message_handler(lambda message: self.deaf and _swallow(message))
        self._bus.export(PATH, self)
        await self._bus.request_name(NAME)

    async def stop(self) -> None:
        if self._bus and self._bus.connected:
            self._bus.disconnect()
            await self._bus.wait_for_disconnect()

    def press(self, number: int, action: str) -> None:
        """As most services do: say what was invoked, then that the notification is gone."""
        self.ActionInvoked(number, action)
        self.NotificationClosed(number, DISMISSED)

    def dismiss(self, number: int) -> None:
        self.NotificationClosed(number, DISMISSED)

    def expire(self, number: int) -> None:
        self.NotificationClosed(number, 1)

    @dbus_method()
    def Notify(
        self,
        app_name: DBusStr,
        replaces: DBusUInt32,
        icon: DBusStr,
        summary: DBusStr,
        body: DBusStr,
        actions: Words,
        hints: Hints,
        timeout: DBusInt32,
    ) -> DBusUInt32:
        if self.full:
            raise DBusError("org.freedesktop.Notifications.Error.ExcessNotificationGeneration", "Too many.")
        self.shown.append(Shown(len(self.shown) + 1, summary, body, actions, hints))
        return len(self.shown)

    @dbus_method()
    def GetCapabilities(self) -> Words:
        return self.abilities

    @dbus_method()
    def GetServerInformation(self) -> Information:
        return ["recorder", "coach", "1", "1.2"]

    @dbus_method()
    def CloseNotification(self, number: DBusUInt32) -> None:
        self.NotificationClosed(number, 3)

    @dbus_signal()
    def ActionInvoked(self, number: int, action: str) -> Invoked:
        return [number, action]

    @dbus_signal()
    def NotificationClosed(self, number: int, reason: int) -> Closed:
        return [number, reason]


class StrangeService(Service):
    """Has a Notify without the hints of the specification."""

    @dbus_method()
    def Notify(self, summary: DBusStr, body: DBusStr) -> DBusUInt32:  # type: ignore[override]
        raise AssertionError(summary)


class HungService:
    """Owns the name of the notification service and never answers."""

    async def start(self) -> None:
        self._bus = await MessageBus().connect()
        self._bus.add_message_handler(_swallow)
        await self._bus.request_name(NAME)

    async def stop(self) -> None:
        self._bus.disconnect()
        await self._bus.wait_for_disconnect()


def _swallow(message: Message) -> bool:
    return message.message_type is MessageType.METHOD_CALL
