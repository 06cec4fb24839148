"""The editor of the question how safe moving feels."""

from textual import on
from textual.app import ComposeResult

from coach.domain.exercises.exercise import Score
from coach.domain.person.words import safe_words
from coach.tui.editors.editor import Editor
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.score import ScoreInput


class SafeInput(ScoreInput):
    """0 to 10 with the words of feeling safe, where higher is better."""

    def words(self, score: Score | None) -> str:
        return safe_words(score)


class SafeEditor(Editor):
    """How safe moving feels, 0-10."""

    def __init__(self, score: Score | None) -> None:
        super().__init__()
        self._score = score

    def compose(self) -> ComposeResult:
        yield SafeInput(self._score)
        yield Hint("Type 0 to 10, then Enter.")

    @on(ScoreInput.Chosen)
    def chosen(self, event: ScoreInput.Chosen) -> None:
        """Hands the number on."""
        event.stop()
        self.answer(event.score)
