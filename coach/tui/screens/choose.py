"""A question with a few answers, one key each."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hint import Hint


class Choose(ModalScreen[str | None]):
    """Dismissed with the name of the chosen answer, or None; `answers` are names and what they say."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("choose")

    def __init__(self, title: str, text: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._answers = tuple(answers)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(literal(self._title), classes="dialog-title")
            yield Static(literal(self._text), classes="dialog-prompt")
            yield OptionList(
                *(Option(literal(f"{number}  {said}"), name) for number, (name, said) in enumerate(self._answers, 1))
            )
            yield Hint("Its number, or arrows and Enter.  Escape leaves it.")

    @on(OptionList.OptionSelected)
    def picked(self, event: OptionList.OptionSelected) -> None:
        """Hands the marked answer back."""
        self.dismiss(event.option_id)

    def action_pick_number(self, number: str) -> None:
        """Hands the answer with that number back."""
        if int(number) <= len(self._answers):
            self.dismiss(self._answers[int(number) - 1][0])

    def action_close(self) -> None:
        """Hands nothing back."""
        self.dismiss(None)
