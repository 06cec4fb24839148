"""What comes in: text is cleaned, values are checked, so that whatever is written can be read again."""

import math
import re
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from coach.domain.journal.entries import Entry
from coach.domain.text import clean
from coach.errors import CoachError

S = TypeVar("S", bound=Struct)

YEARS = range(1900, 2200)

_TOO_LONG = re.compile(r"Expected `str` of length <= (\d+)(?: - at `\$\.(\w+)`)?")


def checked(value: S, what: str) -> S:
    """`value` with clean text and every field held to its type's limits; `what` names it in sentences.

    Raises CoachError for numbers that are not finite or beyond 64 bits, for scores out of range, and the like.
    """
    try:
        kept = msgspec.convert(_clean(msgspec.to_builtins(value)), type(value))
        msgspec.json.encode(kept)
    except (msgspec.ValidationError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise CoachError(f"This {what} cannot be kept.", *_reason(str(error))) from error
    if isinstance(kept, Entry) and kept.at.year not in YEARS:
        raise CoachError(f"This {what} cannot be kept.", f"Its year is {kept.at.year}.", "Correct the date.")
    return kept


def _reason(error: str) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    too_long = _TOO_LONG.fullmatch(error)
    if too_long is None:
        return f"{error}.", "Correct the value and try again."
    what = (too_long[2] or "text").replace("_", " ")
    return f"The {what} is longer than {int(too_long[1]):,} characters.", "Make it shorter and try again."


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{value} is not a number that can be kept")
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(item) for item in value]
    return value
