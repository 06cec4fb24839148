"""Changes an entry of the journal: pain, time and note."""

from datetime import datetime

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static, TextArea

from coach.domain.entries import AnyEntry, CheckIn, Morning, Run, Visit
from coach.domain.entry_words import kind_words
from coach.domain.text import MAX_TEXT, clean
from coach.domain.when import parse_moment
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.score import ScoreInput


class EditScreen(ModalScreen[AnyEntry | None]):
    """Dismissed with the changed entry, or None when it was left as it was."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("edit")

    def __init__(self, entry: AnyEntry, now: datetime) -> None:
        super().__init__()
        self._entry = entry
        self._now = now

    def compose(self) -> ComposeResult:
        entry = self._entry
        with Vertical(classes="dialog"):
            yield Static(literal(kind_words(entry)), classes="dialog-title")
            if isinstance(entry, (CheckIn, Morning)):
                yield Static("Pain", classes="field-title")
                yield ScoreInput(entry.pain, id="pain")
            if isinstance(entry, Run):
                yield Static("Pain before", classes="field-title")
                yield ScoreInput(entry.before, id="before")
                yield Static("Pain after", classes="field-title")
                yield ScoreInput(entry.after, id="after")
            with Horizontal(classes="field"):
                yield Static("When", classes="field-name")
                yield Input(f"{entry.at:%Y-%m-%d %H:%M}", id="at", compact=True)
            yield Static("Note", classes="field-title")
            yield TextArea(clean(entry.note), id="note", tab_behavior="focus", compact=True)
            with Horizontal(classes="buttons"):
                yield Button("Save", id="save", variant="primary", compact=True)
                yield Static("Tab goes on.  Escape changes nothing.", classes="hint")
            yield Static("", id="trouble")

    @on(ScoreInput.Chosen)
    @on(Input.Submitted)
    def on_with_it(self) -> None:
        """Enter goes on to the next field."""
        self.focus_next()

    @on(Button.Pressed)
    def save(self) -> None:
        """Hands the changed entry back, or says what is wrong with it."""
        note = self.query_one("#note", TextArea).text
        at = parse_moment(self.query_one("#at", Input).value, self._entry.at)
        if at is None:
            self._refuse("#at", "Write the time like 2026-11-23 21:05 or 21:05.")
        elif at > self._now and not isinstance(self._entry, Visit):
            self._refuse("#at", "That time is still to come.")
        elif len(note) > MAX_TEXT:
            self._refuse("#note", f"The note is too long: at most {MAX_TEXT:,} characters.")
        else:
            self.dismiss(self._changed(at, note))

    def _changed(self, at: datetime, note: str) -> AnyEntry:
        entry = self._entry
        if isinstance(entry, (CheckIn, Morning)):
            pain = self.query_one("#pain", ScoreInput).score
            return msgspec.structs.replace(entry, at=at, note=note, pain=entry.pain if pain is None else pain)
        if not isinstance(entry, Run):
            return msgspec.structs.replace(entry, at=at, note=note)
        before, after = (self.query_one(name, ScoreInput).score for name in ("#before", "#after"))
        ended_at = entry.ended_at + (at - entry.at)
        return msgspec.structs.replace(entry, at=at, ended_at=ended_at, note=note, before=before, after=after)

    def _refuse(self, field: str, reason: str) -> None:
        self.query_one("#trouble", Static).update(literal(reason))
        self.query_one(field).focus()

    def action_leave_out(self) -> None:
        """Changes nothing."""
        self.dismiss(None)
