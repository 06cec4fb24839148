"""What a figure shows in one or two plain sentences, for those who read or hear it instead of seeing it."""

from collections.abc import Iterator

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.wording import REGION_NAMES
from coach.domain.figure.body import PLURALS
from coach.domain.figure.figure import SIDES, Direction, Figure, Hung, Prop, PropKind, View

VIEWS: dict[View, str] = {
    "side": "Seen from the side",
    "front": "Seen from the front",
    "back": "Seen from behind",
    "above": "Seen from above",
    "above-side": "Seen from above, lying on the side",
}
THINGS: dict[PropKind, str] = {
    "mat": "on a mat",
    "wall": "at a wall",
    "doorway": "at a door frame",
    "chair": "with a chair",
    "bed": "on a bed",
    "strap": "with a strap",
    "pillow": "with a pillow",
    "pack": "with a second pack at hand",
    "shower": "in a shower",
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
PLAIN = {"seat": "buttock"}
HUNG = ("ball", "pack")


def figure_words(exercise: Exercise, figure: Figure) -> str:
    """View, contact, movement and the place of the ball, as sentences."""
    return " ".join(_sentences(exercise, figure))


def _sentences(exercise: Exercise, figure: Figure) -> Iterator[str]:
    things = "".join(f" {words}" for words in dict.fromkeys(map(_thing, figure.props)))
    own = ("near", *SIDES[figure.view][:1]) if exercise.sided else ("near",)
    ground = list(dict.fromkeys(_ground(words, figure, own) for words in figure.ground if words not in HUNG))
    on = f", resting on the {_listed(ground)}" if ground else ""
    yield f"{VIEWS[figure.view]}{things}{on}: {_movement(figure)}."
    for word, hung in zip(HUNG, (figure.ball, figure.pack), strict=True):
        if hung is not None:
            be = "are" if hung.kind == "two balls" else "is"
            yield f"The {hung.kind or word} {be} {_place(hung, figure, own)}."
    if exercise.rules.skin is None and exercise.rules.pressure is None and exercise.region != ("whole-body",):
        names = [REGION_NAMES[region].lower() for region in exercise.region if region != "whole-body"]
        yield f"What works or stretches: {_listed(names)}."


def _movement(figure: Figure) -> str:
    names = [_quoted(pose.name) for pose in figure.pose]
    if len(names) == 1:
        return f"{names[0]}, held"
    if figure.move == "round":
        return f"{_listed(names)}, again and again"
    through = f" through {_listed(names[1:-1])}" if names[2:] else ""
    way = f"from {names[0]}{through} to {names[-1]}"
    return f"{way}, then held" if figure.move == "hold" else f"{way} and back"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _thing(prop: Prop) -> str:
    return "with the back to a wall" if prop.side == "behind" else THINGS[prop.kind]


def _place(hung: Hung, figure: Figure, own: tuple[str, ...]) -> str:
    if hung.on == "spine" and hung.side == "front":
        return "on the chest"
    where = "behind" if figure.against_wall else WHERE[hung.side]
    if hung.side == "behind" and "belly" in figure.ground:
        where = "on"
    elif hung.side == "behind" and set(HUNG) & set(figure.ground):
        where = "under"
    if hung.on == "spine":
        return f"{where} the {next(word for most, word in SPINE if hung.along <= most)}"
    return f"{where} the {_plain(hung.on, own)}"


def _ground(words: str, figure: Figure, own: tuple[str, ...]) -> str:
    return "buttocks" if words == "seat" else _plain(_both(words, figure), own)


def _both(words: str, figure: Figure) -> str:
    """The plural where the figure names the same part of both sides."""
    side, _, part = words.partition(" ")
    pair = SIDES[figure.view]
    if side in pair and all(f"{each} {part}" in figure.ground for each in pair):
        return next(plural for plural, noun in PLURALS.items() if noun == part)
    return words


def _plain(words: str, own: tuple[str, ...]) -> str:
    """A part without near and far, which only the picture needs, or without the side that is drawn for both."""
    side, _, part = words.partition(" ")
    if side in own:
        return part
    other = side == "far" or (len(own) > 1 and side in ("left", "right"))
    return f"other {part}" if other else PLAIN.get(words, words)


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
