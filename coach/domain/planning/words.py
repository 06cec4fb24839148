"""A plan in words: its lines, what is left out and why, and what to mind; the same on screens and in plain lines."""

from coach.domain.exercises.routine import Prescription
from coach.domain.exercises.wording import dose_words, length_words
from coach.domain.planning.plan import Chosen, Omitted, Plan

MINOR_RULES = frozenset({"R07", "R10", "R11"})
"""Why something is not in a plan although nothing speaks against it."""


def name_of(line: Chosen) -> str:
    """The name of the exercise, or the first question of a task."""
    return line.step.exercise.name if isinstance(line.step, Prescription) else line.step.prompts[0]


def dose_of(line: Chosen) -> str:
    """Today's dose, such as "2 x 30 s each side"; the parts of a breath are left to the run."""
    if isinstance(line.step, Prescription):
        return dose_words(line.step.exercise, line.step.dose).partition(" (")[0]
    return length_words(line.step.seconds)


def change_of(line: Chosen) -> str:
    """How the dose differs from last time and why; empty when it does not."""
    if line.change is None:
        return ""
    return f"{line.change.from_words} → {line.change.to_words}: {line.change.reason}"


def blocked(plan: Plan) -> list[Omitted]:
    """What is left out because something speaks against it."""
    return [left for left in plan.omitted if left.rule not in MINOR_RULES]


def left_out_words(left: Omitted) -> str:
    """One line for what is left out."""
    return f"Left out: {left.name}, {left.reason}."


def plan_notes(plan: Plan) -> list[str]:
    """What to know before the clock starts: left-out items of a routine, changed doses, and what to mind.

    A plan of its own leaves most of the library out, so its omissions are not told here.
    """
    notes = [left_out_words(left) for left in plan.omitted] if plan.routine else []
    notes += [f"{name_of(line)}: {change_of(line)}" for line in plan.chosen if line.change]
    care = dict.fromkeys(sentence for line in plan.chosen for sentence in line.care)
    return [*notes, *(f"Mind: {sentence}." for sentence in care)]
