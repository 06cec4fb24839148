"""What follows when the person says "this hurts" (clinical.md 1.7)."""

from collections.abc import Collection, Mapping
from typing import Literal

from msgspec import Struct

from coach.domain.exercises.vocabulary import Side
from coach.domain.journal.entries import Sign

Consequence = Literal["exercise", "run"]


class StopRule(Struct, frozen=True):
    """A rule of clinical.md 1.7: its id, what it ends, and what to tell the person."""

    id: str
    ends: Consequence
    title: str
    text: str


_RULES: tuple[tuple[Sign, StopRule], ...] = (
    (
        "dizzy",
        StopRule(
            "D5",
            "run",
            "Stop and sit or lie down",
            "Rest until it has passed. Neck moves wait until a doctor or physio has looked at it.\n"
            "Double vision, slurred speech, trouble swallowing, numb face or sudden falls, sudden severe headache or "
            "neck pain, chest pain or short of breath: call {emergency} now.",
        ),
    ),
    (
        "numb",
        StopRule(
            "D3",
            "run",
            "Stop for today",
            "Change position and wait.\n"
            "Gone within 10 minutes: this move rests for 7 days.\n"
            "Still there after 30 minutes: call a doctor or urgent care line today.\n"
            "Numb around genitals or back passage, both legs weak or numb, or bladder or bowel trouble: "
            "call {emergency} now.",
        ),
    ),
    (
        "spreading",
        StopRule(
            "D4",
            "exercise",
            "Skip this move today",
            "Pain that moves down your leg or arm is a sign to stop this move. "
            "Pain that draws back to the spine is fine.",
        ),
    ),
    (
        "sharp",
        StopRule(
            "D2",
            "exercise",
            "Skip this move today",
            "Sharp, electric or burning pain is not what this move is for. Hurt is not the same as harm, "
            "but going on gains nothing today.",
        ),
    ),
)

_SKIN = StopRule(
    "D7",
    "exercise",
    "Take the pack off",
    "Let your skin rest: no heat or cold there for 24 hours.",
)

SIGN_KEYS: Mapping[str, Sign] = {"x": "sharp", "n": "numb", "p": "spreading", "d": "dizzy"}
SIDE_KEYS: Mapping[str, Side] = {"l": "left", "r": "right", "b": "both"}

EMERGENCY_FALLBACK = "your local emergency number"


def stop_rule(signs: Collection[Sign], *, thermal: bool) -> StopRule | None:
    """The strictest rule that `signs` call for, or None when the person may choose how to go on.

    `thermal` says that heat or cold was in use: whatever hurts there, it comes off (D7).
    """
    found = next((rule for sign, rule in _RULES if sign in signs), None)
    return _SKIN if thermal and (found is None or found.ends == "exercise") else found


def stop_text(rule: StopRule, emergency_number: str) -> str:
    """The words of `rule` with the person's emergency number, or the general name for it."""
    return rule.text.format(emergency=emergency_number or EMERGENCY_FALLBACK)
