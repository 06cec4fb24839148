"""Questions, costs, next steps, and the therapist's lines."""

from collections.abc import Iterator

from coach.domain.counted import counted
from coach.domain.journal.entries import Run, Skip, TherapistQuestion, Visit
from coach.domain.measures.goals import goal_weeks, goal_words, streak, streak_words
from coach.domain.planning.phases import next_visit
from coach.domain.review.facts import Facts
from coach.domain.review.page import Block, For, Row
from coach.domain.text import shorten
from coach.domain.visits.costs import budget, costs
from coach.domain.visits.course import open_questions
from coach.domain.visits.guide import CHECKLIST
from coach.domain.visits.words import money_words

MOST_FOR_THERAPIST = 3
MOST_FOR_ME = 8
MOST_UNTOLD = 5
WIDTH = 150
BOX = (
    "Areas treated",
    "Technique and pressure (1-5)",
    "Found",
    "Homework (name, dose, side, days, until)",
    "Stop if",
    "Next visit",
)


def questions(facts: Facts, for_whom: For) -> Block:
    """What the person wants to ask, the oldest first."""
    asked = open_questions(facts.entries_of(TherapistQuestion))
    most = MOST_FOR_THERAPIST if for_whom == "therapist" else MOST_FOR_ME
    lines = [f"{number}. {shorten(each.note, WIDTH)}" for number, each in enumerate(asked[:most], 1)]
    if len(asked) > most:
        lines.append(f"and {len(asked) - most} more")
    return Block("questions", tuple(lines) or ("None written down.",))


def cost_block(facts: Facts) -> Block:
    """What visits have cost so far, by month, and the budget."""
    found = costs(facts.entries_of(Visit), facts.now, facts.currency)
    lines = [
        f"{counted(each.visits, 'visit')}: {money_words(each.own, each.currency)} of your own, "
        f"{money_words(each.per_month, each.currency)} a month"
        + (f"; the insurer paid {money_words(each.insurer, each.currency)}." if each.insurer else ".")
        for each in found
    ]
    planned = budget(facts.entries_of(Visit), facts.profile.course, facts.now)
    if planned is not None:
        lines.append(f"Planned: {counted(planned.planned, 'visit')}, {money_words(planned.total, planned.currency)}.")
    return Block("costs", tuple(lines) or ("Nothing written down.",), how=("Price, tip and travel, less the insurer.",))


def next_steps(facts: Facts, rows: tuple[Row, ...]) -> Block:
    """For the person: what went well, the goal of the week, what to tell, what to do after the visit."""
    return Block("next_steps", tuple(_steps(facts, rows)))


def box() -> Block:
    """Lines to write in; `coach visit edit last` and `coach homework add` take them back in the same order."""
    return Block("box", blank=BOX, how=("Afterwards: coach visit edit last, and coach homework add for homework.",))


def _steps(facts: Facts, rows: tuple[Row, ...]) -> Iterator[str]:
    for each in rows:
        if "better (counts)" in each.change:
            yield f"Good to see: {each.name.lower()} {each.change.removesuffix(' (counts)')}, a change that counts."
    if facts.profile.goal_runs is not None:
        weeks = goal_weeks(
            (*facts.entries_of(Run), *facts.entries_of(Skip), *facts.daily), facts.profile.goal_runs, facts.now
        )
        kept = streak_words(streak(weeks))
        yield f"Your goal: {goal_words(weeks[-1])}{f'; {kept}' if kept else ''}."
    coming = next_visit(facts.entries_of(Visit), facts.now)
    if coming is not None:
        untold = [words for ident, words in CHECKLIST.items() if ident not in coming.told]
        if untold:
            more = f" and {len(untold) - MOST_UNTOLD} more" if len(untold) > MOST_UNTOLD else ""
            yield shorten(f"Still to tell: {'; '.join(untold[:MOST_UNTOLD]).lower()}{more}.", 2 * WIDTH)
    yield "After the visit: pain right after, a day and two days later. Coach asks for each."
