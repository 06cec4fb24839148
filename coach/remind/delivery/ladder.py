"""The rungs in their order: the first that confirms wins."""

import asyncio
from collections.abc import Sequence

from msgspec import Struct

from coach.remind.delivery.message import Message
from coach.remind.delivery.rung import LIMIT_S, OnPress, Rung, failed, too_slow

GRACE_S = 1.0


class Delivered(Struct, frozen=True):
    """Who showed it: the name of a rung, or "" for nobody; `refused` holds "name: why" for each that failed before."""

    rung: str
    refused: tuple[str, ...]


class Ladder:
    """Tries `rungs` in order. One that takes longer than `limit_s` seconds is left behind, whatever it does."""

    def __init__(self, rungs: Sequence[Rung], limit_s: float = LIMIT_S + GRACE_S) -> None:
        self._rungs = tuple(rungs)
        self._limit_s = limit_s
        self._running: set[asyncio.Task[str | None]] = set()

    async def deliver(self, message: Message, on_press: OnPress) -> Delivered:
        """Show `message` once, by the first rung that can; raises nothing but CancelledError."""
        refused: list[str] = []
        for rung in self._rungs:
            why = await self._try(rung, message, on_press)
            if why is None:
                return Delivered(rung.name, tuple(refused))
            refused.append(f"{rung.name}: {why}")
        return Delivered("", tuple(refused))

    async def _try(self, rung: Rung, message: Message, on_press: OnPress) -> str | None:
        task = asyncio.create_task(_show(rung, message, on_press))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        try:
            # Waiting beside the task, not for it: a rung that ignores its cancellation holds up nobody.
            await asyncio.wait({task}, timeout=self._limit_s)
        finally:
            task.cancel()
        if not task.done():
            return too_slow("It", self._limit_s)
        return "It gave up." if task.cancelled() else task.result()


async def _show(rung: Rung, message: Message, on_press: OnPress) -> str | None:
    try:
        return await rung.show(message, on_press)
    except Exception as error:  # noqa: BLE001 - a rung that breaks its promise is one that refused
        return failed(error)
