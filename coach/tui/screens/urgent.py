"""Stop, doctor today, clinician first: plain words that stay until they have been read (clinical.md 1.1)."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Button, Input, Static

from coach.domain.exercises.vocabulary import Level
from coach.domain.journal.entries import Clearance
from coach.domain.run.hurt import EMERGENCY_FALLBACK
from coach.domain.safety.clearing import clearable_now, clearing_words
from coach.domain.safety.record import SafetyRecord
from coach.domain.safety.standing import Standing, standing
from coach.domain.safety.urgency import CRISIS_TITLE, UNDERSTOOD, LockWords, lock_words
from coach.guide.moments import reference
from coach.tui.commands import bindings
from coach.tui.holding import Holding
from coach.tui.literal import literal
from coach.tui.store_work import StoreScreen

CALLS: dict[Level, str] = {
    "EMERGENCY": "Call {emergency} now. Do not drive yourself.",
    "SAME_DAY": "Call a doctor today. If it gets worse fast: {emergency}",
    "CLINICIAN_FIRST": "Make an appointment. If it gets worse fast: {emergency}",
}
HINT = f"When you have read this, type {UNDERSTOOD} and press Enter."
WRONG = f"Type the word {UNDERSTOOD}, then press Enter."
CRISIS_CALL = "Call a crisis line or {emergency} now"


@dataclass
class ClearanceKept(Message):
    """A clinician's word is in the record."""

    record: SafetyRecord


class UrgentScreen(Holding, StoreScreen[bool]):
    """Shows level 1 to 3 of `where`, which has to be open; no other key leads anywhere.

    Dismissed with True once the word was typed, with False when nothing of level 1 to 3 is open any more, because a
    clinician has cleared it.
    """

    CSS_PATH = "../safety.tcss"
    BINDINGS = bindings("urgent")
    AUTO_FOCUS = "#word"

    def __init__(self, where: Standing, emergency_number: str) -> None:
        super().__init__()
        self._where = where
        self._emergency_number = emergency_number

    @property
    def _words(self) -> LockWords:
        words = lock_words(self._where, self._emergency_number, self.coach.clock.now())
        assert words is not None
        return words

    def compose(self) -> ComposeResult:
        words = self._words
        now = self.coach.clock.now()
        self.set_class(words.level == "EMERGENCY", "-emergency")
        self.set_class(words.level == "SAME_DAY", "-same-day")
        yield Static(literal(words.title), id="urgent-title")
        with VerticalScroll(id="urgent-text", can_focus=False):
            call = CRISIS_CALL if words.title == CRISIS_TITLE else CALLS[words.level]
            number = self._emergency_number or EMERGENCY_FALLBACK
            yield Static(literal(call.format(emergency=number)), id="urgent-call")
            for part in (*words.reasons, words.message, clearing_words(self._where, now)):
                yield Static(literal(part), classes="urgent-part")
        with Horizontal(id="urgent-clear"):
            if clearable_now(self._where, now):
                yield Button("F2  Note what a doctor or physio said", id="clear", compact=True)
        yield Static(literal(f"{HINT} {words.then}"), id="urgent-hint")
        with Horizontal(id="urgent-way"):
            yield Input(id="word", compact=True, max_length=40)

    @on(Input.Submitted)
    def typed(self, event: Input.Submitted) -> None:
        """Lets go when it is the word."""
        event.stop()
        if event.value.strip().casefold() == UNDERSTOOD.casefold():
            self.dismiss(True)
        else:
            event.input.clear()
            self.action_stay()

    def action_stay(self) -> None:
        """Says again how it goes on."""
        hint = self.query_one("#urgent-hint", Static)
        hint.update(literal(f"{WRONG} {self._words.then}"))
        hint.add_class("-told")
        self.query_one("#word").focus()

    def action_scroll(self, by: int) -> None:
        """Moves the text by `by` lines."""
        self.query_one("#urgent-text").scroll_relative(y=by, animate=False)

    @on(Button.Pressed, "#clear")
    def action_clear(self) -> None:
        """Asks what a clinician has said, where its time has come."""
        now = self.coach.clock.now()
        if not clearable_now(self._where, now):
            self.action_stay()
            return
        from coach.tui.screens.clearing import ClearingScreen

        self.app.push_screen(ClearingScreen(self._where, reference(self.coach.clock)), self._cleared)

    def _cleared(self, clearance: Clearance | None) -> None:
        if clearance is not None:
            self.write_store(lambda: ClearanceKept(self.coach.store.keep_safety(clearance)))

    async def on_clearance_kept(self, event: ClearanceKept) -> None:
        """Shows what is left, or lets go."""
        self._where = standing(event.record.entries, self.coach.clock.now())
        if self._where.level in CALLS:
            await self.recompose()
            self.query_one("#word").focus()
        else:
            self.dismiss(False)
