"""Writes down the dose that a therapist has set for an exercise; it wins over every dose rule."""

from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from coach.domain.dosing.levels import level_of
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.wording import dose_words
from coach.domain.person.profile import Instruction
from coach.domain.text import MAX_TEXT
from coach.errors import CoachError
from coach.guide.homework import therapist_dose
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hint import Hint

Told = Instruction | Literal["own"] | None


class TherapistDoseScreen(ModalScreen[Told]):
    """Dismissed with the dose to keep, "own" to go back to one's own dose, or None to leave it as it is."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("therapist_dose")
    AUTO_FOCUS = "#sets"

    def __init__(self, exercise: Exercise, told: Instruction | None) -> None:
        super().__init__()
        self._exercise = exercise
        self._told = told
        self._holds = level_of(exercise).hold_s is not None

    def compose(self) -> ComposeResult:
        told = self._told
        dial = (told.hold_s if self._holds else told.reps) if told else None
        with Vertical(classes="dialog"):
            yield Static("What did your therapist say?", classes="dialog-title")
            yield Static(
                literal(f"{self._exercise.name}, on record: {dose_words(self._exercise)}"), classes="dialog-prompt"
            )
            with Horizontal(classes="field"):
                yield Static("Sets", classes="field-name")
                yield Input(_shown(told.sets if told else None), id="sets", compact=True, max_length=3)
            with Horizontal(classes="field"):
                yield Static("Seconds" if self._holds else "Times", classes="field-name")
                yield Input(_shown(dial), id="dial", compact=True, max_length=5)
            with Horizontal(classes="field"):
                yield Static("Said", classes="field-name")
                yield Input(
                    told.said if told else "", "3x10, or 2 x 30 s", id="said", compact=True, max_length=MAX_TEXT
                )
            yield Static(id="trouble")
            with Horizontal(classes="buttons"):
                yield Button("Keep", id="keep", variant="primary", compact=True)
                if told:
                    yield Button("Back to my own dose", id="own", compact=True)
                yield Hint("Enter keeps it.  Esc leaves it.")

    @on(Input.Submitted)
    @on(Button.Pressed, "#keep")
    def keep(self) -> None:
        """Hands the dose back, or says what is wrong with it."""
        try:
            self.dismiss(self._typed())
        except CoachError as error:
            self.query_one("#trouble", Static).update(literal(str(error)))

    @on(Input.Changed)
    def show_reading(self) -> None:
        """Shows what the words say while no number is given."""
        shown = ""
        if not any(self.query_one(field, Input).value.strip() for field in ("#sets", "#dial")):
            try:
                told = self._typed()
            except CoachError as error:
                shown = str(error) if self.query_one("#said", Input).value.strip() else ""
            else:
                dial = f"{told.hold_s} s" if told.hold_s else f"{told.reps} times" if told.reps else "as on record"
                shown = f"Understood: {told.sets} x {dial}" if told.sets else f"Understood: {dial}"
        self.query_one("#trouble", Static).update(literal(shown))

    def _typed(self) -> Instruction:
        """The dose in the fields. Raises CoachError."""
        sets, dial = (_number(self.query_one(field, Input).value) for field in ("#sets", "#dial"))
        hold_s, reps = (dial, None) if self._holds else (None, dial)
        return therapist_dose(self._exercise, sets, hold_s, reps, self.query_one("#said", Input).value)

    @on(Button.Pressed, "#own")
    def back_to_own(self) -> None:
        """Takes the therapist's dose away."""
        self.dismiss("own")

    def action_leave(self) -> None:
        """Changes nothing."""
        self.dismiss(None)


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)


def _number(text: str) -> int | None:
    typed = text.strip()
    if typed and not (typed.isascii() and typed.isdecimal()):
        raise CoachError("Please write whole numbers, or leave a field empty for the dose on record.")
    return int(typed) if typed else None
