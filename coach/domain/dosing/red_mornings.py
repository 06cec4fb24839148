"""What a red morning is put down to: one move of the run before it where one stands out, else no single one (C5)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Literal

from msgspec import Struct

from coach.domain.dosing.light import WORSE
from coach.domain.dosing.rules import flared, strained
from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import Given
from coach.domain.journal.uses import Use, day_of

Fault = Literal["shared", "new", "progressed", "over_cap", "only"]

TOGETHER_DAYS = 14
RED_MORNINGS = 3
RUNS_WITH = RUNS_WITHOUT = 3
BEFORE_A_RISE = timedelta(hours=36)
"""How long before a rise what was done counts as what came before it (A3)."""

CUT_DAYS = 2
"""For so many days, the red morning's own counted, the new move rests or the plan has one move fewer."""


class RedMorning(Struct, frozen=True):
    """The run that began at `at` was followed by a red morning; `faults` says of which of its moves that may be.

    Without any, no move stands out: then the plan has one move fewer, and no dose changes.
    """

    at: datetime
    faults: Mapping[str, Fault] = {}

    def cuts(self, now: datetime) -> bool:
        """Whether the plan of `now` still goes by it."""
        return timedelta(days=1) <= day_of(now) - day_of(self.at) <= timedelta(days=CUT_DAYS)


class _Run(Struct, frozen=True):
    """The moves of one run that can be at fault, and whether its next morning was red.

    None where nobody answered, or where it hurt as much before the run already.
    """

    at: datetime
    moves: frozenset[str]
    red: bool | None


def red_mornings(used: Iterable[Use], exercises: Mapping[str, Exercise]) -> tuple[RedMorning, ...]:
    """Every red morning after one of the runs in `used`, oldest first, with what it is put down to.

    What was new or went up in that run comes first, then what was over its cap. With the third red morning of 14 days,
    a move that all of their runs share, and that 3 other runs without one were done without, is at fault alone (R13).
    """
    return tuple(_judged(used, exercises))


def before_rise(used: Iterable[Use], exercises: Mapping[str, Exercise], since: datetime) -> frozenset[str]:
    """The moves that a rise of more than two days, begun at `since`, is put down to (A3, by the order of C5).

    Of what was done in the hours before it: what was new or went up, else what was over its cap where others were not,
    else a move that was the only one. A plan that had gone well is not to blame as a whole.
    """
    worked = sorted((use for use in used if _can_be_at_fault(exercises.get(use.exercise))), key=lambda use: use.at)
    suspects = [use for use in worked if since - BEFORE_A_RISE <= use.at <= since]
    moves = frozenset(use.exercise for use in suspects)
    levels: dict[str, Given | None] = {}
    for use in worked:
        if use.at < since - BEFORE_A_RISE:
            _count(levels, use)
    fresh = frozenset(_fresh(suspects, levels))
    over = frozenset(_over_cap(suspects, exercises))
    return fresh or (over if over < moves else frozenset()) or (moves if len(moves) == 1 else frozenset())


def faults_of(mornings: Iterable[RedMorning], exercise: str) -> dict[datetime, Fault]:
    """The runs after which a red morning is put down to `exercise`, and why."""
    return {morning.at: morning.faults[exercise] for morning in mornings if exercise in morning.faults}


def _judged(used: Iterable[Use], exercises: Mapping[str, Exercise]) -> Iterator[RedMorning]:
    runs: list[_Run] = []
    levels: dict[str, Given | None] = {}
    ordered = sorted((use for use in used if _can_be_at_fault(exercises.get(use.exercise))), key=lambda use: use.at)
    for at, group in groupby(ordered, key=lambda use: use.at):
        together = list(group)
        moves = frozenset(use.exercise for use in together)
        red = flared(together[0])
        runs.append(_Run(at, moves, None if red and _hurt_before(together[0]) else red))
        if red:
            yield RedMorning(
                at, (_shared(runs) if runs[-1].red else {}) or _standing_out(together, moves, levels, exercises)
            )
        for use in together:
            _count(levels, use)


def _can_be_at_fault(exercise: Exercise | None) -> bool:
    return exercise is not None and exercise.rules.dose is not None


def _hurt_before(use: Use) -> bool:
    return use.pre is not None and use.usual is not None and use.pre >= use.usual + WORSE


def _standing_out(
    together: Sequence[Use],
    moves: frozenset[str],
    levels: Mapping[str, Given | None],
    exercises: Mapping[str, Exercise],
) -> dict[str, Fault]:
    """What was new or went up, else what was over its cap; nothing where that is true of all of several moves."""
    for suspects in (_fresh(together, levels), _over_cap(together, exercises)):
        if suspects and (len(suspects) < len(moves) or len(moves) == 1):
            return suspects
    return {next(iter(moves)): "only"} if len(moves) == 1 else {}


def _fresh(together: Sequence[Use], levels: Mapping[str, Given | None]) -> dict[str, Fault]:
    """What is new beside the `levels` of before, and what went above its own."""
    fresh: dict[str, Fault] = {use.exercise: "new" for use in together if use.exercise not in levels}
    for use in together:
        if use.exercise not in fresh and goes_above(levels[use.exercise], use.given):
            fresh[use.exercise] = "progressed"
    return fresh


def _over_cap(together: Sequence[Use], exercises: Mapping[str, Exercise]) -> dict[str, Fault]:
    return {use.exercise: "over_cap" for use in together if strained(use, _ball_cap(exercises[use.exercise]))}


def _count(levels: dict[str, Given | None], use: Use) -> None:
    """Add the dose of its own that a use was given to `levels`."""
    if use.given is not None and not use.given.reduced:
        levels[use.exercise] = use.given
    levels.setdefault(use.exercise, None)


def goes_above(old: Given | None, new: Given | None) -> bool:
    """Whether a dose of its own, not cut for the day, has a dial above that of `old`."""
    if old is None or new is None or new.reduced:
        return False
    return new.sets > old.sets or (new.hold_s or 0) > (old.hold_s or 0) or (new.reps or 0) > (old.reps or 0)


def _ball_cap(exercise: Exercise) -> int | None:
    return exercise.light_cap


def _shared(runs: Sequence[_Run]) -> dict[str, Fault]:
    """The move that all red runs of these 14 days share, where other runs show that it is that one.

    A move that is in nearly every plan is in the red runs, too; so the one counts that was red most often, alone.
    """
    since = day_of(runs[-1].at) - timedelta(days=TOGETHER_DAYS)
    known = [run for run in runs if day_of(run.at) > since and run.red is not None]
    red = [run for run in known if run.red]
    if not runs[-1].red or len(red) < RED_MORNINGS:
        return {}
    fewest = len(known)
    shared: dict[str, int] = {}
    for move in frozenset.intersection(*(run.moves for run in red)):
        shared[move] = sum(move in run.moves for run in known)
        fewest = min(fewest, shared[move])
    suspects = [move for move, runs_with in shared.items() if runs_with == fewest]
    if len(suspects) != 1 or fewest < RUNS_WITH or len(known) - fewest < RUNS_WITHOUT:
        return {}
    return {suspects[0]: "shared"}
