"""Who the person is, as far as Coach has to know: asked once, editable at any time."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from coach.domain.exercises.exercise import Ident, Score
from coach.domain.exercises.vocabulary import Equipment, Position, Region
from coach.domain.journal.entries import Place
from coach.domain.journal.entry import ClockTime as ClockTime
from coach.domain.text import MAX_TEXT

AgeBand = Literal["under_18", "18_44", "45_59", "60_70", "over_70"]

ConditionId = Literal[
    "blood_thinner",
    "bleeding_disorder",
    "clot",
    "varicose_veins",
    "osteoporosis",
    "steroids",
    "spine_fracture",
    "other_fracture",
    "operation",
    "disc_or_nerve",
    "stenosis",
    "slipped_vertebra",
    "diabetes",
    "numb_skin",
    "pregnancy",
    "cancer",
    "heart",
    "blood_pressure",
    "neck_artery",
    "stroke",
    "neck_injury",
    "connective_tissue",
    "dizziness",
    "cold_reaction",
    "leg_circulation",
    "hernia",
    "hypermobility",
    "arthritis",
    "rheum",
    "skin",
    "lump",
    "fresh_injury",
    "fever",
    "implant",
    "artificial_joint",
    "knee",
    "wrist",
    "shoulder",
    "hip",
    "balance",
    "floor_transfer",
    "breathing",
    "head_down",
    "judgement",
    "allergy",
]
"""The conditions of clinical.md 1.3; `coach.domain.safety.conditions` says what each one is called and brings along."""

ConditionGroup = Literal["bones", "blood", "nerves", "heart", "pregnancy", "joints", "other"]
"""The rows of the one page on which conditions are asked (C2)."""


class Condition(Struct, frozen=True, forbid_unknown_fields=True):
    """A condition the person has, the places it is in (none: everywhere), and since when where a rule needs it.

    `since` is the day of an operation, an injury or, for a pregnancy, its first day (week 0).
    """

    id: ConditionId
    regions: tuple[Region, ...] = ()
    since: date | None = None
    note: Annotated[str, Meta(max_length=MAX_TEXT)] = ""


class Instruction(Struct, frozen=True, forbid_unknown_fields=True):
    """A dose that a therapist has set for an exercise, in the record's own counting; it wins over every dose rule."""

    exercise: Ident
    sets: Annotated[int, Meta(ge=1, le=20)] | None = None
    hold_s: Annotated[int, Meta(ge=1, le=28_800)] | None = None
    reps: Annotated[int, Meta(ge=1, le=100)] | None = None
    said: Annotated[str, Meta(max_length=MAX_TEXT)] = ""


class Course(Struct, frozen=True, forbid_unknown_fields=True):
    """The visits that are planned and what they may cost: own price of one, and the most for a month, in `currency`."""

    visits: Annotated[int, Meta(ge=1, le=500)] | None = None
    price: Annotated[float, Meta(ge=0, le=100_000)] | None = None
    monthly: Annotated[float, Meta(ge=0, le=100_000)] | None = None
    currency: Annotated[str, Meta(max_length=8)] = ""


class Profile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The answers of the first run. None means not answered, an empty tuple means none.

    `episode` is the day the present trouble began (the phase counts from it); `minutes` what the person has a day;
    `safe` how safe moving feels, 0-10. `conditions` is None until they have been asked: only breathing and rest are
    guided before. `marked` are groups of conditions that apply without any detail so far: all of each counts (C2).
    `activities` are up to three that matter to the person, `goal_runs` how many days with a run a week they want.
    """

    places: tuple[Place, ...] | None = None
    episode: date | None = None
    equipment: tuple[Equipment, ...] | None = None
    positions: tuple[Position, ...] | None = None
    minutes: Annotated[int, Meta(ge=3, le=60)] | None = None
    conditions: tuple[Condition, ...] | None = None
    marked: tuple[ConditionGroup, ...] = ()
    age_band: AgeBand | None = None
    times: tuple[ClockTime, ...] = ()
    safe: Score | None = None
    liked: tuple[Ident, ...] = ()
    disliked: tuple[Ident, ...] = ()
    agreed: tuple[Ident, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    activities: Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=200)], ...], Meta(max_length=3)] = ()
    goal_runs: Annotated[int, Meta(ge=1, le=7)] | None = None
    course: Course = Course()
    skipped: tuple[Annotated[str, Meta(max_length=40)], ...] = ()
