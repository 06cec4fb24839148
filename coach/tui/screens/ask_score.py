"""Asks for one number on the 0-10 scale."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.domain.exercises.exercise import Score
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.score import ScoreInput


class AskScore(ModalScreen[Score | None]):
    """A question with a `ScoreInput`; dismissed with the number, or with None when it was left out by Escape."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("ask_score")

    def __init__(self, title: str, prompt: str = "", score: Score | None = None) -> None:
        super().__init__()
        self._title = title
        self._prompt = prompt
        self._score = score

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(literal(self._title), classes="dialog-title")
            if self._prompt:
                yield Static(literal(self._prompt), classes="dialog-prompt")
            yield ScoreInput(self._score)
            yield Hint("Type 0 to 10, then Enter.  Escape leaves it out.")

    @on(ScoreInput.Chosen)
    def chosen(self, event: ScoreInput.Chosen) -> None:
        """Hands the number back."""
        event.stop()
        self.dismiss(event.score)

    def action_leave_out(self) -> None:
        """Hands nothing back."""
        self.dismiss(None)
