"""One exercise as a moving figure, where there is no room for it beside the list."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.domain.exercises.exercise import Exercise
from coach.domain.figure.figure import Figure
from coach.domain.figure.words import figure_words
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.body_chart import NO_SCORE
from coach.tui.widgets.body_view import BodyView
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.living_figure import LivingFigure
from coach.tui.widgets.places_shown import region_marks


class WatchingScreen(ModalScreen[None]):
    """The figure of an exercise and what it shows in words, from which Escape leads back."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("reading")

    def __init__(self, exercise: Exercise, figure: Figure) -> None:
        super().__init__()
        self._exercise = exercise
        self._words = figure_words(exercise, figure)

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog watching"):
            yield Static(literal(self._exercise.name), classes="dialog-title")
            yield LivingFigure(id="figure")
            yield Static(literal(self._words))
            body = BodyView(id="where")
            body.marks = region_marks((region, NO_SCORE) for region in self._exercise.region)
            body.legend = literal("what it is for", "dim")
            yield body
            yield Hint("Escape closes.")

    def on_mount(self) -> None:
        """Begins to move."""
        self.query_one(LivingFigure).show(self._exercise)

    def action_close(self) -> None:
        """Goes back."""
        self.dismiss()
