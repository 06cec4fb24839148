"""The rungs in their order: the first that confirms wins."""

import asyncio
import contextlib
from collections.abc import Sequence

from msgspec import Struct

from coach.domain.person.settings import Settings
from coach.remind.delivery.message import Message
from coach.remind.delivery.rung import LIMIT_S, Desktop, OnPress, Rung, failed, too_slow

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

    async def hindrance(self) -> str:
        """Why no rung could show a message that is seen now, in a sentence; empty where one may."""
        why = ""
        for rung in self._rungs:
            why = await rung.hindrance() if isinstance(rung, Desktop) else ""
            if not why:
                return ""
        return why

    async def withdraw(self, tag: str) -> None:
        """Take the message with this tag away, wherever it was shown; raises nothing but CancelledError."""
        for rung in self._rungs:
            if isinstance(rung, Desktop):
                with contextlib.suppress(Exception):
                    async with asyncio.timeout(self._limit_s):
                        await rung.withdraw(tag)

    async def close(self) -> None:
        """Leave every service; buttons that nobody would hear are taken away."""
        for rung in self._rungs:
            if isinstance(rung, Desktop):
                with contextlib.suppress(Exception):
                    await rung.close()

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


def ladder_of(settings: Settings, desktop: Rung | None = None) -> Ladder:
    """The ladder of this machine and person: the desktop, its tool, and the person's own command where there is one."""
    from coach.remind.delivery.desktop import DesktopRung
    from coach.remind.delivery.own_command import CommandRung
    from coach.remind.delivery.tool import ToolRung

    rungs: list[Rung] = [desktop or DesktopRung(), ToolRung()]
    if settings.reminder_command:
        rungs.append(CommandRung(settings.reminder_command))
    return Ladder(rungs)
