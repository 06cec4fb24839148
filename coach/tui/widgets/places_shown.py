"""Marks for the body that show what has been: days, pain, exercises."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from coach.domain.body_map.spots import SPOTS, Spot, spots_of
from coach.domain.exercises.vocabulary import Region
from coach.domain.journal.entry import Place
from coach.domain.review.page import PlaceDays
from coach.tui.data_colours import LEVELS, UNRATED, pain_colour
from coach.tui.widgets.body_view import Mark, legend_of

NO_PAIN_SAID = "–"
MOST = 99
"""Two digits are all that fits into a place."""


def day_marks(found: Sequence[PlaceDays]) -> tuple[tuple[Mark, ...], Content]:
    """On how many days each place was named, coloured beside the one with most days; and the legend."""
    if not found:
        return (), Content("")
    most = max(each.days for each in found)
    marks = tuple(
        Mark(_drawn(each, found), str(min(each.days, MOST)), LEVELS[_third(each.days, most)]) for each in found
    )
    ends = [max(days for days in range(most + 1) if _third(days, most) == level) for level in _levels(most)]
    starts = [1, *(end + 1 for end in ends)]
    said = [str(end) if start == end else f"{start}–{end}" for start, end in zip(starts, ends, strict=False)]
    return marks, legend_of(zip((LEVELS[level] for level in _levels(most)), said, strict=True), "days it hurt there")


def pain_marks(found: Sequence[PlaceDays]) -> tuple[tuple[Mark, ...], Content]:
    """The mean pain (0-10) of each place, in the colours of the scale; and the legend."""
    marks = tuple(
        Mark(_drawn(each, found), NO_PAIN_SAID)
        if each.score is None
        else Mark(_drawn(each, found), f"{each.score:.0f}", pain_colour(round(each.score)))
        for each in found
    )
    scale = zip(LEVELS, ("0–3 mild", "4–6 moderate", "7–10 severe"), strict=True)
    return marks, legend_of(scale)


def region_marks(counted: Iterable[tuple[Region, str]]) -> tuple[Mark, ...]:
    """A sign on each region, on both sides and the middle."""
    return tuple(Mark(tuple(spot for spot in SPOTS if spot.region == each), sign, UNRATED) for each, sign in counted)


def _third(days: int, most: int) -> int:
    return 2 if days > most * 2 / 3 else 1 if days > most / 3 else 0


def _levels(most: int) -> list[int]:
    return sorted({_third(days, most) for days in range(1, most + 1)})


def _drawn(each: PlaceDays, found: Sequence[PlaceDays]) -> tuple[Spot, ...]:
    """Its spots; both sides leave one that is listed by itself, and take the middle where none is left."""
    spots = spots_of(Place(each.region, each.side))
    if each.side is not None and each.side != "both":
        return spots
    own, listed = (each.region, each.side), {(other.region, other.side) for other in found}
    free = tuple(s for s in spots if (s.region, s.side) == own or (s.region, s.side) not in listed)
    middle = tuple(s for s in spots_of(Place(each.region)) if s.side is None)
    return free or (() if (each.region, None) in listed else middle)
