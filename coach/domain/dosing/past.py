"""The whole past of an exercise's dose, worked out from the whole journal."""

from collections.abc import Sequence

from coach.domain.dosing.context import contexts
from coach.domain.dosing.history import DoseMoment, dose_history
from coach.domain.dosing.red_mornings import red_mornings
from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import AnyEntry, Morning, Run
from coach.domain.journal.uses import uses
from coach.domain.measures.usual import usual_by_day
from coach.domain.planning.facts import Facts

KEPT = "kept as it was"
KEPT_REASON = "You did not want the change."


def dose_past(exercise: Exercise, entries: Sequence[AnyEntry], facts: Facts) -> tuple[DoseMoment, ...]:
    """Every dose of `exercise` that was not the one before, every rest and every refusal, oldest first.

    `entries` are those of the whole journal. Rests after a long rise (A3) are known for 56 days, as for R14.
    """
    usual_at = usual_by_day(entries)
    runs = [run for run in entries if isinstance(run, Run)]
    mornings = [entry for entry in entries if isinstance(entry, Morning)]
    used = uses(runs, mornings, usual_at)
    own = tuple(use for use in used if use.exercise == exercise.id)
    known = {**facts.exercises, exercise.id: exercise}
    every = contexts(
        facts.profile, entries, used, runs, known, facts.situation, frozenset(), usual_at, red_mornings(used, known)
    )
    context = every[exercise.id]
    choices = [choice for choice in context.choices if choice.exercise == exercise.id]
    past = dose_history(exercise, own, choices, context.aftermath, context.faults, context.age_band)
    kept = (DoseMoment(choice.at, KEPT, KEPT_REASON) for choice in choices)
    return tuple(sorted((*past, *kept), key=lambda moment: moment.at))
