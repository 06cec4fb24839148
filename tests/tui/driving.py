"""What the tests of the screens have in common: an app that is driven, key by key, until nothing more happens."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

from textual.app import App
from textual.events import Key
from textual.keys import _character_to_key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.worker import Worker

from coach.domain.run.timeline import CAUTION_ITEM
from coach.tui.app import CoachApp
from coach.tui.screens.anything_new import AnythingNewScreen
from coach.tui.screens.run import RunScreen
from coach.tui.widgets.line_of_parts import LineOfParts

SMALL = (80, 24)
LARGE = (120, 40)
PATIENCE_S = 60.0
MOMENT_S = 0.005
LOOK_AGAIN_S = 0.1
CHARACTERS = {"space": " ", "question_mark": "?"}


class Messages:
    """Counts the messages that arrived anywhere in the app, and those that are being handled."""

    def __init__(self) -> None:
        self.arrived = 0
        self.under_way = 0

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Counts for as long as it is open; Textual's own hook does not hear what a thread has started."""
        handle = MessagePump._dispatch_message

        async def count(pump: MessagePump, message: Message) -> None:
            self.arrived += 1
            self.under_way += 1
            try:
                await handle(pump, message)
            finally:
                self.under_way -= 1

        with patch.object(MessagePump, "_dispatch_message", count):
            yield


class PatientPilot(Pilot[Any]):
    """A pilot that waits until nothing more happens, however long that takes, and never for a widget that has gone.

    Textual's own waits for an idle processor, which a run that looks at its clock never leaves it, and for an answer
    of every widget, which one that is removed in between never gives.
    """

    def __init__(self, app: App[Any], messages: Messages) -> None:
        super().__init__(app)
        self._messages = messages

    async def pause(self, delay: float | None = None) -> None:
        """Waits `delay` seconds, if any, and then until all is settled."""
        await asyncio.sleep(delay or 0)
        await self.settled()

    async def press(self, *keys: str) -> None:
        """Presses the keys one after the other, each fully handled."""
        for key in keys:
            name = key if key.isalnum() or len(key) > 1 else _character_to_key(key)
            event = Key(name, key if len(key) == 1 else CHARACTERS.get(key))
            event.set_sender(self.app)
            self.app.post_message(event)
            await self.settled()

    async def settled(self) -> None:
        """Waits until all messages are handled and painted, and every worker has ended or waits for the person.

        It takes two quiet rounds: in the first, a message may still have come to someone who had answered already.
        """
        async with asyncio.timeout(PATIENCE_S):
            while not (await self._is_quiet() and await self._is_quiet()):
                while self._is_busy():
                    await asyncio.sleep(MOMENT_S)

    async def _is_quiet(self) -> bool:
        """Whether nothing but our own question arrived anywhere while everyone answered it, and nothing is left."""
        if not self._is_up():
            return True
        idle, before = not self._is_busy(), self._messages.arrived
        await asyncio.sleep(0)
        answers = await self._wait_for_answers()
        if self._messages.under_way or self._messages.arrived > before + answers or not self.app.screen_stack:
            return False
        screen = self.app.screen
        painted = not (screen._dirty_widgets or screen._layout_required or screen._scroll_required)
        painted &= not (screen._repaint_required or screen._recompose_required or screen._callbacks)
        screen._on_timer_update()
        return idle and painted and not self._is_busy()

    async def _wait_for_answers(self) -> int:
        """Asks everyone on the screen to say when they have come so far; gives the number of those who did."""
        answered: set[MessagePump] = set()
        all_there = asyncio.Event()

        def answer(pump: MessagePump) -> None:
            answered.add(pump)
            if answered >= asked:
                all_there.set()

        screens = self.app.screen_stack[-1:]  # to ask one that lies below makes Textual paint it anew, for ever
        everyone = [self.app, *(pump for screen in screens for pump in screen.walk_children(with_self=True))]
        asked = {pump for pump in everyone if pump.call_later(answer, pump)}
        while any(pump.is_running for pump in asked - answered) and self._is_up():
            try:
                await asyncio.wait_for(all_there.wait(), LOOK_AGAIN_S)
            except TimeoutError:
                continue
        return len(answered)

    def _is_up(self) -> bool:
        return self.app.is_running and not self.app._closing and self.app._exception is None

    def _is_busy(self) -> bool:
        return any(not worker.is_finished and not asks(worker) for worker in self.app.workers)


def asks(worker: Worker[Any]) -> bool:
    """Whether a worker waits for the person to answer a screen."""
    waiting: Any = worker._task.get_coro() if worker._task else None
    while waiting is not None:
        if getattr(waiting, "__name__", "") == "push_screen_wait":
            return True
        waiting = getattr(waiting, "cr_await", None)
    return False


@asynccontextmanager
async def running(app: App[Any], size: tuple[int, int] = SMALL) -> AsyncIterator[PatientPilot]:
    """Any app in a terminal of `size`."""
    messages = Messages()
    with messages.counted(), patch("textual.pilot.Pilot", partial(PatientPilot, messages=messages)):
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            assert isinstance(pilot, PatientPilot)
            await pilot.settled()
            yield pilot


@asynccontextmanager
async def driven(app: CoachApp, size: tuple[int, int] = SMALL) -> AsyncIterator[PatientPilot]:
    """Coach in a terminal of `size`, with the library read and all workers done."""
    async with running(app, size) as pilot:
        await app.library_ready()
        await pilot.settled()
        yield pilot


async def settled(pilot: Pilot[Any]) -> None:
    """Waits until nothing more happens by itself."""
    await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Presses the keys one after the other, each fully handled."""
    await pilot.press(*keys)


async def begun(pilot: Pilot[Any]) -> RunScreen:
    """The run with its clock started."""
    while isinstance(pilot.app.screen, AnythingNewScreen):
        await press(pilot, "n")
    await press(pilot, "enter")
    screen = pilot.app.screen
    assert isinstance(screen, RunScreen)
    if screen.guide.player.segment.item == CAUTION_ITEM:
        await press(pilot, "enter")
    return screen


def painted(app: CoachApp) -> str:
    """The text on the screen, line by line."""
    return "\n".join("".join(segment.text for segment in line) for line in app.screen._compositor.render_strips())


async def click_part(pilot: Pilot[Any], line: type[LineOfParts], title: str) -> None:
    """Clicks the part named `title` of the line of pages or of keys."""
    widget = pilot.app.screen.query_one(line)
    start = next(start for start, _, part in widget.placed() if part.title == title)
    await pilot.click(widget, offset=(widget.gutter.left + start, 0))
    await settled(pilot)
