"""Opens what a reminder is about, and asks once what Coach may remind of."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from coach.domain.homework.due import is_over, latest_words
from coach.domain.journal.entries import Homework, Visit
from coach.domain.measures.schedule import Asked, AskedId
from coach.domain.measures.schedule import asked as open_now
from coach.domain.planning.phases import LOCKING
from coach.domain.reminders.following import move_time
from coach.domain.reminders.occurrence import Occurrence
from coach.domain.reminders.proposals import Proposal, proposals, set_up
from coach.domain.reminders.rule import RuleBook
from coach.domain.safety.standing import standing
from coach.errors import CoachError
from coach.tui import measures_flow

if TYPE_CHECKING:
    from coach.library import Library
    from coach.store import Store
    from coach.tui.app import CoachApp

MICRO_BREAK = "desk-microbreak"
PARTS: Mapping[str, tuple[AskedId, ...]] = {
    "before": ("pain_before", "goal"),
    "24h": ("pain_24h",),
    "48h": ("pain_48h",),
}


async def delivered(app: "CoachApp", key: str) -> Occurrence:
    """The occurrence of a reminder that was shown. Raises CoachError."""
    log = await asyncio.to_thread(app.store.reminders.log)
    if key not in log.deliveries:
        raise CoachError("This reminder is gone.", hint="The Reminders page, z, shows what was and what comes.")
    return log.deliveries[key].one


async def open_about(app: "CoachApp", one: Occurrence) -> None:
    """Goes to the page, opens the run or asks the question. Raises CoachError where it is not there any more."""
    now = app.clock.now()
    match one.about:
        case "plan":
            await app.switch_mode("today")
        case "routine" | "homework" | "thermal":
            await _run(app, one.target)
        case "break":
            await _run(app, MICRO_BREAK)
        case "evening":
            await measures_flow.answer(app, (Asked("evening", now, now),))
        case "waking":
            app.asked.add(("morning", now.date()))
            await measures_flow.morning(app)
        case "weekly":
            await _weekly(app)
        case "visit":
            await _visit(app, one.target)
        case "own":
            pass


async def _run(app: "CoachApp", ident: str) -> None:
    library = await app.library_ready()
    if ident not in library.exercises and ident not in library.routines:
        raise CoachError("What this reminder is about is not in your library.", hint="g on Today shows the routines.")
    app.start_run(ident)


async def _weekly(app: "CoachApp") -> None:
    now, store = app.clock.now(), app.store
    profile = await asyncio.to_thread(store.load_profile)
    entries = await app.in_thread("Reading your journal", store.journal.entries)
    wanted = tuple(one for one in open_now(entries, profile, now) if one.id in measures_flow.WEEKLY)
    if not wanted:
        app.tell("The weekly questions are answered.")
    await measures_flow.answer(app, wanted)


async def _visit(app: "CoachApp", target: str) -> None:
    """Exactly the questions of this part, also when its time is nearly over; what is answered is not asked again."""
    ident, _, part = target.rpartition(":")
    now = app.clock.now()
    visit = await asyncio.to_thread(app.store.journal.get, ident)
    if not isinstance(visit, Visit):
        raise CoachError("The visit of this reminder is not in your journal any more.")
    wanted = [name for name in PARTS.get(part, ()) if getattr(visit, name) in (None, "")]
    if not wanted:
        app.tell("This is answered already.")
    await measures_flow.answer(app, tuple(Asked(name, now, now, ident) for name in wanted))


async def propose(app: "CoachApp") -> None:
    """Asks once what Coach may remind of, where nobody has said so yet and nothing more urgent is open."""
    store = app.store
    book, profile, record = await asyncio.to_thread(
        lambda: (store.reminders.book(), store.load_profile(), store.load_safety())
    )
    if book.agreed or book.rules or profile.conditions is None or not record.entries:
        return
    if standing(record.entries, app.clock.now()).level not in LOCKING:
        await ask_usual(app, book)


def _offered(store: "Store", library: "Library", now: datetime) -> tuple[Proposal, ...]:
    """What is proposed, with the times of the homework that is on."""
    given = latest_words(store.journal.entries(kinds=(Homework,))).values()
    on = [each for each in given if not is_over(each, now) and not each.as_needed]
    names = {each.id: each.name for each in library.exercises.values()}
    return proposals(on, names, move_time(store.load_profile()))


async def ask_usual(app: "CoachApp", book: RuleBook) -> bool:
    """Shows the usual reminders to be ticked, and sets up what is wanted; whether the person decided."""
    from coach.tui.screens.proposals import ProposalsScreen

    library = await app.library_ready()
    offered = await asyncio.to_thread(_offered, app.store, library, app.clock.now())
    wanted = await app.push_screen_wait(ProposalsScreen(book, offered))
    if wanted is None:
        return False
    now = app.clock.now()
    change = app.store.reminders.change_book
    await app.in_thread("Writing it down", app.write, lambda: change(lambda there: set_up(there, wanted, now)))
    await app.reminding.tend()
    return True
