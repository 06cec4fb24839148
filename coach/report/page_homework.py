"""The figures of the homework on the page: how each begins and ends, with its name."""

from collections.abc import Iterator, Sequence

from coach.domain.figure.drawing import faces_other_way
from coach.domain.figure.figure import Figure
from coach.domain.figure.moving import stances
from coach.domain.figure.room import room
from coach.domain.figure.words import figure_words
from coach.domain.review.page import Pictured
from coach.domain.text import one_line, shorten
from coach.report.figure_svg import LINES, UNIT, floor_line, pose_parts
from coach.report.page_chart import INK, svg, text
from coach.report.page_layout import HOMEWORK_HEIGHT, HOMEWORK_WIDTH

MOST = 3
BOTH_ENDS = 100.0
"""Where a place is narrower, only the end is shown."""
APART = 14.0
LETTER, NAME = 7.5, 3.6
TITLE, BELOW = 10.0, 14.0
HIGH = HOMEWORK_HEIGHT - TITLE - BELOW
MOST_SCALE = 0.3


def homework_svg(homework: Sequence[Pictured]) -> str:
    """A strip with a place for each of up to three, HOMEWORK_WIDTH by HOMEWORK_HEIGHT points."""
    shown = homework[:MOST]
    wide = HOMEWORK_WIDTH / max(1, len(shown))
    parts = [part for number, each in enumerate(shown) for part in _place(each, number * wide, wide)]
    return svg(
        HOMEWORK_WIDTH, HOMEWORK_HEIGHT, homework_words(homework), [text(0, LETTER, "Homework:", LETTER), *parts]
    )


def homework_words(homework: Sequence[Pictured]) -> str:
    """What the figures show, as sentences."""
    shown = ((each.exercise, each.exercise.figure) for each in homework[:MOST])
    return one_line(
        " ".join(f"{exercise.name}. {figure_words(exercise, figure)}" for exercise, figure in shown if figure)
    )


def _place(each: Pictured, left: float, wide: float) -> Iterator[str]:
    figure = each.exercise.figure
    if figure is None:
        return
    yield from _poses(each, figure, left, wide)
    name = shorten(one_line(each.exercise.name), int(wide / NAME))
    yield text(left + wide / 2, HOMEWORK_HEIGHT - 2, name, LETTER, "middle")


def _poses(each: Pictured, figure: Figure, left: float, wide: float) -> Iterator[str]:
    """The first and the last keyframe beside each other, as large as both fit, or only the last."""
    around, keys = room(figure), stances(figure)
    shown = (keys[0], keys[-1]) if len(keys) > 1 and wide >= BOTH_ENDS else keys[-1:]
    across, high = (around.right - around.left) * UNIT, (around.top - around.floor) * UNIT
    scale = min((wide - APART * len(shown)) / len(shown) / across, HIGH / high, MOST_SCALE)
    taken = len(shown) * across * scale + APART * (len(shown) - 1)
    start, mirror = left + (wide - taken) / 2, each.side is not None and faces_other_way(figure, each.side)
    for number, key in enumerate(shown):
        x = start + number * (across * scale + APART)
        yield f'<g transform="translate({x:.1f} {TITLE + HIGH - high * scale:.1f}) scale({scale:.4f})" {LINES}>'
        yield from pose_parts(each.exercise, figure, key, around, complex(0, high), mirror)
        if around.floor_line:
            yield floor_line(0, across, high)
        yield "</g>"
    if len(shown) > 1:
        yield _arrow(left + wide / 2, TITLE + HIGH - high * scale / 2)


def _arrow(x: float, y: float) -> str:
    return (
        f'<path d="M{x - 4:.1f} {y:.1f}H{x + 4:.1f}M{x + 1.5:.1f} {y - 2:.1f}L{x + 4:.1f} {y:.1f}'
        f'L{x + 1.5:.1f} {y + 2:.1f}" fill="none" stroke="{INK}" stroke-width="0.8"/>'
    )
