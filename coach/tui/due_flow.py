"""What the app asks by itself once Today is open; each question once a day at most."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from coach.domain.journal.entries import AnyEntry, CauseId, SafetyCheck
from coach.domain.measures.due_questions import Due, due
from coach.domain.planning.gathering import LOOK_BACK
from coach.domain.safety.stop_rules import STILL_NUMB, after_answers
from coach.tui.measures_flow import morning
from coach.tui.safety_flow import hold, keep
from coach.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from coach.tui.app import CoachApp


async def ask(app: "CoachApp") -> bool:
    """Asks what is due, unless something else is open; whether anything was answered. Raises CoachError."""
    library = await app.library_ready()
    now = app.clock.now()
    profile = await asyncio.to_thread(app.store.load_profile)
    found = due(await app.in_thread("Looking at what is due", _read, app), profile, library.exercises, now)
    app.open_measures = found.measures
    answered = False
    for key, wanted, question in (
        ("numb", found.numb, _ask_numb),
        ("morning", found.morning, _ask_morning),
        ("after", bool(found.after), _ask_after),
    ):
        once = (key, now.date())
        if wanted and once not in app.asked and isinstance(app.screen, TodayScreen):
            app.asked.add(once)
            answered |= await question(app, found)
    return answered


def _read(app: "CoachApp") -> Sequence[AnyEntry]:
    store = app.store
    entries = store.journal.entries(since=app.clock.now() - LOOK_BACK)
    return (*store.load_safety().entries, *(entry for entry in entries if not isinstance(entry, SafetyCheck)))


async def _ask_morning(app: "CoachApp", _: Due) -> bool:
    return await morning(app)


async def _ask_after(app: "CoachApp", found: Due) -> bool:
    from coach.tui.screens.anything_new import SignsScreen

    def entry(answers: Mapping[CauseId, str]) -> SafetyCheck:
        asked = tuple(question.id for question in found.after)
        return SafetyCheck(at=app.clock.now(), reason="after_run", asked=asked, raised=after_answers(answers))

    check = await app.push_screen_wait(SignsScreen("Since your last run, is any of this true?", found.after, entry))
    if check is None:
        return False
    await keep(app, check)
    await hold(app)
    return True


async def _ask_numb(app: "CoachApp", _: Due) -> bool:
    from coach.tui.screens.question import Question

    still = await app.push_screen_wait(Question("In your last run something felt numb.", STILL_NUMB.question))
    raised = (STILL_NUMB.raised(),) if still else ()
    await keep(app, SafetyCheck(at=app.clock.now(), reason="after_run", asked=(STILL_NUMB.cause,), raised=raised))
    await hold(app)
    return True
