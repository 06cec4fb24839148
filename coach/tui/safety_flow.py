"""The order of things around a run: first questions, warning signs, the page that holds, and only then the run."""

import asyncio
from typing import TYPE_CHECKING

import msgspec

from coach.domain.journal.entries import CheckReason, SafetyCheck
from coach.domain.person.profile import Profile
from coach.domain.planning.facts import Facts
from coach.domain.planning.phases import LOCKING
from coach.domain.planning.plan import PLAN_ID, Wish
from coach.domain.safety.red_flags import RedFlag
from coach.errors import CoachError
from coach.guide.guide import Guide
from coach.guide.outlook import outlook
from coach.guide.preparing import nothing_left, prepared, prepared_again

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.safety.record import SafetyEntry
    from coach.library import Library
    from coach.tui.app import CoachApp


async def first_questions(app: "CoachApp") -> bool:
    """Asks who the person is, as far as it is not known; False when they look around first."""
    from coach.tui.screens.welcome import WelcomeScreen

    return await app.push_screen_wait(WelcomeScreen())


async def welcome(app: "CoachApp") -> bool:
    """Asks a new person the first questions; one who wants to look around first is not asked again by itself.

    Whether it has asked.
    """
    from coach.domain.person.first_questions import unanswered

    profile = await asyncio.to_thread(app.store.load_profile)
    begun = profile.conditions is not None
    asks = profile == Profile() or (begun and bool(unanswered(profile, app.settings)))
    if asks:
        await first_questions(app)
    return asks


async def tour(app: "CoachApp") -> None:
    """Shows the tour once, unless something is open that is more urgent. Raises CoachError."""
    from coach.domain.safety.standing import standing
    from coach.tui.screens.tour import TourScreen

    record = await asyncio.to_thread(app.store.load_safety)
    if app.settings.tour_seen or standing(record.entries, app.clock.now()).level in LOCKING:
        return
    await app.push_screen_wait(TourScreen())
    change = app.store.change_settings
    await asyncio.to_thread(app.write, lambda: change(lambda there: msgspec.structs.replace(there, tour_seen=True)))
    app.settings = msgspec.structs.replace(app.settings, tour_seen=True)


async def asked(app: "CoachApp") -> SafetyCheck | None:
    """Asks what opens more moves: who the person is, open details, all warning signs; the full list if answered."""
    facts = await _facts(app)
    if not facts.situation.conditions_known:
        await first_questions(app)
        return None
    if facts.situation.marked:
        await details(app)
        facts = await _facts(app)
    return await all_signs(app, facts)


async def details(app: "CoachApp") -> None:
    """Asks for the details of the groups of conditions that are only marked. Raises CoachError."""
    from coach.domain.journal.entries import Visit
    from coach.guide.moments import reference
    from coach.store.answers import keep_answer
    from coach.tui.editors.table import Told
    from coach.tui.screens.answer import AnswerScreen

    store = app.store
    profile, settings = await asyncio.to_thread(lambda: (store.load_profile(), store.load_settings()))
    visits: tuple[Visit, ...] = ()
    new = await app.push_screen_wait(AnswerScreen("conditions", Told(profile, settings, visits), reference(app.clock)))
    if new is not None:
        await app.in_thread("Writing it down", app.write, lambda: keep_answer(store, "conditions", new.answer))


async def all_signs(app: "CoachApp", facts: Facts) -> SafetyCheck | None:
    """Asks all warning signs, keeps the answers, and holds the person where one calls for it; None without answers."""
    from coach.domain.safety.conditions import may_be_pregnant
    from coach.domain.safety.standing import answered_now
    from coach.tui.screens.warning_signs import WarningSignsScreen

    profile = facts.profile
    record = await asyncio.to_thread(app.store.load_safety)
    reason: CheckReason = facts.situation.pending or "new_episode"
    now = app.clock.now()
    known = answered_now(record.entries, now, short=True) if facts.situation.pending else frozenset()
    check = await app.push_screen_wait(
        WarningSignsScreen(reason, pregnant=may_be_pregnant(profile), age_band=profile.age_band, now=now, known=known)
    )
    if check is not None:
        await keep(app, check)
        await hold(app)
    return check


async def keep(app: "CoachApp", check: SafetyCheck) -> None:
    """Writes the answers down, if they are not yet. What is urgent is shown even where the disk fails.

    Raises CoachError.
    """

    def write() -> None:
        if not app.store.load_safety().holds(check):
            app.store.keep_safety(check)

    try:
        await app.in_thread("Writing it down", app.write, write)
    except CoachError:
        await show_urgent(app, (check,))
        raise


async def hold(app: "CoachApp") -> bool:
    """Shows what is open of level 1 to 3 until it was read; whether there is such a thing.

    After an emergency nothing but its page is reachable: once it was read, the app ends.
    """
    from coach.domain.safety.standing import standing
    from coach.domain.safety.urgency import AFTER_READING

    record = await asyncio.to_thread(app.store.load_safety)
    if not await show_urgent(app, record.entries):
        return False
    where = standing((await asyncio.to_thread(app.store.load_safety)).entries, app.clock.now())
    if where.level == "EMERGENCY":
        app.action_leave(said=AFTER_READING["EMERGENCY"])
    elif where.level in LOCKING:
        app.tell(AFTER_READING[where.level])
    return where.level in LOCKING


async def show_urgent(app: "CoachApp", entries: "Iterable[SafetyEntry]") -> bool:
    """Shows what of level 1 to 3 is open by these entries until it was read; whether there is such a thing."""
    from coach.domain.safety.standing import standing
    from coach.tui.screens.run import RunScreen
    from coach.tui.screens.urgent import UrgentScreen

    where = standing(entries, app.clock.now())
    if where.level not in LOCKING:
        return False
    for screen in app.screen_stack:
        if isinstance(screen, RunScreen):
            screen.stop_clock()
    await app.push_screen_wait(UrgentScreen(where, app.settings.emergency_number))
    return True


async def hold_emergency(app: "CoachApp") -> bool:
    """At the start: holds where an emergency is open; lesser levels were shown when they came up, Today names them."""
    record = await asyncio.to_thread(app.store.load_safety)
    if not any(isinstance(entry, SafetyCheck) and entry.raised for entry in record.entries):
        return False
    from coach.domain.safety.standing import standing

    emergency = standing(record.entries, app.clock.now()).level == "EMERGENCY"
    return emergency and await hold(app)


async def guided(app: "CoachApp", ident: str, wish: Wish | None = None, pain: int | None = None) -> Guide | None:
    """The run of a routine, an exercise or today's plan, once everything that comes first was asked; None without.

    Raises CoachError with the reasons when nothing of it may be done now.
    """
    library = await app.library_ready()
    wanted = prepared(ident, await _facts(app, pain), library, wish)
    if wanted.first == "conditions" and await first_questions(app):
        wanted = prepared(ident, await _facts(app, pain), library, wish)
    if wanted.first == "signs":
        full = await asked(app)
        if full is not None and any(raised.level in LOCKING for raised in full.raised):
            return None
        wanted = prepared(ident, await _facts(app, pain), library, wish)
    if ident != PLAN_ID and any(left.rule == "R01" for left in wanted.plan.omitted) and await hold(app):
        return None
    if not wanted.plan.chosen:
        if wanted.first or await hold(app):
            return None
        raise nothing_left(wanted)
    check = await _anything_new(app, wanted.asked) if wanted.asked else None
    if wanted.asked and check is None:
        return None
    if check is not None and check.raised and await _held(app, check):
        return None
    try:
        return await app.in_thread(
            "Preparing your run", Guide.begin, ident, check, library, app.store, app.clock, wish, pain
        )
    except CoachError:
        if check is not None and check.raised and await hold(app):
            return None
        raise


async def resumed(app: "CoachApp") -> Guide | None:
    """The run that was cut off, once the short set was asked anew; None when it is not to go on. Raises CoachError."""
    library = await app.library_ready()
    saved = await asyncio.to_thread(app.store.load_saved_run)
    if saved is None:
        raise CoachError("There is no interrupted run.", hint="Start a routine from Today.")
    flags = prepared_again(saved, await _facts(app))
    check = await _anything_new(app, flags) if flags else None
    if flags and check is None:
        return None
    if check is not None and check.raised and await _held(app, check):
        return None
    try:
        return await app.in_thread("Preparing your run", Guide.resume, saved, check, library, app.store, app.clock)
    except CoachError:
        if check is not None and check.raised and await hold(app):
            return None
        raise


async def _held(app: "CoachApp", check: SafetyCheck) -> bool:
    """Keeps a yes, and holds where it calls for that: nothing is guided right after it."""
    await keep(app, check)
    return await hold(app)


async def _anything_new(app: "CoachApp", flags: tuple[RedFlag, ...]) -> SafetyCheck | None:
    from coach.tui.screens.anything_new import AnythingNewScreen

    return await app.push_screen_wait(AnythingNewScreen(flags, app.clock.now()))


async def _facts(app: "CoachApp", pain: int | None = None) -> Facts:
    library: Library = await app.library_ready()
    return await app.in_thread("Looking at how you are", outlook, app.store, library, app.clock, pain)
