"""What one exercise is for this person now: allowed or not, its dose, and what it has done so far."""

from typing import Literal

from msgspec import Struct

from coach.domain.dosing.change import DoseChange
from coach.domain.dosing.dose import Dosing
from coach.domain.exercises.exercise import Dose, Exercise
from coach.domain.exercises.routine import Prescription
from coach.domain.measures.stats import Effect
from coach.domain.person.profile import Instruction
from coach.domain.planning.admission import chosen_line
from coach.domain.planning.facts import Facts
from coach.domain.safety.contraindications import ruling
from coach.domain.safety.gate import Reason, verdict

Liking = Literal["liked", "disliked"]


class ForYou(Struct, frozen=True):
    """An exercise as it stands for the person.

    With `pending` the safety questions come first, and nothing else is decided. `reasons` say why it is left out,
    `mind` what to be careful with. `fitted` is the exercise with its cap (0-10) as it is now, `dose` today's dose,
    `change` how that differs from last time. `agreed`: a clinician has agreed to it; `lifts`: a clinician's word
    could open what stands against it. `effect` is None before its first use.
    """

    exercise: Exercise
    pending: bool
    reasons: tuple[Reason, ...]
    mind: tuple[str, ...]
    fitted: Exercise
    dose: Dose
    dosing: Dosing
    change: DoseChange | None = None
    effect: Effect | None = None
    instruction: Instruction | None = None
    liking: Liking | None = None
    agreed: bool = False
    lifts: bool = False

    @property
    def allowed(self) -> bool:
        """Whether it may be done now."""
        return not self.reasons


def for_you(exercise: Exercise, facts: Facts) -> ForYou:
    """How `exercise` stands for the person of `facts`, as the gate (`verdict`) and the dose rules say."""
    profile, situation, ident = facts.profile, facts.situation, exercise.id
    found, dosing = verdict(exercise, situation), facts.dosings[ident]
    line = chosen_line(exercise, dosing.dose, found, dosing, "")
    assert isinstance(line.step, Prescription)
    liking: Liking | None = "liked" if ident in profile.liked else "disliked" if ident in profile.disliked else None
    return ForYou(
        exercise=exercise,
        pending=any(reason.rule == "gate" for reason in found.blocks),
        reasons=found.blocks,
        mind=line.care,
        fitted=line.step.exercise,
        dose=line.step.dose,
        dosing=dosing,
        change=line.change,
        effect=facts.effects.get(ident),
        instruction=next((told for told in profile.instructions if told.exercise == ident), None),
        liking=liking,
        agreed=ident in profile.agreed,
        lifts=any(block.lifts_by_clinician for block in ruling(exercise, situation.contraindications).blocks),
    )
