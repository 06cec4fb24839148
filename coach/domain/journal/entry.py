"""What all entries of the journal have in common, and the small values they share."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from coach.domain.exercises.exercise import Score
from coach.domain.exercises.vocabulary import Region, Side
from coach.domain.text import MAX_TEXT

Note = Annotated[str, Meta(max_length=MAX_TEXT)]
ClockTime = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Title = Annotated[str, Meta(max_length=200)]
Moment = Annotated[datetime, Meta(tz=True)]
Duration = Annotated[float, Meta(ge=0, le=172_800)]
PainKind = Literal["ache", "sharp", "tingling", "stiff"]


class Place(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """Where it hurts, how much (0-10) and how."""

    region: Region
    side: Side | None = None
    score: Score | None = None
    kind: PainKind | None = None


class Entry(Struct, frozen=True, gc=False, forbid_unknown_fields=True, kw_only=True, tag_field="kind"):
    """The part common to all entries.

    `at` is when it happened and `recorded_at` when it was written down (both aware); `id` is a UUIDv7 given by the
    store at the first write and `updated_at` the moment of the latest one.

    Frozen values cannot hold themselves, so the garbage collector is spared (`gc=False`): it would walk ten years of
    them again and again while they are read.
    """

    at: Moment
    id: str = ""
    recorded_at: Moment | None = None
    updated_at: Moment | None = None
    note: Note = ""

    @property
    def backdated(self) -> bool:
        """Whether it was written down more than an hour after it happened."""
        return self.recorded_at is not None and (self.recorded_at - self.at).total_seconds() > 3600
