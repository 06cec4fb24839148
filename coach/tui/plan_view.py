"""How the plan looks on Today: heading, rows, the marked line's reason, and what is said below."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from coach.domain.exercises.routine import Prescription
from coach.domain.journal.entries import AnyEntry, Run
from coach.domain.measures.score import change_words
from coach.domain.planning.plan import Chosen, Plan
from coach.domain.planning.words import blocked, change_of, dose_of, name_of
from coach.domain.when import day_words
from coach.tui.literal import literal
from coach.tui.widgets.row import Column, Row

if TYPE_CHECKING:
    from coach.domain.measures.schedule import Asked


def plan_heading(plan: Plan, done: str = "") -> Content:
    """How long the plan is, of the minutes there are, what kind of day it is and why; after a run what was `done`."""
    if done and plan.mode != "locked":
        return Content.assemble("Done today", "  ", literal(done, "not bold $foreground"))
    minutes = max(1, round(plan.total_s / 60))
    of = f" of {plan.minutes}" if plan.minutes > minutes else ""
    title = f"Your plan, {minutes}{of} min" if plan.chosen else "Your plan"
    day = f"{plan.headline}. {plan.reason}" if plan.reason else plan.headline
    return Content.assemble(title, "  ", literal(day, "not bold $foreground"))


def plan_rows(plan: Plan) -> list[Row]:
    """The lines of the plan; a star marks a changed dose, and doses stand in one column."""
    doses = [dose_of(line) + (" *" if line.change else "") for line in plan.chosen]
    width = max(map(len, doses), default=0)
    return [
        Row(
            Column(str(number), 1, "dim"),
            Column(name_of(line), None),
            Column(dose, width, "dim"),
            Column(line.reason, 34, "dim", from_width=110),
        )
        for number, (line, dose) in enumerate(zip(plan.chosen, doses, strict=True), 1)
    ]


def line_details(line: Chosen) -> Content:
    """Why a line is in the plan, how its dose has changed, and what to mind."""
    parts = [literal(f"{name_of(line)}: {line.reason}.")]
    if line.change:
        parts.append(literal(f"* {change_of(line)}"))
    parts += [literal(f"Mind: {sentence}.", "$warning") for sentence in line.care]
    return Content("\n").join(parts)


def line_steps(line: Chosen) -> Content:
    """How the exercise of a line goes, step by step, for whoever has the room to read it here."""
    if not isinstance(line.step, Prescription):
        return literal("\n".join(line.step.prompts), "dim")
    steps = enumerate(line.step.exercise.steps, 1)
    return literal("\n".join(f"{number}. {step}" for number, step in steps), "dim")


def under_plan(plan: Plan, pending: bool, again: bool = False, said: str = "", *, unseen: bool = False) -> Content:
    """What a key has just changed, the next keys, what is announced, and how much is left out and speaks against it.

    `unseen`: six weeks with little change are announced, and nobody was seen about it yet.
    """
    more = [Content.assemble(("a", "bold $primary"), " asks what opens more moves.")] if pending else []
    seen = [Content.assemble(("h", "bold $primary"), " I have seen someone about it.")] if unseen else []
    return Content("\n").join([*([literal(said)] if said else []), *more, *_below(plan, again), *seen])


def _below(plan: Plan, again: bool) -> Iterator[Content]:
    notices = [literal(notice) for notice in plan.notices]
    if plan.mode == "locked":
        yield from notices
        start = (("Enter", "bold $primary"), " starts it, ") if plan.chosen else ()
        yield Content.assemble(*start, ("y", "bold $primary"), " notes what a doctor or physio has said.")
        return
    if not plan.chosen:
        yield Content.assemble(
            "Nothing is planned. ", ("w", "bold $primary"), " says why, ", ("g", "bold $primary"), " shows routines."
        )
    else:
        starts = " does it again" if again else " starts it"
        swaps = (", ", ("o", "bold $primary"), " swaps the marked move.")
        offered = swaps if any(line.swaps for line in plan.chosen) else (".",)
        yield Content.assemble(("Enter", "bold $primary"), starts, *offered)
    yield from notices
    left_out = len(blocked(plan))
    if left_out:
        yield Content.assemble(f"Left out for you: {left_out}.  ", ("w", "bold $primary"), " says why")


def due_line(measures: "Sequence[Asked]") -> Content:
    """The measures that can be answered now, and the key for them."""
    named = " · ".join(one.title for one in measures)
    return Content.assemble(("Due: ", "bold"), literal(named), "   ", ("i", "bold $primary"), " answers")


def goal_line(entries: Sequence[AnyEntry], wanted: int, now: datetime) -> str:
    """How this week stands against the goal of `wanted` days, and for how many weeks it was kept."""
    from coach.domain.measures.goals import goal_weeks, goal_words, streak, streak_words

    weeks = goal_weeks(entries, wanted, now)
    return ", ".join(words for words in (goal_words(weeks[-1]), streak_words(streak(weeks))) if words)


def run_row(run: Run, now: datetime) -> Row:
    """One of the latest runs."""
    return Row(
        Column(day_words(run.at.date(), now.date()), 10, "dim"),
        Column(f"{run.at:%H:%M}", 5, "dim", from_width=60),
        Column(run.name),
        Column(change_words(run.before, run.after), 20),
    )
