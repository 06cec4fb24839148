"""What the tests of the screens have in common."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.worker import Worker

from coach.tui.app import CoachApp

SMALL = (80, 24)
LARGE = (120, 40)
PATIENCE_S = 10.0
MOMENT_S = 0.005
ROUNDS = 5
CHARACTERS = {"space": " ", "question_mark": "?"}


@asynccontextmanager
async def driven(app: CoachApp, size: tuple[int, int] = SMALL) -> AsyncIterator[Pilot[None]]:
    """The app in a terminal of `size`, with the library read and all workers done."""
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await app.library_ready()
        await settled(pilot)
        yield pilot


def asks(worker: Worker[Any]) -> bool:
    """Whether a worker waits for the person to answer a screen."""
    waiting: Any = worker._task.get_coro() if worker._task else None
    while waiting is not None:
        if getattr(waiting, "__name__", "") == "push_screen_wait":
            return True
        waiting = getattr(waiting, "cr_await", None)
    return False


async def settled(pilot: Pilot[Any]) -> None:
    """Waits until all messages are handled and every worker has ended or waits for the person.

    Textual's own pause waits for an idle processor, which a run that looks at its clock never leaves it.
    """
    for _ in range(ROUNDS):
        await pilot.pause(MOMENT_S)
        async with asyncio.timeout(PATIENCE_S):
            while any(not worker.is_finished and not asks(worker) for worker in pilot.app.workers):
                await asyncio.sleep(MOMENT_S)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Presses the keys one after the other, each fully handled."""
    for key in keys:
        name = key if key.isalnum() or len(key) > 1 else _character_to_key(key)
        event = Key(name, key if len(key) == 1 else CHARACTERS.get(key))
        event.set_sender(pilot.app)
        assert pilot.app._driver is not None
        pilot.app._driver.send_message(event)
        await settled(pilot)


def painted(app: CoachApp) -> str:
    """The text on the screen, line by line."""
    return "\n".join("".join(segment.text for segment in line) for line in app.screen._compositor.render_strips())
