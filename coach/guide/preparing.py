"""What comes before a run: what it would be, and which warning signs have to be asked first."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

from msgspec import Struct

from coach.domain.exercises.routine import Prescription, Task
from coach.domain.exercises.vocabulary import Region
from coach.domain.planning.facts import Facts
from coach.domain.planning.plan import PLAN_ID, PLAN_NAME, Plan, Wish
from coach.domain.planning.planner import plan, single
from coach.domain.run.saved_run import SavedRun
from coach.domain.safety.conditions import may_be_pregnant
from coach.domain.safety.gate import tier
from coach.domain.safety.red_flags import RedFlag, short_list
from coach.domain.text import one_line
from coach.errors import CoachError
from coach.library import Library

NECK: frozenset[Region] = frozenset({"head-neck", "neck"})
PENDING = CoachError(
    "The safety questions come first.",
    "Breathing and rest need none of them: `coach run breath-4-6`.",
    "Open `coach`, or answer them with `coach profile` and `coach safety`.",
)
"""The refusal of what waits for the conditions or for the full list of warning signs."""

First = Literal["", "conditions", "signs"]

LEGS: frozenset[Region] = frozenset({"hip-front", "hip-side", "buttock", "thigh-back", "calf", "foot"})


class Preparation(Struct, frozen=True):
    """A run to be: its id and name, its plan, and the short set of warning signs to ask (clinical.md 1.2 gate 2).

    `first` is what has to be answered before it: the page of conditions, or the full list and the open details.
    """

    ident: str
    name: str
    plan: Plan
    asked: tuple[RedFlag, ...]
    facts: Facts
    first: First = ""


def prepared(ident: str, facts: Facts, library: Library, wish: Wish | None = None) -> Preparation:
    """The run of a routine, of one exercise, or of today's plan (`PLAN_ID`) for `wish`, as it may be done now.

    Raises CoachError for an id that the library does not have.
    """
    name, made = _planned(ident, facts, library, wish or Wish())
    return Preparation(ident, name, made, _short_set(made.steps, facts), facts, _first(ident, made, facts))


def prepared_again(saved: SavedRun, facts: Facts) -> tuple[RedFlag, ...]:
    """The short set to ask before an interrupted run goes on."""
    left = {segment.exercise for segment in saved.state.segments[saved.state.index :]}
    exercises = [facts.exercises[ident] for ident in left if ident in facts.exercises]
    return _short_set((Prescription(exercise, exercise.dose) for exercise in exercises), facts)


def _short_set(steps: Iterable[Prescription | Task], facts: Facts) -> tuple[RedFlag, ...]:
    """What to ask before these moves and was not answered in this sitting; nothing before breathing and rest (C1.2).

    The neck and the legs have signs of their own where they are worked on, as in walking; after an operation, in a
    pregnancy and with a clot the legs are always asked about.
    """
    situation = facts.situation
    moves = [step.exercise for step in steps if isinstance(step, Prescription)]
    if all(tier(move) == 0 for move in moves):
        return ()
    regions = {region for move in moves for region in move.region}
    walking = any(move.rules.easy == "walks" for move in moves)
    clots = any(each.code in ("surg", "preg", "dvt") for each in situation.contraindications)
    asked = short_list(
        neck=not NECK.isdisjoint(regions),
        leg=walking or clots or not LEGS.isdisjoint(regions),
        first=situation.pending is not None,
        pregnant=may_be_pregnant(facts.profile),
    )
    return tuple(flag for flag in asked if flag.id not in situation.answered)


def _first(ident: str, made: Plan, facts: Facts) -> First:
    """The plan of the day is made of what is open; a routine or exercise that was chosen asks for all it needs."""
    situation = facts.situation
    if ident == PLAN_ID:
        again = situation.conditions_known and situation.pending not in (None, "first_run")
        return "signs" if again else ""
    if not any(left.rule == "gate" for left in made.omitted):
        return ""
    return "signs" if situation.conditions_known else "conditions"


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
