"""What people type after the options of coach profile."""

from collections.abc import Iterable
from typing import TypeVar, get_args

import msgspec

from coach.domain.base.moments.reading import Reference
from coach.domain.exercises.vocabulary import REGIONS, SIDES, Region
from coach.domain.journal.entries import Place
from coach.domain.person.profile import Condition, ConditionId
from coach.domain.person.typed_answers import parse_day
from coach.domain.safety.conditions import CONDITIONS
from coach.domain.text import shorten
from coach.errors import CoachError

T = TypeVar("T", bound=str)


def read_place(text: str) -> Place:
    """A place typed as "low-back" or "low-back:left". Raises CoachError."""
    region, _, side = text.partition(":")
    return Place(_one_of(region, REGIONS, "a place"), _one_of(side, SIDES, "a side") if side else None)


def read_condition(text: str, here: Reference) -> Condition:
    """A condition typed as "osteoporosis" or "operation:low-back,hip-side@2026-11-01". Raises CoachError."""
    named, _, day = text.partition("@")
    name, _, places = named.partition(":")
    ident = read_ident(name)
    about = CONDITIONS[ident]
    if places and not about.asks_places:
        raise CoachError(f'"{ident}" has no places.', hint=f"Leave out what follows the colon: --condition {ident}")
    if day and not about.asks_date:
        raise CoachError(f'"{ident}" has no day.', hint=f"Leave out what follows the @: --condition {ident}")
    regions = tuple(_one_of(place, WHERE, "a place here") for place in places.split(",") if place)
    return Condition(ident, regions, parse_day(day, here) if day else None)


def read_ident(text: str) -> ConditionId:
    """The id of a condition. Raises CoachError."""
    return _one_of(text, tuple(CONDITIONS), "a condition", "coach profile --list names them all.")


def merged(
    before: Iterable[Condition], added: Iterable[Condition], gone: Iterable[ConditionId], notes: dict[ConditionId, str]
) -> tuple[Condition, ...]:
    """The conditions after a change; one that is added again takes the place of the earlier one and keeps its note.

    Raises CoachError for a note on a condition that is not there.
    """
    held = {condition.id: condition for condition in before}
    for condition in added:
        earlier = held.get(condition.id)
        held[condition.id] = msgspec.structs.replace(condition, note=earlier.note if earlier else "")
    for ident in gone:
        held.pop(ident, None)
    for ident, note in notes.items():
        if ident not in held:
            raise CoachError(f'You have not named "{ident}".', hint=f"Add it: --condition {ident}")
        held[ident] = msgspec.structs.replace(held[ident], note=note)
    return tuple(held[ident] for ident in get_args(ConditionId) if ident in held)


WHERE: tuple[Region, ...] = tuple(region for region in REGIONS if region != "whole-body")
"""The places of a condition; none of them means everywhere."""


def _one_of(text: str, known: tuple[T, ...], what: str, hint: str = "") -> T:
    for each in known:
        if text.strip() == each:
            return each
    raise CoachError(f'"{shorten(text, 40)}" is not {what}.', hint=hint or f"One of: {', '.join(known)}.")
