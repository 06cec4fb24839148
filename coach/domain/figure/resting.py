"""Whether a figure rests on what it says: nothing sinks into the floor, nothing floats, nothing slides off its wall."""

from collections.abc import Iterator

from coach.domain.figure.figure import Figure
from coach.domain.figure.moving import stances
from coach.domain.figure.placing import Scene, bottom, scene

SINK = 0.09
FLOAT = 0.2

Fault = tuple[str, str, str]


def faults(figure: Figure) -> Iterator[Fault]:
    """Every place, reason and remedy of `figure`, in the order of its poses; units are those of the body."""
    if figure.view == "above":
        return
    for number, stance in enumerate(stances(figure), 1):
        yield from _of_pose(figure, scene(figure, stance), f"figure.pose[{number}]")


def _of_pose(figure: Figure, now: Scene, place: str) -> Iterator[Fault]:
    for words in figure.ground:
        gap = bottom(now.spots(words, figure.view))
        if abs(gap) > FLOAT:
            reason = f"leaves the {words} {abs(gap):.2f} {'above' if gap > 0 else 'below'} the floor"
            yield place, reason, "Change the angles of that part, or take it out of ground."
    for words, spots in now.named_spots():
        low = bottom(spots)
        if low < -SINK:
            yield place, f"sinks the {words} {-low:.2f} into the floor", "Lift it, or name it in ground."
