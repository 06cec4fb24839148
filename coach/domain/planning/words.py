"""A plan in words: its lines, what is left out and why, and what to mind; the same on screens and in plain lines."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from coach.domain.counted import counted
from coach.domain.dosing.red_mornings import Fault, RedMorning
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Prescription
from coach.domain.exercises.vocabulary import Phase
from coach.domain.exercises.wording import dose_words, length_words
from coach.domain.journal.entries import AnyEntry, Run
from coach.domain.journal.uses import day_of
from coach.domain.planning.plan import Chosen, Omitted, Plan
from coach.domain.safety.gate import NOT_ASKED

MUCH_WORSE = 3
MANY = 4
"""So many moves that are left out for one reason are told together."""

MINOR_RULES = frozenset({"R07", "R10", "R11"})
"""Why something is not in a plan although nothing speaks against it."""


PHASES_PAST: dict[Phase, str] = {"acute": "the first 72 hours", "subacute": "the first 12 weeks"}

FAULT_WORDS: dict[Fault, str] = {
    "shared": "Three such mornings came after {move} and none without it, so it rests for a week",
    "new": "The new one, {move}, rests for two days",
    "progressed": "You did more of {move}, so that goes one step back",
    "over_cap": "It was too strong in {move}, so that goes one step back",
    "only": "You did only {move}, so that goes one step back",
}
FAULTS = tuple(FAULT_WORDS)
"""Faults in the order in which one of several is named."""


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
    return [left for left in plan.omitted if left.rule not in MINOR_RULES and left not in later(plan)]


def later(plan: Plan) -> list[Omitted]:
    """What opens after the safety questions, as far as is known."""
    return [left for left in plan.omitted if left.reason in NOT_ASKED]


def by_reason(left: Iterable[Omitted]) -> dict[str, list[str]]:
    """The names of what is left out for each reason, in the order of the first of them."""
    names: dict[str, list[str]] = {}
    for each in left:
        names.setdefault(each.reason, []).append(each.name)
    return names


def left_out_words(left: Omitted) -> str:
    """One line for what is left out."""
    return f"Left out: {left.name}, {left.reason}."


def runs_of_day(entries: Iterable[AnyEntry], now: datetime) -> list[Run]:
    """The runs of today among `entries`, in their order; a rehearsal at another speed is none."""
    today = day_of(now)
    return [entry for entry in entries if isinstance(entry, Run) and entry.speed == 1.0 and day_of(entry.at) == today]


def done_words(today: Sequence[Run]) -> str:
    """What the latest of today's runs, newest first, came to; empty without one."""
    if not today:
        return ""
    run = today[0]
    minutes = counted(max(1, round((run.ended_at - run.at).total_seconds() / 60)), "minute")
    parts = []
    if not run.finished:
        parts.append(f"{minutes} done. What you did counts.")
    if run.before is None or run.after is None:
        parts += [] if parts else [f"{minutes} done."]
    elif run.after == run.before:
        parts.append(f"Pain {run.before} before and after. Good that you moved.")
    else:
        parts.append(f"Pain {run.before} before, {run.after} after.")
        if run.after >= run.before + MUCH_WORSE:
            parts.append("Take it easy today. Coach asks you in the morning.")
        elif run.after > run.before:
            parts.append("A little more is common, and most often gone by morning. Coach asks you then.")
    if len(today) > 1:
        parts.append("That is plenty for today.")
    return " ".join(parts)


def before_visit_words(at: datetime, now: datetime, new: bool) -> tuple[str, str]:
    """The name of the day before a visit at `at` and why its plan is as it is; `new`: nothing is usual yet (C3)."""
    day = "today" if at.astimezone(now.tzinfo).date() == now.date() else "tomorrow"
    headline = f"Visit {day} at {at.astimezone(now.tzinfo):%H:%M}"
    plan = "A short, gentle plan without a ball" if new else "Nothing new and no ball today"
    if day == "today":
        return headline, f"{plan}. Your page is ready to take along."
    return headline, f"{plan}, so your therapist meets your usual back."


def after_visit_words(at: datetime, now: datetime) -> tuple[str, str]:
    """The name of the days after a visit at `at`, and why their plan is as it is (R05)."""
    days = (now.date() - at.astimezone(now.tzinfo).date()).days
    headline = ("After your visit", "The day after your visit", "Two days after your visit")[min(days, 2)]
    return headline, "Treated places rest for 48 hours, so today is easy. A little soreness is common."


def flare_words(pain: int | None, usual: float | None, said: bool) -> str:
    """Why today is a flare day (R04)."""
    if said:
        cause = "You called it a flare day"
    elif pain is not None and usual is not None and round(pain - usual) >= 1:
        cause = f"Your pain is {pain - usual:.0f} above your usual"
    else:
        cause = "Your pain has been above your usual for over a day"
    return f"{cause}, so today is gentle: one set of each move. Hurt is not the same as harm."


def phase_words(before: Phase, now: Phase) -> str:
    """What is announced when the phase at the latest run was another one (R19)."""
    if now == "maintenance":
        return "You have had four calm weeks, so your doses change a little."
    if now == "acute":
        return "It has just begun again, so your doses are small for now."
    if before == "maintenance":
        return "Your calm weeks are over for now, so your doses change a little."
    return f"You are past {PHASES_PAST[before]}, so your doses change a little."


def red_morning_words(red: RedMorning, exercises: Mapping[str, Exercise]) -> str:
    """What a red morning cuts, and that the rest of the plan stays (C5)."""
    woke = "You woke with more pain than usual"
    if not red.faults:
        return f"{woke}, so for two days the plan has one move fewer."
    ident, fault = min(red.faults.items(), key=lambda one: (FAULTS.index(one[1]), one[0]))
    name = exercises[ident].name.lower()
    return f"{woke}. {FAULT_WORDS[fault].format(move=name)}; the rest stays."


def plan_notes(plan: Plan) -> list[str]:
    """What to know before the clock starts: left-out items of a routine, changed doses, and what to mind.

    A plan of its own leaves most of the library out, so its omissions are not told here.
    """
    notes = [left_out_words(left) for left in plan.omitted] if plan.routine else []
    notes += [f"{name_of(line)}: {change_of(line)}" for line in plan.chosen if line.change]
    care = dict.fromkeys(sentence for line in plan.chosen for sentence in line.care)
    return [*notes, *(f"Mind: {sentence}." for sentence in care)]
