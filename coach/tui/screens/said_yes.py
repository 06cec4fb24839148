"""Reads back what was said yes to, so that a slip of a finger locks nothing."""

from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hanging import Hanging


def _yes_row(text: str) -> Hanging:
    return Hanging(literal("yes  ", "bold"), literal(text))


class SaidYes(ModalScreen[bool]):
    """Dismissed with True when `lines` are right; Escape and No lead back to the questions."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../safety.tcss"]
    BINDINGS = bindings("question")
    AUTO_FOCUS = "#no"

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("You said yes to this. Is that right?", classes="dialog-title")
            with VerticalScroll(id="said", can_focus=False):
                for line in self._lines:
                    yield Static(_yes_row(line), classes="said-line")
            with Horizontal(classes="buttons"):
                yield Button("No, back (n)", id="no", compact=True)
                yield Button("Yes, that is right (y)", id="yes", variant="warning", compact=True)

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Answers with the button."""
        self.action_answer(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        """Answers."""
        self.dismiss(yes)
