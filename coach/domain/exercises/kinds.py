"""All that depends on the kind of an exercise: one row a kind, and no room that asks which kind it is.

A new kind is its name in `Kind`, its row in `_rules`, and its exercises. Nothing has a default: mypy refuses a kind
without a row and a row without a value.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from msgspec import Struct

from coach.domain.exercises.vocabulary import Code, Equipment, Level, Macro, Position, Region

Kind = Literal[
    "ball",
    "mobility",
    "stretch",
    "strength",
    "balance",
    "heat",
    "cold",
    "contrast",
    "breathing",
    "relaxation",
    "aerobic",
]

Column = Literal["ball", "move", "strength", "heat", "cold", "rest"]
"""A column of clinical.md 1.5; "rest" is none of them, and has a rule for lying flat in late pregnancy only."""

Slot = Literal["mobility", "release", "stretch", "strength"]
"""What a plan is made of (R09)."""

Easy = Literal["all", "gentle", "walks", "none"]
"""Which exercises ask little first (C1.2): all, and that is nothing; those that are gentle, or easy walks; or none."""

Flare = Literal["as usual", "no end range", "rests"]
"""What a flare leaves (R04): everything, only what is gentle enough for the first 72 hours, or nothing."""

BeforeVisit = Literal["always", "gentle", "gentle at first", "usual", "never"]
"""What the day before a visit leaves (R06, C3): all, what is gentle (or so for a beginner), what is usual, nothing."""

Where = Literal["always", "neck", "waist", "low back", "calf"]
"""The places for which a homework lists codes; "waist" is the low back and the side of the trunk."""


class DoseRules(Struct, frozen=True, kw_only=True):
    """The dials of a kind whose dose follows phase and responses; seconds, None where nothing limits a dial.

    The shortest hold and fewest repetitions are the least that is a dose (C5), from 65 on `older_shortest_hold_s`. From
    60 on the usual hold of 30 s is `older_hold_s`. The others are hard limits (clinical.md 2.1), and a homework's rest.
    """

    shortest_hold_s: int | None
    older_shortest_hold_s: int | None
    older_hold_s: int | None
    longest_hold_s: int | None
    fewest_reps: int
    most_reps: int
    slowest_rep_s: int | None
    rest_s: int


class PressureRules(Struct, frozen=True, kw_only=True):
    """What presses on a spot (clinical.md 2.1): seconds of a hold in the first week, and on all spots of a run.

    `most_cap` is discomfort 0-10, `per_day` how often on the same spot.
    """

    first_week_s: int
    run_s: int
    most_cap: int
    per_day: int


class SkinRules(Struct, frozen=True, kw_only=True):
    """What warms or cools the skin (clinical.md 2.1, 2.7): seconds on it, until the next time, and uses in 24 hours.

    `offer` is its word where it is offered beside the plan; `on_injury`: also on a fresh injury; `before_bed`: rather
    then than before the plan. `massage` names the moving way to use it, which has a shorter timer.
    """

    longest_s: int
    gap_s: int
    per_day: int
    offer: str | None
    on_injury: bool
    before_bed: bool
    massage: tuple[str, ...]


class PlanRules(Struct, frozen=True, kw_only=True):
    """The slot that a kind fills in a plan, and the slot whose moves it may stand in for."""

    slot: Slot
    swap: Slot


class HomeworkRules(Struct, frozen=True, kw_only=True):
    """How a homework of the kind is read from a therapist's words, and what its record gets (clinical.md 8.1).

    Of two kinds whose `words` are named the one with the lower `rank` counts. `alone`: it may be given without the name
    of a move, by the words "kind.<kind>" of the lexicon. `everywhere`: it needs no place. `cap` is discomfort 0-10.
    """

    rank: int
    words: tuple[str, ...]
    alone: bool
    everywhere: bool
    cue: str
    cap: int
    equip: tuple[Equipment, ...]
    position: Position
    contra: Mapping[Where, tuple[Code | Macro, ...]]
    tempo_s: int


class KindRules(Struct, frozen=True, kw_only=True):
    """One row; None where a subject does not touch the kind.

    Words: `word` in lists, in a run `work_word`, `counted_word` for repetitions, `face_word` over the digits (None: the
    same) and `far_word` across a room (None: the same), and `ease` for easing off.

    Safety: the `columns` of 1.5 it obeys, `open_at` the levels that leave it and `easy_walks_at` those that leave its
    easy walks, what is `easy`, whether it `calms` at pain of 8 or more (R02), what the `first_72_hours` leave
    (None: as its record says; R03), `flare`, `settles` after a treatment (R05), `before_visit`, and `hard` work that is
    asked about the next day (A5-A7). `strict_cap`: going over the cap ends the work.

    Plan: `stage` is its place in it (R08). Without `dose` it keeps the dose of its record.
    """

    word: str
    work_word: str
    counted_word: str
    face_word: str | None
    far_word: str | None
    ease: str
    columns: tuple[Column, ...]
    open_at: frozenset[Level]
    easy_walks_at: frozenset[Level]
    easy: Easy
    calms: bool
    first_72_hours: frozenset[Region] | None
    flare: Flare
    settles: bool
    before_visit: BeforeVisit
    hard: bool
    strict_cap: bool
    stage: int
    plan: PlanRules | None
    dose: DoseRules | None
    pressure: PressureRules | None
    skin: SkinRules | None
    homework: HomeworkRules | None

    @property
    def calm(self) -> bool:
        """Whether it is open to everyone short of an emergency, without a question (C1.2)."""
        return self.easy == "all"


PRESS_LESS = "Ease off: press less, or come out a little."
DO_LESS = "Do less of it: smaller, slower, or rest."
STRENGTH_WORDS = (
    "strength", "strengthening", "bridge", "bridges", "bridging", "plank", "planks", "squat", "squats", "lunge",
    "lunges", "lift", "lifts", "raise", "raises", "curl-up", "curl up", "clam", "clams", "clamshell", "band",
    "weight", "weights", "bird dog", "bird-dog", "dead bug", "row", "rows", "step up", "step ups", "brace",
)  # fmt: skip
NOWHERE: frozenset[Region] = frozenset()
NO_LEVEL: frozenset[Level] = frozenset()
CAUTION: frozenset[Level] = frozenset({"CAUTION"})
SHORT_OF_EMERGENCY: frozenset[Level] = frozenset({"SAME_DAY", "CLINICIAN_FIRST", "CAUTION"})


def _rules(kind: Kind) -> KindRules:
    """The row of `kind`; a match, so that mypy misses a row that is not there."""
    match kind:
        case "ball":
            return KindRules(
                word="ball",
                work_word="Press and hold",
                counted_word="Press and hold",
                face_word="PRESS",
                far_word=None,
                ease=PRESS_LESS,
                columns=("ball",),
                open_at=CAUTION,
                easy_walks_at=NO_LEVEL,
                easy="none",
                calms=False,
                first_72_hours=frozenset({"foot"}),
                flare="rests",
                settles=True,
                before_visit="never",
                hard=True,
                strict_cap=True,
                stage=2,
                plan=PlanRules(slot="release", swap="release"),
                dose=DoseRules(
                    shortest_hold_s=20,
                    older_shortest_hold_s=20,
                    older_hold_s=None,
                    longest_hold_s=120,
                    fewest_reps=5,
                    most_reps=15,
                    slowest_rep_s=None,
                    rest_s=15,
                ),
                pressure=PressureRules(first_week_s=30, run_s=600, most_cap=5, per_day=1),
                skin=None,
                homework=HomeworkRules(
                    rank=2,
                    words=("ball", "lacrosse", "trigger point", "foam roller", "roller"),
                    alone=True,
                    everywhere=False,
                    cue="Welcome pressure, long breath out",
                    cap=3,
                    equip=("tennis-ball",),
                    position="wall",
                    contra={
                        "always": ("BALL", "osteo"),
                        "neck": ("NECK",),
                        "waist": ("preg", "disc", "spondy", "hernia"),
                    },
                    tempo_s=4,
                ),
            )
        case "mobility":
            return KindRules(
                word="mobility",
                work_word="Move",
                counted_word="Move",
                face_word=None,
                far_word=None,
                ease=DO_LESS,
                columns=("move",),
                open_at=CAUTION,
                easy_walks_at=NO_LEVEL,
                easy="gentle",
                calms=False,
                first_72_hours=None,
                flare="no end range",
                settles=False,
                before_visit="gentle",
                hard=False,
                strict_cap=True,
                stage=1,
                plan=PlanRules(slot="mobility", swap="mobility"),
                dose=DoseRules(
                    shortest_hold_s=None,
                    older_shortest_hold_s=None,
                    older_hold_s=None,
                    longest_hold_s=None,
                    fewest_reps=5,
                    most_reps=15,
                    slowest_rep_s=None,
                    rest_s=10,
                ),
                pressure=None,
                skin=None,
                homework=HomeworkRules(
                    rank=7,
                    words=(),
                    alone=False,
                    everywhere=False,
                    cue="Slow and easy, keep breathing",
                    cap=3,
                    equip=(),
                    position="standing",
                    contra={"always": ("STR",), "neck": ("NECK",), "calf": ("dvt",)},
                    tempo_s=4,
                ),
            )
        case "stretch":
            return KindRules(
                word="stretch",
                work_word="Hold",
                counted_word="Move",
                face_word=None,
                far_word=None,
                ease=PRESS_LESS,
                columns=("move",),
                open_at=CAUTION,
                easy_walks_at=NO_LEVEL,
                easy="none",
                calms=False,
                first_72_hours=None,
                flare="no end range",
                settles=False,
                before_visit="gentle at first",
                hard=False,
                strict_cap=True,
                stage=3,
                plan=PlanRules(slot="stretch", swap="release"),
                dose=DoseRules(
                    shortest_hold_s=15,
                    older_shortest_hold_s=20,
                    older_hold_s=40,
                    longest_hold_s=60,
                    fewest_reps=5,
                    most_reps=15,
                    slowest_rep_s=None,
                    rest_s=10,
                ),
                pressure=None,
                skin=None,
                homework=HomeworkRules(
                    rank=6,
                    words=("stretch", "stretches", "stretching"),
                    alone=False,
                    everywhere=False,
                    cue="Long and easy, breathe out",
                    cap=3,
                    equip=(),
                    position="standing",
                    contra={"always": ("STR",), "neck": ("NECK",), "calf": ("dvt",)},
                    tempo_s=4,
                ),
            )
        case "strength":
            return KindRules(
                word="strength",
                work_word="Hold",
                counted_word="Move",
                face_word=None,
                far_word=None,
                ease=DO_LESS,
                columns=("strength",),
                open_at=CAUTION,
                easy_walks_at=NO_LEVEL,
                easy="none",
                calms=False,
                first_72_hours=None,
                flare="rests",
                settles=True,
                before_visit="usual",
                hard=True,
                strict_cap=True,
                stage=5,
                plan=PlanRules(slot="strength", swap="strength"),
                dose=DoseRules(
                    shortest_hold_s=10,
                    older_shortest_hold_s=10,
                    older_hold_s=None,
                    longest_hold_s=10,
                    fewest_reps=5,
                    most_reps=15,
                    slowest_rep_s=10,
                    rest_s=30,
                ),
                pressure=None,
                skin=None,
                homework=HomeworkRules(
                    rank=4,
                    words=STRENGTH_WORDS,
                    alone=False,
                    everywhere=False,
                    cue="Steady, keep breathing",
                    cap=3,
                    equip=(),
                    position="standing",
                    contra={"always": ("STR",), "neck": ("NECK",), "calf": ("dvt",)},
                    tempo_s=4,
                ),
            )
        case "balance":
            return KindRules(
                word="balance",
                work_word="Hold",
                counted_word="Move",
                face_word=None,
                far_word=None,
                ease=DO_LESS,
                columns=("strength",),
                open_at=CAUTION,
                easy_walks_at=NO_LEVEL,
                easy="none",
                calms=False,
                first_72_hours=NOWHERE,
                flare="rests",
                settles=True,
                before_visit="usual",
                hard=False,
                strict_cap=True,
                stage=4,
                plan=PlanRules(slot="strength", swap="strength"),
                dose=DoseRules(
                    shortest_hold_s=10,
                    older_shortest_hold_s=10,
                    older_hold_s=None,
                    longest_hold_s=30,
                    fewest_reps=5,
                    most_reps=20,
                    slowest_rep_s=None,
                    rest_s=10,
                ),
                pressure=None,
                skin=None,
                homework=None,
            )
        case "heat":
            return KindRules(
                word="heat",
                work_word="Warmth on",
                counted_word="Warmth on",
                face_word="WARM",
                far_word=None,
                ease=PRESS_LESS,
                columns=("heat",),
                open_at=CAUTION,
                easy_walks_at=NO_LEVEL,
                easy="none",
                calms=True,
                first_72_hours=None,
                flare="as usual",
                settles=False,
                before_visit="usual",
                hard=False,
                strict_cap=True,
                stage=0,
                plan=None,
                dose=None,
                pressure=None,
                skin=SkinRules(
                    longest_s=1_200,
                    gap_s=7_200,
                    per_day=3,
                    offer="Warmth",
                    on_injury=False,
                    before_bed=True,
                    massage=(),
                ),
                homework=HomeworkRules(
                    rank=0,
                    words=("heat", "heating", "warm pack", "hot", "wheat bag", "hot water bottle"),
                    alone=True,
                    everywhere=False,
                    cue="Pleasantly warm, never hot",
                    cap=1,
                    equip=("heat-pack", "towel"),
                    position="chair",
                    contra={"always": ("HEAT",), "low back": ("preg",)},
                    tempo_s=4,
                ),
            )
        case "cold":
            return KindRules(
                word="cold",
                work_word="Cold on",
                counted_word="Cold on",
                face_word="COLD",
                far_word=None,
                ease=PRESS_LESS,
                columns=("cold",),
                open_at=CAUTION,
                easy_walks_at=NO_LEVEL,
                easy="none",
                calms=True,
                first_72_hours=None,
                flare="as usual",
                settles=False,
                before_visit="usual",
                hard=False,
                strict_cap=True,
                stage=0,
                plan=None,
                dose=None,
                pressure=None,
                skin=SkinRules(
                    longest_s=1_200,
                    gap_s=7_200,
                    per_day=6,
                    offer="Cold",
                    on_injury=True,
                    before_bed=False,
                    massage=("ice massage", "ice cup", "massage with ice"),
                ),
                homework=HomeworkRules(
                    rank=1,
                    words=("ice", "icing", "cold", "cool pack", "cooling"),
                    alone=True,
                    everywhere=False,
                    cue="Cool, with a cloth in between",
                    cap=3,
                    equip=("cold-pack", "towel"),
                    position="chair",
                    contra={"always": ("COLD",)},
                    tempo_s=4,
                ),
            )
        case "contrast":
            return KindRules(
                word="heat and cold",
                work_word="Warm and cold",
                counted_word="Warm and cold",
                face_word="WARM · COLD",
                far_word=None,
                ease=PRESS_LESS,
                columns=("heat", "cold"),
                open_at=CAUTION,
                easy_walks_at=NO_LEVEL,
                easy="none",
                calms=False,
                first_72_hours=None,
                flare="as usual",
                settles=False,
                before_visit="usual",
                hard=False,
                strict_cap=True,
                stage=0,
                plan=None,
                dose=None,
                pressure=None,
                skin=SkinRules(
                    longest_s=1_200, gap_s=7_200, per_day=1, offer=None, on_injury=False, before_bed=False, massage=()
                ),
                homework=None,
            )
        case "breathing":
            return KindRules(
                word="breathing",
                work_word="Breathe",
                counted_word="Breathe",
                face_word=None,
                far_word=None,
                ease=DO_LESS,
                columns=("rest",),
                open_at=SHORT_OF_EMERGENCY,
                easy_walks_at=NO_LEVEL,
                easy="all",
                calms=True,
                first_72_hours=None,
                flare="as usual",
                settles=False,
                before_visit="always",
                hard=False,
                strict_cap=False,
                stage=8,
                plan=None,
                dose=None,
                pressure=None,
                skin=None,
                homework=HomeworkRules(
                    rank=3,
                    words=("breathing", "breathe", "breath", "breaths"),
                    alone=False,
                    everywhere=True,
                    cue="Easy, long breath out",
                    cap=0,
                    equip=(),
                    position="chair",
                    contra={"always": ("resp",)},
                    tempo_s=10,
                ),
            )
        case "relaxation":
            return KindRules(
                word="relaxation",
                work_word="Let go",
                counted_word="Let go",
                face_word=None,
                far_word=None,
                ease=DO_LESS,
                columns=("rest",),
                open_at=SHORT_OF_EMERGENCY,
                easy_walks_at=NO_LEVEL,
                easy="all",
                calms=True,
                first_72_hours=None,
                flare="as usual",
                settles=False,
                before_visit="always",
                hard=False,
                strict_cap=False,
                stage=7,
                plan=None,
                dose=None,
                pressure=None,
                skin=None,
                homework=None,
            )
        case "aerobic":
            return KindRules(
                word="walking",
                work_word="Keep moving",
                counted_word="Keep moving",
                face_word=None,
                far_word="MOVE",
                ease=DO_LESS,
                columns=("rest",),
                open_at=CAUTION,
                easy_walks_at=frozenset({"CLINICIAN_FIRST"}),
                easy="walks",
                calms=False,
                first_72_hours=None,
                flare="as usual",
                settles=False,
                before_visit="gentle",
                hard=False,
                strict_cap=True,
                stage=6,
                plan=None,
                dose=None,
                pressure=None,
                skin=None,
                homework=HomeworkRules(
                    rank=5,
                    words=("walk", "walking", "walks"),
                    alone=False,
                    everywhere=True,
                    cue="Tall and easy",
                    cap=3,
                    equip=(),
                    position="standing",
                    contra={"always": ("balance", "fever", "dvt")},
                    tempo_s=4,
                ),
            )


KINDS: dict[Kind, KindRules] = {kind: _rules(kind) for kind in get_args(Kind)}
