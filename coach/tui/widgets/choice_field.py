"""One line of a form with a choice on it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Select, Static

from coach.tui.literal import literal


def choice_field(name: str, ident: str, options: Sequence[tuple[str, object]], value: object) -> ComposeResult:
    """A named field with a choice among `options`; without a value it says "any"."""
    with Horizontal(classes="field"):
        yield Static(literal(name), classes="field-name")
        choices = [(literal(text), each) for text, each in options]
        yield Select(choices, value=Select.NULL if value is None else value, prompt="any", id=ident, compact=True)
