"""The room of a figure: its things, placed once for all poses, its floor, and the box that all of it needs."""

from itertools import pairwise

from msgspec import Struct

from coach.domain.figure.figure import Figure
from coach.domain.figure.moving import stances
from coach.domain.figure.placing import Scene, scene
from coach.domain.figure.props import BED_HEIGHT, SPARE, Around, Line, lines
from coach.domain.figure.stance import between

SAMPLES = 6


class Room(Struct, frozen=True):
    """What stands still: lines of things, the floor's height, and the box (left, right, top) that all of it needs."""

    thick: tuple[Line, ...]
    thin: tuple[Line, ...]
    floor: float
    left: float
    right: float
    top: float
    floor_line: bool


def sampled(figure: Figure) -> list[Scene]:
    """The keyframes and what lies between them."""
    keys = stances(figure)
    return [*(scene(figure, key) for key in keys), *between_poses(figure)]


def between_poses(figure: Figure) -> list[Scene]:
    """What lies between the keyframes, evenly spread."""
    keys = stances(figure)
    pairs = list(pairwise(keys)) + ([(keys[-1], keys[0])] if figure.move == "round" else [])
    return [scene(figure, between(one, other, step / SAMPLES)) for one, other in pairs for step in range(1, SAMPLES)]


def room(figure: Figure) -> Room:
    """The room of `figure`, wide enough for all that moves in it."""
    scenes = sampled(figure)
    spots = [spot for each in scenes for spot in each.all_spots()]
    left = min(point.real - thick for point, thick in spots)
    right = max(point.real + thick for point, thick in spots)
    top = max(point.imag + thick for point, thick in spots)
    low = min(point.imag - thick for point, thick in spots)
    first, last = scenes[0], scenes[len(figure.pose) - 1]
    around = Around(figure, first, last, left - SPARE, right + SPARE, top, low)
    drawn = [each for prop in figure.props for each in lines(prop, around)]
    on_bed = any(prop.kind == "bed" for prop in figure.props)
    ends = [point for line, _ in drawn for point in line]
    return Room(
        tuple(line for line, heavy in drawn if heavy),
        tuple(line for line, heavy in drawn if not heavy),
        (-BED_HEIGHT if on_bed else 0.0) if around.floor_line else low - SPARE,
        min([left, *(point.real for point in ends)]),
        max([right, *(point.real for point in ends)]),
        max([top, *(point.imag for point in ends)]),
        around.floor_line,
    )
