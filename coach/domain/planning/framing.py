"""What a plan begins and ends with where there is time for it (R08), and what is left on a day when nothing else is."""

from collections.abc import Sequence

import msgspec

from coach.domain.exercises.exercise import Dose, Exercise
from coach.domain.exercises.routine import Prescription, Task
from coach.domain.planning.admission import chosen_line
from coach.domain.planning.facts import Facts
from coach.domain.planning.plan import Chosen, step_s
from coach.domain.run.timeline import lead_in_s, preparation_s
from coach.domain.safety.gate import verdict

SETTLE, WALK = "breath-4-6", "walk-easy"
SHORTEST_SETTLE_S, LONGEST_SETTLE_S = 60, 180
SETTLE_FROM_MINUTES = 8
SHORTEST_WALK_S = 180
WALK_FROM_MINUTES = 13
"""Shorter plans are for the moves alone."""


def ball_page_read(facts: Facts) -> bool:
    """Whether a ball was guided today, so that where it never goes was read."""
    return any(facts.exercises[ident].rules.pressure for ident in facts.read_today if ident in facts.exercises)


def lead_s(facts: Facts, steps: Sequence[Prescription | Task]) -> int:
    """Seconds to read and get ready in a run of `steps` today."""
    return preparation_s(steps, facts.pace, facts.read_today, read=ball_page_read(facts))


def length_s(facts: Facts, lines: Sequence[Chosen]) -> int:
    """Seconds that a run of `lines` takes today."""
    steps = [line.step for line in lines]
    return sum(map(step_s, steps)) + lead_s(facts, steps)


def settling(facts: Facts, chosen: Sequence[Chosen], minutes: int) -> list[Chosen]:
    """A few breaths at the end where there is time for them."""
    breath = facts.exercises.get(SETTLE)
    if breath is None or breath.dose.tempo_s is None or minutes < SETTLE_FROM_MINUTES:
        return []
    ready_s = lead_in_s(breath, facts.pace, facts.read_today)
    left = min(LONGEST_SETTLE_S, 60 * minutes - length_s(facts, chosen) - ready_s)
    if left < SHORTEST_SETTLE_S:
        return []
    found = verdict(breath, facts.situation)
    dose = _repeated(breath, left // breath.dose.tempo_s)
    line = chosen_line(breath, dose, found, facts.dosings[breath.id], "to settle at the end")
    return [msgspec.structs.replace(line, rule="R08")] if found.allowed else []


def warming_up(facts: Facts, chosen: Sequence[Chosen], minutes: int) -> list[Chosen]:
    """R08, "calm or warm" first: an easy walk in the time that the moves leave, not yet in the first plan."""
    walk = facts.exercises.get(WALK)
    if walk is None or WALK in facts.profile.disliked or not facts.situation.known or minutes < WALK_FROM_MINUTES:
        return []
    spent = length_s(facts, chosen) + lead_in_s(walk, facts.pace, facts.read_today)
    longest_s = min(walk.dose.work_s, (60 * minutes - spent) // 60 * 60)
    found = verdict(walk, facts.situation)
    if longest_s < SHORTEST_WALK_S or not found.allowed:
        return []
    dose = msgspec.structs.replace(walk.dose, hold_s=longest_s, total_s=longest_s)
    line = chosen_line(walk, dose, found, facts.dosings[walk.id], "to warm up, in the time that is left")
    return [msgspec.structs.replace(line, rule="R08")]


def reserve_s(facts: Facts, begins: Sequence[Chosen], ends: Sequence[Chosen]) -> int:
    """Seconds that a plan keeps for its walk and its breaths while its moves are swapped, so that both stay in it."""
    leads = sum(
        lead_in_s(line.step.exercise, facts.pace, facts.read_today)
        for line in (*begins, *ends)
        if isinstance(line.step, Prescription)
    )
    settle_s = LONGEST_SETTLE_S if begins else SHORTEST_SETTLE_S
    return leads + (SHORTEST_WALK_S if begins else 0) + (settle_s if ends else 0)


def easy_lines(facts: Facts, reason: str, rule: str) -> tuple[Chosen, ...]:
    """An easy walk, or where that may not be done a few slow breaths or a rest: there is always something to do."""
    calm = sorted(each.id for each in facts.exercises.values() if each.rules.calm)
    for ident in dict.fromkeys((WALK, SETTLE, *calm)):
        exercise = facts.exercises.get(ident)
        found = verdict(exercise, facts.situation) if exercise else None
        if exercise and found and found.allowed and ident not in facts.profile.disliked:
            line = chosen_line(exercise, exercise.dose, found, facts.dosings[ident], reason)
            return (msgspec.structs.replace(line, rule=rule),)
    return ()


def _repeated(exercise: Exercise, reps: int) -> Dose:
    dose = msgspec.structs.replace(exercise.dose, reps=reps)
    return msgspec.structs.replace(dose, total_s=dose.total(exercise.sides))
