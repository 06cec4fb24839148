"""The desktop rung and a service on a real message bus (faults 12 and 13)."""

import asyncio
import os
from pathlib import Path

import pytest

from coach.remind.delivery.desktop import DesktopRung
from coach.remind.delivery.message import Message
from tests.hostile import HOSTILE
from tests.remind.delivery.conftest import REMINDER, Bus, eventually
from tests.remind.delivery.service import HungService, Service, StrangeService

pytestmark = pytest.mark.system("dbus-daemon")

NOTHING_RUNS = "No notification service is running."
HUNG = "The notification service did not answer within 0.2 seconds."


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208


async def test_a_message_arrives_with_its_buttons(service: Service, desktop: DesktopRung, pressed: list[str]) -> None:
    assert await desktop.show(REMINDER, pressed.append) is None
    (shown,) = service.shown
    assert (shown.title, shown.body) == (REMINDER.title, REMINDER.body)
    assert shown.actions == {"default": "", "do": "Do it now", "snooze-15": "In 15 minutes", "skip": "Skip"}
    assert pressed == []


async def test_a_pressed_snooze_is_heard_exactly_once(
    service: Service, desktop: DesktopRung, pressed: list[str]
) -> None:
    await desktop.show(REMINDER, pressed.append)
    service.press(1, "snooze-15")
    service.press(1, "snooze-15")
    service.dismiss(1)
    assert await eventually(lambda: bool(pressed))
    await asyncio.sleep(0.1)
    assert pressed == ["snooze-15"]


async def test_a_click_on_the_message_means_do(service: Service, desktop: DesktopRung, pressed: list[str]) -> None:
    await desktop.show(REMINDER, pressed.append)
    service.press(1, "default")
    assert await eventually(lambda: pressed == ["do"])


async def test_dismissing_is_told_and_expiring_is_not(
    service: Service, desktop: DesktopRung, pressed: list[str]
) -> None:
    await desktop.show(REMINDER, lambda which: pressed.append(f"first {which}"))
    await desktop.show(REMINDER, lambda which: pressed.append(f"second {which}"))
    service.expire(1)
    service.dismiss(2)
    assert await eventually(lambda: bool(pressed))
    assert pressed == ["second dismissed"]


async def test_a_listener_that_fails_does_not_break_the_connection(
    service: Service, desktop: DesktopRung, pressed: list[str]
) -> None:
    reported: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: reported.append(context["exception"]))
    await desktop.show(REMINDER, lambda which: [].index(which))
    service.press(1, "do")
    assert await eventually(lambda: len(reported) == 1)
    await desktop.show(REMINDER, pressed.append)
    service.press(2, "skip")
    assert await eventually(lambda: pressed == ["skip"])


async def test_the_body_is_escaped_only_where_markup_is_obeyed(
    service: Service, desktop: DesktopRung, pressed: list[str]
) -> None:
    message = Message("<i>title</i>", "<b>5 & 6</b>")
    await desktop.show(message, pressed.append)
    service.abilities = ["actions", "body"]
    await desktop.show(message, pressed.append)
    assert [shown.body for shown in service.shown] == ["&lt;b&gt;5 &amp; 6&lt;/b&gt;", "<b>5 & 6</b>"]
    assert {shown.title for shown in service.shown} == {"<i>title</i>"}


async def test_a_service_without_actions_gets_no_buttons(
    service: Service, desktop: DesktopRung, pressed: list[str]
) -> None:
    service.abilities = ["body"]
    assert await desktop.show(REMINDER, pressed.append) is None
    assert set(service.shown[0].actions) <= {"default"}


async def test_a_silent_message_names_no_sound(service: Service, desktop: DesktopRung, pressed: list[str]) -> None:
    await desktop.show(REMINDER, pressed.append)
    await desktop.show(Message("quiet", "", sound=False), pressed.append)
    assert ["sound-name" in shown.hints for shown in service.shown] == [True, False]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_hostile_words_arrive_as_words(
    text: str, service: Service, desktop: DesktopRung, pressed: list[str]
) -> None:
    assert await desktop.show(Message(text, text, REMINDER.buttons), pressed.append) is None
    (shown,) = service.shown
    assert shown.title.isprintable() or "\u200d" in shown.title
    assert not set(shown.body) & {"\x1b", "\x07", "\x00", "\x9b", "\x9d", "\u202e", "<"}
    assert len(shown.title) <= 120
    assert len(shown.body) <= 2_000


async def test_a_bus_without_a_service_shows_nothing_until_one_comes(
    bus: Bus, desktop: DesktopRung, pressed: list[str]
) -> None:
    assert await desktop.show(REMINDER, pressed.append) == NOTHING_RUNS
    service = Service("actions")
    await service.start()
    assert await desktop.show(REMINDER, pressed.append) is None
    await service.stop()


async def test_a_service_that_takes_no_more_is_not_believed_and_asked_again_later(
    service: Service, desktop: DesktopRung, pressed: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    service.full = True
    assert await desktop.show(REMINDER, pressed.append) == "The notification service did not take the message."
    service.full = False
    assert await desktop.show(REMINDER, pressed.append) is None
    assert capfd.readouterr() == ("", "")


async def test_a_service_of_another_protocol_is_not_believed(
    bus: Bus, desktop: DesktopRung, pressed: list[str]
) -> None:
    service = StrangeService("actions")
    await service.start()
    why = await desktop.show(REMINDER, pressed.append)
    assert why == "The notification service speaks a protocol that Coach does not know."
    await service.stop()


async def test_a_hung_service_is_given_up_and_left_without_a_trace(bus: Bus, pressed: list[str]) -> None:
    rung, hung = DesktopRung(limit_s=0.2), HungService()
    await hung.start()
    assert await rung.show(REMINDER, pressed.append) == HUNG
    before = open_files()
    for _ in range(3):
        assert await rung.show(REMINDER, pressed.append) == HUNG
    assert open_files() == before
    await hung.stop()


async def test_two_messages_at_once_wait_for_each_other(
    service: Service, desktop: DesktopRung, pressed: list[str]
) -> None:
    before = open_files()
    shown = await asyncio.gather(*(desktop.show(REMINDER, pressed.append) for _ in range(5)))
    assert shown == [None] * 5
    assert open_files() == before + 1


async def test_a_bus_that_restarted_meanwhile_costs_no_message(
    bus: Bus, desktop: DesktopRung, pressed: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    first, second = Service("actions"), Service("actions")
    await first.start()
    assert await desktop.show(REMINDER, pressed.append) is None
    bus.stop()
    await asyncio.sleep(0.05)
    bus.start()
    await second.start()
    assert await desktop.show(REMINDER, pressed.append) is None
    assert capfd.readouterr() == ("", "")
    await second.stop()


async def test_a_lost_bus_is_found_again_after_a_failure(bus: Bus, desktop: DesktopRung, pressed: list[str]) -> None:
    first, second = Service("actions"), Service("actions")
    await first.start()
    assert await desktop.show(REMINDER, pressed.append) is None
    bus.stop()
    assert await desktop.show(REMINDER, pressed.append)
    bus.start()
    assert await desktop.show(REMINDER, pressed.append) == NOTHING_RUNS
    await second.start()
    assert await desktop.show(REMINDER, pressed.append) is None
    second.press(1, "do")
    assert await eventually(lambda: pressed == ["do"])
    await second.stop()


async def test_a_restarted_service_is_found_again_at_once(bus: Bus, desktop: DesktopRung, pressed: list[str]) -> None:
    for number, which in enumerate(("do", "skip")):
        service = Service("actions")
        await service.start()
        assert await desktop.show(REMINDER, pressed.append) is None
        service.press(1, which)
        assert await eventually(lambda: len(pressed) == number + 1)  # noqa: B023
        await service.stop()
    assert pressed == ["do", "skip"]


async def test_buttons_on_the_screen_outlive_a_later_failure(bus: Bus, pressed: list[str]) -> None:
    rung, service = DesktopRung(limit_s=0.2), Service("actions")
    await service.start()
    assert await rung.show(REMINDER, pressed.append) is None
    service.deaf = True
    assert await rung.show(REMINDER, pressed.append) == HUNG
    service.deaf = False
    assert await rung.show(REMINDER, pressed.append) is None
    service.press(1, "snooze-15")
    assert await eventually(lambda: pressed == ["snooze-15"])
    await rung.close()
    await service.stop()


def test_the_bus_of_these_tests_is_not_the_one_of_the_machine(bus: Bus, tmp_path: Path) -> None:
    assert str(tmp_path) in os.environ["DBUS_SESSION_BUS_ADDRESS"]
