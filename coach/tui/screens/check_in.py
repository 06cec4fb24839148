"""Check-in: a number and Enter; a place and a note where the person wants to."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Select, Static

from coach.domain.entries import CheckIn, Place
from coach.domain.exercise import Score
from coach.domain.vocabulary import REGIONS, SIDES, Region, Side
from coach.domain.wording import REGION_NAMES
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.store_work import StoreScreen
from coach.tui.widgets.score import ScoreInput


@dataclass
class CheckInKept(Message):
    """The check-in is in the journal."""

    entry: CheckIn


class CheckInScreen(ModalScreen[None], StoreScreen[None]):
    """Pain now, 0-10; where and a note are optional."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("check_in")

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("Check-in: how much does it hurt now?", classes="dialog-title")
            yield ScoreInput(id="score")
            yield Static("0 to 10, then Enter saves.  Tab: a place or note first.", classes="hint")
            with Horizontal(classes="field"):
                yield Static("Where", classes="field-name")
                yield Select(
                    [(literal(REGION_NAMES[region]), region) for region in REGIONS],
                    prompt="no place",
                    id="region",
                    compact=True,
                )
            with Horizontal(classes="field"):
                yield Static("Side", classes="field-name")
                yield Select([(literal(side), side) for side in SIDES], prompt="no side", id="side", compact=True)
            with Horizontal(classes="field"):
                yield Static("Note", classes="field-name")
                yield Input(placeholder="what you did, what helped, anything", id="note", compact=True)
            with Horizontal(classes="buttons"):
                yield Button("Save", id="save", variant="primary", compact=True)

    @on(ScoreInput.Chosen)
    @on(Input.Submitted)
    @on(Button.Pressed)
    def save(self, event: Message) -> None:
        """Writes the check-in down, once there is a number."""
        event.stop()
        scale = self.query_one(ScoreInput)
        if scale.score is None:
            scale.focus()
            self.coach.tell("Type a number from 0 to 10 first.")
            return
        entry = CheckIn(
            at=self.coach.clock.now(),
            pain=scale.score,
            places=self._places(scale.score),
            note=self.query_one("#note", Input).value,
        )
        self.write_store(lambda: CheckInKept(self.coach.store.journal.add(entry)))

    def _places(self, score: Score) -> tuple[Place, ...]:
        region: Region | None = self.query_one("#region", Select).selection
        side: Side | None = self.query_one("#side", Select).selection
        return (Place(region, side, score),) if region else ()

    def on_check_in_kept(self, event: CheckInKept) -> None:
        """Says so, and closes."""
        self.coach.tell(f"Pain {event.entry.pain} of 10 is in your journal.", title="Saved")
        self.dismiss()

    def action_leave_out(self) -> None:
        """Closes without writing."""
        self.dismiss()
