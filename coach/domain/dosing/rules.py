"""The rules that change the dose of one exercise, each by its id (clinical.md 6.4; stop rules 1.7 and 1.8)."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from coach.domain.dosing.levels import fits, half, lower, of_use, same, two_thirds
from coach.domain.dosing.light import Light, during, light, next_morning
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.vocabulary import Mode, Phase
from coach.domain.journal.entries import Given
from coach.domain.journal.uses import Use

PauseCause = Literal["D3", "D4", "A3", "R13"]
StopCause = Literal["D2", "D5"]

WEEK = timedelta(days=7)
PAUSE = WEEK
DROP = timedelta(days=28)
SETTLE = timedelta(hours=48)
NIGHT_AFTER = timedelta(hours=24)
"""A next-morning answer is known a day after the use at the latest: what follows from it counts from then."""

STRAINS = 2
GREENS = 3
RUNS_AFTER_BREAK = 2
EXERCISES_A_WEEK = 2


def flared(use: Use) -> bool | None:
    """Whether the next morning was red: U + 2 or more, or 8 or more; None where nobody answered (R12, R13)."""
    seen = next_morning(use)
    return None if seen is None else seen == "red"


def strained(use: Use, cap: int | None) -> bool:
    """Whether a use counts as over the cap for R12: it ended over it (D1), or was red during or right after."""
    return use.outcome == "over_cap" or during(use, cap) == "red"


def calls_for_regress(at_fault: bool, strains: int) -> bool:
    """R12: a red morning is put down to it (C5), or it was over its cap twice (`strains`, this use counted)."""
    return at_fault or strains >= STRAINS


def regressed(level: Given, floor: Given) -> Given | None:
    """R12: one set less, else a third of the hold or repetitions less, and never under `floor`.

    None where the level is at the floor, so that only an easier version or a rest is left (C5).
    """
    if level.sets > 1:
        return Given(level.sets - 1, level.hold_s, level.reps)
    less = two_thirds(level, floor)
    return None if same(less, level) else less


def stop_cause(use: Use) -> StopCause | None:
    """D2 and D5: sharp pain, or dizziness, ends an exercise for the day (clinical.md 1.7)."""
    if "sharp" in use.signs:
        return "D2"
    return "D5" if "dizzy" in use.signs else None


def sign_cause(use: Use) -> PauseCause | None:
    """D3 new numbness or tingling, D4 pain that spreads outwards: each pauses an exercise by itself (R13)."""
    if "numb" in use.signs:
        return "D3"
    return "D4" if "spreading" in use.signs else None


def returned(level: Given, floor: Given) -> Given:
    """R13: the level after a pause is half of what it was, `floor` at least; it grows again by R16 alone."""
    return half(level, floor)


def calls_for_drop(start: datetime, pauses: Sequence[datetime]) -> bool:
    """R14: a pause that starts within 28 days of the start of an earlier one."""
    return any(start - DROP <= earlier <= start for earlier in pauses)


def holds(use: Use, cap: int | None) -> bool:
    """R15: the dose stays after anything that is not known to be green, a missing answer included."""
    return light(use, cap) != "green"


def counts_for_progress(use: Use, cap: int | None) -> bool:
    """R16: the use was done to its end at its own level, and was green during, after and next morning."""
    return use.outcome == "done" and use.given is not None and not use.given.reduced and not holds(use, cap)


def progressed(exercise: Exercise, level: Given, ceiling: Given) -> Given | None:
    """R16: one dial up; None where every dial is at `ceiling`, and only a harder version is left.

    The hold grows by 20 % (5 s at least) or the repetitions do (1 at least); where they cannot, there is one set more.
    """
    replace = msgspec.structs.replace
    longer = level
    if level.hold_s is not None:
        longer = replace(level, hold_s=level.hold_s + max(5, level.hold_s // 5))
    elif level.reps is not None:
        longer = replace(level, reps=level.reps + max(1, level.reps // 5))
    for up in (longer, replace(level, sets=level.sets + 1)):
        within = lower(up, ceiling)
        if not same(within, lower(level, within)) and of_use(exercise, within) and fits(exercise, within):
            return within
    return None


def may_progress(exercise: str, changed_at: datetime | None, now: datetime, this_week: AbstractSet[str]) -> bool:
    """R17: one dial of an exercise in 7 days, and two exercises progressed in a week (`this_week`, their ids).

    The weekly total of the whole plan is the planner's to watch.
    """
    rested = changed_at is None or now - changed_at >= WEEK
    return rested and exercise not in this_week and len(this_week) < EXERCISES_A_WEEK


def after_break(now: datetime, last_run_at: datetime | None, runs_since_break: int | None) -> bool:
    """R18: no run for 7 days or more, or fewer than two runs since (`runs_since_break`; None: there was no break)."""
    if last_run_at is not None and now - last_run_at >= WEEK:
        return True
    return runs_since_break is not None and runs_since_break < RUNS_AFTER_BREAK


def announces_phase(phase: Phase, mode: Mode) -> tuple[Literal["R03", "R04", "R19"], str] | None:
    """R19: why the phase or the kind of day cuts the doses, with the rule that says so; None where it does not."""
    if phase == "acute":
        return "R03", "In the first 72 hours you do one short set."
    if mode == "flare":
        return "R04", "It is a flare day, so you do one short, gentle set."
    return ("R19", "In the first 12 weeks you do two thirds of the full dose.") if phase == "subacute" else None


def settled(seen: Light | None) -> bool:
    """Whether a light is known to be no worse than amber."""
    return seen in ("green", "amber")
