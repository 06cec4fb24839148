"""The pain of the period as a drawing that HTML and PDF share: SVG with nothing but shapes and words.

Drawn by hand, because a chart library's SVG brings a script, links and a new id each time, and its looks come from
style sheets that a PDF maker does not read.
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from coach.domain.review.page import ChartDay
from coach.report.page_words import A_YEAR, bins, mean_of, short_day, short_month

LEFT, RIGHT, TOP = 20.0, 6.0, 16.0
BELOW = 23.0
"""Room between the bars and the legend, for the flares and the dates."""
LEGEND_LINE, SIGN, LETTER = 10.0, 11.0, 3.9
NARROWEST = 3.0
WIDEST = 26.0
DATE_ROOM = 46.0
WORD_ROOM = 30.0
FONT = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"
INK, BAR, LINE, FAINT = "#111", "#8aa4b8", "#ccc", "#555"


def chart_svg(days: Sequence[ChartDay], width: float, height: float) -> str:
    """The chart in `width` x `height` units: bars for the average, a line across for the worst, 0-10, lower is better.

    A day that was not rated is a gap with a dot. Visits are triangles above, flares the letter f below, both with
    their word where there is room. Where there are more days than room, a bar stands for several.
    """
    room = width - LEFT - RIGHT
    step, columns = bins(tuple(days), max(1, int(room / NARROWEST)))
    each = min(WIDEST, room / max(1, len(columns)))
    legend, tall = _legend(step, any(day.worst is not None for day in days), width)
    floor = height - tall - BELOW
    parts = [
        *_axis(width, floor),
        *(part for place, column in enumerate(columns) for part in _column(column, LEFT + place * each, each, floor)),
        *_dates(columns, each, floor),
        *_words(columns, each, floor, width),
        f'<g transform="translate(0 {floor + BELOW:.1f})">{"".join(legend)}</g>',
    ]
    return svg(width, height, "Average and worst pain by day, 0 to 10, lower is better", parts)


def svg(width: float, height: float, title: str, parts: Sequence[str]) -> str:
    """A drawing with a title for those who cannot see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" '
        f'aria-label={quoteattr(title)} font-family="{FONT}">' + "".join(parts) + "</svg>"
    )


def text(x: float, y: float, words: str, size: float = 8, anchor: str = "start", ink: str = INK) -> str:
    """Words at a place."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}" fill="{ink}">{escape(words)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, ink: str = INK, thick: float = 1) -> str:
    """A straight line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{ink}" stroke-width="{thick:g}"/>'


def _y(score: float, floor: float) -> float:
    return TOP + (floor - TOP) * (1 - score / 10)


def _axis(width: float, floor: float) -> Iterator[str]:
    for score in range(0, 11, 2):
        y = _y(score, floor)
        yield line(LEFT, y, width - RIGHT, y, INK if score == 0 else LINE, 0.8 if score == 0 else 0.5)
        if score in (0, 4, 10):
            yield text(LEFT - 4, y + 3, str(score), anchor="end")
    yield text(LEFT - 4, _y(7, floor) + 3, "7", anchor="end", ink=FAINT)
    yield (
        f'<line x1="{LEFT:.1f}" y1="{_y(7, floor):.1f}" x2="{width - RIGHT:.1f}" y2="{_y(7, floor):.1f}" '
        f'stroke="{FAINT}" stroke-width="0.5" stroke-dasharray="3 2"/>'
    )


def _column(days: tuple[ChartDay, ...], x: float, wide: float, floor: float) -> Iterator[str]:
    bar, middle = wide * 0.72, x + wide / 2
    mean = mean_of(days)
    worst = max((day.worst for day in days if day.worst is not None), default=None)
    if mean is None and worst is None:
        yield f'<circle cx="{middle:.1f}" cy="{floor - 3:.1f}" r="{min(1.0, wide / 4):.1f}" fill="{INK}"/>'
    if mean is not None:
        top = min(_y(mean, floor), floor - 0.8)
        yield (
            f'<rect x="{middle - bar / 2:.1f}" y="{top:.1f}" width="{bar:.1f}" height="{floor - top:.1f}" '
            f'fill="{BAR}" stroke="{INK}" stroke-width="{0.4 if wide > 6 else 0:g}"/>'
        )
    if worst is not None:
        y = _y(worst, floor)
        yield line(middle - wide * 0.45, y, middle + wide * 0.45, y, INK, 1.6)
    if any(day.visit for day in days):
        yield f'<path d="M{middle - 3.5:.1f} {TOP - 9:.1f}h7l-3.5 6z" fill="{INK}"/>'
    if any(day.flare for day in days):
        yield text(middle, floor + 10, "f", min(9, max(5, wide * 1.6)), "middle")


def _dates(columns: Sequence[tuple[ChartDay, ...]], each: float, floor: float) -> Iterator[str]:
    """The first day of a column, as often as there is room, with a small line up to it."""
    step = max(1, -(-int(DATE_ROOM) // max(1, int(each))))
    for place in range(0, len(columns), step):
        x = LEFT + (place + 0.5) * each
        yield line(x, floor, x, floor + 2.5, INK, 0.6)
        yield text(max(LEFT, x - 3), floor + 19, _date(columns, place), 7.5)


def _date(columns: Sequence[tuple[ChartDay, ...]], place: int) -> str:
    """The day, or the month where the chart is longer than a year."""
    day, last = columns[place][0].day, columns[-1][-1].day
    return short_month(day) if (last - columns[0][0].day).days > A_YEAR else short_day(day)


def _words(columns: Sequence[tuple[ChartDay, ...]], each: float, floor: float, width: float) -> Iterator[str]:
    """The word beside a mark, where the one before leaves room for it."""
    for y, word, has in ((TOP - 4, "visit", "visit"), (floor + 10, "flare", "flare")):
        free = 0.0
        marked = [place for place, column in enumerate(columns) if any(getattr(day, has) for day in column)]
        for number, place in enumerate(marked):
            x = LEFT + (place + 0.5) * each + 5
            following = LEFT + (marked[number + 1] + 0.5) * each - 5 if number + 1 < len(marked) else x + WORD_ROOM
            if x >= free and following - x >= WORD_ROOM - 8 and x + WORD_ROOM - 8 <= width:
                yield text(x, y, word, 7.5)
                free = x + WORD_ROOM


def _legend(step: int, has_worst: bool, width: float) -> tuple[list[str], float]:
    """What the signs mean, in as many lines as are needed from y = 0 down, and how tall that is."""
    box = f'<rect x="0" y="-6" width="7" height="6" fill="{BAR}" stroke="{INK}" stroke-width="0.4"/>'
    known = [
        (box, f"average of {'a day' if step == 1 else f'{step} days'}"),
        *([(line(0, -3, 8, -3, INK, 1.6), "worst")] if has_worst else []),
        (f'<circle cx="4" cy="-2.5" r="1" fill="{INK}"/>', "not rated"),
        (text(3, 0, "f"), "flare day"),
        ("", "Lower is better."),
    ]
    parts: list[str] = []
    x, y = LEFT, LEGEND_LINE
    for sign, words in known:
        wide = SIGN + len(words) * LETTER
        if x > LEFT and x + wide > width:
            x, y = LEFT, y + LEGEND_LINE
        parts.append(f'<g transform="translate({x:.1f} {y:.1f})">{sign}{text(SIGN if sign else 0, 0, words, 7.5)}</g>')
        x += wide + SIGN
    return parts, y + 2
