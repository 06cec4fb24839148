"""The page as one structure, from which the screen and every format are made."""

from collections.abc import Collection
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.vocabulary import Region, Side

BlockId = Literal[
    "safety",
    "goal",
    "since",
    "pain",
    "places",
    "function",
    "flares",
    "self_care",
    "progress",
    "questions",
    "costs",
    "next_steps",
    "box",
]
For = Literal["therapist", "me"]

BLOCK_TITLES: dict[BlockId, str] = {
    "safety": "Safety",
    "goal": "Goal for this visit",
    "since": "Since the last visit",
    "pain": "Pain",
    "places": "Where it hurts",
    "function": "Function",
    "flares": "Flares",
    "self_care": "At home",
    "progress": "Progress",
    "questions": "Questions",
    "costs": "Costs",
    "next_steps": "Next steps",
    "box": "For the therapist",
}

NEVER_HIDDEN: frozenset[BlockId] = frozenset({"safety"})
"""The safety line is first and stays: who treats the person has to see it."""


class Row(Struct, frozen=True):
    """One number beside the one of the period before, in words; `change` says which way and whether it counts.

    `how` says how it is made and from how many days, `value` and `earlier` are the bare numbers, None where there were
    not enough days.
    """

    id: str
    name: str
    now: str
    before: str = ""
    change: str = ""
    how: str = ""
    value: float | None = None
    earlier: float | None = None


class Block(Struct, frozen=True):
    """A part of the page: sentences, then rows; `how` says how its numbers are made. `blank` are lines to write in."""

    id: BlockId
    lines: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    how: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its heading."""
        return BLOCK_TITLES[self.id]

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing."""
        return not (self.lines or self.rows or self.blank)


class ChartDay(Struct, frozen=True):
    """One day of the chart: average and worst pain, 0-10, None where not rated; whether a visit or a flare was then."""

    day: date
    average: float | None = None
    worst: int | None = None
    visit: bool = False
    flare: bool = False


class PlaceDays(Struct, frozen=True):
    """A place on `days` days of the period, with the mean of its scores where it had some.

    `new` where it was not named in the period before; `number` is its place in the list, from 1, most days first.
    """

    number: int
    region: Region
    side: Side | None
    days: int
    score: float | None = None
    new: bool = False


class Pictured(Struct, frozen=True):
    """A homework whose exercise has a figure, and the side it was given for, if one was named."""

    exercise: Exercise
    side: Side | None = None


class Page(Struct, frozen=True):
    """All of it. `since` and `until` are the first and last day, `recorded` of `days` days have an entry.

    `before` are the first and last day of the period it is compared with. `lower_is_better` holds for the chart.
    `homework` is what the block "self_care" tells of and a figure can show.
    """

    for_whom: For
    name: str
    made_on: date
    since: date
    until: date
    days: int
    recorded: int
    before: tuple[date, date]
    window: str
    blocks: tuple[Block, ...]
    chart: tuple[ChartDay, ...]
    places: tuple[PlaceDays, ...]
    footer: tuple[str, ...]
    homework: tuple[Pictured, ...] = ()

    def without(self, hidden: Collection[BlockId]) -> "Page":
        """The same without these blocks, and without the drawings that belong to one; safety stays."""
        gone = frozenset(hidden) - NEVER_HIDDEN
        return msgspec.structs.replace(
            self,
            blocks=tuple(block for block in self.blocks if block.id not in gone),
            chart=() if "pain" in gone else self.chart,
            places=() if "places" in gone else self.places,
            homework=() if "self_care" in gone else self.homework,
        )

    def block(self, ident: BlockId) -> Block | None:
        """The block with this id, if it is shown."""
        return next((block for block in self.blocks if block.id == ident), None)
