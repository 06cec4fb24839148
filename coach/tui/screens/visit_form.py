"""Asks for one part of a visit, and for what is ticked of it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from coach.domain.base.moments.reading import Reference, read_again, read_moment, shown_for_change
from coach.domain.journal.entries import Visit
from coach.domain.person.first_questions import Answer
from coach.domain.text import MAX_TEXT, one_line
from coach.domain.visits.course import with_part
from coach.domain.visits.guide import CHECKLIST
from coach.errors import CoachError
from coach.guide.calendars import Appointment
from coach.tui.commands import bindings
from coach.tui.editors.editor import Editor
from coach.tui.editors.places import PlacesEditor
from coach.tui.editors.tick import TickEditor
from coach.tui.literal import literal
from coach.tui.screens.asking import AskingScreen
from coach.tui.visit_parts import PARTS, Field, PartId, from_picks, number, picked, shown
from coach.tui.widgets.checklist import Checklist, Item
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.picks import Picks
from coach.tui.widgets.reading import moment_reading
from coach.tui.widgets.score import ScoreInput
from coach.tui.widgets.yes_no import YesNo

STYLES: list[str | PurePath] = ["../dialogs.tcss", "../check_in.tcss", "../profile.tcss", "../visits.tcss"]
LONGEST = {"provider": 200, "currency": 8}


class VisitForm(AskingScreen[Visit]):
    """One part of `visit`; dismissed with the visit as it is then, or None where there is no time to keep it under.

    The part "plan" also asks when, and Escape there changes nothing.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = STYLES

    def __init__(self, visit: Visit, part: PartId, here: Reference, *, new: bool = False) -> None:
        super().__init__(here.now)
        self._here = here
        self._visit = visit
        self._part = part
        self._new = new

    def compose(self) -> ComposeResult:
        self.HEADING = PARTS[self._part].heading
        yield from super().compose()

    def on_mount(self) -> None:
        """Says what Escape does where it is not the usual."""
        if self._part == "plan":
            self.query_one("#keys", Hint).say("A digit answers · Enter goes on · Escape changes nothing")

    def questions(self) -> ComposeResult:
        """A line for each field, with what was answered before."""
        if self._part == "plan":
            at = "" if self._new else shown_for_change(self._visit.at, self._here)
            with Horizontal(classes="asked"):
                yield Static("When", classes="asked-name")
                yield Input(at, placeholder="tomorrow 14:00, or 10 Dec 14:00", id="at", compact=True)
            yield moment_reading("at", self._read, self._here)
        for field in PARTS[self._part].fields:
            if field.way == "score":
                yield Static(literal(field.name), classes="field-title")
                score = getattr(self._visit, field.id)
                yield ScoreInput(score, optional=True, at_once=True, id=field.id)
                continue
            with Horizontal(classes="asked" if field.way != "several" and not field.options else "asked -picks"):
                yield Static(literal(field.name), classes="asked-name")
                yield self._line(field)

    def _line(self, field: Field) -> Input | YesNo | Picks:
        if field.way == "yes_no":
            asked = YesNo(id=field.id)
            asked.set_reactive(YesNo.answer, getattr(self._visit, field.id))
            return asked
        if field.options:
            several = field.way == "several"
            return Picks(field.options, picked(self._visit, field), several=several, id=field.id)
        longest = LONGEST.get(field.id, MAX_TEXT) if field.way == "text" else 12
        return Input(
            shown(self._visit, field), placeholder=field.example, max_length=longest, id=field.id, compact=True
        )

    @on(Picks.Done)
    def picked(self, event: Picks.Done) -> None:
        """Goes on as after any other answer."""
        self.go_on(event)

    def trouble(self) -> tuple[str, str] | None:
        """A time or a number that can not be read, and what a visit can not hold."""
        if self._part == "plan":
            try:
                self._at()
            except CoachError as error:
                return "#at", " ".join(filter(None, (error.title, error.detail, error.hint)))
        for field in PARTS[self._part].fields:
            try:
                with_part(self._visit, **{field.id: self._value(field)})
            except CoachError as error:
                return f"#{field.id}", f"{error.title} {error.hint}"
        return None

    def answers(self) -> Visit:
        """The visit with what was answered."""
        told = {field.id: self._value(field) for field in PARTS[self._part].fields}
        at = {"at": self._at()} if self._part == "plan" else {}
        return with_part(self._visit, **told, **at)

    def action_leave_out(self) -> None:
        """Leaves out the rest; a time that is being changed is left as it was."""
        if self._part == "plan":
            self.dismiss(None)
        else:
            super().action_leave_out()

    def _at(self) -> datetime:
        return self._read(self.text_of("at"))

    def _read(self, text: str) -> datetime:
        if self._new:
            return read_moment(text, self._here)
        return read_again(text, self._visit.at, self._here)

    def _value(self, field: Field) -> object:
        if field.way == "score":
            return self.score_of(field.id)
        if field.way == "yes_no":
            return self.query_one(f"#{field.id}", YesNo).answer
        if field.options:
            return from_picks(field, self.query_one(f"#{field.id}", Picks).picked)
        if field.way == "text":
            return one_line(self.text_of(field.id))
        return number(self.text_of(field.id), whole=field.way == "whole")


class EditorScreen(ModalScreen[tuple[Answer] | None]):
    """A heading and one editor; dismissed with its answer in a tuple, or None when it was left as it was."""

    CSS_PATH: ClassVar[list[str | PurePath]] = STYLES
    BINDINGS = bindings("edit")

    def __init__(self, heading: str, editor: Editor) -> None:
        super().__init__()
        self._heading = heading
        self._editor = editor

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(literal(self._heading), classes="dialog-title")
            yield self._editor
            yield Hint("Escape changes nothing.", classes="hint escape-hint")

    def on_mount(self) -> None:
        """Puts the keys into the editor."""
        self.query("Checklist, BodyChart").first().focus()

    @on(Editor.Answered)
    def answered(self, event: Editor.Answered) -> None:
        """Hands the answer back."""
        event.stop()
        self.dismiss((event.answer,))

    def action_leave_out(self) -> None:
        """Leaves all as it was."""
        self.dismiss(None)


def which_events(offered: Sequence[Appointment]) -> EditorScreen:
    """The new events of a calendar, with a tick at those that are likely to be visits; answers with their keys."""
    items = [Item(each.key, each.words) for each in offered]
    checklist = Checklist(items, [each.key for each in offered if each.likely], thorough=True)
    return EditorScreen("Which of these are visits?", TickEditor(checklist, lambda: checklist.ticked, "None of them"))


def treated_places(visit: Visit) -> EditorScreen:
    """Asks which places were treated; answers with a tuple of places."""
    return EditorScreen("Which places were treated?", PlacesEditor(visit.areas, "Not sure"))


def to_tell(visit: Visit) -> EditorScreen:
    """The checklist of clinical.md 8.5; answers with a tuple of ids."""
    items = [Item(ident, text) for ident, text in CHECKLIST.items()]
    checklist = Checklist(items, visit.told)
    return EditorScreen("What to tell your therapist", TickEditor(checklist, lambda: checklist.ticked, "None yet"))
