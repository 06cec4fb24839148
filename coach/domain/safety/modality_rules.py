"""What each contraindication code does to each way of working: the table of clinical.md 1.5 as data.

A cell keeps its mark (B block, M modify) and says in rules what the mark comes to. Where the table only says M, the
change is a step gentler or a shorter time [design]. `inflam` has no row there; it softens movement in its places.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS, Column, Kind
from coach.domain.exercises.vocabulary import POSITIONS, REGIONS, Code, Position, Region

Effect = Literal["block", "ask", "soften"]
"""Never; not before a clinician has agreed; only in a gentler way."""

NECK: frozenset[Region] = frozenset({"neck", "head-neck"})
LOW_BACK: frozenset[Region] = frozenset({"low-back"})
TRUNK: frozenset[Region] = NECK | {"upper-back", "mid-back", "low-back", "chest", "side-trunk"}
FRONT: frozenset[Region] = frozenset({"chest", "hip-front"})
LEGS: frozenset[Region] = frozenset({"hip-front", "hip-side", "buttock", "thigh-back", "calf", "foot"})
LIMBS: frozenset[Region] = LEGS | {"shoulder"}
NOT_THE_BACK: frozenset[Region] = frozenset(REGIONS) - {"neck", "upper-back", "mid-back", "low-back", "whole-body"}

ANYHOW: frozenset[Position] = frozenset(POSITIONS)
LYING: frozenset[Position] = frozenset({"floor", "bed"})
OFF_THE_WALL: frozenset[Position] = ANYHOW - {"wall"}

SHORTER = 0.67
TEN_MINUTES_S = 600
FLAT_S = 180

SHORT_NAMES: Mapping[Code, str] = {
    "bleed": "blood thinners or easy bleeding",
    "dvt": "a blood clot",
    "varix": "varicose veins",
    "osteo": "osteoporosis",
    "vfx": "a fracture",
    "surg": "a recent operation",
    "disc": "a slipped disc or nerve pain",
    "stenosis": "spinal stenosis",
    "spondy": "a slipped vertebra",
    "neuro": "reduced feeling",
    "preg": "pregnancy",
    "preg20": "pregnancy from week 20",
    "skin": "broken or fragile skin",
    "swell": "a swelling or fresh injury",
    "fever": "fever or infection",
    "cancer": "cancer",
    "cardiac": "a heart or blood pressure problem",
    "circ": "poor circulation",
    "coldsens": "a bad reaction to cold",
    "cervart": "a neck-artery problem or neck injury",
    "dizzy": "unexplained dizziness",
    "hernia": "a hernia",
    "hyper": "very loose joints",
    "inflam": "an arthritis flare",
    "rheum": "rheumatic joints",
    "implant": "an implant",
    "knee": "a knee problem",
    "wrist": "a wrist problem",
    "shoulder": "a shoulder problem",
    "hip": "a hip problem",
    "balance": "a balance problem",
    "floor": "trouble getting down to the floor and up again",
    "resp": "breathing trouble",
    "reflux": "reflux or glaucoma",
    "cognition": "trouble judging heat, cold or pain",
}
"""Each code in a few words, to stand after "with"."""


def overlaps(one: frozenset[Region], other: frozenset[Region]) -> bool:
    """Whether two sets of places share one; "whole-body" shares every place."""
    return bool(one & other) or "whole-body" in one or "whole-body" in other


class Rule(Struct, frozen=True, kw_only=True):
    """One rule of a cell: its effect, where and in which positions it holds, and for a softening how much less.

    `own`: it holds in the person's places for the code (none known: everywhere), and in all of `zone` once one of
    them lies there. Without `own` it holds in `zone` whatever the person's places, or everywhere if `zone` is empty.
    `cap_*` are discomfort 0-10, `share` the part of the hold or repetitions, `longest_s` seconds for the whole.
    """

    effect: Effect
    says: str
    own: bool = False
    zone: frozenset[Region] = frozenset()
    positions: frozenset[Position] = ANYHOW
    cap_at_most: int | None = None
    cap_less: int = 0
    share: float = 1.0
    longest_s: int | None = None

    def holds(self, exercise: Exercise, places: frozenset[Region]) -> bool:
        """Whether the rule touches `exercise` when the person has the code in `places` (empty: unknown)."""
        if exercise.position not in self.positions:
            return False
        area = self.zone
        if self.own:
            area = places | self.zone if places & self.zone else places
        return not area or overlaps(frozenset(exercise.region), area)


class Cell(Struct, frozen=True):
    """One cell of 1.5. `enough`: the change it states is enough where a record lists the code as well."""

    mark: Literal["B", "M"]
    rules: tuple[Rule, ...]
    enough: bool = False


def _b(says: str, *, own: bool = False, zone: frozenset[Region] = frozenset()) -> Cell:
    return Cell("B", (Rule(effect="block", says=says, own=own, zone=zone),))


def _m(
    says: str,
    *first: Rule,
    own: bool = False,
    cap_at_most: int | None = None,
    cap_less: int = 0,
    longest_s: int | None = None,
) -> Cell:
    softer = Rule(effect="soften", says=says, own=own, cap_at_most=cap_at_most, cap_less=cap_less, longest_s=longest_s)
    return Cell("M", (*first, softer))


def _ask(
    says: str, *, zone: frozenset[Region] = frozenset(), positions: frozenset[Position] = ANYHOW, cap_less: int = 0
) -> Rule:
    return Rule(effect="ask", says=says, zone=zone, positions=positions, cap_less=cap_less)


_FLAT = Rule(
    effect="soften",
    says="pregnancy from week 20: not flat on your back or belly, and 3 minutes at most",
    positions=LYING,
    longest_s=FLAT_S,
)
_NO_BALL_ON_NECK = "no ball on the neck or base of the skull with "
_NO_NECK_END = "no stretching of the neck to its end with "

RULES: Mapping[Code, Mapping[Column, Cell]] = {
    "bleed": {
        "ball": _b("no ball with blood thinners or easy bleeding: pressure can bruise"),
        "move": _m("gently with blood thinners or easy bleeding: one step less", cap_less=1),
        "cold": _m("look at your skin often: it bruises easily with blood thinners or easy bleeding"),
    },
    "dvt": {
        "ball": _b("no ball with a blood clot: pressure could loosen it"),
        "move": Cell(
            "B",
            (
                Rule(effect="block", says="no leg stretches with a blood clot", zone=LEGS),
                Rule(effect="soften", says="gently with a blood clot: one step less", cap_less=1),
            ),
        ),
        "strength": _b("no strength work with a blood clot"),
        "heat": _b("no heat with a blood clot"),
        "cold": _b("no cold on the legs with a blood clot", zone=LEGS),
    },
    "varix": {
        "ball": _b("no ball over varicose veins", own=True),
        "heat": _m("not straight over varicose veins, and 10 minutes at most", own=True, longest_s=TEN_MINUTES_S),
        "cold": _m("not straight over varicose veins, and 10 minutes at most", own=True, longest_s=TEN_MINUTES_S),
    },
    "osteo": {
        "ball": _m(
            "light pressure only with osteoporosis: 3 of 10 at most",
            Rule(effect="block", says="no ball near ribs or spine with osteoporosis: bone can give way", zone=TRUNK),
            _ask("ball only at the wall with osteoporosis: body weight is too much", positions=OFF_THE_WALL),
            cap_at_most=3,
        ),
        "move": _m("with osteoporosis no bending under load and no twist to the end", cap_less=1),
        "strength": _m("with osteoporosis keep the spine long: no curling up", cap_less=1),
    },
    "vfx": {
        "ball": _b("no ball on the trunk or over a fracture", own=True, zone=TRUNK),
        "move": _b("no bending or turning with a fracture before a physiotherapist has seen it", own=True, zone=TRUNK),
        "strength": Cell("M", (_ask("with a fracture a physiotherapist first", cap_less=1),)),
        "heat": _m("carefully over a fracture, and 10 minutes at most", own=True, longest_s=TEN_MINUTES_S),
        "cold": _m("carefully over a fracture, and 10 minutes at most", own=True, longest_s=TEN_MINUTES_S),
    },
    "surg": {
        "ball": _b("no ball where you had a recent operation", own=True),
        "move": _b("no stretching where you had a recent operation", own=True),
        "strength": _b("no strength work where you had a recent operation", own=True),
        "heat": _m("after an operation never on the wound, and 10 minutes at most", own=True, longest_s=TEN_MINUTES_S),
        "cold": _m("after an operation never on the wound, and 10 minutes at most", own=True, longest_s=TEN_MINUTES_S),
    },
    "disc": {
        "ball": _m(
            "lighter with a slipped disc or nerve pain, and stop if the leg tingles",
            _ask("no ball on the low back with a slipped disc or nerve pain", zone=LOW_BACK),
            cap_less=1,
        ),
        "move": _m("with a slipped disc or nerve pain leave out what sends pain down the leg or arm", cap_less=1),
        "strength": _m("with a slipped disc or nerve pain stop if pain goes down the leg or arm", cap_less=1),
    },
    "stenosis": {
        "move": _m("with spinal stenosis no bending backwards", cap_less=1),
    },
    "spondy": {
        "ball": _m(
            "with a slipped vertebra keep the ball away from the low back",
            _ask("no ball on the low back with a slipped vertebra", zone=LOW_BACK),
        ),
        "move": _m("with a slipped vertebra no bending backwards", cap_less=1),
        "strength": _m("with a slipped vertebra do not arch the low back", cap_less=1),
    },
    "neuro": {
        "ball": _b("no ball over skin that feels less: you would not notice too much", own=True),
        "move": _m("gently where you feel less: watch it with your eyes", own=True, cap_less=1),
        "strength": _m("gently where you feel less: watch it with your eyes", own=True, cap_less=1),
        "heat": _b("no heat over skin that feels less: it could burn unnoticed", own=True),
        "cold": _b("no cold over skin that feels less: it could freeze unnoticed", own=True),
    },
    "preg": {
        "ball": _m(
            "light pressure in pregnancy, never on the belly",
            _ask("no ball on the low back in pregnancy", zone=LOW_BACK),
            _ask("ball only at the wall in pregnancy", positions=OFF_THE_WALL),
            cap_less=1,
        ),
        "move": _m("no forcing in pregnancy: ligaments are looser", cap_less=1),
        "strength": _m("no straining in pregnancy: one step less", cap_less=1),
        "heat": Cell(
            "M",
            (
                _ask("in pregnancy heat only on the back", zone=NOT_THE_BACK),
                Rule(
                    effect="soften",
                    says="in pregnancy warm, not hot, on the back only, 10 minutes at most",
                    longest_s=TEN_MINUTES_S,
                ),
            ),
            enough=True,
        ),
        "cold": Cell(
            "M",
            (
                Rule(
                    effect="soften",
                    says="in pregnancy never on the belly, 10 minutes at most",
                    longest_s=TEN_MINUTES_S,
                ),
            ),
            enough=True,
        ),
    },
    "preg20": {
        "ball": Cell("M", (_FLAT,)),
        "move": Cell("M", (_FLAT,)),
        "strength": Cell("M", (_FLAT,)),
        "heat": _m("pregnancy from week 20: warm, not hot, 10 minutes at most", _FLAT, longest_s=TEN_MINUTES_S),
        "cold": _m("pregnancy from week 20: 10 minutes at most", _FLAT, longest_s=TEN_MINUTES_S),
        "rest": Cell("M", (_FLAT,)),
    },
    "skin": {
        "ball": _b("no ball on broken or fragile skin, or on a lump", own=True),
        "heat": _b("no heat on broken or fragile skin, or on a lump", own=True),
        "cold": _b("no cold on broken or fragile skin, or on a lump", own=True),
    },
    "swell": {
        "ball": _b("no ball on a swelling or fresh injury", own=True),
        "move": _m("only as far as it does not hurt, with a swelling or fresh injury", own=True, cap_at_most=1),
        "strength": _b("no strength work with a swelling or fresh injury there", own=True),
        "heat": _b("no heat on a swelling or fresh injury in its first 72 hours", own=True),
    },
    "fever": {
        "ball": _b("no ball with fever or infection: rest first"),
        "move": _b("no stretching with fever or infection: rest first"),
        "strength": _b("no strength work with fever or infection: rest first"),
        "heat": _b("no heat with fever or infection"),
    },
    "cancer": {
        "ball": Cell(
            "B",
            (
                Rule(effect="block", says="no ball over a place with cancer", own=True),
                _ask("with cancer ask your clinician before any ball work", cap_less=1),
            ),
        ),
        "move": _m("gently with cancer: one step less", cap_less=1),
        "strength": _m("gently with cancer: one step less", cap_less=1),
        "heat": _b("no heat over a place with cancer", own=True),
        "cold": _b("no cold over a place with cancer", own=True),
    },
    "cardiac": {
        "strength": _m("with a heart or blood pressure problem never hold your breath"),
        "heat": _m("with a heart or blood pressure problem warm, not hot, 10 minutes at most", longest_s=TEN_MINUTES_S),
        "cold": _m(
            "with a heart or blood pressure problem only a small cold area, 10 minutes at most",
            longest_s=TEN_MINUTES_S,
        ),
    },
    "circ": {
        "ball": Cell(
            "M",
            (Rule(effect="soften", says="lighter and shorter with poor circulation", cap_less=1, share=SHORTER),),
            enough=True,
        ),
        "heat": _b("no heat on arms or legs with poor circulation", zone=LIMBS),
        "cold": _b("no cold with poor circulation"),
    },
    "coldsens": {
        "cold": _b("no cold with a bad reaction to cold"),
    },
    "cervart": {
        "ball": _b(_NO_BALL_ON_NECK + SHORT_NAMES["cervart"], zone=NECK),
        "move": _b(_NO_NECK_END + SHORT_NAMES["cervart"], zone=NECK),
        "strength": _m("keep the neck still and easy with " + SHORT_NAMES["cervart"], cap_less=1),
    },
    "dizzy": {
        "ball": _b(_NO_BALL_ON_NECK + SHORT_NAMES["dizzy"], zone=NECK),
        "move": _b(_NO_NECK_END + SHORT_NAMES["dizzy"], zone=NECK),
        "strength": _m("slowly with unexplained dizziness, and sit down if it comes", cap_less=1),
    },
    "hernia": {
        "ball": _m(
            "with a hernia never face down on the ball",
            _ask("no lying face down on the ball with a hernia", zone=FRONT, positions=LYING),
        ),
        "strength": _m("no straining with a hernia: breathe out with the effort", cap_less=1),
    },
    "hyper": {
        "ball": _m("light pressure with very loose joints: 3 of 10 at most", cap_at_most=3),
        "move": _m("with very loose joints only the middle of the range", cap_less=1),
    },
    "inflam": {
        "move": _m("softer where arthritis flares: one step less", own=True, cap_less=1),
        "strength": _m("softer where arthritis flares: one step less", own=True, cap_less=1),
    },
    "rheum": {
        "ball": _b("with rheumatic joints the ball stays off the neck and the base of the skull", zone=NECK),
        "move": _b("with rheumatic joints the neck is not stretched to its end", zone=NECK),
        "strength": _m("keep the neck still and in the middle with " + SHORT_NAMES["rheum"], cap_less=1),
    },
    "implant": {
        "ball": _b("no ball over an implant", own=True),
        "strength": _m("gently around an implant: one step less", own=True, cap_less=1),
        "heat": Cell(
            "B",
            (
                Rule(effect="block", says="no heat over an implant", own=True),
                Rule(effect="soften", says="away from the implant; with a pump ask your clinician before any heat"),
            ),
        ),
        "cold": _m("with an implant not straight over it, 10 minutes at most", own=True, longest_s=TEN_MINUTES_S),
    },
    "cognition": {
        "ball": _b("no ball with trouble judging heat, cold or pain"),
        "move": _m("with trouble judging pain only with someone beside you", cap_less=1),
        "strength": _m("with trouble judging pain only with someone beside you", cap_less=1),
        "heat": _b("no heat with trouble judging heat, cold or pain"),
        "cold": _b("no cold with trouble judging heat, cold or pain"),
    },
}


def cells(kind: Kind, code: Code) -> tuple[Cell, ...]:
    """The cells that `code` has in the columns of `kind`; heat and cold in turn obey both (clinical.md 1.5)."""
    row = RULES.get(code, {})
    return tuple(row[column] for column in KINDS[kind].columns if column in row)
