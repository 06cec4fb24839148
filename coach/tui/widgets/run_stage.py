"""The running part of the Run screen, seen from near: phase, digits, cue, breath, figure, steps, progress."""

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.widgets import Static

from coach.domain.exercises.exercise import Exercise
from coach.domain.figure.drawing import faces_other_way
from coach.domain.run.face import Mood, face, first_row, instructions, pacer, place, title
from coach.domain.run.player import Player
from coach.tui.literal import literal
from coach.tui.widgets.figure import FigureView
from coach.tui.widgets.run_band import RunBand
from coach.tui.widgets.run_face import RunFace
from coach.tui.widgets.run_foot import RunFoot

FOLLOWED: tuple[Mood, ...] = ("ready", "work", "switch", "rest")
READ_IN = ("ready", "ask")


class RunStage(Container):
    """Shows one moment of a player; `show` is called at every look at the clock and repaints only what changed.

    Few widgets, and no restyling from phase to phase: each paints itself in the colours of the phase it is told.
    """

    def __init__(self, *, still: bool = False) -> None:
        super().__init__(id="stage", classes="run-page")
        self._band, self._face, self._foot = RunBand(), RunFace(still=still), RunFoot()
        self._figure = FigureView(still=still, id="figure")
        self._text = Static(id="steps-text")
        self._steps = VerticalScroll(self._text, id="steps", can_focus=False)
        self._message = Static(id="message")
        self._said = ""
        self._steps_of = ""
        self._first_row = 0
        self._figure_of = ""

    def compose(self) -> ComposeResult:
        yield self._band
        with Horizontal(id="middle"):
            yield self._face
            yield self._figure
            yield self._steps
        yield self._message
        yield self._foot

    def show(self, player: Player, exercise: Exercise | None) -> None:
        """Bring everything on the stage up to the player's present moment."""
        now, segment = face(player), player.segment
        for kind in READ_IN:
            self.set_class(segment.kind == kind, f"-{kind}")
        self._band.show(now, place(segment) if segment.kind != "ready" else "", title(segment))
        self._face.show(now, now.cue if segment.kind != "ready" else "", pacer(player))
        self._foot.show(player)
        self._show_steps(player, exercise)
        self._show_figure(player, exercise, now.mood)

    def say(self, text: str) -> None:
        """Show one sentence below the digits until the next one."""
        if text != self._said:
            self._said = text
            self._message.update(literal(text))

    def _show_steps(self, player: Player, exercise: Exercise | None) -> None:
        segment = player.segment
        self._turn_page(player)
        key = f"{segment.item} {segment.exercise} {segment.kind} {segment.prompts}"
        if key == self._steps_of:
            return
        self._steps_of = key
        self._text.update(literal("\n".join(instructions(segment, exercise))))
        self._steps.scroll_home(animate=False)
        self._first_row = 0

    def _turn_page(self, player: Player) -> None:
        """Turn what is too long for a small screen page by page, so that it is read without a key."""
        if player.segment.kind not in READ_IN or not self._steps.max_scroll_y:
            return
        along = player.elapsed / max(0.001, player.length)
        row = first_row(self._text.size.height, self._steps.scrollable_content_region.height, along)
        if row != self._first_row:
            self._first_row = row
            self._steps.scroll_to(y=row, animate=False)

    def _show_figure(self, player: Player, exercise: Exercise | None, mood: Mood) -> None:
        """Move the figure with the player; it stays as it is while the run is stopped, and begins anew in a rest."""
        view = self._figure
        drawn = exercise.figure if exercise else None
        if self._figure_of != player.segment.exercise:
            self._figure_of = player.segment.exercise
            self.set_class(drawn is not None, "-drawn")
            view.show(exercise)
        if drawn is None or not view.display or mood not in FOLLOWED:
            return
        side = player.segment.side
        view.mirror = side is not None and faces_other_way(drawn, side)
        view.elapsed = 0.0 if mood == "rest" else player.elapsed
