"""Makes the README's gallery of figures: `uv run python docs/gallery.py`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from coach.domain.exercises.exercise import Exercise
from coach.domain.figure.moving import stances
from coach.domain.figure.room import room
from coach.library import load
from coach.report.figure_svg import INK, LINES, PAPER, UNIT, floor_line, pose_parts

HERE = Path(__file__).parent
CHOSEN = (
    "ball-lumbar-wall", "standing-side-bend", "wall-angels", "ball-glute-max-floor", "ball-calf-floor", "open-book",
    "cat-cow", "bridge", "bird-dog", "hamstring-strap", "knee-to-chest-single", "childs-pose",
)  # fmt: skip
WIDE, HIGH, ABOVE, NAME, APART = 270, 130, 22, 30, 22
MOST_SCALE = 0.7
TEXT = f'text-anchor="middle" font-family="sans-serif" font-size="13" fill="{INK}"'


def gallery(exercises: Sequence[Exercise], columns: int) -> str:
    """The first and the last pose of each, with its name, in rows of `columns` that are as high as they need."""
    parts: list[str] = []
    floor = 0.0
    for first in range(0, len(exercises), columns):
        row = exercises[first : first + columns]
        floor += ABOVE + max(map(_height, row))
        for column, each in enumerate(row):
            parts += _cell(each, column * WIDE, floor)
        floor += NAME
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * WIDE} {floor:.0f}" role="img" {LINES}>'
    title = f"<title>{len(exercises)} exercises of Coach, how each begins and ends</title>"
    paper = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    return "\n".join([head, title, paper, *parts, "</svg>"]) + "\n"


def _size(exercise: Exercise) -> tuple[float, float, float]:
    """Width and height of one pose in the measures of `pose_parts`, and its scale."""
    figure = exercise.figure
    assert figure is not None
    around, count = room(figure), min(2, len(figure.pose))
    across, high = (around.right - around.left) * UNIT, (around.top - around.floor) * UNIT
    return across, high, min((WIDE - APART * (count + 1)) / count / across, HIGH / high, MOST_SCALE)


def _height(exercise: Exercise) -> float:
    _, high, scale = _size(exercise)
    return high * scale


def _cell(exercise: Exercise, left: float, floor: float) -> Iterator[str]:
    figure = exercise.figure
    assert figure is not None
    around, keys = room(figure), stances(figure)
    shown = (keys[0], keys[-1]) if len(keys) > 1 else keys
    across, high, scale = _size(exercise)
    taken = len(shown) * across * scale + APART * (len(shown) - 1)
    for number, key in enumerate(shown):
        x = left + (WIDE - taken) / 2 + number * (across * scale + APART)
        yield f'<g transform="translate({x:.1f} {floor - high * scale:.1f}) scale({scale:.3f})">'
        yield from pose_parts(exercise, figure, key, around, complex(0, high), mirror=False)
        if around.floor_line:
            yield floor_line(0, across, high)
        yield "</g>"
    yield f'<text x="{left + WIDE / 2:g}" y="{floor + 21:.1f}" {TEXT}>{escape(exercise.name)}</text>'


def main() -> None:
    """The chosen ones for the README, and all of them by kind."""
    exercises = load(None).exercises
    drawn = [each for each in exercises.values() if each.figure is not None]
    by_kind = sorted(drawn, key=lambda each: (each.kind, each.name))
    (HERE / "gallery.svg").write_text(gallery([exercises[ident] for ident in CHOSEN], 3), "utf-8")
    (HERE / "figures.svg").write_text(gallery(by_kind, 5), "utf-8")


if __name__ == "__main__":
    main()
