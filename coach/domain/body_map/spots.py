"""The places of the body chart: on which view and where they are, and which lies beside which (clinical.md 3)."""

from functools import cache
from typing import Literal

from msgspec import Struct

from coach.domain.body_map.outline import Box, Line, silhouette, within
from coach.domain.exercises.vocabulary import Region, Side
from coach.domain.exercises.wording import REGION_NAMES
from coach.domain.journal.entry import Place

View = Literal["front", "back"]
Direction = Literal["left", "right", "up", "down"]

MIDDLE = 5.0
"""Half the width of the spine, which is a place of its own."""

BOXES: dict[View, dict[Region, Box]] = {
    "front": {
        "neck": (MIDDLE, 15, 28, 40),
        "chest": (0, 20, 40, 60),
        "shoulder": (20, 41, 36, 60),
        "side-trunk": (15, 30, 60, 90),
        "hip-front": (0, 20, 90, 110),
        "hip-side": (20, 31, 90, 110),
        "foot": (0, 25, 160, 170),
    },
    "back": {
        "head-neck": (MIDDLE, 15, 12, 29),
        "neck": (MIDDLE, 15, 29, 40),
        "upper-back": (MIDDLE, 20, 36, 60),
        "mid-back": (MIDDLE, 15, 60, 71),
        "low-back": (MIDDLE, 15, 71, 90),
        "shoulder": (20, 41, 36, 60),
        "side-trunk": (15, 30, 60, 90),
        "hip-side": (20, 31, 90, 110),
        "buttock": (0, 20, 90, 110),
        "thigh-back": (0, 31, 110, 139),
        "calf": (0, 25, 139, 160),
        "foot": (0, 25, 160, 170),
    },
}
"""Each place on the reader's right half, as inner x, outer x, top and bottom; the outline cuts it to shape."""

LETTERS: dict[str, Region] = {
    "b": "head-neck",
    "n": "neck",
    "u": "upper-back",
    "m": "mid-back",
    "l": "low-back",
    "c": "chest",
    "s": "shoulder",
    "t": "side-trunk",
    "f": "hip-front",
    "h": "hip-side",
    "g": "buttock",
    "k": "thigh-back",
    "v": "calf",
    "o": "foot",
    "w": "whole-body",
}

GRID = """\
.. .. .. .. ..   ..   .. bL b. bR ..
.. nR n. nL ..   ..   .. nL n. nR ..
sR cR .. cL sL   ..   sL uL u. uR sR
tR .. .. .. tL   ..   tL mL m. mR tR
tR .. .. .. tL   ..   tL lL l. lR tR
hR fR .. fL hL   ..   hL gL .. gR hR
.. .. .. .. ..   ..   .. kL .. kR ..
.. .. .. .. ..   ..   .. vL .. vR ..
.. oR .. oL ..   w.   .. oL .. oR ..
"""
"""How the arrows see the places: front, whole body, back, as the reader sees them; sides are the person's own."""

COLUMNS = 5
WHOLE_COLUMN = 5


class Spot(Struct, frozen=True):
    """A place as it is drawn once; the whole body has a word beside the figures instead, and no view."""

    view: View | None
    region: Region
    side: Side | None = None

    @property
    def place(self) -> Place:
        """The place without a number."""
        return Place(self.region, self.side)


@cache
def grid() -> tuple[tuple[Spot | None, ...], ...]:
    """The rows of `GRID`."""
    return tuple(tuple(_spot(word, x) for x, word in enumerate(line.split())) for line in GRID.splitlines())


def _spot(word: str, column: int) -> Spot | None:
    if word == "..":
        return None
    side: Side | None = {"L": "left", "R": "right"}.get(word[1])  # type: ignore[assignment]
    view: View | None = None if column == WHOLE_COLUMN else "front" if column < COLUMNS else "back"
    return Spot(view, LETTERS[word[0]], side)


SPOTS: tuple[Spot, ...] = tuple(dict.fromkeys(spot for row in grid() for spot in row if spot is not None))
START = Spot("back", "low-back")
_AT = {spot: (x, y) for y, row in enumerate(grid()) for x, spot in enumerate(row) if spot is not None}


def box(spot: Spot) -> Box:
    """The box of a spot on a figure, x from the midline to the reader's right."""
    assert spot.view is not None
    inner, outer, top, bottom = BOXES[spot.view][spot.region]
    if spot.side is None:
        return -MIDDLE, MIDDLE, top, bottom
    on_the_right = (spot.side == "left") == (spot.view == "front")
    return (inner, outer, top, bottom) if on_the_right else (-outer, -inner, top, bottom)


@cache
def shape(spot: Spot) -> Line:
    """The part of the body that is the spot, as a closed line."""
    return within(silhouette(), box(spot))


def spots_of(place: Place) -> tuple[Spot, ...]:
    """Where a place is drawn, once or twice; "both" is left and right, as is no side where there is no middle.

    The whole body has no sides: whichever is named, it is drawn once.
    """
    same = tuple(spot for spot in SPOTS if spot.region == place.region)
    exact = tuple(spot for spot in same if spot.side == place.side)
    return exact or tuple(spot for spot in same if spot.side is not None) or same


@cache
def neighbour(spot: Spot, direction: Direction) -> Spot:
    """The next place in a direction; the same one at the edge. Left and right lead on to the other figure."""
    column, row = _AT[spot]
    match direction:
        case "left":
            found = [other for other in grid()[row][:column] if other is not None]
            return found[-1] if found else spot
        case "right":
            found = [other for other in grid()[row][column + 1 :] if other is not None]
            return found[0] if found else spot
        case "up":
            rows = range(row - 1, -1, -1)
        case "down":
            rows = range(row + 1, len(grid()))
    nearest = (_nearest(spot, column, y) for y in rows)
    return next((other for other in nearest if other not in (None, spot)), None) or spot


def _nearest(spot: Spot, column: int, row: int) -> Spot | None:
    """The place of another row that is nearest to a column, on the same figure; of two the one nearer to its middle."""
    near = {
        abs(x - column) + abs(x % (COLUMNS + 1) - 2) / 10: other
        for x, other in reversed(list(enumerate(grid()[row])))
        if other is not None and (spot.view is None or other.view == spot.view)
    }
    return near[min(near)] if near else None


def named(letters: str, view: View | None = None) -> tuple[Spot, ...]:
    """The spots whose name, or the rest of it from one of its words on, begins with `letters`, spaces left out.

    The name's first word goes before later ones, then the spots of `view`, then the middle before its sides.
    """
    sought = "".join(letters.casefold().split())
    found: list[tuple[tuple[int, bool, bool], Spot]] = []
    for spot in SPOTS:
        words = [*REGION_NAMES[spot.region].split(), spot.side or ""]
        at = next((at for at in range(len(words)) if "".join(words[at:]).startswith(sought)), None)
        if sought and at is not None:
            found.append(((at, spot.view != view, spot.side is not None), spot))
    return tuple(spot for _, spot in sorted(found, key=lambda each: each[0]))
