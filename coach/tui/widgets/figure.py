"""The moving figure of an exercise, drawn with Braille dots as large as the room allows."""

from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from coach.domain.exercises.exercise import Exercise
from coach.domain.figure.dots import Cell, cells, dots
from coach.domain.figure.drawing import Role, mirrored, strokes, worked_parts
from coach.domain.figure.figure import Figure
from coach.domain.figure.fitting import fitted
from coach.domain.figure.moving import Rhythm, moment, rhythm, still, within_cycle
from coach.domain.figure.room import Room, room

FRAMES_PER_S = 5
NAMED: dict[Role | None, str] = {"far": "figure--far", "floor": "figure--floor", "prop": "figure--prop"}
NAMED |= {"ball": "figure--accent", "worked": "figure--accent"}

Picture = list[list[Cell]]
Line = tuple[tuple[str, Role | None], ...]
Runs = list[Line]


class FigureView(Widget):
    """Shows the figure of `show`'s exercise at `elapsed` seconds of its work; `still` for a picture that stays.

    The widget has no timer: who has the clock sets `elapsed`, and only the rows that differ are painted. A move comes
    back after some seconds, so that each of its frames is drawn once and then kept.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"figure--far", "figure--floor", "figure--prop", "figure--accent"}

    DEFAULT_CSS = """
    FigureView {
        width: 36; height: 13;
        .figure--far { color: $foreground 70%; }
        .figure--floor { color: $foreground 60%; }
        .figure--prop { color: $foreground 65%; }
        .figure--accent { color: $figure-worked; text-style: bold; }
    }
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
        self._frame = 0
        self._kept: dict[tuple[int, bool, bool, Size], Runs] = {}
        self._strips: dict[Line, Strip] = {}

    def show(self, exercise: Exercise | None) -> None:
        """From now on the figure of `exercise`; nothing where it has none."""
        self._figure = exercise.figure if exercise else None
        self._room = room(self._figure) if self._figure else None
        if exercise and self._figure:
            self._rhythm = rhythm(exercise.dose)
            self._worked = worked_parts(self._figure, exercise.region, exercise.sided)
        self._kept.clear()
        self._strips.clear()
        self.refresh()

    def watch_elapsed(self, elapsed: float) -> None:
        """Repaints at most five times in a second, only what differs, and never a still picture."""
        frame = int(elapsed * FRAMES_PER_S)
        if self._figure is None or self.still or frame == self._frame:
            return
        before = self._runs()
        self._frame = frame
        pairs = enumerate(zip(before, self._runs(), strict=True))
        changed = [Region(0, y, self.size.width, 1) for y, (old, new) in pairs if old != new]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Row `y` of the picture."""
        rows = self._runs()
        row = rows[y] if y < len(rows) else ()
        if row not in self._strips:
            plain = self.rich_style
            styled = [
                Segment(text, self.get_component_rich_style(NAMED[role]) if role in NAMED else plain)
                for text, role in row
            ]
            self._strips[row] = Strip(styled).adjust_cell_length(self.size.width, plain)
        return self._strips[row]

    def notify_style_update(self) -> None:
        """Forgets what was painted in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        """Forgets what was painted for another width."""
        self._strips.clear()

    def picture(self) -> Picture:
        """The rows of characters with their roles, for the size the widget has."""
        figure, around = self._figure, self._room
        if figure is None or around is None or not self.size:
            return []
        now = still(figure) if self.still else moment(figure, self._frame / FRAMES_PER_S, self._rhythm)
        drawn = strokes(figure, now, around, self._worked)
        fit = fitted(around, self.size.width, self.size.height, self.mirror)
        return cells(dots(mirrored(drawn) if self.mirror else drawn, fit), fit)

    def _runs(self) -> Runs:
        """The picture as stretches of one style."""
        if self._figure is None:
            return []
        frame = round(within_cycle(self._figure, self._frame / FRAMES_PER_S, self._rhythm) * FRAMES_PER_S)
        key = (frame, self.still, self.mirror, self.size)
        if key not in self._kept:
            self._kept[key] = [
                tuple(("".join(char for char, _ in run), role) for role, run in groupby(row, key=lambda cell: cell[1]))
                for row in self.picture()
            ]
        return self._kept[key]
