"""The traffic light of one use of an exercise: green, amber or red (clinical.md 6.2)."""

from typing import Literal

from coach.domain.journal.uses import Use

Light = Literal["green", "amber", "red"]

GREEN_TO, AMBER_TO = 3, 5
HIGH_USUAL = 4
ALWAYS_RED = 8
WORSE = 2
"""Points above the usual level that count as worse: the agreed minimal important change (clinical.md 1.8)."""


def during(use: Use, cap: int | None = None) -> Light | None:
    """The light of the pain during and right after, 0-10; None where neither was answered (clinical.md 6.2).

    People whose usual level U is 4 or more are measured against U. `cap` (0-10) is given for ball work only, where the
    lower of cap and light wins: discomfort above the cap is red.
    """
    if use.peak is not None and cap is not None and use.peak > cap:
        return "red"
    felt = max((score for score in (use.peak, use.post) if score is not None), default=None)
    if felt is None:
        return None
    if felt >= ALWAYS_RED:
        return "red"
    if use.usual is not None and use.usual >= HIGH_USUAL:
        return _above(felt - use.usual)
    return "green" if felt <= GREEN_TO else "amber" if felt <= AMBER_TO else "red"


def next_morning(use: Use) -> Light | None:
    """The light of the next morning; None where it was not answered or the usual level is unknown (clinical.md 6.2)."""
    if use.next is not None and use.next >= ALWAYS_RED:
        return "red"
    return None if use.after_night is None else _above(use.after_night)


def light(use: Use, cap: int | None = None) -> Light | None:
    """The worse of both lights; green needs both answers, since a missing one is never filled in (clinical.md 5.3)."""
    seen = (during(use, cap), next_morning(use))
    if "red" in seen:
        return "red"
    if "amber" in seen:
        return "amber"
    return None if None in seen else "green"


def _above(points: float) -> Light:
    return "green" if points <= 0 else "red" if points >= WORSE else "amber"
