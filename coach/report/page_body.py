"""Where it hurts as a drawing: front and back, with the numbers of the list."""

from collections.abc import Iterator, Sequence

from coach.domain.body_map.drawn import SIDES
from coach.domain.body_map.outline import TALL, WIDE, Line, face, silhouette
from coach.domain.body_map.spots import SPOTS, Spot, View, box, shape, spots_of
from coach.domain.journal.entry import Place
from coach.domain.review.page import PlaceDays
from coach.domain.review.pain_part import MOST_PLACES
from coach.report.page_chart import INK, svg, text

HEAD = 8.0
"""Room above the figures."""
HIGH = HEAD + TALL + 16
CLOSE = 20.0
"""Nearer to the spine a number stands beside its shade, as left, middle and right would overlap."""
STARTS: dict[View, float] = {"front": 0.0, "back": WIDE}
WHOLE = (WIDE, HEAD + TALL - 24)
"""The number of the whole body stands between the feet."""

SHADES = ("#e4e4e4", "#cdcdcd", "#b2b2b2", "#979797")


def body_svg(places: Sequence[PlaceDays]) -> str:
    """The places of the list on the same body as on the screen: darker on more days, the number beside."""
    listed = places[:MOST_PLACES]
    most = max((each.days for each in listed), default=1)
    shown: dict[Spot, list[PlaceDays]] = {}
    for each in listed:
        for spot in spots_of(Place(each.region, each.side)):
            shown.setdefault(spot, []).append(each)
    parts = [
        *(part for view in STARTS for part in _places(view, shown, most)),
        *(part for view in STARTS for part in _figure(view)),
        *(part for spot, found in shown.items() for part in _numbers(spot, found)),
    ]
    words = "; ".join(f"{each.number} {each.region}{f' {each.side}' if each.side else ''}" for each in listed)
    return svg(2 * WIDE, HIGH, f"Body from the front and the back: {words or 'no place was named'}", parts)


def _path(line: Line, closed: bool = True) -> str:
    points = " ".join(f"{x:.1f} {y:.1f}" for x, y in line)
    return f"M{points}{'Z' if closed else ''}"


def _group(view: View, inked: str) -> str:
    return f'<g transform="translate({STARTS[view] + WIDE / 2:g} {HEAD:g})" {inked}>'


def _places(view: View, shown: dict[Spot, list[PlaceDays]], most: int) -> Iterator[str]:
    """Every place with a thin edge, those of the list filled."""
    yield _group(view, 'stroke="#c4c4c4" stroke-width="0.5" stroke-dasharray="1.5 1.5"')
    for spot in SPOTS:
        if spot.view == view:
            share = max((each.days for each in shown.get(spot, ())), default=0) / most
            colour = SHADES[min(len(SHADES) - 1, int(share * len(SHADES)))] if share else "none"
            yield f'<path d="{_path(shape(spot))}" fill="{colour}"/>'
    yield "</g>"


def _figure(view: View) -> Iterator[str]:
    yield _group(view, f'fill="none" stroke="{INK}" stroke-width="1" stroke-linejoin="round"')
    yield f'<path d="{_path(silhouette())}"/>'
    if view == "front":
        yield from (f'<path d="{_path(line, closed=False)}"/>' for line in face())
    yield "</g>"
    middle = STARTS[view] + WIDE / 2
    yield text(middle, HIGH - 4, view, 13, "middle")
    for place, side in zip((middle - 40, middle + 40), SIDES[view], strict=True):
        yield text(place, HEAD + 22, side, 11, "middle", "#555")


def _numbers(spot: Spot, found: Sequence[PlaceDays]) -> Iterator[str]:
    words = ",".join(str(each.number) for each in found)
    half = 5.0 + 4.2 * len(words)
    x, y = _number_at(spot, half)
    yield (
        f'<rect x="{x - half:.1f}" y="{y - 9:.1f}" width="{2 * half:.1f}" height="18" rx="9" '
        f'fill="#fff" stroke="{INK}" stroke-width="0.8"/>'
    )
    yield text(x, y + 4.8, words, 14, "middle")
    if spot.view is None:
        yield text(x, y + 22, "whole body", 11, "middle")


def _number_at(spot: Spot, half: float) -> tuple[float, float]:
    """The middle of a number `half` of which is so wide."""
    if spot.view is None:
        return WHOLE
    left, right, top, bottom = box(spot)
    x, wide = (left + right) / 2, (right - left) / 2
    if 0 < abs(x) < CLOSE:
        x += (wide + 2 + half) * (1 if x > 0 else -1)
    return STARTS[spot.view] + WIDE / 2 + x, HEAD + (top + bottom) / 2
