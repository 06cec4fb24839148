"""Safety answers in the journal (clinical.md 1.2, 1.7, 1.8)."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from coach.domain.exercises.vocabulary import Code, Level
from coach.domain.journal.entry import Entry, Moment

CauseId = Annotated[str, Meta(pattern=r"^(RF(0[1-9]|1[0-9]|2[0-9])|[AD][1-9])$")]
"""The question or the stop rule of clinical.md 1.2, 1.7 and 1.8 that something comes from."""

CheckReason = Literal["first_run", "new_episode", "high_pain", "before_run", "during_run", "after_run", "journal"]


class Raised(Struct, frozen=True, forbid_unknown_fields=True):
    """A warning sign that was answered with yes: its level, the branch that applied and the codes it brings along.

    `means` are the weekly means (0-10) between which pain has risen, where the journal itself raised it (RF27).
    """

    cause: CauseId
    level: Level
    branch: Annotated[str, Meta(max_length=40)] = ""
    codes: tuple[Code, ...] = ()
    means: tuple[float, float] | None = None


class SafetyCheck(Entry, frozen=True, tag="safety"):
    """Warning signs that were asked (clinical.md 1.2) and those that were answered with yes, all others being no.

    `takes_back` is the moment (`at`) of an earlier check whose yes to these questions was a slip, said on the spot.
    """

    reason: CheckReason
    asked: tuple[CauseId, ...] = ()
    raised: tuple[Raised, ...] = ()
    takes_back: Moment | None = None


class Clearance(Entry, frozen=True, tag="clearance"):
    """A clinician has cleared one warning sign: who (`by`), when (`at`) and what was said (`note`), 1.2 gate 4."""

    cause: CauseId
    by: Annotated[str, Meta(min_length=1, max_length=200)]
