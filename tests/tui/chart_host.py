"""An app that shows one widget."""

from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.widget import Widget

import coach.tui
from coach.tui.themes import put_on


class WidgetHost(App[None]):
    """`told` holds the names of the messages that came up."""

    CSS_PATH = [str(Path(coach.tui.__file__).with_name("coach.tcss"))]  # noqa: RUF012

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        put_on(self, "dark")
        self._shown = widget
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield self._shown

    def on_body_chart_changed(self, _: Any) -> None:
        self.told.append("changed")

    def on_body_chart_taken(self, _: Any) -> None:
        self.told.append("taken")
