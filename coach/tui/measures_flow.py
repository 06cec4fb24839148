"""Asking the measures that are open, one after the other; each may be left out (clinical.md 5.3)."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from coach.domain.journal.entries import Entry, Morning, Visit
from coach.domain.measures.schedule import Asked, AskedId

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

WEEKLY: frozenset[AskedId] = frozenset({"weekly_three", "activities", "reach"})
PAIN_FIELDS: dict[AskedId, str] = {
    "pain_before": "pain_before",
    "pain_after": "pain_after",
    "pain_24h": "pain_24h",
    "pain_48h": "pain_48h",
}
Ask = Callable[["CoachApp", Asked], Awaitable[None]]


async def answer(app: "CoachApp", measures: Sequence[Asked]) -> None:
    """Asks `measures` and writes down what is answered; the weekly ones share a screen. Raises CoachError."""
    weekly = [one for one in measures if one.id in WEEKLY]
    if weekly:
        await _weekly(app, any(one.id == "reach" for one in weekly))
    for one in measures:
        if one.id in PAIN_FIELDS:
            await _pain_of_visit(app, one)
        elif one.id in ASK:
            await ASK[one.id](app, one)


async def morning(app: "CoachApp") -> bool:
    """The next-morning check; whether it was answered. Raises CoachError."""
    from coach.tui.screens.morning import MorningScreen

    told = await app.push_screen_wait(MorningScreen())
    if told is None:
        return False
    await _keep(app, Morning(at=app.clock.now(), pain=told[0], sleep=told[1]))
    return True


async def _waking(app: "CoachApp", _: Asked) -> None:
    await morning(app)


async def _evening(app: "CoachApp", _: Asked) -> None:
    from coach.tui.screens.evening import EveningScreen

    entry = await app.push_screen_wait(EveningScreen(app.clock.now()))
    if entry is not None:
        await _keep(app, entry)


async def _weekly(app: "CoachApp", reach: bool) -> None:
    from coach.tui.screens.weekly import WeeklyScreen

    profile = await asyncio.to_thread(app.store.load_profile)
    entries = await app.push_screen_wait(WeeklyScreen(app.clock.now(), profile.activities, reach=reach))
    if entries:
        await _keep(app, *entries)


async def _change(app: "CoachApp", one: Asked) -> None:
    from coach.tui.screens.change import ChangeScreen

    entry = await app.push_screen_wait(ChangeScreen(app.clock.now(), one.visit))
    if entry is not None:
        await _keep(app, entry)


async def _goal(app: "CoachApp", one: Asked) -> None:
    from coach.tui.screens.ask_line import AskLine

    goal = await app.push_screen_wait(AskLine(one.title, "such as: sit two hours without moving the chair"))
    if goal:
        await _change_visit(app, one, goal=goal)


async def _pain_of_visit(app: "CoachApp", one: Asked) -> None:
    from coach.tui.screens.ask_score import AskScore

    score = await app.push_screen_wait(AskScore(one.title))
    if score is not None:
        await _change_visit(app, one, **{PAIN_FIELDS[one.id]: score})


async def _keep(app: "CoachApp", *entries: Entry) -> None:
    await app.in_thread("Writing it down", app.write, lambda: app.store.journal.add_all(entries))


async def _change_visit(app: "CoachApp", one: Asked, **fields: object) -> None:
    journal = app.store.journal

    def change() -> None:
        visit = journal.get(one.visit)
        if isinstance(visit, Visit):
            journal.update(msgspec.structs.replace(visit, **fields))

    await app.in_thread("Writing it down", app.write, change)


ASK: dict[AskedId, Ask] = {"waking": _waking, "evening": _evening, "change": _change, "goal": _goal}
