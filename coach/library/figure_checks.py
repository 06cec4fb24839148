"""What has to hold within a figure: known parts, limbs that fit the view, a body that rests and does not sink."""

from collections.abc import Iterator

from coach.domain.exercises.exercise import Exercise
from coach.domain.figure.body import SHOULDERS, bones, contact_words
from coach.domain.figure.figure import SIDES, Figure, Hung, Pose
from coach.domain.figure.hanging import places, regions
from coach.domain.figure.resting import faults
from coach.library.problem import Finding
from coach.library.suggest import one_of, quoted

LIMBS = ("arm", "leg")
ALL_SIDES = ("near", "far", "left", "right")


def figure_can_be_drawn(exercise: Exercise) -> Iterator[Finding]:
    """The figure, where there is one, names known parts and has enough poses."""
    if exercise.figure is not None:
        yield from _parts(exercise.figure)
        yield from _poses(exercise.figure)
        yield from _ball(exercise, exercise.figure)


def figure_rests(exercise: Exercise) -> Iterator[Finding]:
    """A figure that can be drawn rests on what it says, in its poses and between them."""
    if exercise.figure is not None:
        for place, reason, remedy in faults(exercise.figure):
            yield Finding(place, reason, remedy)


def _parts(figure: Figure) -> Iterator[Finding]:
    contacts, limbs = contact_words(figure.view), list(bones(figure.view))
    held = [name for name in ("ball", "pack") if getattr(figure, name) is not None]
    for number, words in enumerate(figure.ground, 1):
        yield from _known(f"figure.ground[{number}]", words, [*contacts, *held])
    for number, prop in enumerate(figure.props, 1):
        if prop.side == "behind" and (prop.kind != "wall" or figure.view not in ("front", "back")):
            reason = "is for a wall in the views of front and back"
            yield Finding(f"figure.props[{number}].side", reason, 'Make it "left" or "right", or take it out.')
        if prop.at is not None:
            yield from _known(f"figure.props[{number}].at", prop.at, [*contacts, *held])
        elif prop.kind not in ("mat", "bed") and prop.side != "behind":
            yield Finding(f"figure.props[{number}].at", "is missing", "Add the part of the body that touches it.")
    for number, words in enumerate(figure.worked or (), 1):
        hips = [f"{side} hip" for side in SIDES[figure.view]]
        yield from _known(f"figure.worked[{number}]", words, [*limbs, *hips, "neck"])
    toward = {"figure.toward": figure.toward}
    toward |= {f"figure.pose[{number}].toward": pose.toward or () for number, pose in enumerate(figure.pose, 1)}
    for place, parts in toward.items():
        for number, words in enumerate(parts, 1):
            yield from _known(f"{place}[{number}]", words, [*limbs, SHOULDERS])
    for name in held:
        hung: Hung = getattr(figure, name)
        yield from _known(f"figure.{name}.on", hung.on, places(figure.view))


def _known(place: str, words: str, known: list[str]) -> Iterator[Finding]:
    if words not in known:
        yield Finding(place, f"{quoted(words)} is no part of this view", one_of(words, known))


def _poses(figure: Figure) -> Iterator[Finding]:
    if figure.move != "hold" and len(figure.pose) < 2:
        yield Finding("figure.pose", "is only one, but the figure moves", 'Add the other end, or set move to "hold".')
    mine = SIDES[figure.view]
    for number, pose in enumerate(figure.pose, 1):
        place = f"figure.pose[{number}]"
        if len(pose.spine) == 2:
            yield Finding(f"{place}.spine", "has two angles", "Give it one, or three from the pelvis up.")
        yield from _limbs(place, pose, figure, mine)


def _limbs(place: str, pose: Pose, figure: Figure, mine: tuple[str, str]) -> Iterator[Finding]:
    for limb in LIMBS:
        if getattr(pose, f"{mine[0]}_{limb}") is None:
            yield Finding(f"{place}.{mine[0]}_{limb}", "is missing", "Add its angles, from the body outward.")
        for side in ALL_SIDES:
            if side not in mine and getattr(pose, f"{side}_{limb}") is not None:
                remedy = f"Call it {mine[0]}_{limb} or {mine[1]}_{limb}."
                yield Finding(f"{place}.{side}_{limb}", f"does not belong to the {figure.view} view", remedy)


def _ball(exercise: Exercise, figure: Figure) -> Iterator[Finding]:
    if exercise.rules.pressure is None:
        return
    if figure.ball is None:
        yield Finding("figure.ball", "is missing for a ball exercise", "Add on, along and side.")
    elif figure.ball.on in places(figure.view):
        there = regions(figure.ball)
        if not set(there) & set(exercise.region):
            reason = f"lies on the {there[0]}, the exercise is for {', '.join(exercise.region)}"
            yield Finding("figure.ball", reason, "Put the ball where the steps say.")
