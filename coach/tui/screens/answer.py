"""Changes the answer to one of the first questions."""

from pathlib import PurePath
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from coach.domain.base.moments.reading import Reference
from coach.domain.person.first_questions import Answer, QuestionId
from coach.tui.commands import bindings
from coach.tui.editors.editor import Editor
from coach.tui.editors.pane import QuestionPane
from coach.tui.editors.table import Told
from coach.tui.widgets.hint import Hint


class NewAnswer(Struct, frozen=True):
    """What the person says now."""

    answer: Answer


class AnswerScreen(ModalScreen[NewAnswer | None]):
    """Dismissed with the new answer, or None when it was left as it was."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../profile.tcss"]
    BINDINGS = bindings("edit")

    def __init__(self, question: QuestionId, told: Told, here: Reference) -> None:
        super().__init__()
        self._pane = QuestionPane(question, told, here)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield self._pane
            yield Hint("Escape changes nothing.", classes="hint escape-hint")

    def on_mount(self) -> None:
        """Puts the keys into the editor."""
        self.call_after_refresh(self._pane.take_focus)

    @on(Editor.Answered)
    def answered(self, event: Editor.Answered) -> None:
        """Hands the answer back."""
        event.stop()
        self.dismiss(None if event.answer is None else NewAnswer(event.answer))

    def action_leave_out(self) -> None:
        """Leaves out the part that is asked, or leaves all as it was."""
        if not self._pane.editor.leave_out():
            self.dismiss(None)
