"""The rest that skin needs between two uses of heat or cold, and a spot between two of the ball (2.1, 6.5)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import Run
from coach.domain.journal.uses import Use
from coach.domain.when import moment_words

DAY = timedelta(hours=24)
ENOUGH_TO_COUNT_S = 60.0


BALL_SESSIONS = 2
BALL_GAP = timedelta(hours=24)
TENDER_GAP = timedelta(hours=48)


class Gap(Struct, frozen=True):
    """Heat, cold or ball work that has to wait `until` (aware); `reason` is a sentence without a full stop."""

    until: datetime
    reason: str


class ThermalUse(Struct, frozen=True):
    """One use of heat or cold that ended at `at`; `irritated` when something hurt meanwhile (D7)."""

    exercise: Exercise
    at: datetime
    irritated: bool = False


def thermal_uses(runs: Iterable[Run], exercises: Mapping[str, Exercise]) -> list[ThermalUse]:
    """Every real use of heat or cold of a minute or more in `runs`; rehearsals do not touch the skin."""
    found: list[ThermalUse] = []
    for run in runs:
        if run.speed != 1.0:
            continue
        for result in run.results:
            exercise = exercises.get(result.exercise)
            if exercise and exercise.thermal and (result.done_s >= ENOUGH_TO_COUNT_S or result.hurts):
                found.append(ThermalUse(exercise, run.ended_at, bool(result.hurts)))
    return found


def thermal_gap(exercise: Exercise, uses: Iterable[ThermalUse], now: datetime) -> Gap | None:
    """What keeps `exercise` from being used `now`: irritated skin, the same place too recently, or too often a day.

    A use that seems to come from later than `now`, as after a clock was set back, counts like one of so long ago.
    """
    if exercise.thermal is None:
        return None
    of_a_day = [use for use in uses if abs(now - use.at) < DAY]
    recent = [use for use in of_a_day if _same_effect(use.exercise, exercise)]
    irritated = [use.at for use in of_a_day if use.irritated and _overlap(use.exercise, exercise)]
    if irritated:
        until = max(irritated) + DAY
        return Gap(until, f"the skin did not like it here; no heat or cold until {moment_words(until, now)}")
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


class BallUse(Struct, frozen=True):
    """One use of the ball that began with its run at `at`; `tender` where the next morning was above the usual."""

    exercise: Exercise
    at: datetime
    tender: bool = False


def ball_uses(uses: Iterable[Use], exercises: Mapping[str, Exercise]) -> tuple[BallUse, ...]:
    """Every use of the ball among `uses`."""
    return tuple(
        BallUse(exercises[use.exercise], use.at, tender=(use.after_night or 0) > 0)
        for use in uses
        if use.exercise in exercises and exercises[use.exercise].rules.pressure
    )


def ball_gap(exercise: Exercise, uses: Iterable[BallUse], now: datetime) -> Gap | None:
    """What keeps the ball `exercise` from being used `now`: the same spot within 24 hours (48 while it is tender), or
    two runs with the ball in 24 hours. A spot is the muscles that are pressed, or the place where none are named. A use
    that seems to come from later than `now`, as after a clock was set back, counts like one of so long ago.
    """
    if exercise.rules.pressure is None:
        return None
    known = tuple(uses)
    for use in reversed(known):
        gap = TENDER_GAP if use.tender else BALL_GAP
        if abs(now - use.at) < gap and _same_spot(use.exercise, exercise):
            reason = "this spot was pressed" + (" and is still tender" if use.tender else "")
            return Gap(use.at + gap, f"{reason}; it rests until {moment_words(use.at + gap, now)}")
    begun = sorted({use.at for use in known if abs(now - use.at) < DAY})
    if len(begun) >= BALL_SESSIONS:
        until = begun[-BALL_SESSIONS] + DAY
        return Gap(until, f"two runs with the ball in 24 hours are enough; again from {moment_words(until, now)}")
    return None


def _same_spot(one: Exercise, other: Exercise) -> bool:
    if one.muscles and other.muscles:
        return not set(one.muscles).isdisjoint(other.muscles)
    return _overlap(one, other)


def _same_effect(one: Exercise, other: Exercise) -> bool:
    return not set(one.rules.columns).isdisjoint(other.rules.columns)


def _overlap(one: Exercise, other: Exercise) -> bool:
    everywhere = "whole-body" in one.region or "whole-body" in other.region
    return everywhere or not set(one.region).isdisjoint(other.region)


def _word(exercise: Exercise) -> str:
    return exercise.rules.word.capitalize()
