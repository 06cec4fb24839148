"""One of the first questions on the screen: what is asked, why, and the editor that takes the answer."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from coach.domain.base.moments.reading import Reference
from coach.domain.person.first_questions import FIRST_QUESTIONS, QuestionId
from coach.tui.editors.editor import Editor
from coach.tui.editors.table import Told, editor_of
from coach.tui.literal import literal


class QuestionPane(Vertical):
    """The question and its editor, which posts `Editor.Answered`."""

    def __init__(self, question: QuestionId, told: Told, here: Reference) -> None:
        super().__init__(classes=f"-{question.replace('_', '-')}")
        self.question: QuestionId = question
        self._editor = editor_of(question, told, here)

    def compose(self) -> ComposeResult:
        asked = FIRST_QUESTIONS[self.question]
        yield Static(literal(asked.question), classes="question")
        yield Static(literal(asked.why), classes="hint why")
        yield self._editor

    @property
    def editor(self) -> Editor:
        """The editor that takes the answer."""
        return self._editor

    def take_focus(self) -> None:
        """Puts the keys into the editor."""
        for widget in self._editor.query("*"):
            if widget.focusable:
                widget.focus()
                return
