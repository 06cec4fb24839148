"""Whether a figure rests on what it says: nothing sinks into the floor, nothing floats, nothing slides off its wall."""

from collections.abc import Iterator

from coach.domain.figure.figure import WITHOUT_FLOOR, Figure
from coach.domain.figure.moving import stances
from coach.domain.figure.placing import Scene, bottom, scene
from coach.domain.figure.room import between_poses

SINK = 0.09
SINK_BETWEEN = 0.2
FLOAT = 0.2
SLIDE = 0.4

Fault = tuple[str, str, str]


def faults(figure: Figure) -> Iterator[Fault]:
    """Every place, reason and remedy of `figure`, in the order of its poses, then of what lies between them.

    Units are those of the body.
    """
    if figure.view in WITHOUT_FLOOR:
        return
    scenes = [scene(figure, stance) for stance in stances(figure)]
    for number, now in enumerate(scenes, 1):
        place = f"figure.pose[{number}]"
        yield from _of_pose(figure, now, place)
        slide = abs(_middle(figure, now) - _middle(figure, scenes[0]))
        if slide > SLIDE and figure.move != "round":
            reason = f"slides the {figure.ground[0]} {slide:.2f} along the floor, away from the first pose"
            yield place, reason, "The wall keeps its place: change the legs so that their reach stays the same."
    yield from _on_the_way(figure)


def _middle(figure: Figure, now: Scene) -> float:
    """How far from what keeps its place the first contact is."""
    spots = now.spots(figure.ground[0], figure.view)
    return sum(point.real for point, _ in spots) / len(spots)


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


def _on_the_way(figure: Figure) -> Iterator[Fault]:
    """What sinks or floats on the way from pose to pose, told once, where it is worst."""
    lows = [min((bottom(spots), words) for words, spots in now.named_spots()) for now in between_poses(figure)]
    if not lows:
        return
    (lowest, words), (highest, _) = min(lows), max(lows)
    if lowest < -SINK_BETWEEN:
        yield "figure.pose", f"sink the {words} {-lowest:.2f} into the floor on the way", "Add a pose in between."
    if highest > FLOAT:
        yield "figure.pose", f"float {highest:.2f} above the floor on the way", "Add a pose in between."
