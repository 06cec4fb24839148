"""The rest that skin needs between two uses of heat or cold (clinical.md 2.1, 6.5)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from coach.domain.entries import Run
from coach.domain.exercise import Exercise

DAY = timedelta(hours=24)
ENOUGH_TO_COUNT_S = 60.0


class Gap(Struct, frozen=True):
    """Heat or cold that has to wait `until` (aware); `reason` is a sentence."""

    until: datetime
    reason: str


class ThermalUse(Struct, frozen=True):
    """One use of heat or cold that ended at `at`."""

    exercise: Exercise
    at: datetime


def thermal_uses(runs: Iterable[Run], exercises: Mapping[str, Exercise]) -> list[ThermalUse]:
    """Every real use of heat or cold of a minute or more in `runs`; rehearsals do not touch the skin."""
    found: list[ThermalUse] = []
    for run in runs:
        if run.speed != 1.0:
            continue
        for result in run.results:
            exercise = exercises.get(result.exercise)
            if exercise and exercise.thermal and result.done_s >= ENOUGH_TO_COUNT_S:
                found.append(ThermalUse(exercise, run.ended_at))
    return found


def thermal_gap(exercise: Exercise, uses: Iterable[ThermalUse], now: datetime) -> Gap | None:
    """What keeps `exercise` from being used `now`: the same place too recently, or too many uses in 24 hours."""
    if exercise.thermal is None:
        return None
    recent = [use for use in uses if now - use.at < DAY and _same_effect(use.exercise, exercise)]
    same_place = [use.at for use in recent if _overlap(use.exercise, exercise)]
    gap = timedelta(seconds=exercise.thermal.gap_s)
    if same_place and now - max(same_place) < gap:
        until = max(same_place) + gap
        return Gap(
            until, f"{_word(exercise)} was used here at {max(same_place):%H:%M}; the skin rests until {until:%H:%M}"
        )
    if len(recent) >= exercise.thermal.per_day:
        until = sorted(use.at for use in recent)[-exercise.thermal.per_day] + DAY
        return Gap(
            until, f"{_word(exercise)} was used {len(recent)} times in 24 hours; that is enough until {until:%H:%M}"
        )
    return None


def _same_effect(one: Exercise, other: Exercise) -> bool:
    return one.kind == other.kind or "contrast" in (one.kind, other.kind)


def _overlap(one: Exercise, other: Exercise) -> bool:
    everywhere = "whole-body" in one.region or "whole-body" in other.region
    return everywhere or not set(one.region).isdisjoint(other.region)


def _word(exercise: Exercise) -> str:
    return {"heat": "Heat", "cold": "Cold"}.get(exercise.kind, "Heat and cold")
