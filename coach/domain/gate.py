"""What may be done now: the one function that plan, routines, alternatives and every run obey."""

from collections.abc import Iterator

from msgspec import Struct

from coach.domain.contraindications import Softening, ruling
from coach.domain.exercise import Exercise
from coach.domain.gaps import ball_gap, thermal_gap
from coach.domain.modality_rules import overlaps
from coach.domain.routine import Routine
from coach.domain.situation import Situation
from coach.domain.standing import left_at
from coach.domain.vocabulary import PHASE_NAMES, Kind, Region
from coach.domain.when import moment_words
from coach.domain.wording import POSITION_NAMES

CALM_FIRST = 8
"""From this pain on only breathing, resting, heat and cold are left (R02)."""

RESTING_POSE = "rest-90-90"

CALMING_KINDS: frozenset[Kind] = frozenset({"breathing", "heat", "cold"})


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
    `in_bed` is for routines that need only a bed: the floor does not count there.
    """
    codes = ruling(exercise, situation.contraindications, in_bed=in_bed, agreed=exercise.id in situation.agreed)
    blocks = (
        *_state(exercise, situation),
        *(Reason("1.5", block.reason) for block in codes.blocks),
        *_body(exercise, situation, in_bed),
        *_rests(exercise, situation),
    )
    return Verdict(blocks, codes.softenings)


def routine_verdict(routine: Routine, situation: Situation) -> Verdict:
    """Whether `routine` as a whole is for this phase (R03); its exercises are looked at one by one."""
    if situation.phase in routine.phases:
        return Verdict()
    meant = ", ".join(PHASE_NAMES[phase] for phase in routine.phases)
    return Verdict((Reason("R03", f"it is meant for another time ({meant})"),))


def _state(exercise: Exercise, situation: Situation) -> Iterator[Reason]:
    if situation.pending:
        yield Reason("gate", "the safety questions come first")
    if situation.level and not left_at(situation.level, exercise.kind, exercise.id):
        yield Reason("R01", situation.lock or "locked until a clinician has cleared it")
    if situation.pain is not None and situation.pain >= CALM_FIRST and not _calming(exercise):
        yield Reason("R02", "8 or more: calm first")
    if situation.phase not in exercise.phases:
        yield Reason("R03", f"not for this time: {PHASE_NAMES[situation.phase]}")
    elif situation.phase == "acute" and exercise.kind == "ball" and set(exercise.region) != {"foot"}:
        yield Reason("R03", "first 72 hours: no ball work but under the foot")
    if situation.mode == "flare":
        if exercise.kind in ("ball", "strength"):
            yield Reason("R04", f"flare day: no {exercise.kind} work")
        elif exercise.kind in ("stretch", "mobility") and "acute" not in exercise.phases:
            yield Reason("R04", "flare day: no end range")
    yield from _around_a_visit(exercise, situation)


def _calming(exercise: Exercise) -> bool:
    return exercise.kind in CALMING_KINDS or exercise.id == RESTING_POSE


def _around_a_visit(exercise: Exercise, situation: Situation) -> Iterator[Reason]:
    treated = situation.treated
    if treated is not None and exercise.kind in ("ball", "strength") and _touches(exercise, treated):
        yield Reason("R05", "treated in the last 48 hours: letting it settle")
    if situation.visit_soon:
        if exercise.kind == "ball":
            yield Reason("R06", "visit within 24 hours: no ball work")
        elif exercise.id not in situation.known:
            yield Reason("R06", "visit within 24 hours: nothing new")


def _touches(exercise: Exercise, treated: frozenset[Region]) -> bool:
    """Whether it works on a treated place; where the places are not known, it does."""
    return not treated or overlaps(treated, frozenset(exercise.region))


def _body(exercise: Exercise, situation: Situation, in_bed: bool) -> Iterator[Reason]:
    position = "bed" if in_bed and exercise.position == "floor" else exercise.position
    if situation.positions is not None and position not in situation.positions:
        yield Reason("R07", f"not possible for you: {POSITION_NAMES[position]}")


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
