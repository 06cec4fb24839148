"""What the tests of the screens have in common."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from coach.tui.app import CoachApp

SMALL = (80, 24)
LARGE = (120, 40)
AT_WORK = frozenset({"store", "store-write", "library", "poll"})


@asynccontextmanager
async def driven(app: CoachApp, size: tuple[int, int] = SMALL) -> AsyncIterator[Pilot[None]]:
    """The app in a terminal of `size`, with the library read and all workers done."""
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await app.library_ready()
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Waits until the store is at rest and all messages are handled."""
    for _ in range(3):
        await pilot.pause()
        at_work = [worker for worker in pilot.app.workers if worker.group in AT_WORK]
        if at_work:
            await pilot.app.workers.wait_for_complete(at_work)
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses the keys one after the other, each fully handled."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def painted(app: CoachApp) -> str:
    """The text on the screen, line by line."""
    return "\n".join("".join(segment.text for segment in line) for line in app.screen._compositor.render_strips())
