"""Uses of an exercise for the tests of doses: one a day, in the morning, all going well unless said otherwise."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from coach.domain.dosing.dose import DoseContext
from coach.domain.exercises.exercise import Dose, Exercise, Variant
from coach.domain.journal.entries import Given
from coach.domain.journal.uses import Use
from tests.samples import STRETCH, exercise

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)

TWICE = exercise(id="long-stretch", dose=Dose(total_s=150, sets=2, hold_s=30, rest_s=10))
"""A stretch of 2 x 30 s each side, cap 3."""

BALL = exercise(
    id="ball-wall",
    kind="ball",
    cap=4,
    dose=Dose(total_s=225, sets=2, hold_s=45, rest_s=15, unit="spot"),
    easier=Variant("Fold a towel over the ball.", "ball-towel"),
    harder=Variant("Turn the head slowly.", "ball-turn"),
)


def use(day: float = 0, of: Exercise = STRETCH, **changes: Any) -> Use:
    """A green use on `day` at the record's own dose; usual level 2."""
    good = Use(
        exercise=of.id,
        at=START + day * DAY,
        done_s=60.0,
        given=Given(of.dose.sets, of.dose.hold_s, of.dose.reps),
        pre=2,
        post=2,
        peak=2,
        next=2,
        usual=2.0,
    )
    return msgspec.structs.replace(good, **changes)


def context(day: float = 1, **changes: Any) -> DoseContext:
    """An ordinary morning on `day`, the latest run being the day before."""
    now = START + day * DAY
    return DoseContext(**{"now": now, "last_run_at": now - DAY, **changes})


def daily(results: Sequence[dict[str, Any]], of: Exercise = STRETCH, first: float = 0) -> list[Use]:
    """One use a day with these changes."""
    return [use(first + day, of, **changes) for day, changes in enumerate(results)]
