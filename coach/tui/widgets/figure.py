"""The moving figure of an exercise, drawn with Braille dots as large as the room allows."""

from itertools import groupby

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coach.domain.exercise import Exercise
from coach.domain.figure.dots import Cell, cells, dots
from coach.domain.figure.drawing import Role, mirrored, strokes, worked_parts
from coach.domain.figure.figure import Figure
from coach.domain.figure.fitting import fitted
from coach.domain.figure.moving import Rhythm, moment, rhythm, still
from coach.domain.figure.room import Room, room

FRAMES_PER_S = 6
STYLES: dict[Role | None, str] = {
    None: "",
    "floor": "$foreground 40%",
    "prop": "$foreground 55%",
    "far": "$foreground 60%",
    "spine": "$foreground",
    "near": "$foreground",
    "head": "$foreground",
    "worked": "bold $accent",
    "ball": "bold $accent",
}

Picture = list[list[Cell]]


class FigureView(Widget):
    """Shows the figure of `show`'s exercise at `elapsed` seconds of its work; `still` for a picture that stays.

    The widget has no timer: who has the clock sets `elapsed`, and only a frame that differs is painted.
    """

    DEFAULT_CSS = """
    FigureView { width: 36; height: 13; }
    """

    elapsed: reactive[float] = reactive(0.0, repaint=False)
    mirror: reactive[bool] = reactive(False)
    still: reactive[bool] = reactive(False)

    def __init__(self, *, still: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(FigureView.still, still)
        self._figure: Figure | None = None
        self._room: Room | None = None
        self._rhythm = Rhythm(5, 5)
        self._worked: frozenset[str] = frozenset()
        self._frame = -1

    def show(self, exercise: Exercise | None) -> None:
        """From now on the figure of `exercise`; nothing where it has none."""
        self._figure = exercise.figure if exercise else None
        self._room = room(self._figure) if self._figure else None
        if exercise and self._figure:
            self._rhythm = rhythm(exercise.dose)
            self._worked = worked_parts(self._figure, exercise.region, exercise.sided)
        self._frame = -1
        self.refresh()

    def watch_elapsed(self, elapsed: float) -> None:
        """Repaints at most six times in a second, and never a still picture."""
        frame = int(elapsed * FRAMES_PER_S)
        if frame != self._frame and not self.still:
            self._frame = frame
            self.refresh()

    def render(self) -> RenderResult:
        return Content("\n").join(_styled(row) for row in self.picture())

    def picture(self) -> Picture:
        """The rows of characters with their roles, for the size the widget has."""
        figure, around = self._figure, self._room
        if figure is None or around is None or not self.size:
            return []
        now = still(figure) if self.still else moment(figure, self.elapsed, self._rhythm)
        drawn = strokes(figure, now, around, self._worked)
        fit = fitted(around, self.size.width, self.size.height, self.mirror)
        return cells(dots(mirrored(drawn) if self.mirror else drawn, fit), fit)


def _styled(row: list[Cell]) -> Content:
    runs = groupby(row, key=lambda cell: STYLES[cell[1]])
    return Content("").join(Content.styled("".join(char for char, _ in run), style) for style, run in runs)
