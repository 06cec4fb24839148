"""Global change since the last visit, -5 to +5 (clinical.md 5.2)."""

from datetime import datetime
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.domain.journal.entries import Change
from coach.tui.commands import bindings
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.scales import ChangeInput


class ChangeScreen(ModalScreen[Change | None]):
    """Dismissed with the entry for the visit with the id `visit`, or None where it was left out."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../check_in.tcss"]
    BINDINGS = bindings("asking")

    def __init__(self, now: datetime, visit: str = "") -> None:
        super().__init__()
        self._now = now
        self._visit = visit

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog asking"):
            yield Static("Compared with just before your last visit, your back is ...", classes="dialog-title")
            yield ChangeInput()
            yield Hint("Arrows, or + or - and a digit, then Enter.  Escape leaves it out.")

    @on(ChangeInput.Chosen)
    def chosen(self, event: ChangeInput.Chosen) -> None:
        """Hands the answer back."""
        self.dismiss(None if event.change is None else Change(at=self._now, change=event.change, visit=self._visit))

    def action_leave_out(self) -> None:
        """Hands nothing back."""
        self.dismiss(None)
