"""A dose that is not what it was last time (clinical.md 6.4)."""

from typing import Literal

from msgspec import Struct

ChangeRule = Literal["R03", "R04", "R12", "R13", "R14", "R16", "R18", "R19", "2.1"]


class DoseChange(Struct, frozen=True):
    """A dose that is not what it was last time: the rule, both doses in words, and one sentence that says why."""

    rule: ChangeRule
    from_words: str
    to_words: str
    reason: str
