"""What the editors of the first questions have in common."""

from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from coach.domain.person.first_questions import Answer
from coach.errors import CoachError
from coach.tui.literal import literal


class Editor(Vertical):
    """Asks for one answer. The screen around it says what the question is, and what Escape does."""

    class Answered(Message):
        """The person has answered in `editor`."""

        def __init__(self, editor: "Editor", answer: Answer) -> None:
            super().__init__()
            self.editor = editor
            self.answer = answer

    def answer(self, answer: Answer) -> None:
        """Hands the answer to the screen."""
        self.post_message(self.Answered(self, answer))

    def leave_out(self) -> bool:
        """Leaves out a part of the question; False where there are no parts and all of it is meant."""
        return False

    def say(self, text: str) -> None:
        """A sentence at the end of the editor: what does not fit, or how to go on."""
        self.query_one(".editor-line", Static).update(literal(text))

    def refuse(self, error: CoachError) -> None:
        """Says what does not fit."""
        self.say(f"{error.title} {error.hint}")
