"""Where it hurts as a drawing: front and back, with the numbers of the list."""

from collections.abc import Iterator, Sequence

from coach.domain.body_map import FIGURE, WIDTH, Spot, spots_of
from coach.domain.entry import Place
from coach.domain.review.page import PlaceDays
from coach.domain.review.pain_part import MOST_PLACES
from coach.report.page_chart import INK, svg, text

CELL = 5.0
ROW = 10.0
HALF = FIGURE * CELL
TALL = 184.0
HEAD = 8.0
"""Room above the figures."""
CLOSE = 20.0
"""Nearer to the spine a number stands beside its shade, as left, middle and right would overlap."""
NARROWEST = 9.0
"""Half the width of the smallest shade."""

SHADES = ("#e4e4e4", "#cdcdcd", "#b2b2b2", "#979797")
SIDE = (
    "M48 29 C48 35 45 37 37 39 C25 42 18 47 16 58 C14 70 10 85 7 97 C5 103 6 108 9 109 C13 110 16 106 17 100 "
    "C20 88 25 76 28 62 C30 72 32 80 30 92 C28 100 27 108 28 116 C29 128 33 136 33 146 C33 150 29 154 29 157 "
    "L46 157 C46 150 47 140 48 132 C50 124 53 116 55 110"
)
"""The reader's left half of a figure; the other one is its mirror."""


def body_svg(places: Sequence[PlaceDays]) -> str:
    """The places of the list on the figure of the screen's body chart: darker on more days, the number beside."""
    listed = places[:MOST_PLACES]
    most = max((each.days for each in listed), default=1)
    shown: dict[Spot, list[PlaceDays]] = {}
    for each in listed:
        for spot in spots_of(Place(each.region, each.side)):
            shown.setdefault(spot, []).append(each)
    parts = [
        *(_shade(spot, max(each.days for each in found) / most) for spot, found in shown.items()),
        *_figure(0, "front", ("right", "left")),
        *_figure(HALF, "back", ("left", "right")),
        *(part for spot, found in shown.items() for part in _numbers(spot, found)),
    ]
    words = "; ".join(f"{each.number} {each.region}{f' {each.side}' if each.side else ''}" for each in listed)
    return svg(WIDTH * CELL, TALL, f"Body from the front and the back: {words or 'no place was named'}", parts)


def _figure(x: float, title: str, sides: tuple[str, str]) -> Iterator[str]:
    middle = x + HALF / 2
    yield f'<g transform="translate({x:g} {HEAD:g})" fill="none" stroke="{INK}" stroke-width="1">'
    yield f'<ellipse cx="{HALF / 2:g}" cy="15" rx="12.5" ry="14.5"/><path d="{SIDE}"/>'
    yield f'<path transform="translate({HALF:g} 0) scale(-1 1)" d="{SIDE}"/>'
    if title == "back":
        yield f'<path d="M{HALF / 2:g} 36V106" stroke="#888" stroke-width="0.7" stroke-dasharray="2 2"/>'
    yield "</g>"
    yield text(middle, TALL - 3, title, 13, "middle")
    for place, side in ((middle - 40, sides[0]), (middle + 40, sides[1])):
        yield text(place, HEAD + 22, side, 11, "middle", "#555")


def _box(spot: Spot) -> tuple[float, float, float, float]:
    """The middle of its cells and half of their width and height."""
    columns, rows = [x for x, _ in spot.cells], [y for _, y in spot.cells]
    left, right = min(columns) * CELL, (max(columns) + 1) * CELL
    top, bottom = min(rows) * ROW + HEAD, (max(rows) + 1) * ROW + HEAD
    return (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2


def _shade(spot: Spot, share: float) -> str:
    x, y, wide, tall = _box(spot)
    colour = SHADES[min(len(SHADES) - 1, int(share * len(SHADES)))]
    return f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{max(wide, NARROWEST):.1f}" ry="{tall:.1f}" fill="{colour}"/>'


def _numbers(spot: Spot, found: Sequence[PlaceDays]) -> Iterator[str]:
    x, y, wide, _ = _box(spot)
    words = ",".join(str(each.number) for each in found)
    half = 5.0 + 4.2 * len(words)
    middle = HALF / 2 if x < HALF else 1.5 * HALF
    if 0 < abs(x - middle) < CLOSE:
        x = middle + (wide + 5 + half) * (1 if x > middle else -1)
    yield (
        f'<rect x="{x - half:.1f}" y="{y - 9:.1f}" width="{2 * half:.1f}" height="18" rx="9" '
        f'fill="#fff" stroke="{INK}" stroke-width="0.8"/>'
    )
    yield text(x, y + 4.8, words, 14, "middle")
    if spot.region == "whole-body":
        yield text(x, y + 22, "whole body", 11, "middle")
