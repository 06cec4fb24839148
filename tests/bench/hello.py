"""The smallest Textual program that looks like one: the floor of start, memory and idling."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Label


class Hello(App[None]):
    """A label and a footer with one key."""

    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Label("Hello-world")
        yield Footer()


if __name__ == "__main__":
    Hello().run()
