"""Records what a clinician has said about a warning sign: who, when and what (clinical.md 1.2 gate 4)."""

from datetime import datetime
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Select, Static

from coach.domain.base.moments.reading import Reference, read_again, shown_for_change
from coach.domain.journal.entries import Clearance
from coach.domain.safety.clearing import can_be_cleared, cause_words, clearance
from coach.domain.safety.standing import Standing
from coach.errors import CoachError
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.reading import moment_reading


class ClearingScreen(ModalScreen[Clearance | None]):
    """Dismissed with the clearance to keep, or None. Nothing goes without a name, too early or for the future."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../safety.tcss"]
    BINDINGS = bindings("clearing")
    AUTO_FOCUS = "#by"

    def __init__(self, where: Standing, here: Reference) -> None:
        super().__init__()
        self._where = where
        self._here = here
        self._now = here.now

    def compose(self) -> ComposeResult:
        causes = can_be_cleared(self._where)
        ready = self._where.clearable(self._now)
        first = (ready or causes)[0].cause if causes else Select.NULL
        with Vertical(classes="dialog", id="clearing"):
            yield Static("What has a clinician said?", classes="dialog-title")
            yield Static("About", classes="field-name")
            yield Select(
                [(literal(cause_words(cause.cause)), cause.cause) for cause in causes],
                value=first,
                allow_blank=not causes,
                id="cause",
                compact=True,
            )
            with Horizontal(classes="field"):
                yield Static("Who", classes="field-name")
                yield Input(placeholder="name, such as Dr Berg, or the service", id="by", compact=True, max_length=200)
            with Horizontal(classes="field"):
                yield Static("When", classes="field-name")
                yield Input(shown_for_change(self._now, self._here), id="when", compact=True, max_length=40)
            yield moment_reading("when", self._read, self._here)
            with Horizontal(classes="field"):
                yield Static("Said", classes="field-name")
                yield Input(placeholder="what they found, what you may do", id="said", compact=True, max_length=20_000)
            yield Static(id="trouble")
            with Horizontal(classes="buttons"):
                yield Button("Record", id="record", variant="primary", compact=True)
                yield Hint("Enter records it.  Esc leaves it.")

    @on(Input.Submitted)
    @on(Button.Pressed, "#record")
    def record(self) -> None:
        """Hands the clearance back, or says why it can not be recorded."""
        cause = self.query_one("#cause", Select).selection
        if cause is None:
            self._refuse("There is nothing open that needs a clinician's word.")
            return
        by, said = self.query_one("#by", Input).value, self.query_one("#said", Input).value
        try:
            at = self._read(self.query_one("#when", Input).value)
            self.dismiss(clearance(self._where, cause, by, said, at, self._now))
        except CoachError as error:
            self._refuse(str(error))

    def _read(self, text: str) -> datetime:
        return read_again(text, self._now, self._here, "past")

    def _refuse(self, why: str) -> None:
        self.query_one("#trouble", Static).update(literal(why))

    def action_leave(self) -> None:
        """Records nothing."""
        self.dismiss(None)
