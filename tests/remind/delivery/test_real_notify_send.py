"""The installed notify-send and a service on a real message bus."""

import pytest

from coach.remind.delivery.message import Message
from coach.remind.delivery.tool import ToolRung
from tests.hostile import HOSTILE
from tests.remind.delivery.conftest import REMINDER, Bus
from tests.remind.delivery.service import HungService, Service

pytestmark = pytest.mark.system("dbus-daemon", "notify-send")


async def test_the_words_arrive(service: Service) -> None:
    assert await ToolRung().show(REMINDER, print) is None
    (shown,) = service.shown
    assert (shown.title, shown.body) == (REMINDER.title, REMINDER.body)


async def test_escapes_of_c_and_markup_arrive_inert(service: Service) -> None:
    assert await ToolRung().show(Message("-h", "\\033[31m \\x1b <b>&"), print) is None
    assert (service.shown[0].title, service.shown[0].body) == ("-h", "\\033[31m \\x1b &lt;b&gt;&amp;")


async def test_hostile_words_and_none_arrive(service: Service) -> None:
    for text in ("", *HOSTILE.values()):
        assert await ToolRung().show(Message(text, text), print) is None, text
    assert len(service.shown) == len(HOSTILE) + 1


async def test_a_bus_without_a_service_shows_nothing(bus: Bus) -> None:
    assert await ToolRung().show(REMINDER, print) == "notify-send ended with exit code 1."


async def test_a_hung_service_is_given_up(bus: Bus) -> None:
    hung = HungService()
    await hung.start()
    why = await ToolRung(limit_s=0.3).show(REMINDER, print)
    assert why == "notify-send did not answer within 0.3 seconds."
    await hung.stop()
