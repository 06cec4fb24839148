"""Asks where it hurt, on the figure of the body."""

from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from coach.domain.journal.entries import Place
from coach.tui.commands import bindings
from coach.tui.widgets.body_chart import BodyChart
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.places_words import PlacesWords

KEYS = (
    "0 to 10 says how much; a ache, s sharp, t tingling, i stiff. Space or a click marks; f finds by name. "
    "Escape leaves it as it was."
)


class PlacesScreen(ModalScreen[tuple[Place, ...] | None]):
    """Dismissed with the places, or None when they were left as they were."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../check_in.tcss"]
    BINDINGS = bindings("edit")

    def __init__(self, places: tuple[Place, ...]) -> None:
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        with Horizontal(classes="dialog"):
            yield BodyChart(self._places, id="chart")
            with Vertical(classes="beside-body"):
                yield Static("Where", classes="dialog-title")
                yield PlacesWords(self._places, empty="nowhere", id="places")
                yield Hint(KEYS)
                yield Button("Keep it (Enter)", id="keep", variant="primary", compact=True)

    @on(BodyChart.Changed)
    def placed(self, event: BodyChart.Changed) -> None:
        """Says in words what is marked now."""
        self.query_one(PlacesWords).places = event.chart.marked

    @on(BodyChart.Taken)
    def taken(self, event: BodyChart.Taken) -> None:
        """Hands the places back."""
        event.stop()
        self.dismiss(event.chart.marked)

    @on(Button.Pressed, "#keep")
    def keep(self, event: Button.Pressed) -> None:
        """The same as Enter."""
        event.stop()
        self.dismiss(self.query_one(BodyChart).marked)

    def action_leave_out(self) -> None:
        """Leaves them as they were."""
        self.dismiss(None)
