"""Which entry is meant by what people type for it: its id, an end of it that no other has, "last" or "next"."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from coach.domain.journal.entries import Entry
from coach.domain.text import shorten
from coach.errors import CoachError

E = TypeVar("E", bound=Entry)

SHOWN = 6
FEWEST = 4


def short_id(entry: Entry) -> str:
    """The end of the id, as lists show it."""
    return entry.id[-SHOWN:]


def find(entries: Sequence[E], text: str, what: str, now: datetime, hint: str) -> E:
    """The one of `entries` (in order of time) that `text` names; `what` names them. Raises CoachError."""
    wanted = text.strip().lower()
    if wanted == "last":
        found = [entry for entry in entries if entry.at <= now][-1:]
    elif wanted == "next":
        found = [entry for entry in entries if entry.at > now][:1]
    else:
        found = [entry for entry in entries if entry.id == wanted or _ends(entry, wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise CoachError(f'"{shorten(text, 40)}" is the end of {len(found)} ids.', hint="Type more of it.")
    raise CoachError(f'There is no {what} "{shorten(text, 40)}".', hint=hint)


def _ends(entry: Entry, wanted: str) -> bool:
    return len(wanted) >= FEWEST and entry.id.endswith(wanted)
