"""The editor of a visit: when, with whom, and for a past one the places that were treated."""

from datetime import datetime

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Input, Static

from coach.domain.base.moments.reading import Reference, shown_for_change
from coach.domain.journal.entries import Visit
from coach.domain.person.first_questions import told_visit
from coach.domain.person.typed_answers import parse_last_visit, parse_next_visit
from coach.domain.text import clean, one_line
from coach.errors import CoachError
from coach.tui.editors.editor import Editor
from coach.tui.editors.parts import PartsEditor
from coach.tui.editors.places import PlacesEditor, places_in
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.reading import moment_reading

PROVIDER_LENGTH = 200


class VisitForm(Editor):
    """Two lines; Enter in the first goes on to the second, Enter there keeps the visit."""

    def __init__(self, visit: Visit | None, here: Reference, example: str, *, planned: bool) -> None:
        super().__init__()
        self._visit = visit
        self._planned = planned
        self._here = here
        self._example = example

    def compose(self) -> ComposeResult:
        at = shown_for_change(self._visit.at, self._here) if self._visit else ""
        provider = clean(self._visit.provider) if self._visit else ""
        with Horizontal(classes="field"):
            yield Static("When", classes="field-name")
            yield Input(at, placeholder=self._example, id="at", compact=True)
        yield moment_reading("at", self._parse, self._here)
        with Horizontal(classes="field"):
            yield Static("With", classes="field-name")
            yield Input(
                provider, placeholder="name, if you like", max_length=PROVIDER_LENGTH, id="provider", compact=True
            )
        with Horizontal(classes="buttons"):
            yield Button("Keep it", id="keep", variant="primary", compact=True)
            yield Hint("Enter goes on, Escape is for no visit.  The journal takes one out.")
        yield Static("", classes="editor-line")

    @on(Input.Submitted, "#at")
    def timed(self, event: Input.Submitted) -> None:
        """Goes on to the name when the time can be read."""
        event.stop()
        if self._at() is not None:
            self.query_one("#provider").focus()

    @on(Input.Submitted, "#provider")
    @on(Button.Pressed)
    def keep(self, event: Input.Submitted | Button.Pressed) -> None:
        """Hands the visit on."""
        event.stop()
        at = self._at()
        if at is not None:
            provider = one_line(self.query_one("#provider", Input).value)
            self.answer(told_visit(self._visit, at, provider, planned=self._planned))

    def _parse(self, text: str) -> datetime:
        return parse_next_visit(text, self._here) if self._planned else parse_last_visit(text, self._here)

    def _at(self) -> datetime | None:
        line = self.query_one("#at", Input)
        try:
            if line.value.strip():
                return self._parse(line.value)
            self.say(f"When is it? A day and a time, {self._example}. No visit: press Escape.")
        except CoachError as error:
            self.refuse(error)
        line.focus()
        return None


class VisitEditor(PartsEditor):
    """Answers with the visit; one that is not `planned` but past has places that were treated as well."""

    def __init__(self, visit: Visit | None, here: Reference, example: str, *, planned: bool) -> None:
        super().__init__()
        self._form = VisitForm(visit, here, example, planned=planned)
        self._planned = planned
        self._visit: Visit | None = None

    async def on_mount(self) -> None:
        """Begins with the form."""
        await self.show("", self._form)

    def leave_out(self) -> bool:
        """Leaves the places out, where they are being asked."""
        if self._visit is None:
            return False
        self.answer(self._visit)
        return True

    @on(Editor.Answered)
    async def answered(self, event: Editor.Answered) -> None:
        """Takes the visit, and then the places."""
        if event.editor is self:
            return
        event.stop()
        if isinstance(event.answer, Visit):
            self._visit = event.answer
            if self._planned:
                self.answer(self._visit)
                return
            await self.show("Which places were treated?", PlacesEditor(self._visit.areas, "Not sure"))
        elif self._visit is not None:
            self.answer(msgspec.structs.replace(self._visit, areas=places_in(event.answer)))
