"""Something to read that does not fit beside a list."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hint import Hint


class ReadingScreen(ModalScreen[None]):
    """A title and lines of literal text, from which Escape leads back."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("reading")

    def __init__(self, title: str, lines: Iterable[str]) -> None:
        super().__init__()
        self._title = title
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog wide"):
            yield Static(literal(self._title), classes="dialog-title")
            for line in self._lines:
                yield Static(literal(line))
            yield Hint("Up and down move.  Escape closes.")

    def action_close(self) -> None:
        """Goes back."""
        self.dismiss()
