"""A field of one line for the words of a therapist; of several pasted lines none is lost."""

from textual.message import Message
from textual.widgets import Input

from coach.domain.homework.grammar import homework_lines


class HomeworkInput(Input):
    """Takes one line, and tells of a paste that holds several exercises."""

    class Lines(Message):
        """Several exercises were pasted."""

        def __init__(self, lines: tuple[str, ...]) -> None:
            super().__init__()
            self.lines = lines

    def take_lines(self, text: str) -> bool:
        """Whether `text` holds several exercises, so that they are told and not pasted."""
        lines = homework_lines(text)
        if len(lines) < 2:
            return False
        self.post_message(self.Lines(lines))
        return True
