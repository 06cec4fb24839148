"""What is asked in each part of a visit (clinical.md 8.1), a few keys each, and how answers are read."""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from coach.domain.journal.entries import Entry
from coach.domain.text import clean, one_line
from coach.domain.visits.words import EFFECT_NAMES, PROVIDER_NAMES, REASON_NAMES, TECHNIQUE_NAMES
from coach.errors import CoachError

PartId = Literal["plan", "before", "after", "24h", "48h", "costs"]
Way = Literal["text", "score", "yes_no", "one", "several", "number", "whole"]

PRESSURES = {"1": "light", "2": "mild", "3": "medium", "4": "firm", "5": "very firm"}


class Field(Struct, frozen=True):
    """One thing to ask: the field of the visit, its name, how it is answered, an example or the answers there are."""

    id: str
    name: str
    way: Way
    example: str = ""
    options: Mapping[Any, str] = {}


class Part(Struct, frozen=True):
    """A part of the record: what it is called, its heading and its fields in the order they are asked."""

    name: str
    heading: str
    fields: tuple[Field, ...]


PARTS: Mapping[PartId, Part] = {
    "plan": Part(
        "When and with whom",
        "The visit",
        (
            Field("provider", "With", "text", "name, if you like"),
            Field("provider_kind", "Kind", "one", options=PROVIDER_NAMES),
            Field("reason", "For", "one", options=REASON_NAMES),
            Field("duration_min", "Minutes", "whole", "30, 45, 60, 75 or 90"),
        ),
    ),
    "before": Part(
        "Before",
        "Before the visit",
        (
            Field("pain_before", "Pain now", "score"),
            Field("goal", "Goal", "text", "what you want of it, in one sentence"),
            Field("pressure_wish", "Pressure you wish for", "one", options=PRESSURES),
        ),
    ),
    "after": Part(
        "Right after",
        "Right after the visit",
        (
            Field("pain_after", "Pain now", "score"),
            Field("peak", "Highest discomfort during it", "score"),
            Field("techniques", "Technique", "several", options=TECHNIQUE_NAMES),
            Field("pressure_used", "Pressure used", "one", options=PRESSURES),
            Field("pressure_tolerated", "Pressure you bore well", "one", options=PRESSURES),
            Field("spoke_up", "Did you speak up?", "yes_no"),
            Field("position_problems", "Positions", "text", "trouble with lying or sitting, if any"),
            Field("satisfaction", "Satisfaction", "score"),
            Field("note", "Note", "text"),
        ),
    ),
    "24h": Part(
        "After 24 hours",
        "24 hours after the visit",
        (
            Field("pain_24h", "Pain now", "score"),
            Field("function_next_day", "How well your most important activity goes", "score"),
            Field("after_effects", "After-effects", "several", options=EFFECT_NAMES),
            Field("soreness_h", "Sore for", "number", "hours"),
        ),
    ),
    "48h": Part(
        "After 48 hours",
        "48 hours after the visit",
        (
            Field("pain_48h", "Pain now", "score"),
            Field("relief_days", "Relief lasted", "number", "days until back to the level before"),
            Field("book_again", "Would you book again?", "yes_no"),
        ),
    ),
    "costs": Part(
        "Costs",
        "What the visit cost",
        (
            Field("cost", "Price", "number"),
            Field("tip", "Tip", "number"),
            Field("travel", "Travel", "number"),
            Field("insurer", "Insurer's part", "number"),
            Field("currency", "Currency", "text", "like EUR"),
        ),
    ),
}


def number(text: str, *, whole: bool) -> float | int | None:
    """A number of 0 or more as it is typed, None where nothing is. Raises CoachError."""
    typed = text.strip().replace(",", ".")
    if not typed:
        return None
    digits = typed.replace(".", "", 0 if whole else 1)
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 12):
        raise CoachError(
            f'"{one_line(text)[:40]}" is not a number.', hint="Write it like 60." if whole else "Like 7.5."
        )
    return int(typed) if whole else float(typed)


def shown(entry: Entry, field: Field) -> str:
    """What stands in the line of a field."""
    value: Any = getattr(entry, field.id)
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else clean(str(value))


def picked(entry: Entry, field: Field) -> tuple[str, ...]:
    """The answers of a field that hold, by their keys."""
    value: Any = getattr(entry, field.id)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (str(value),)


def from_picks(field: Field, keys: tuple[str, ...]) -> object:
    """The value of a field for the answers that were picked."""
    if field.way == "several":
        return keys
    if not keys:
        return None
    return int(keys[0]) if field.options is PRESSURES else keys[0]
