"""The ladder, with small rungs that hang, raise, refuse and confirm."""

import asyncio

import pytest

from coach.remind.delivery.ladder import Delivered, Ladder
from coach.remind.delivery.message import Message
from coach.remind.delivery.rung import OnPress
from tests.remind.delivery.conftest import REMINDER


class Confirms:
    name = "confirms"

    def __init__(self) -> None:
        self.shown: list[Message] = []

    async def show(self, message: Message, on_press: OnPress) -> str | None:
        self.shown.append(message)
        on_press("do")
        return None


class Refuses:
    name = "refuses"

    async def show(self, message: Message, on_press: OnPress) -> str | None:
        return "Nobody is there."


class Raises:
    name = "raises"

    async def show(self, message: Message, on_press: OnPress) -> str | None:
        raise RuntimeError("\x1b[31mbroken\n" * 1000)


class Hangs:
    name = "hangs"

    def __init__(self) -> None:
        self.cancelled = False

    async def show(self, message: Message, on_press: OnPress) -> str | None:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        return None


class IgnoresItsCancellation:
    name = "stubborn"

    def __init__(self) -> None:
        self.let_go = asyncio.Event()

    async def show(self, message: Message, on_press: OnPress) -> str | None:
        while not self.let_go.is_set():
            try:
                await self.let_go.wait()
            except asyncio.CancelledError:
                continue
        return None


async def test_the_first_rung_that_confirms_ends_the_climb(pressed: list[str]) -> None:
    first, second = Confirms(), Confirms()
    assert await Ladder([first, second]).deliver(REMINDER, pressed.append) == Delivered("confirms", ())
    assert (first.shown, second.shown) == ([REMINDER], [])


async def test_a_press_on_a_rung_reaches_who_asked(pressed: list[str]) -> None:
    await Ladder([Confirms()]).deliver(REMINDER, pressed.append)
    assert pressed == ["do"]


async def test_a_refusal_is_told_and_the_next_rung_is_tried(pressed: list[str]) -> None:
    delivered = await Ladder([Refuses(), Confirms()]).deliver(REMINDER, pressed.append)
    assert delivered == Delivered("confirms", ("refuses: Nobody is there.",))


async def test_a_rung_that_raises_is_a_refusal_in_one_clean_short_line(pressed: list[str]) -> None:
    delivered = await Ladder([Raises(), Confirms()]).deliver(REMINDER, pressed.append)
    assert delivered.rung == "confirms"
    (why,) = delivered.refused
    assert why.startswith("raises: It failed (RuntimeError: [31mbroken")
    assert why.isprintable()
    assert len(why) < 250


async def test_a_rung_that_hangs_is_cancelled_and_left_behind(pressed: list[str]) -> None:
    hanging = Hangs()
    delivered = await Ladder([hanging, Confirms()], limit_s=0.05).deliver(REMINDER, pressed.append)
    assert delivered == Delivered("confirms", ("hangs: It did not answer within 0.05 seconds.",))
    assert hanging.cancelled


async def test_a_rung_that_ignores_its_cancellation_holds_up_nobody(pressed: list[str]) -> None:
    stubborn = IgnoresItsCancellation()
    delivered = await Ladder([stubborn, Confirms()], limit_s=0.05).deliver(REMINDER, pressed.append)
    assert delivered.rung == "confirms"
    stubborn.let_go.set()
    await asyncio.sleep(0)


async def test_nobody_showed_it_is_an_empty_name_and_every_reason(pressed: list[str]) -> None:
    delivered = await Ladder([Refuses(), Raises()]).deliver(REMINDER, pressed.append)
    assert delivered.rung == ""
    assert [why.partition(":")[0] for why in delivered.refused] == ["refuses", "raises"]
    assert await Ladder([]).deliver(REMINDER, pressed.append) == Delivered("", ())


async def test_cancelling_the_delivery_cancels_its_rung(pressed: list[str]) -> None:
    hanging = Hangs()
    task = asyncio.create_task(Ladder([hanging]).deliver(REMINDER, pressed.append))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.sleep(0)
    assert hanging.cancelled
