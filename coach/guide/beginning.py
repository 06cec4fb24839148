"""The gate before a run: what was asked is kept, and only what may be done now becomes segments."""

from collections.abc import Iterable
from datetime import timedelta

from coach.clock import Clock
from coach.domain.exercises.routine import Prescription, given_by
from coach.domain.journal.entries import SafetyCheck
from coach.domain.planning.facts import Facts
from coach.domain.planning.framing import ball_page_read
from coach.domain.planning.phases import LOCKING
from coach.domain.planning.plan import Wish
from coach.domain.planning.planner import in_bed
from coach.domain.run.player import fresh
from coach.domain.run.saved_run import SavedRun
from coach.domain.run.timeline import caution, timeline
from coach.domain.safety.gate import more_to_ask, tier, verdict
from coach.domain.safety.red_flags import RedFlag
from coach.errors import CoachError
from coach.guide.kept import keep_interrupted
from coach.guide.outlook import outlook, refusal
from coach.guide.preparing import PENDING, Preparation, nothing_left, prepared
from coach.library import Library
from coach.store import Store

CHECK_COUNTS_FOR = timedelta(hours=1)
"""How old the answers to the warning signs may be when a run begins."""


def checked(
    ident: str,
    check: SafetyCheck | None,
    library: Library,
    store: Store,
    clock: Clock,
    wish: Wish | None,
    pain: int | None,
) -> Preparation:
    """The run as it may be done now that `check` is kept. Nothing is guided past an unasked sign, or after a yes."""
    keep_answers(check, prepared(ident, outlook(store, library, clock, pain), library, wish).asked, store, clock)
    keep_interrupted(store, clock)
    found = prepared(ident, outlook(store, library, clock, pain), library, wish)
    if not any(isinstance(step, Prescription) for step in found.plan.steps):
        raise refusal(store, clock) or (PENDING if found.first else nothing_left(found))
    return found


def keep_answers(check: SafetyCheck | None, asked: Iterable[RedFlag], store: Store, clock: Clock) -> None:
    """Keep `check`; ValueError when it leaves out something of `asked` or is from another time.

    Raises CoachError where something of level 1 to 3 was answered with yes: the person reads that first.
    """
    if check is not None and not store.load_safety().holds(check):
        store.keep_safety(check)
    if check is not None and clock.now() - check.at > CHECK_COUNTS_FOR:
        raise ValueError("the check before a run is from another time")
    if missing := {flag.id for flag in asked} - set(check.asked if check else ()):
        raise ValueError(f"the check before a run has to ask {', '.join(sorted(missing))}")
    if check is not None and any(raised.level in LOCKING for raised in check.raised):
        words = refusal(store, clock)
        if words is not None:
            raise words


def refuse_blocked(saved: SavedRun, facts: Facts) -> None:
    """Nothing that is left of an interrupted run escapes the gate, nor what goes along with it."""
    routine = facts.routines.get(saved.routine)
    left = saved.state.segments[saved.state.index :]
    idents = [segment.exercise for segment in left] + [each.companion.exercise for each in left if each.companion]
    there = [facts.exercises[ident] for ident in idents if ident in facts.exercises]
    if more_to_ask(facts.situation) and any(tier(exercise) > 1 for exercise in there):
        raise PENDING
    for ident in filter(None, dict.fromkeys(idents)):
        exercise = facts.exercises.get(ident)
        if exercise is None:
            raise CoachError(f"{saved.name} can not go on now.", f"The library has no {ident} any more.", "Start anew.")
        found = verdict(exercise, facts.situation, in_bed=routine is not None and in_bed(routine))
        if not found.allowed:
            raise CoachError(
                f"{saved.name} can not go on now.",
                f"{exercise.name}: {found.blocks[0].text}.",
                "Start anew; what was done of it is kept.",
            )


def new_run(preparation: Preparation, store: Store, clock: Clock, pain: int | None) -> SavedRun:
    """Return the run of what was prepared, with time to read all that was not read today already."""
    now, facts, steps = clock.now(), preparation.facts, preparation.plan.steps
    cautions = () if ball_page_read(facts) else caution(steps, facts.pace)
    segments = (*cautions, *timeline(steps, facts.pace, facts.read_today))
    given = given_by(steps)
    return SavedRun(preparation.ident, preparation.name, now, now, fresh(segments), pain, clock.speed, given)
