"""The smallest Textual program that looks like one: the floor of start, memory, idling and repainting."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, Label


class Hello(App[None]):
    """A label that a key changes, and a footer."""

    BINDINGS: ClassVar[list[BindingType]] = [("t", "turn", "Turn")]

    def compose(self) -> ComposeResult:
        yield Label("Hello-world")
        yield Footer()

    def action_turn(self) -> None:
        """Changes the label, there and back."""
        label = self.query_one(Label)
        label.update("Hello-world" if label.has_class("turned") else "Turned-over")
        label.toggle_class("turned")


if __name__ == "__main__":
    Hello().run()
