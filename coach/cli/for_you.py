"""How exercises and routines stand for the person, for the commands of the library."""

import msgspec

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Routine
from coach.domain.planning.facts import Facts
from coach.domain.planning.for_you import ForYou, for_you
from coach.domain.planning.for_you_words import Said, dose_lines, effect_lines, mark_of, routine_lines, standing_words
from coach.domain.planning.plan import Plan, Wish
from coach.domain.planning.planner import plan


def routine_now(routine: Routine, facts: Facts) -> Plan:
    """The routine as it may be done now."""
    return plan(facts, Wish(routine=routine.id))


def mark_now(record: Exercise | Routine, facts: Facts) -> str:
    """The word that stands beside it in a list where it may not be done now."""
    return mark_of(for_you(record, facts) if isinstance(record, Exercise) else routine_now(record, facts))


def lines_for_you(record: Exercise | Routine, facts: Facts) -> tuple[Said, ...]:
    """How it stands, in words."""
    if isinstance(record, Routine):
        return routine_lines(routine_now(record, facts))
    you = for_you(record, facts)
    return (*standing_words(you), *dose_lines(you), *effect_lines(you))


def fields_for_you(record: Exercise | Routine, facts: Facts) -> dict[str, object]:
    """The same for programs."""
    if isinstance(record, Routine):
        made = routine_now(record, facts)
        return {
            "allowed": bool(made.chosen),
            "reasons": [{"rule": left.rule, "text": f"{left.name}: {left.reason}"} for left in made.omitted],
            "mind": list(dict.fromkeys(sentence for line in made.chosen for sentence in line.care)),
            "left_out": [left.exercise for left in made.omitted],
        }
    return exercise_fields(for_you(record, facts))


def exercise_fields(you: ForYou) -> dict[str, object]:
    """An exercise as it stands: doses as the journal keeps them, moments in ISO 8601, rules by their ids."""
    return {
        "allowed": you.allowed,
        "reasons": msgspec.to_builtins(you.reasons),
        "mind": list(you.mind),
        "dose": {
            "sets": you.dose.sets,
            "hold_s": you.dose.hold_s,
            "reps": you.dose.reps if you.dose.hold_s is None else None,
            "total_s": you.dose.total_s,
        },
        "cap": you.fitted.cap,
        "change": msgspec.to_builtins(you.change),
        "rest": msgspec.to_builtins(you.dosing.rest),
        "therapist": msgspec.to_builtins(you.instruction),
        "liking": you.liking,
        "agreed": you.agreed,
        "effect": None if you.effect is None else {**msgspec.to_builtins(you.effect), "words": you.effect.words},
    }
