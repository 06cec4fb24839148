"""Homework in the plan of the day: first, in the therapist's dose, and nothing that does the same beside it (8.1)."""

from collections.abc import Iterator, Sequence
from math import ceil

import msgspec
from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Prescription
from coach.domain.homework.exercise import counts_as, is_homework
from coach.domain.journal.entries import Homework
from coach.domain.planning.admission import chosen_line
from coach.domain.planning.facts import Facts
from coach.domain.planning.framing import length_s
from coach.domain.planning.plan import Chosen, Omitted, Plan, Wish
from coach.domain.safety.gate import CALM_FIRST, verdict

RULE = "8.1"
SAME_MOVE = "your homework is the same move"


class GivenFirst(Struct, frozen=True):
    """The homework of a plan: its lines, what the gate leaves out, and the minutes it takes, rounded up."""

    chosen: tuple[Chosen, ...] = ()
    omitted: tuple[Omitted, ...] = ()
    minutes: int = 0

    @property
    def warms_or_cools(self) -> bool:
        """Whether heat or cold is among them."""
        return any(each.rules.skin for each in self.exercises)

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises of the lines."""
        return tuple(line.step.exercise for line in self.chosen if isinstance(line.step, Prescription))


NOTHING = GivenFirst()


def first_of_all(facts: Facts, wish: Wish) -> GivenFirst:
    """The homework of today; none in a routine of the person's choice, when locked, or at a pain of 8 or more."""
    situation = facts.situation
    calm = situation.pain is not None and situation.pain >= CALM_FIRST
    if situation.pending or wish.routine or situation.mode == "locked" or calm:
        return NOTHING
    chosen: list[Chosen] = []
    omitted: list[Omitted] = []
    for each in facts.homework:
        exercise = facts.exercises.get(each.exercise)
        if exercise is None:
            continue
        found = verdict(exercise, situation)
        if each.exercise in wish.without:
            omitted.append(Omitted(exercise.id, exercise.name, "R07", "you swapped it today"))
        elif found.allowed:
            dosing = facts.dosings[exercise.id]
            line = chosen_line(exercise, dosing.dose, found, dosing, _reason(each, facts))
            if too_much := _too_much(line, chosen):
                omitted.append(Omitted(exercise.id, exercise.name, *too_much))
            else:
                chosen.append(msgspec.structs.replace(line, rule=RULE))
        else:
            why = "; ".join(block.text for block in found.blocks)
            omitted.append(Omitted(exercise.id, exercise.name, found.blocks[0].rule, f"homework, but {why}"))
    return GivenFirst(tuple(chosen), tuple(omitted), ceil(length_s(facts, chosen) / 60))


def left_for_others(facts: Facts, homework: GivenFirst) -> Facts:
    """The facts for what comes beside `homework`: less work left for this week, and only what it holds is homework."""
    work = [line.step for line in homework.chosen if isinstance(line.step, Prescription)]
    load_s = sum(step.dose.total_s for step in work if step.exercise.rules.dose)
    idents = {each.id for each in homework.exercises}
    kept = tuple(each for each in facts.homework if each.exercise in idents)
    return msgspec.structs.replace(facts, load_left_s=max(0.0, facts.load_left_s - load_s), homework=kept)


def beside(made: Plan, homework: GivenFirst) -> Plan:
    """`made` after `homework`, without lines that are the same move."""
    if homework is NOTHING:
        return made
    kept: list[Chosen] = []
    twice: list[Omitted] = []
    for line in made.chosen:
        step = line.step
        too_much = _too_much(line, (*homework.chosen, *kept)) if homework.chosen else None
        if isinstance(step, Prescription) and _is_given(step.exercise, homework):
            too_much = (RULE, SAME_MOVE)
        if isinstance(step, Prescription) and too_much:
            twice.append(Omitted(step.exercise.id, step.exercise.name, *too_much))
        else:
            kept.append(line)
    given = {each.id for each in homework.exercises} | {left.exercise for left in homework.omitted}
    others = tuple(left for left in made.omitted if left.exercise not in given)
    return msgspec.structs.replace(made, chosen=(*homework.chosen, *kept), omitted=(*homework.omitted, *others, *twice))


def not_as_others(facts: Facts) -> Iterator[Omitted]:
    """What the planner never picks by itself: any homework, and the moves that homework of today already holds."""
    given = [facts.exercises[each.exercise] for each in facts.homework if each.exercise in facts.exercises]
    for exercise in facts.exercises.values():
        if is_homework(exercise.id):
            yield Omitted(exercise.id, exercise.name, "R07", "homework, not for now")
        elif any(counts_as(exercise, own) for own in given):
            yield Omitted(exercise.id, exercise.name, RULE, SAME_MOVE)


def _is_given(exercise: Exercise, homework: GivenFirst) -> bool:
    return is_homework(exercise.id) or any(counts_as(exercise, own) for own in homework.exercises)


def _too_much(line: Chosen, before: Sequence[Chosen]) -> tuple[str, str] | None:
    """The rule and reason why a line is too much after `before`: heat or cold once, the ball ten minutes (2.1, 6.5)."""
    steps = [each.step for each in (*before, line) if isinstance(each.step, Prescription)]
    rules = line.step.exercise.rules if isinstance(line.step, Prescription) else None
    if rules and rules.skin and sum(step.exercise.rules.skin is not None for step in steps) > 1:
        return "6.5", "two hours after other heat or cold"
    pressed_s = sum(
        step.exercise.sides * step.dose.sets * step.dose.work_s for step in steps if step.exercise.rules.pressure
    )
    if rules and rules.pressure and pressed_s > rules.pressure.run_s:
        return "2.1", "ten minutes of the ball are enough"
    return None


def _reason(homework: Homework, facts: Facts) -> str:
    return f"homework from {facts.givers.get(homework.visit) or 'your therapist'}"
