"""Asks for the name or initials on the page."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from coach.domain.review.making import LONGEST_NAME
from coach.domain.text import clean, one_line
from coach.tui.commands import bindings
from coach.tui.widgets.hint import Hint


class AskName(ModalScreen[str | None]):
    """Dismissed with the name, empty for none, or with None when it stays as it is."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("ask_score")

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_so_far = name

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("Your name or initials on the page?", classes="dialog-title")
            yield Input(clean(self._name_so_far), placeholder="A. B.", max_length=LONGEST_NAME, compact=True)
            yield Hint("Enter keeps it, an empty line takes it off.  Escape leaves it.")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Hands the name back."""
        event.stop()
        self.dismiss(one_line(event.value))

    def action_leave_out(self) -> None:
        """Hands nothing back."""
        self.dismiss(None)
