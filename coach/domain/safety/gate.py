"""What may be done now: the one function that plan, routines, alternatives and every run obey."""

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec
from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Routine
from coach.domain.exercises.vocabulary import PHASE_NAMES, Position
from coach.domain.exercises.wording import POSITION_NAMES
from coach.domain.safety.contraindications import Softening, ruling
from coach.domain.safety.gaps import ball_gap, thermal_gap
from coach.domain.safety.modality_rules import overlaps
from coach.domain.safety.situation import Situation
from coach.domain.safety.standing import EASY_WALKING, left_at
from coach.domain.when import moment_words

CALM_FIRST = 8
"""From this pain on only breathing, resting, heat and cold are left (R02)."""

RESTING_POSE = "rest-90-90"

GENTLE_POSITIONS: frozenset[Position] = frozenset({"bed", "chair", "standing"})

Tier = Literal[0, 1, 2]
"""What has to be asked before an exercise: nothing, the short set and the page of conditions, or everything (C1.2)."""


QUICK_FIRST = "three quick questions come first"
SIGNS_FIRST = "the safety questions come first"
DETAILS_FIRST = "a minute of details about you comes first"
NOT_ASKED = (QUICK_FIRST, SIGNS_FIRST, DETAILS_FIRST)
"""What is said of a move that is not open yet, and is no reason against it."""


class Reason(Struct, frozen=True):
    """Why something is left out: the id of the rule in clinical.md and a sentence without a full stop."""

    rule: str
    text: str


class Verdict(Struct, frozen=True):
    """What may be done: `blocks` say why not, `softenings` what has to be lighter. Without blocks it is allowed."""

    blocks: tuple[Reason, ...] = ()
    softenings: tuple[Softening, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether it may be done, softened as said."""
        return not self.blocks


def verdict(exercise: Exercise, situation: Situation, in_bed: bool = False) -> Verdict:
    """Whether `exercise` may be done in `situation`, for all who ask: plan, routine, easier version or run.

    Safety level (R01), pain of 8 or more (R02), phase (R03), flare (R04), the hours around a visit (R05, R06), the
    contraindications of 1.5, positions (R07), rests (R13, R14, D2-D4), and the gaps of heat, cold and ball (6.5).
    `in_bed` is for routines that need only a bed: the floor does not count there. Where conditions are only assumed,
    the questions about them come first.
    """
    codes = ruling(exercise, situation.contraindications, in_bed=in_bed, agreed=exercise.id in situation.agreed)
    told = codes.blocks if situation.conditions_known else ()
    softenings = codes.softenings if situation.conditions_known else tuple(map(_if_pregnant, codes.softenings))
    assumed = None if situation.conditions_known or not codes.blocks else Reason("gate", QUICK_FIRST)
    found = (
        not_asked(exercise, situation, in_bed) or assumed,
        *(rule(exercise, situation) for rule in RULES_OF_THE_DAY),
        *(Reason("1.5", block.reason) for block in told),
        out_of_reach(exercise, situation, in_bed),
        *_rests(exercise, situation),
    )
    return Verdict(tuple(reason for reason in found if reason), softenings)


def _if_pregnant(softening: Softening) -> Softening:
    """The same in words for somebody who has not said whether they are pregnant."""
    if softening.code not in ("preg", "preg20"):
        return softening
    _, _, what = softening.reason.partition(": ")
    return msgspec.structs.replace(softening, reason=f"if you may be pregnant: {what or softening.reason}")


def routine_verdict(routine: Routine, situation: Situation) -> Verdict:
    """Whether `routine` as a whole is for this phase (R03); its exercises are looked at one by one."""
    if situation.phase in routine.phases:
        return Verdict()
    meant = ", ".join(PHASE_NAMES[phase] for phase in routine.phases)
    return Verdict((Reason("R03", f"it is meant for another time ({meant})"),))


def tier(exercise: Exercise, in_bed: bool = False) -> Tier:
    """The tier: 0 breathing, relaxing, resting; 1 gentle mobility off the floor, easy walking; 2 the rest."""
    easy = exercise.rules.easy
    if easy == "all":
        return 0
    walk = easy == "walks" and exercise.id in EASY_WALKING
    return 1 if walk or is_gentle_mobility(exercise, in_bed) else 2


def is_gentle_mobility(exercise: Exercise, in_bed: bool = False) -> bool:
    """Whether it is mobility for the first days too, in bed, on a chair or standing."""
    position = "bed" if in_bed and exercise.position == "floor" else exercise.position
    return exercise.rules.easy == "gentle" and "acute" in exercise.phases and position in GENTLE_POSITIONS


def not_asked(exercise: Exercise, situation: Situation, in_bed: bool = False) -> Reason | None:
    """What has to be answered before an exercise of this tier (C1.2); the short set is asked when a run begins."""
    needed = tier(exercise, in_bed)
    if needed > 0 and not situation.conditions_known:
        return Reason("gate", QUICK_FIRST)
    if needed > 1 and situation.pending:
        return Reason("gate", SIGNS_FIRST)
    if needed > 1 and situation.marked:
        return Reason("gate", DETAILS_FIRST)
    return None


def more_to_ask(situation: Situation) -> bool:
    """Whether answers are missing that would open more moves."""
    return not situation.conditions_known or situation.pending is not None or bool(situation.marked)


def locked(exercise: Exercise, situation: Situation) -> Reason | None:
    """R01: a level 1-3 leaves what 1.1 leaves, and nothing else."""
    if not situation.level or left_at(situation.level, exercise.kind, exercise.id):
        return None
    return Reason("R01", situation.lock or "locked until a doctor has cleared it")


def calm_first(exercise: Exercise, situation: Situation) -> Reason | None:
    """R02: with pain of 8 or more only breathing, relaxing, resting, heat and cold.

    Where that is the usual and nothing warns of more, easy walking and gentle mobility stay open, too (C14.4).
    """
    calming = exercise.rules.calms or exercise.id == RESTING_POSE
    calming = calming or (situation.usually_high and (exercise.id in EASY_WALKING or is_gentle_mobility(exercise)))
    if situation.pain is None or situation.pain < CALM_FIRST or calming:
        return None
    return Reason("R02", "8 or more: calm first")


def not_for_this_phase(exercise: Exercise, situation: Situation) -> Reason | None:
    """R03: what is meant for the phase; in the first 72 hours only the places that the kind is for then."""
    if situation.phase not in exercise.phases:
        return Reason("R03", f"not for this time: {PHASE_NAMES[situation.phase]}")
    places = exercise.rules.first_72_hours
    if situation.phase == "acute" and places is not None and not places.issuperset(exercise.region):
        but = " but under the foot" if places else ""
        return Reason("R03", f"first 72 hours: no {exercise.rules.word} work{but}")
    return None


def flare_day(exercise: Exercise, situation: Situation) -> Reason | None:
    """R04: in a flare no ball, no strength, and nothing to its end."""
    if situation.mode != "flare":
        return None
    if exercise.rules.flare == "rests":
        return Reason("R04", f"flare day: no {exercise.rules.word} work")
    if exercise.rules.flare == "no end range" and "acute" not in exercise.phases:
        return Reason("R04", "flare day: no end range")
    return None


def just_treated(exercise: Exercise, situation: Situation) -> Reason | None:
    """R05: for 48 hours no ball and no strength on a treated place; where the places are not known, on none."""
    treated = situation.treated
    if treated is None or not exercise.rules.settles:
        return None
    touches = not treated or overlaps(treated, frozenset(exercise.region))
    return Reason("R05", "treated in the last 48 hours: letting it settle") if touches else None


def visit_ahead(exercise: Exercise, situation: Situation) -> Reason | None:
    """R06: within 24 hours of a visit no ball, and nothing beyond the usual of the last 14 days (C3).

    What is gentle always counts as usual: breathing, relaxing, easy walking, gentle mobility, and for someone who has
    done nothing yet gentle stretches.
    """
    if not situation.visit_soon:
        return None
    if exercise.rules.before_visit == "never":
        return Reason("R06", f"your visit is near, and the {exercise.rules.word} can leave you sore")
    if exercise.id in situation.recent or _is_gentle(exercise, beginner=not situation.known):
        return None
    return Reason("R06", "it is new, and your visit is near")


def _is_gentle(exercise: Exercise, beginner: bool) -> bool:
    leaves = exercise.rules.before_visit
    if leaves == "always":
        return True
    gentle = leaves == "gentle" or (leaves == "gentle at first" and beginner)
    return gentle and "acute" in exercise.phases


RULES_OF_THE_DAY: tuple[Callable[[Exercise, Situation], Reason | None], ...] = (
    locked,
    calm_first,
    not_for_this_phase,
    flare_day,
    just_treated,
    visit_ahead,
)


def out_of_reach(exercise: Exercise, situation: Situation, in_bed: bool) -> Reason | None:
    """R07: a position the person cannot get into; equipment and minutes are the planner's to look at."""
    position = "bed" if in_bed and exercise.position == "floor" else exercise.position
    if situation.positions is None or position in situation.positions:
        return None
    return Reason("R07", f"not possible for you: {POSITION_NAMES[position]}")


def _rests(exercise: Exercise, situation: Situation) -> Iterator[Reason]:
    rest = situation.rests.get(exercise.id)
    if rest and rest.until > situation.now:
        until = moment_words(rest.until, situation.now)
        yield Reason(rest.rule, f"{rest.reason[0].lower()}{rest.reason[1:].rstrip('.')} (until {until})")
    gap = thermal_gap(exercise, situation.thermal_uses, situation.now) or ball_gap(
        exercise, situation.ball_uses, situation.now
    )
    if gap:
        yield Reason("6.5", gap.reason)
