"""What a figure shows in one or two plain sentences, for those who read or hear it instead of seeing it."""

from collections.abc import Iterator

from coach.domain.exercise import Exercise
from coach.domain.figure.figure import Direction, Figure, Hung, PropKind, View
from coach.domain.wording import REGION_NAMES

VIEWS: dict[View, str] = {
    "side": "Seen from the side",
    "front": "Seen from the front",
    "back": "Seen from behind",
    "above": "Seen from above",
}
THINGS: dict[PropKind, str] = {
    "mat": "on a mat",
    "wall": "at a wall",
    "chair": "with a chair",
    "bed": "on a bed",
    "strap": "with a strap",
    "pillow": "with a pillow",
}
WHERE: dict[Direction, str] = {
    "behind": "behind",
    "front": "in front of",
    "above": "on top of",
    "below": "under",
    "left": "beside",
    "right": "beside",
}
SPINE = ((0.4, "low back"), (0.65, "middle of the back"), (1.0, "upper back"))
PLAIN = {"seat": "buttock", "foot": "foot", "hip": "hip"}


def figure_words(exercise: Exercise, figure: Figure) -> str:
    """View, contact, movement and the place of the ball, such as "Seen from the side on a mat, resting on hands.…"."""
    return " ".join(_sentences(exercise, figure))


def _sentences(exercise: Exercise, figure: Figure) -> Iterator[str]:
    things = "".join(f" {words}" for words in dict.fromkeys(THINGS[prop.kind] for prop in figure.props))
    ground = [_plain(words) for words in figure.ground if words not in ("ball", "pack")]
    on = f", resting on the {_listed(ground)}" if ground else ""
    yield f"{VIEWS[figure.view]}{things}{on}: {_movement(figure)}."
    for word, hung in (("ball", figure.ball), ("pack", figure.pack)):
        if hung is not None:
            yield f"The {word} is {_place(hung)}."
    if exercise.kind not in ("heat", "cold", "contrast", "ball") and exercise.region != ("whole-body",):
        names = [REGION_NAMES[region].lower() for region in exercise.region if region != "whole-body"]
        yield f"What works or stretches: {_listed(names)}."


def _movement(figure: Figure) -> str:
    names = [pose.name for pose in figure.pose]
    if figure.move == "hold":
        way = f"from {_quoted(names[0])} to {_quoted(names[-1])}, then " if len(names) > 1 else ""
        return f"{way}held, {_quoted(names[-1])}" if not way else f"{way}held"
    between = "".join(f", {_quoted(name)}" for name in names[1:-1])
    back = "and back" if figure.move == "out and back" else "and on, round and round"
    return f"from {_quoted(names[0])}{between} to {_quoted(names[-1])} {back}"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _place(hung: Hung) -> str:
    if hung.on == "spine":
        return f"{WHERE[hung.side]} the {next(word for most, word in SPINE if hung.along <= most)}"
    return f"{WHERE[hung.side]} the {_plain(hung.on)}"


def _plain(words: str) -> str:
    """A part without near and far, which only the picture needs."""
    side, _, part = words.partition(" ")
    if side == "near":
        return PLAIN.get(part, part)
    if side == "far":
        return f"other {PLAIN.get(part, part)}"
    return PLAIN.get(words, words) if words == "seat" else words


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
