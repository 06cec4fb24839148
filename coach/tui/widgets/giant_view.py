"""A run that is read from the floor: everything large, on a calm field in the colour of the phase."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import ClassVar

from rich.style import Style

from coach.domain.exercises.exercise import Exercise
from coach.domain.run.face import MOODS, first_row
from coach.domain.run.far_face import FarFace, far_face
from coach.domain.run.player import Player
from coach.domain.run.timeline import WorkSide
from coach.tui.widgets.bars import RISING, bar, blocks
from coach.tui.widgets.giant_layout import Rows, shared
from coach.tui.widgets.large_type import at_scale, enlarged, scale_of
from coach.tui.widgets.painted import BLANK, Painted, Piece, Row, centred, wrapped

SIDE_WORDS: dict[WorkSide, str] = {"left": "←LEFT", "right": "RIGHT→"}
MARGIN = 2
WIDEST_TEXT = 100
LARGE_CUE_HEIGHT, LARGE_CUE_ROWS = 34, 3
MOST_MESSAGE_ROWS = 3
WATER_SHARE, TODO_SHARE = 0.28, 0.3
INK, WATER, SURFACE, DONE, TODO, TOLD = "ink", "water", "surface", "done", "todo", "told"


class GiantView(Painted):
    """Word, side, digits and cue over the whole screen; the field rises and sinks with the breath.

    `still` leaves out what moves: words and numbers say the same. Nothing flashes.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"giant--{mood}" for mood in MOODS}

    def __init__(self, *, still: bool = False) -> None:
        super().__init__(id="giant", classes="run-page")
        self.still = still
        self._face: FarFace | None = None
        self._said = ""

    def show(self, player: Player, exercise: Exercise | None) -> None:
        """Bring everything up to the player's present moment."""
        self._face = far_face(player, exercise)
        self.follow()

    def say(self, text: str) -> None:
        """Show one sentence in the place of the cue until the next one."""
        self._said = text
        self.follow()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The whole view."""
        face = self._face
        if face is None:
            return []
        text = wrapped("\n".join(face.lines), min(WIDEST_TEXT, width - 2 * MARGIN)) if face.lines else []
        cue = self._cue(face, width, height)
        rows = shared(height, len(cue), len(text))
        upper = [*_heading(face, width, rows.heading), *_front(face, text, width, rows.front)]
        upper += [((line.center(width), TOLD if self._said else INK),) for line in cue[: rows.cue]]
        lower = _bars(face, width, rows)
        return [
            *(self._flooded(row, y, len(upper), width) for y, row in enumerate(upper)),
            *(self._named(row) for row in lower),
        ]

    def _cue(self, face: FarFace, width: int, height: int) -> list[str]:
        """The rows of what is said, or else of the cue, in large letters where there is room for them."""
        room = width - 2 * MARGIN
        if self._said:
            return wrapped(self._said, room)[:MOST_MESSAGE_ROWS]
        if face.lines or not face.cue:
            return []
        large = enlarged(face.cue.upper(), room, LARGE_CUE_ROWS) if height >= LARGE_CUE_HEIGHT else ()
        return list(large) if len(large) == LARGE_CUE_ROWS else wrapped(face.cue, room)[:MOST_MESSAGE_ROWS]

    def _named(self, row: Row) -> Row:
        """`row` in the colours of the phase, to the end of the line."""
        assert self._face is not None
        mood = self._face.mood
        return (*((text, f"{mood} {role}") for text, role in row), ("", f"{mood} {INK}"))

    def _flooded(self, row: Row, y: int, height: int, width: int) -> Row:
        """Row `y` of `height` with the breath behind it, which fills the field from below."""
        assert self._face is not None
        mood, level = self._face.mood, self._face.level
        if level is None or self.still:
            return self._named(row)
        eighths = min(8, max(0, round(level * height * 8) - (height - 1 - y) * 8))
        if eighths == 0:
            return self._named(row)
        if eighths == 8:
            return (*((text, f"{mood} {WATER}") for text, _ in row), ("", f"{mood} {WATER}"))
        line = "".join(text for text, _ in row).ljust(width)
        return tuple(
            (RISING[eighths] * len(run), f"{mood} {SURFACE}") if blank else (run, f"{mood} {INK}")
            for blank, run in ((blank, "".join(chars)) for blank, chars in groupby(line, key=" ".__eq__))
        )

    def _style(self, name: str) -> Style:
        """A role in the colours of a phase: its class says the field's colour and the strong one."""
        if not name:
            return super()._style(name)
        mood, role = name.split()
        colours = self.get_component_styles(f"giant--{mood}")
        field, strong = colours.background, colours.color
        ink = field.get_contrast_text(1.0)
        water = field.blend(strong, WATER_SHARE)
        todo = field.blend(ink.inverse, TODO_SHARE)
        front, back = {
            INK: (ink, field),
            WATER: (ink, water),
            SURFACE: (water, field),
            DONE: (strong, todo),
            TODO: (ink, todo),
            TOLD: (field, ink),
        }[role]
        return Style(color=front.rich_color, bgcolor=back.rich_color, bold=role in (INK, WATER, TOLD))


@lru_cache(maxsize=64)
def _beside(left: str, right: str, width: int, height: int) -> tuple[str, ...]:
    """Two words in large letters of one size, at the two edges; in plain letters where they do not fit."""
    scale = scale_of(f"{left} {right}", width, height)
    pair = [at_scale(word, scale) if scale else (word,) for word in (left, right)]
    return tuple(f"{a.ljust(width - len(b))}{b}" for a, b in zip(*pair, strict=True))


def _heading(face: FarFace, width: int, height: int) -> list[Row]:
    """The word and the side at its own edge; the digits where something else is in front of them."""
    if face.front == "word":
        lines = enlarged(face.digits, width - 2 * MARGIN, height)
    elif face.front == "reading":
        lines = _beside(face.word, face.digits, width - MARGIN, height)
    elif face.side:
        pair = (SIDE_WORDS["left"], face.word) if face.side == "left" else (face.word, SIDE_WORDS["right"])
        lines = _beside(*pair, width - MARGIN, height)
    else:
        lines = enlarged(face.word, width - 2 * MARGIN, height)
    return _middle([centred(line, width, INK) for line in lines], height)


def _front(face: FarFace, text: list[str], width: int, height: int) -> list[Row]:
    """What is largest: the digits, the word, or what has to be read."""
    if face.front == "reading" and height >= MARGIN:
        indent = " " * max(0, (width - min(WIDEST_TEXT, max(map(len, text), default=0))) // 2)
        start = first_row(len(text), height, face.present)
        return _middle([((indent + line, INK),) for line in text[start : start + height]], height)
    shown = face.word if face.front == "word" else face.digits
    return _middle([centred(line, width, INK) for line in enlarged(shown, width - MARGIN, height)], height)


def _bars(face: FarFace, width: int, rows: Rows) -> list[Row]:
    """How much is done of this part and, thicker and a block for each part, of the run; the same in plain letters."""
    room = width - 2 * MARGIN
    edge: Piece = (" " * MARGIN, INK)
    part: Row = (edge, *bar(face.present, room, DONE, TODO))
    done = face.done
    run: Row = (edge, *blocks(done.parts, done.of, done.present, room, (DONE, TODO, INK)))
    whole = f"{face.line} · {face.coming}"
    line = [centred(whole if len(whole) <= room else face.line[:room], width, INK)] if rows.line else []
    return [*[part] * rows.part_bar, *line, *[run] * rows.run_bar]


def _middle(block: list[Row], height: int) -> list[Row]:
    """`block` in the middle of `height` rows."""
    above = max(0, (height - len(block)) // 2)
    return ([BLANK] * above + block[:height] + [BLANK] * height)[:height]
