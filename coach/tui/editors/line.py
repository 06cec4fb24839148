"""The editor of questions that are answered in a line of text."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from coach.domain.person.first_questions import Answer
from coach.errors import CoachError
from coach.tui.editors.editor import Editor
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.reading import Reading


class LineEditor(Editor):
    """A line and Enter; `parse` reads it and may refuse it. `hint` says how to leave it out.

    `words` says while it is typed what was understood.
    """

    def __init__(
        self,
        parse: Callable[[str], Answer],
        text: str = "",
        example: str = "",
        hint: str = "",
        words: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._parse = parse
        self._text = text
        self._example = example
        self._hint = hint
        self._words = words

    def compose(self) -> ComposeResult:
        yield Input(self._text, placeholder=self._example, id="line", compact=True)
        if self._words is not None:
            yield Reading("line", self._words)
        yield Hint(self._hint)
        yield Static("", classes="editor-line")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Hands the line on."""
        event.stop()
        try:
            self.answer(self._parse(event.value))
        except CoachError as error:
            self.refuse(error)
