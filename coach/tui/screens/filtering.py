"""Asks what of the library to show."""

from collections.abc import Iterable

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Select, Static

from coach.domain.exercises.browse import Filter, held_kinds, needed_things
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS
from coach.domain.exercises.vocabulary import EQUIPMENT_NAMES, PHASE_NAMES, PHASES
from coach.domain.exercises.wording import REGION_NAMES
from coach.domain.journal.entry import Place
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.choice_field import choice_field
from coach.tui.widgets.hint import Hint

MINUTES = (1, 2, 5, 10, 15, 20)


class FilterScreen(ModalScreen[Filter | None]):
    """Dismissed with the filter, or None when it was left as it was."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("edit")

    def __init__(self, wanted: Filter, exercises: Iterable[Exercise]) -> None:
        super().__init__()
        self._wanted = wanted
        held = tuple(exercises)
        self._kinds, self._things = held_kinds(held), needed_things(held)
        self._region = wanted.region

    def compose(self) -> ComposeResult:
        wanted = self._wanted
        with Vertical(classes="dialog"):
            yield Static("Show only", classes="dialog-title")
            with Horizontal(classes="field"):
                yield Static("Name", classes="field-name")
                yield Input(wanted.text, placeholder="part of a name", id="text", compact=True)
            yield from choice_field("Kind", "kind", [(KINDS[kind].word, kind) for kind in self._kinds], wanted.kind)
            with Horizontal(classes="field"):
                yield Static("Where", classes="field-name")
                yield Button(literal(self._where()), id="region", compact=True)
            things = [(EQUIPMENT_NAMES[thing], thing) for thing in self._things]
            yield from choice_field("With", "equipment", things, wanted.equipment)
            lengths = [(f"up to {m} min", m) for m in MINUTES]
            yield from choice_field("Time", "minutes", lengths, wanted.minutes or None)
            yield from choice_field("Phase", "phase", [(PHASE_NAMES[p], p) for p in PHASES], wanted.phase)
            with Horizontal(classes="buttons"):
                yield Button("Show", id="show", variant="primary", compact=True)
            yield Hint("Tab goes on, Enter chooses; Enter on the name shows.  Escape leaves it.")

    def _where(self) -> str:
        return REGION_NAMES[self._region] if self._region else "anywhere"

    @on(Button.Pressed, "#region")
    @work
    async def ask_region(self) -> None:
        """Asks where, on the body."""
        from coach.tui.editors.places import PlacesEditor, places_in
        from coach.tui.screens.visit_form import EditorScreen

        marked = (Place(self._region),) if self._region else ()
        told = await self.app.push_screen_wait(EditorScreen("Where?", PlacesEditor(marked, "Anywhere", "region")))
        if told is not None:
            self._region = next((place.region for place in places_in(told[0])), None)
            self.query_one("#region", Button).label = literal(self._where())

    @on(Input.Submitted)
    @on(Button.Pressed, "#show")
    def show(self, event: Message) -> None:
        """Hands the filter back."""
        event.stop()
        self.dismiss(
            Filter(
                text=self.query_one("#text", Input).value,
                kind=self.query_one("#kind", Select).selection,
                region=self._region,
                equipment=self.query_one("#equipment", Select).selection,
                minutes=self.query_one("#minutes", Select).selection or 0,
                phase=self.query_one("#phase", Select).selection,
            )
        )

    def action_leave_out(self) -> None:
        """Leaves the filter as it was."""
        self.dismiss(None)
