"""The figures of the homework on the page: each from its first to its last pose, with its name."""

from collections.abc import Iterator, Sequence

from coach.domain.figure.drawing import faces_other_way
from coach.domain.figure.figure import Figure
from coach.domain.figure.moving import stances
from coach.domain.figure.room import room
from coach.domain.figure.words import figure_words
from coach.domain.review.page import Pictured
from coach.domain.text import shorten
from coach.report.figure_svg import UNIT, floor_line, pose_parts
from coach.report.page_chart import INK, svg, text
from coach.report.page_layout import HOMEWORK_HEIGHT, HOMEWORK_WIDTH

PLACES = 3
PLACE = HOMEWORK_WIDTH / PLACES
APART = 12.0
NAME, LETTERS = 7.5, 25
HIGH = HOMEWORK_HEIGHT - 13
MOST_SCALE = 0.3


def homework_svg(homework: Sequence[Pictured]) -> str:
    """A strip with a place for each of up to three, HOMEWORK_WIDTH by HOMEWORK_HEIGHT points."""
    parts = [part for number, each in enumerate(homework[:PLACES]) for part in _place(each, number * PLACE)]
    return svg(HOMEWORK_WIDTH, HOMEWORK_HEIGHT, homework_words(homework), parts)


def homework_words(homework: Sequence[Pictured]) -> str:
    """What the figures show, as sentences."""
    shown = ((each.exercise, each.exercise.figure) for each in homework[:PLACES])
    return " ".join(f"{exercise.name}. {figure_words(exercise, figure)}" for exercise, figure in shown if figure)


def _place(each: Pictured, left: float) -> Iterator[str]:
    figure = each.exercise.figure
    if figure is None:
        return
    yield from _poses(each, figure, left)
    yield text(left + PLACE / 2, HOMEWORK_HEIGHT - 2, shorten(each.exercise.name, LETTERS), NAME, "middle")


def _poses(each: Pictured, figure: Figure, left: float) -> Iterator[str]:
    """The first and the last keyframe beside each other, as large as both fit, or the only one."""
    around, keys = room(figure), stances(figure)
    shown = (keys[0], keys[-1]) if len(keys) > 1 else keys
    wide, high = (around.right - around.left) * UNIT, (around.top - around.floor) * UNIT
    room_each = (PLACE - APART * len(shown)) / len(shown)
    scale = min(room_each / wide, HIGH / high, MOST_SCALE)
    taken = (len(shown) * wide * scale) + APART * (len(shown) - 1)
    start, mirror = left + (PLACE - taken) / 2, each.side is not None and faces_other_way(figure, each.side)
    for number, key in enumerate(shown):
        x = start + number * (wide * scale + APART)
        yield f'<g transform="translate({x:.1f} {HIGH - high * scale:.1f}) scale({scale:.4f})">'
        yield from pose_parts(each.exercise, figure, key, around, complex(0, high), mirror)
        if around.floor_line:
            yield floor_line(0, wide, high)
        yield "</g>"
    if len(shown) > 1:
        yield from _arrow(left + PLACE / 2, HIGH / 2)


def _arrow(x: float, y: float) -> Iterator[str]:
    yield (
        f'<path d="M{x - 4:.1f} {y:.1f}H{x + 4:.1f}M{x + 1.5:.1f} {y - 2:.1f}L{x + 4:.1f} {y:.1f}'
        f'L{x + 1.5:.1f} {y + 2:.1f}" fill="none" stroke="{INK}" stroke-width="0.8"/>'
    )
