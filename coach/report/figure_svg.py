"""The figure of an exercise as an SVG picture: its poses side by side, with arrows between them."""

import textwrap
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from coach.domain.exercises.exercise import Exercise
from coach.domain.figure.drawing import Role, Stroke, mirrored, strokes, worked_parts
from coach.domain.figure.figure import Figure
from coach.domain.figure.moving import stances
from coach.domain.figure.placing import scene
from coach.domain.figure.room import Room, room
from coach.domain.figure.stance import Stance
from coach.domain.figure.words import figure_words

UNIT = 36
MARGIN = 16
GAP = 56
CAPTION = 34
LEADING = 21
NARROWEST = 4.6
CHARACTER = 8.6
PAPER, INK, PALE, THING, ACCENT = "#ffffff", "#22343c", "#93a3aa", "#b8a88c", "#c2571a"
LINES = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
"""What all lines share, for the element around them."""
COLOURS: dict[Role, str] = {
    "floor": THING,
    "prop": THING,
    "far": PALE,
    "spine": INK,
    "near": INK,
    "head": INK,
    "worked": ACCENT,
    "ball": ACCENT,
    "gap": PAPER,
}


def figure_svg(exercise: Exercise, figure: Figure, mirror: bool = False) -> str:
    """The keyframes of `figure` as one SVG document; title and description are those of `exercise`."""
    around, frames = room(figure), stances(figure)
    needed, high = (around.right - around.left) * UNIT, (around.top - around.floor) * UNIT
    wide = max(needed, NARROWEST * UNIT)
    captions = [textwrap.wrap(pose.name, int(wide / CHARACTER)) for pose in figure.pose]
    width = 2 * MARGIN + len(frames) * wide + (len(frames) - 1) * GAP
    height = 2 * MARGIN + high + CAPTION + LEADING * (max(map(len, captions)) - 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" {LINES}>',
        f"<title>{escape(exercise.name)}</title>",
        f"<desc>{escape(figure_words(exercise, figure))}</desc>",
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
    ]
    floor = MARGIN + high
    for number, stance in enumerate(frames):
        left = MARGIN + number * (wide + GAP)
        parts += pose_parts(exercise, figure, stance, around, complex(left + (wide - needed) / 2, floor), mirror)
        if around.floor_line:
            parts.append(floor_line(left, left + wide, floor))
        for row, line in enumerate(captions[number]):
            parts.append(_caption(line, left + wide / 2, floor + CAPTION + row * LEADING))
        if number:
            parts += _arrow(left - GAP / 2, MARGIN + high / 2, both=figure.move == "out and back")
    return "\n".join([*parts, "</svg>"]) + "\n"


def pose_parts(
    exercise: Exercise, figure: Figure, stance: Stance, around: Room, corner: complex, mirror: bool
) -> Iterator[str]:
    """One pose with UNIT to a unit, the lower left corner of its box at `corner` (y down), without the floor's line.

    The element around it has the attributes LINES.
    """
    worked = worked_parts(figure, exercise.region, exercise.sided)
    drawn = strokes(figure, scene(figure, stance), around, worked)
    zero = corner.real - (-around.right if mirror else around.left) * UNIT
    return _frame(mirrored(drawn) if mirror else drawn, zero, corner.imag + around.floor * UNIT)


def floor_line(left: float, right: float, floor: float) -> str:
    """The line of the floor."""
    return _line([complex(left, floor + 1), complex(right, floor + 1)], 2, THING, "")


def _frame(drawn: tuple[Stroke, ...], x: float, y: float) -> Iterator[str]:
    for stroke in drawn:
        points = [complex(x + point.real * UNIT, y - point.imag * UNIT) for point in stroke.points]
        dash = ' stroke-dasharray="7 6"' if stroke.dotted else ""
        if len(points) == 1:
            yield (
                f'<circle cx="{points[0].real:.1f}" cy="{points[0].imag:.1f}" r="{stroke.width * UNIT / 2:.1f}" '
                f'fill="{COLOURS[stroke.role]}"/>'
            )
        else:
            yield _line(points, stroke.width * UNIT, COLOURS[stroke.role], dash)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _line(points: list[complex], width: float, colour: str, dash: str) -> str:
    path = " ".join(f"{_number(point.real)},{_number(point.imag)}" for point in points)
    return f'<polyline points="{path}" stroke="{colour}" stroke-width="{_number(width)}"{dash}/>'


def _caption(text: str, x: float, y: float) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" font-family={quoteattr("sans-serif")} font-size="17" '
        f'fill="{INK}">{escape(text)}</text>'
    )


def _arrow(x: float, y: float, both: bool) -> Iterator[str]:
    left, right = complex(x - 18, y), complex(x + 18, y)
    yield _line([left, right], 3, INK, "")
    yield _line([right + complex(-8, -7), right, right + complex(-8, 7)], 3, INK, "")
    if both:
        yield _line([left + complex(8, -7), left, left + complex(8, 7)], 3, INK, "")
