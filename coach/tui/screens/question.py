"""A question with yes and no."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from coach.tui.commands import bindings
from coach.tui.literal import literal


class Question(ModalScreen[bool]):
    """Dismissed with True for yes; No is the default and Escape means it."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("question")
    AUTO_FOCUS = "#no"

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(literal(self._title), classes="dialog-title")
            yield Static(literal(self._text), classes="dialog-prompt")
            with Horizontal(classes="buttons"):
                yield Button("No", id="no", compact=True)
                yield Button("Yes", id="yes", variant="warning", compact=True)
            yield Static("y or n", classes="hint")

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Answers with the button."""
        self.action_answer(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        """Answers."""
        self.dismiss(yes)
