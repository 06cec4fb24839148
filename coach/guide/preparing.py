"""What comes before a run: what it would be, and which warning signs have to be asked first."""

from collections.abc import Iterable
from difflib import get_close_matches

from msgspec import Struct

from coach.domain.exercises.routine import Prescription, Task
from coach.domain.exercises.vocabulary import Region
from coach.domain.planning.facts import Facts
from coach.domain.planning.plan import PLAN_ID, PLAN_NAME, Plan, Wish
from coach.domain.planning.planner import plan, single
from coach.domain.run.saved_run import SavedRun
from coach.domain.safety.red_flags import RedFlag, short_list
from coach.domain.text import one_line
from coach.errors import CoachError
from coach.library import Library

NECK: frozenset[Region] = frozenset({"head-neck", "neck"})
PENDING = CoachError(
    "The safety questions come first.",
    "Some warning signs have not been asked yet, or have to be asked again.",
    "Open `coach`, or answer them with `coach profile` and `coach safety`.",
)
"""The refusal before the conditions and the full list of warning signs were asked."""

LEGS: frozenset[Region] = frozenset({"hip-front", "hip-side", "buttock", "thigh-back", "calf", "foot"})


class Preparation(Struct, frozen=True):
    """A run to be: its id and name, its plan, and the short set of warning signs to ask (clinical.md 1.2 gate 2)."""

    ident: str
    name: str
    plan: Plan
    asked: tuple[RedFlag, ...]
    facts: Facts


def prepared(ident: str, facts: Facts, library: Library, wish: Wish | None = None) -> Preparation:
    """The run of a routine, of one exercise, or of today's plan (`PLAN_ID`) for `wish`, as it may be done now.

    Raises CoachError for an id that the library does not have.
    """
    name, made = _planned(ident, facts, library, wish or Wish())
    return Preparation(ident, name, made, _short_set(made.steps), facts)


def prepared_again(saved: SavedRun, facts: Facts) -> tuple[RedFlag, ...]:
    """The short set to ask before an interrupted run goes on."""
    left = {segment.exercise for segment in saved.state.segments[saved.state.index :]}
    exercises = [facts.exercises[ident] for ident in left if ident in facts.exercises]
    return _short_set(Prescription(exercise, exercise.dose) for exercise in exercises)


def _short_set(steps: Iterable[Prescription | Task]) -> tuple[RedFlag, ...]:
    """Those that are always asked, and those for the neck and the legs where they are worked on, as in walking."""
    moves = [step.exercise for step in steps if isinstance(step, Prescription)]
    regions = {region for move in moves for region in move.region}
    walking = any(move.kind == "aerobic" for move in moves)
    return short_list(neck=not NECK.isdisjoint(regions), leg=walking or not LEGS.isdisjoint(regions))


def _planned(ident: str, facts: Facts, library: Library, wish: Wish) -> tuple[str, Plan]:
    if ident == PLAN_ID:
        return PLAN_NAME, plan(facts, wish)
    if ident in library.routines:
        return library.routines[ident].name, plan(facts, Wish(minutes=wish.minutes, routine=ident))
    if ident in library.exercises:
        return library.exercises[ident].name, single(facts, library.exercises[ident])
    raise unknown(ident, [*library.routines, *library.exercises])


def unknown(ident: str, known: Iterable[str]) -> CoachError:
    """The refusal of what the library does not have, with the ids that come near."""
    near = get_close_matches(ident, list(known), n=3, cutoff=0.4)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`coach list routines` shows them all."
    return CoachError(f"There is no routine {one_line(ident)}.", hint=hint)


def nothing_left(preparation: Preparation) -> CoachError:
    """The refusal of a run of which nothing may be done now, with the reasons."""
    reasons = preparation.plan.omitted
    detail = " ".join(f"{left.name}: {left.reason}." for left in reasons) or f"{preparation.plan.headline}."
    return CoachError(f"{preparation.name} can not start now.", detail, "Choose another routine, or come back later.")
