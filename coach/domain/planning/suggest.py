"""Which routine to offer first."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from coach.domain.exercises.routine import Routine
from coach.domain.journal.entries import Run

NEAR_S = 2.5 * 3600
DAY_S = 24 * 3600
OFTEN = 2


class Suggestion(Struct, frozen=True):
    """A routine, its latest run if there is one, and whether it is usually done at this time of day."""

    routine: Routine
    last: Run | None = None
    usual: bool = False


def suggest(routines: Iterable[Routine], runs: Sequence[Run], now: datetime) -> tuple[Suggestion, ...]:
    """All routines: those usually done at this hour first, then the latest used, then the short ones.

    Usual means at least twice within two and a half hours of this time of day among `runs`.
    """
    offered = [_suggestion(routine, [run for run in runs if run.routine == routine.id], now) for routine in routines]
    return tuple(sorted(offered, key=_rank))


def _suggestion(routine: Routine, runs: Sequence[Run], now: datetime) -> Suggestion:
    last = max(runs, key=lambda run: run.at, default=None)
    return Suggestion(routine, last, sum(_apart_s(run.at, now) <= NEAR_S for run in runs) >= OFTEN)


def _apart_s(one: datetime, other: datetime) -> float:
    """Seconds between two times of day, the short way round the clock."""
    apart = abs(_of_day_s(one) - _of_day_s(other))
    return min(apart, DAY_S - apart)


def _of_day_s(at: datetime) -> float:
    return at.hour * 3600 + at.minute * 60 + at.second


def _rank(suggestion: Suggestion) -> tuple[bool, float, int, str]:
    last = suggestion.last
    recency = -last.at.timestamp() if last else 0.0
    return (not suggestion.usual, recency, suggestion.routine.total_s, suggestion.routine.id)
