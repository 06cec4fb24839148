"""Reads back what was said yes to, so that a slip of a finger locks nothing.

`IsThatSo` does so for a single sign that may be an emergency, once its yes is kept (C1.1); `SaidYes` for all others.
"""

from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from coach.tui.commands import bindings
from coach.tui.holding import Holding
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


class IsThatSo(Holding, ModalScreen[str | None]):
    """Dismissed with the branch that applies ("" for a plain yes), or with None when the yes was a slip.

    Whoever leaves without a word means `leaving`, the first and most urgent answer where nothing else is said.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../safety.tcss"]
    BINDINGS = bindings("is_that_so")
    AUTO_FOCUS = "#answer-0"

    def __init__(
        self, title: str, text: str, answers: tuple[tuple[str, str], ...], note: str, leaving: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._answers = answers
        self._note = note
        self._leaving = leaving or answers[0][0]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(literal(self._title), classes="dialog-title")
            with VerticalScroll(id="said", can_focus=False):
                yield Static(literal(self._text), classes="said-line")
                yield Static(literal(self._note), classes="said-line")
            for number, (_, words) in enumerate(self._answers):
                key = "y" if len(self._answers) == 1 else "ab"[number]
                yield Button(literal(f"{key}  {words}"), id=f"answer-{number}", variant="warning", compact=True)
            if self._note:
                yield Button("n  No, it was a slip", id="slip", compact=True)

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Answers with the button."""
        event.stop()
        name = event.button.id or ""
        self.dismiss(None if name == "slip" else self._answers[int(name.removeprefix("answer-"))][0])

    def action_answer(self, number: int) -> None:
        """Answers with the answer of that number; there are as many keys as the longest question needs."""
        if number < len(self._answers):
            self.dismiss(self._answers[number][0])

    def action_leave(self) -> None:
        """Leaves without a word."""
        self.dismiss(self._leaving)

    def action_slip(self) -> None:
        """Takes the yes back."""
        self.dismiss(None)
