"""Asks for one line of the person's own words."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.reading import Reading


class AskLine(ModalScreen[str | None]):
    """Dismissed with the words, or with None when they were left out; `reads` says what is understood of them."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("ask_score")

    def __init__(
        self, title: str, example: str = "", words: str = "", reads: Callable[[str], str] | None = None
    ) -> None:
        super().__init__()
        self._title = title
        self._example = example
        self._words = words
        self._reads = reads

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(literal(self._title), classes="dialog-title")
            yield Input(self._words, placeholder=self._example, max_length=1000, id="line", compact=True)
            if self._reads is not None:
                yield Reading("line", self._reads)
            yield Hint("Enter keeps it.  Escape leaves it out.")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Hands the words back."""
        event.stop()
        self.dismiss(event.value.strip() or None)

    def action_leave_out(self) -> None:
        """Hands nothing back."""
        self.dismiss(None)
