"""Several short questions under each other; each answer goes on to the next, and each may be left out."""

from datetime import datetime
from pathlib import PurePath
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.score import ScoreInput
from coach.tui.widgets.yes_no import YesNo

T = TypeVar("T")


class AskingScreen(ModalScreen[T | None]):
    """Dismissed with what `answers` makes of it once the last question is passed, or at once by Escape."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../check_in.tcss"]
    BINDINGS = bindings("asking")
    HEADING = ""

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.now = now
        self._told = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog asking", can_focus=False):
            yield Static(literal(self.HEADING), classes="dialog-title")
            yield from self.questions()
            yield Button("Done", id="done", variant="primary", compact=True)
            yield Hint("A digit or y, n answers · Enter skips · Escape leaves out the rest", id="keys")

    def questions(self) -> ComposeResult:
        """The questions, each a line of words and the widget that takes the answer."""
        raise NotImplementedError

    def answers(self) -> T | None:
        """What was answered, None where that makes no entry; nothing is filled in."""
        raise NotImplementedError

    def trouble(self) -> tuple[str, str] | None:
        """The field that can not be taken as it is, as a selector, and why."""
        return None

    @on(ScoreInput.Chosen)
    @on(YesNo.Answered)
    @on(Input.Submitted)
    def go_on(self, event: Message) -> None:
        """Goes to the next question, and hands back after the last."""
        event.stop()
        if isinstance(self.focus_next(), Button):
            self.finish()

    @on(Button.Pressed)
    def finish(self) -> None:
        """Hands back what was answered, unless something can not be taken."""
        trouble = self.trouble()
        if trouble is None:
            self.dismiss(self.answers())
            return
        self._told = True
        field, why = trouble
        self.query_one("#keys", Static).update(literal(why))
        self.query_one(field).focus()

    def action_leave_out(self) -> None:
        """Leaves out the rest; nobody is held here by what can not be taken."""
        if self._told and self.trouble() is not None:
            self.dismiss(None)
        else:
            self.finish()

    def score_of(self, ident: str) -> int | None:
        """The number of a scale."""
        return self.query_one(f"#{ident}", ScoreInput).score

    def text_of(self, ident: str) -> str:
        """The words in a field."""
        return self.query_one(f"#{ident}", Input).value.strip()
