"""What can be changed of an entry of each kind, and how an entry takes the answers."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from coach.domain.journal.entries import (
    AnyEntry,
    CheckIn,
    Entry,
    Evening,
    FlareDay,
    Homework,
    Morning,
    Reach,
    Run,
    Skip,
    TherapistQuestion,
    Visit,
    Weekly,
)
from coach.domain.journal.entries import Change as GlobalChange
from coach.domain.journal.words import SKIP_NAMES
from coach.errors import CoachError
from coach.tui.visit_parts import PARTS, Field, number

E = TypeVar("E", bound=Entry)

FIELDS: Mapping[type[Entry], tuple[Field, ...]] = {
    CheckIn: (Field("pain", "Pain", "score"),),
    Run: (Field("before", "Pain before", "score"), Field("after", "Pain after", "score")),
    Morning: (
        Field("pain", "Pain on waking", "score"),
        Field("sleep", "Sleep, 10 is excellent", "score"),
        Field("hours", "Slept", "number", "hours"),
    ),
    Evening: (
        Field("worst", "Worst pain", "score"),
        Field("average", "Average pain", "score"),
        Field("medicine", "Pain medicine", "yes_no"),
        Field("doses", "Doses", "whole"),
        Field("drug", "Which", "text"),
        Field("flare", "A flare", "yes_no"),
    ),
    FlareDay: (Field("over", "It has passed", "yes_no"),),
    Skip: (Field("reason", "Left out", "one", options=SKIP_NAMES),),
    Weekly: (
        Field("pain", "Average pain of the week", "score"),
        Field("enjoyment", "In the way of enjoying life", "score"),
        Field("activity", "In the way of what you do", "score"),
    ),
    Reach: (Field("cm", "Fingertip to floor, cm", "number", "below 0 goes past the floor"),),
    GlobalChange: (Field("change", "Since the visit, -5 to +5", "whole"),),
    Visit: tuple(field for part in PARTS.values() for field in part.fields if field.id != "note"),
    TherapistQuestion: (Field("answer", "Answer", "text"),),
    Homework: (Field("stop_if", "Stop if", "text"),),
}
"""The kinds that are missing have nothing but a time and a note; the places of an entry are asked on the figure."""

PAIN = frozenset(
    {"pain", "before", "after", "worst", "average", "pain_before", "pain_after", "pain_24h", "pain_48h", "peak"}
)
"""The numbers that are pain, and are called mild or severe."""

PLACES: Mapping[type[Entry], str] = {CheckIn: "places", Visit: "areas"}
MAY_BE_PLANNED = (Visit,)


def changed(entry: E, told: Mapping[str, Any]) -> E:
    """The entry with what was told; what is not named stays. Raises CoachError for what it can not hold."""
    fields = {**msgspec.to_builtins(entry), **msgspec.to_builtins(told)}
    try:
        return msgspec.convert(fields, type(entry))
    except msgspec.ValidationError as error:
        raise CoachError("That does not fit.", f"{error}.", "Correct it and try again.") from error


def typed_number(text: str, *, whole: bool) -> float | int | None:
    """A number as it is typed, with a sign or without; None where nothing is. Raises CoachError."""
    typed = text.strip().replace("\N{MINUS SIGN}", "-")
    found = number(typed.removeprefix("-").removeprefix("+"), whole=whole)
    return -found if found is not None and typed.startswith("-") else found


def contradiction(entry: AnyEntry) -> str:
    """What in the entry can not both be true; empty where nothing is."""
    if isinstance(entry, Evening) and entry.average > entry.worst:
        return "The average can not be above the worst."
    return ""
