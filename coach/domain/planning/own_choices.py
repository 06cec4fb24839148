"""What the person decides about an exercise: a therapist's dose, a clinician's word, a liking, a dose kept."""

from typing import get_args

import msgspec

from coach.domain.dosing.dose import Dosing
from coach.domain.dosing.levels import level_of
from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import DoseRule
from coach.domain.person.profile import Instruction, Profile
from coach.domain.planning.for_you import Liking
from coach.domain.text import MAX_TEXT, clean
from coach.errors import CoachError

MOST_SETS, MOST_HOLD_S, MOST_REPS = 20, 28_800, 100
"""The highest numbers that can be written down; what is guided stays within clinical.md 2.1."""


def with_liking(profile: Profile, exercise: str, liking: Liking | None) -> Profile:
    """The profile in which `exercise` is liked, disliked or neither."""
    liked, disliked = _without(profile.liked, exercise), _without(profile.disliked, exercise)
    return msgspec.structs.replace(
        profile,
        liked=(*liked, exercise) if liking == "liked" else liked,
        disliked=(*disliked, exercise) if liking == "disliked" else disliked,
    )


def with_agreement(profile: Profile, exercise: str, agreed: bool) -> Profile:
    """The profile in which a clinician has agreed to `exercise`, or has not (an M of clinical.md 1.5)."""
    others = _without(profile.agreed, exercise)
    return msgspec.structs.replace(profile, agreed=(*others, exercise) if agreed else others)


def with_instruction(profile: Profile, exercise: str, told: Instruction | None) -> Profile:
    """The profile with the therapist's dose `told` for `exercise`, or without one."""
    others = tuple(other for other in profile.instructions if other.exercise != exercise)
    return msgspec.structs.replace(profile, instructions=(*others, told) if told else others)


def instructed(
    exercise: Exercise, sets: int | None, hold_s: int | None, reps: int | None, said: str = ""
) -> Instruction:
    """A therapist's dose as it is kept: `hold_s` in seconds, or `reps`, as the record counts.

    Raises CoachError when there is no number, one out of range, or one that this exercise is not counted in.
    """
    counts_holds = level_of(exercise).hold_s is not None
    if sets is None and hold_s is None and reps is None:
        raise CoachError("How much did your therapist say?", hint=f"Give {_dials(counts_holds)}, or both.")
    if (reps if counts_holds else hold_s) is not None:
        counted = "held for seconds" if counts_holds else "counted in repetitions"
        raise CoachError(f"{exercise.name} is {counted}.", hint=f"Give {_dials(counts_holds)}, or both.")
    for name, number, most in (
        ("Sets", sets, MOST_SETS),
        ("Seconds", hold_s, MOST_HOLD_S),
        ("Repetitions", reps, MOST_REPS),
    ):
        if number is not None and not 1 <= number <= most:
            raise CoachError(f"{name} from 1 to {most}, please.")
    words = clean(said).strip()
    if len(words) > MAX_TEXT:
        raise CoachError(f"The words are too long: at most {MAX_TEXT:,} characters.")
    return Instruction(exercise.id, sets, hold_s, reps, words)


def refusable(dosing: Dosing) -> DoseRule | None:
    """The rule of the latest change of dose that may be refused (R12-R14, R16, R18), a rest before all others.

    A rest for numbness, spreading pain or a long rise (D3, D4, A3) is for safety and stays.
    """
    rule = dosing.rest.rule if dosing.rest and dosing.rest.rule != "A2" else dosing.change and dosing.change.rule
    return next((known for known in get_args(DoseRule) if known == rule), None)


def _without(idents: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(ident for ident in idents if ident != gone)


def _dials(counts_holds: bool) -> str:
    return "sets or seconds" if counts_holds else "sets or repetitions"
