"""The editor of questions that are answered by ticking."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, OptionList, Static

from coach.domain.person.first_questions import Answer
from coach.tui.editors.editor import Editor
from coach.tui.literal import literal
from coach.tui.widgets.checklist import Checklist
from coach.tui.widgets.hint import Hint


class TickEditor(Editor):
    """A checklist, a line about what is marked, and two buttons for the mouse; `read` makes the answer of the list.

    `none` is what n says; `keys` are more keys than the space.
    """

    def __init__(self, checklist: Checklist, read: Callable[[], Answer], none: str, keys: str = "") -> None:
        super().__init__()
        self._checklist = checklist
        self._read = read
        self._none = none
        self._keys = f"space ticks  {keys}"

    def compose(self) -> ComposeResult:
        yield self._checklist
        yield Static("", classes="editor-line")
        with Horizontal(classes="buttons"):
            yield Button("Go on (Enter)", id="done", variant="primary", compact=True)
            yield Button(literal(f"{self._none} (n)"), id="none", compact=True)
            yield Hint(self._keys)

    def on_mount(self) -> None:
        """Says whether there are more lines."""
        self.watch(self._checklist, "more", self._name_button)

    def _name_button(self, more: bool) -> None:
        self.query_one("#done", Button).label = "More (Enter)" if more else "Go on (Enter)"

    @on(OptionList.OptionHighlighted)
    def marked(self) -> None:
        """Says more about what is marked."""
        current = self._checklist.current
        self.say(current.help if current else "")

    @on(Checklist.Finished)
    def finished(self) -> None:
        """Hands on what is ticked."""
        self.answer(self._read())

    @on(Checklist.Unsure)
    def unsure(self) -> None:
        """Nothing is ticked: that has to be said."""
        self.say(f"Nothing is ticked. Space ticks; n says: {self._none.lower()}.")

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """The same as Enter and n."""
        event.stop()
        self._checklist.focus()
        self._checklist.finish(none=event.button.id == "none")
