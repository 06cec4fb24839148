"""The editor of questions with a few answers to choose from, and often a line to type another."""

from collections.abc import Callable, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.person.first_questions import Answer
from coach.errors import CoachError
from coach.tui.editors.editor import Editor
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.reading import Reading
from coach.tui.widgets.row import Column, Row


class ChoiceEditor(Editor):
    """Digits, Enter or a click choose. `parse` reads what is typed and may refuse it; without it nothing is typed.

    `words` says while it is typed what was understood.
    """

    def __init__(
        self,
        choices: Sequence[tuple[str, Answer]],
        current: Answer = None,
        parse: Callable[[str], Answer] | None = None,
        typed: str = "",
        example: str = "",
        words: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._choices = choices
        self._current = current
        self._parse = parse
        self._typed = typed
        self._example = example
        self._words = words

    def compose(self) -> ComposeResult:
        yield OptionList(
            *(
                Option(Row(Column(str(number), 1, "bold"), Column(text)))
                for number, (text, _) in enumerate(self._choices, 1)
            ),
            id="choices",
            compact=True,
        )
        if self._parse is not None:
            with Horizontal(classes="field"):
                yield Static("Or type", classes="field-name")
                yield Input(self._typed, placeholder=self._example, id="typed", compact=True)
            if self._words is not None:
                yield Reading("typed", self._words)
            yield Hint("Tab goes to the line to type in; Enter takes what is there.")
        yield Static("", classes="editor-line")

    def on_mount(self) -> None:
        """Marks the present answer."""
        answers = [answer for _, answer in self._choices]
        choices = self.query_one(OptionList)
        choices.highlighted = answers.index(self._current) if self._current in answers else 0

    def on_key(self, event: events.Key) -> None:
        """A digit chooses at once, unless it is being typed."""
        number = int(event.key) if event.key.isascii() and event.key.isdecimal() else 0
        if 0 < number <= len(self._choices) and self.query_one(OptionList).has_focus:
            event.stop()
            self.answer(self._choices[number - 1][1])

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Takes the marked answer."""
        event.stop()
        self.answer(self._choices[event.option_index][1])

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Takes what was typed, or says what is wrong with it."""
        event.stop()
        assert self._parse is not None
        try:
            self.answer(self._parse(event.value))
        except CoachError as error:
            self.refuse(error)
