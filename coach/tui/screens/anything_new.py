"""The short set of warning signs before a run: one screen, one key for none (clinical.md 1.2 gate 2)."""

from datetime import datetime
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.domain.answers import brief, safety_check, yes_lines
from coach.domain.entries import SafetyCheck
from coach.domain.red_flags import RedFlag
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.screens.said_yes import SaidYes
from coach.tui.screens.warning_signs import sign_of
from coach.tui.widgets.sign_list import SignList

KEYS = "n or Enter: none of these.  Digit: yes to that one.  Esc: do not start."


class AnythingNewScreen(ModalScreen[SafetyCheck | None]):
    """Dismissed with the entry to keep, or with None when the run is not to start. `flags` are `short_list`'s."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../safety.tcss"]
    BINDINGS = bindings("anything_new")

    def __init__(self, flags: tuple[RedFlag, ...], now: datetime) -> None:
        super().__init__()
        self._flags = flags
        self._now = now

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("Anything new since last time?", classes="dialog-title")
            yield SignList(tuple(sign_of(flag, brief(flag)) for flag in self._flags), id="signs")
            yield Static(literal(KEYS), id="signs-hint")

    @on(SignList.Told)
    def told(self, event: SignList.Told) -> None:
        """Shows why it does not go on, or the keys."""
        hint = self.query_one("#signs-hint", Static)
        hint.update(literal(event.text or KEYS))
        hint.set_class(bool(event.text), "-told")

    @on(SignList.Decided)
    def decided(self, event: SignList.Decided) -> None:
        """Hands the answers back; each yes is read back first."""
        check = safety_check((flag.id for flag in self._flags), event.answers, "before_run", self._now)
        if event.answers:
            self.app.push_screen(SaidYes(yes_lines(event.answers)), lambda right: self._confirmed(right, check))
        else:
            self.dismiss(check)

    def _confirmed(self, right: bool | None, check: SafetyCheck) -> None:
        if right:
            self.dismiss(check)

    def action_leave(self) -> None:
        """Does not start."""
        self.dismiss(None)
