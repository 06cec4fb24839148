"""Asks what of the journal to show."""

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Select, Static

from coach.domain.exercises.vocabulary import REGIONS
from coach.domain.exercises.wording import REGION_NAMES
from coach.domain.journal.entries import KIND_NAMES
from coach.domain.journal.view import JournalFilter
from coach.domain.measures.score import SCORES
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.choice_field import choice_field
from coach.tui.widgets.hint import Hint

WRONG_WAY_ROUND = "The lower number comes first."


class JournalFilterScreen(ModalScreen[JournalFilter | None]):
    """Dismissed with the filter, or None when it was left as it was; the words that are searched for stay."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("edit")

    def __init__(self, wanted: JournalFilter) -> None:
        super().__init__()
        self._wanted = wanted

    def compose(self) -> ComposeResult:
        wanted = self._wanted
        scores = [(str(score), score) for score in SCORES]
        with Vertical(classes="dialog"):
            yield Static("Show only", classes="dialog-title")
            yield from choice_field("Kind", "kind", [(name, kind) for kind, name in KIND_NAMES.items()], wanted.kind)
            yield from choice_field("Where", "region", [(REGION_NAMES[r], r) for r in REGIONS], wanted.region)
            with Horizontal(classes="field"):
                yield Static("Exercise", classes="field-name")
                yield Input(wanted.exercise, placeholder="part of its name", id="exercise", compact=True)
            yield from choice_field("Pain from", "least", scores, wanted.least)
            yield from choice_field("Pain to", "most", scores, wanted.most)
            with Horizontal(classes="buttons"):
                yield Button("Show", id="show", variant="primary", compact=True)
            yield Hint("Tab goes on, Enter chooses.  Escape leaves it.", id="hint")

    @on(Input.Submitted)
    @on(Button.Pressed)
    def show(self, event: Message) -> None:
        """Hands the filter back."""
        event.stop()
        least, most = self.query_one("#least", Select).selection, self.query_one("#most", Select).selection
        if least is not None and most is not None and least > most:
            self.query_one("#hint", Static).update(literal(WRONG_WAY_ROUND))
            return
        self.dismiss(
            msgspec.structs.replace(
                self._wanted,
                kind=self.query_one("#kind", Select).selection,
                region=self.query_one("#region", Select).selection,
                exercise=self.query_one("#exercise", Input).value.strip(),
                least=least,
                most=most,
            )
        )

    def action_leave_out(self) -> None:
        """Leaves the filter as it was."""
        self.dismiss(None)
