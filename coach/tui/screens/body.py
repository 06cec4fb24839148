"""Where it hurt, on the body: on how many days, or how much on average."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from coach.domain.review.page import PlaceDays
from coach.domain.review.pain_part import place_line
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.body_view import BodyView
from coach.tui.widgets.places_shown import day_marks, pain_marks

NOWHERE = "No place was named in these days. A check-in names them: c, a number, then b for the body."


class BodyScreen(ModalScreen[None]):
    """The places of a page on both figures, and the same in words beside them."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../review.tcss"]
    BINDINGS = bindings("body")

    pain: reactive[bool] = reactive(False)
    """Whether the numbers are the mean pain; else the days."""

    def __init__(self, found: Sequence[PlaceDays]) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        with Horizontal(classes="dialog body"):
            yield BodyView()
            with Vertical(id="beside-body"):
                yield Static("Where it hurt", classes="dialog-title")
                yield Static("", id="body-words")
                yield Button("", id="body-turn", compact=True)
                yield Button("Close (Esc)", id="body-close", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The same as the keys."""
        event.stop()
        if event.button.id == "body-turn":
            self.action_turn()
        else:
            self.action_close()

    def watch_pain(self, pain: bool) -> None:
        """Shows the other number."""
        view = self.query_one(BodyView)
        view.marks, view.legend = pain_marks(self._found) if pain else day_marks(self._found)
        lines = "\n".join(place_line(each).removeprefix(f"{each.number} ") for each in self._found) or NOWHERE
        self.query_one("#body-words", Static).update(literal(lines))
        turn = self.query_one("#body-turn", Button)
        turn.label = "Show days (m)" if pain else "Show mean pain (m)"

    def action_turn(self) -> None:
        """From days to mean pain and back."""
        self.pain = not self.pain

    def action_close(self) -> None:
        """Goes back."""
        self.dismiss()
