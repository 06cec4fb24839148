"""The ready routines, to be picked in place of the plan."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.exercises.routine import exercise_names
from coach.domain.exercises.vocabulary import EQUIPMENT_NAMES
from coach.domain.journal.entries import Run
from coach.domain.planning.suggest import Suggestion, suggest
from coach.domain.when import day_words
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.row import Column, Row

if TYPE_CHECKING:
    from coach.tui.app import CoachApp


class RoutinesScreen(ModalScreen[str | None]):
    """Dismissed with the id of a routine, or None; a digit picks at once. `runs` are the latest, newest first."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("routines")

    def __init__(self, runs: Sequence[Run]) -> None:
        super().__init__()
        self._runs = runs
        self._offered: tuple[Suggestion, ...] = ()

    @property
    def coach(self) -> "CoachApp":
        """The app, as what it is."""
        return cast("CoachApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog wide"):
            yield Static("Ready routines", classes="dialog-title")
            yield OptionList(id="routines")
            yield Static("", id="routine-about")
            yield Hint("Its number, or arrows and Enter.  Escape goes back.")

    def on_mount(self) -> None:
        """Lists them, those usually done at this hour first."""
        library = self.coach.library
        if library is None:
            return
        now = self.coach.clock.now()
        self._offered = suggest(library.routines.values(), self._runs, now)
        listing = self.query_one(OptionList)
        listing.set_options(
            Option(_row(number, offer, now), offer.routine.id) for number, offer in enumerate(self._offered, 1)
        )
        listing.highlighted = 0
        listing.focus()

    @on(OptionList.OptionHighlighted)
    def marked(self, event: OptionList.OptionHighlighted) -> None:
        """Says what the marked routine is for and what is in it."""
        library = self.coach.library
        if library is None or event.option_id is None:
            return
        routine = library.routines[event.option_id]
        names = " · ".join(exercise_names(routine, library.exercises))
        self.query_one("#routine-about", Static).update(Content.assemble(literal(routine.why), "\n", literal(names)))

    @on(OptionList.OptionSelected)
    def picked(self, event: OptionList.OptionSelected) -> None:
        """Hands the marked routine back."""
        self.dismiss(event.option_id)

    def action_start_number(self, number: str) -> None:
        """Hands the routine with that number back."""
        if int(number) <= len(self._offered):
            self.dismiss(self._offered[int(number) - 1].routine.id)

    def action_close(self) -> None:
        """Goes back."""
        self.dismiss(None)


def _row(number: int, offer: Suggestion, now: datetime) -> Row:
    routine = offer.routine
    return Row(
        Column(str(number) if number <= 9 else "", 1, "bold $primary"),
        Column(routine.name, 36),
        Column(", ".join(EQUIPMENT_NAMES[need] for need in routine.needs), None, "dim", from_width=56),
        Column(_reason(offer, now), 22, "dim", from_width=94),
        Column(f"{routine.minutes} min", 6, align="right"),
    )


def _reason(offer: Suggestion, now: datetime) -> str:
    if offer.last is None:
        return ""
    last = day_words(offer.last.at.date(), now.date())
    return f"usual now, {last}" if offer.usual else f"last {last}"
