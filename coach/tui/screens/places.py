"""Asks where it hurt, on the figure of the body."""

from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from coach.domain.entries import Place
from coach.tui.commands import bindings
from coach.tui.widgets.body_chart import BodyChart, PlacesWords
from coach.tui.widgets.hint import Hint


class PlacesScreen(ModalScreen[tuple[Place, ...] | None]):
    """Dismissed with the places, or None when they were left as they were."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../check_in.tcss"]
    BINDINGS = bindings("edit")

    def __init__(self, places: tuple[Place, ...]) -> None:
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield BodyChart(self._places, id="chart")
            yield PlacesWords(empty="nowhere", id="places")
            yield Hint("Space marks · 0-10 · a s t i: kind · Enter keeps it · Escape leaves it")

    def on_mount(self) -> None:
        """Says in words what is marked."""
        self.query_one(PlacesWords).places = self._places

    @on(BodyChart.Changed)
    def placed(self, event: BodyChart.Changed) -> None:
        """Says in words what is marked now."""
        self.query_one(PlacesWords).places = event.chart.marked

    @on(BodyChart.Taken)
    def taken(self, event: BodyChart.Taken) -> None:
        """Hands the places back."""
        event.stop()
        self.dismiss(event.chart.marked)

    def action_leave_out(self) -> None:
        """Leaves them as they were."""
        self.dismiss(None)
