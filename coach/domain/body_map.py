"""The figure of a person from the front and from behind, and which of its cells are which place (clinical.md 3)."""

from functools import cache
from typing import Literal

from msgspec import Struct

from coach.domain.entry import Place
from coach.domain.vocabulary import Region, Side

Direction = Literal["left", "right", "up", "down"]
Cell = tuple[int, int]

WIDTH = 44
HEIGHT = 16
FIGURE = WIDTH // 2
"""Front and back have half of the width each; a figure's middle is the middle of its half."""

TITLES = " right   front   left   left   back   right "
"""The sides are the person's own, so that from the front their right is on the reader's left."""

DRAWING = """\
        ⣠⠋⠉⠉⠑⣄                ⣠⠋⠉⠉⠑⣄
        ⡇⠐  ⠂⢸                ⡇    ⢸
        ⠹⣄⠒⠒⣠⠏                ⠹⣄  ⣠⠏
      ⢀⣀⡤⠞  ⠳⢄⣀⡀            ⢀⣀⡤⠞⢀⡀⠳⢄⣀⡀
    ⡴⠚⠉        ⠉⠓⢆        ⡴⠚⠉   ⠠⠄   ⠉⠓⢆
   ⢰⠃⣠          ⣄⠘⡆      ⢰⠃⣠    ⠐⠂    ⣄⠘⡆
   ⡼⢀⡟⡆        ⢰⢻⡀⢇      ⡼⢀⡟⡆   ⢈⡁   ⢰⢻⡀⢇
   ⡇⢸ ⢳        ⡞ ⡇⢸      ⡇⢸ ⢳   ⠠⠄   ⡞ ⡇⢸
  ⢸⠁⡏ ⡞   ⠠⠄   ⢳ ⢹⠈⡇    ⢸⠁⡏ ⡞   ⠐⠂   ⢳ ⢹⠈⡇
  ⡏⢸ ⢸⠁        ⠈⡇ ⡇⢹    ⡏⢸ ⢸⠁   ⢰⡆   ⠈⡇ ⡇⢹
 ⠸⣅⠇ ⢸    ⢀⡀    ⡇ ⠸⣠⠇  ⠸⣅⠇ ⢸    ⢸⡇    ⡇ ⠸⣠⠇
     ⢸⡀  ⢀⡏⢹⡀  ⢀⡇          ⢸⡀  ⢀⡏⢹⡀  ⢀⡇
      ⢧  ⢸  ⡇  ⡼            ⢧  ⢸  ⡇  ⡼
      ⢸  ⡼  ⢧  ⡇   whole    ⢸  ⡼  ⢧  ⡇
      ⠈⢇ ⡇  ⢸ ⡸⠁   body     ⠈⢇ ⡇  ⢸ ⡸⠁
      ⢀⣼⣀⡇  ⢸⣀⣧⡀            ⢀⣼⣀⡇  ⢸⣀⣧⡀
"""

MAP = """\


                              bbbbbb
        nnnnnn                nnnnnn
    sssccccccccsss        sssuuuuuuuusss
   sssccccccccccsss      sssuuuuuuuuuusss
      ttcccccctt            ttmmmmmmtt
      tt      tt            ttlllllltt
      tt      tt            ttlllllltt
     hhfff  fffhh          hhgggggggghh
     hhfff  fffhh          hhgggggggghh
                           kkkkk  kkkkk
                            kkkk  kkkk
                  wwwwww    vvvv  vvvv
                  wwwwww    vvvv  vvvv
      oooo  oooo  wwwwww    oooo  oooo
"""

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
WHOLE_BODY: Cell = (20, 15)
"""Where the number of the whole body stands: under its words."""

WITH_MIDDLE = "bnuml"
"""The places along the spine have a middle, which is the place without a side."""


class Spot(Struct, frozen=True):
    """A place as it is drawn once: its cells (x, y from the top left) and the first of two cells for its number."""

    region: Region
    side: Side | None
    cells: frozenset[Cell]
    label: Cell

    @property
    def place(self) -> Place:
        """The place without a number."""
        return Place(self.region, self.side)


def _side(letter: str, x: int) -> Side | None:
    """The person's own side of a cell, None for the two middle columns of the spine and for the whole body."""
    column = x % FIGURE
    if letter == "w" or (letter in WITH_MIDDLE and column in (FIGURE // 2 - 1, FIGURE // 2)):
        return None
    return "right" if (column < FIGURE // 2) == (x < FIGURE) else "left"


def _spots() -> tuple[Spot, ...]:
    found: dict[tuple[bool, Region, Side | None], set[Cell]] = {}
    for y, line in enumerate(MAP.splitlines()):
        for x, letter in enumerate(line):
            if letter != " ":
                front = x < FIGURE and letter != "w"
                found.setdefault((front, LETTERS[letter], _side(letter, x)), set()).add((x, y))
    return tuple(
        Spot(region, side, frozenset(cells), WHOLE_BODY if region == "whole-body" else _label(cells))
        for (_, region, side), cells in found.items()
    )


def _label(cells: set[Cell]) -> Cell:
    """The middle of the middle line of `cells`."""
    lines = sorted({y for _, y in cells})
    y = lines[(len(lines) - 1) // 2]
    columns = sorted(x for x, line in cells if line == y)
    return columns[(len(columns) - 1) // 2], y


SPOTS: tuple[Spot, ...] = _spots()
_AT = {cell: spot for spot in SPOTS for cell in spot.cells}
START = next(spot for spot in SPOTS if spot.place == Place("low-back"))


def spot_at(x: int, y: int) -> Spot | None:
    """The place drawn in a cell."""
    return _AT.get((x, y))


def spots_of(place: Place) -> tuple[Spot, ...]:
    """Where a place is drawn, once or twice; "both" is left and right, as is no side where there is no middle."""
    same = [spot for spot in SPOTS if spot.region == place.region]
    exact = tuple(spot for spot in same if spot.side == place.side)
    return exact or tuple(spot for spot in same if spot.side is not None)


@cache
def neighbour(spot: Spot, direction: Direction) -> Spot:
    """The nearest place in a direction, straight ahead before aslant; the same one at the edge."""
    ways = {other: way for other in SPOTS if (way := _way(spot, other, direction)) is not None}
    return min(ways, key=lambda other: ways[other], default=spot)


def _way(spot: Spot, other: Spot, direction: Direction) -> int | None:
    """How far `other` is, None where it does not lie that way; up and down stay on one figure."""
    across, down = other.label[0] - spot.label[0], 2 * (other.label[1] - spot.label[1])
    if direction in ("left", "right"):
        along, aside = across, abs(down)
    else:
        along, aside = down, abs(across)
        if (other.label[0] < FIGURE) != (spot.label[0] < FIGURE):
            return None
    if direction in ("left", "up"):
        along = -along
    return along + aside if along > 0 and aside < 2 * along else None
