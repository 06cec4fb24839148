"""Changes an entry of the journal: whatever its kind holds, where it hurt, its time and its note."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import ClassVar

import msgspec
from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static, TextArea

from coach.domain.base.moments.reading import Reference, Side, read_again, shown_for_change
from coach.domain.exercises.exercise import Score
from coach.domain.journal.entries import Activities, AnyEntry, Place, Run, Visit
from coach.domain.journal.words import kind_words, place_words
from coach.domain.text import MAX_TEXT, clean
from coach.errors import CoachError
from coach.tui.commands import bindings
from coach.tui.entry_fields import FIELDS, MAY_BE_PLANNED, PAIN, PLACES, changed, contradiction, typed_number
from coach.tui.literal import literal
from coach.tui.visit_parts import Field, from_picks, picked, shown
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.picks import Picks
from coach.tui.widgets.reading import moment_reading
from coach.tui.widgets.score import ScoreInput
from coach.tui.widgets.yes_no import YesNo

TAKES_BACK = ("backspace", "delete")


class OtherScore(ScoreInput):
    """0 to 10 of something else than pain."""

    def words(self, score: Score | None) -> str:
        """The bare number: mild and severe are words of pain."""
        return "not answered" if score is None else f"{score} of 10"


class EditScreen(ModalScreen[AnyEntry | None]):
    """Dismissed with the changed entry, or None when it was left as it was."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../check_in.tcss", "../visits.tcss"]
    BINDINGS = bindings("edit")

    def __init__(self, entry: AnyEntry, here: Reference) -> None:
        super().__init__()
        self._entry = entry
        self._here = here
        self._fields = FIELDS.get(type(entry), ())
        self._places: tuple[Place, ...] = getattr(entry, PLACES.get(type(entry), ""), ())

    def compose(self) -> ComposeResult:
        entry = self._entry
        with Vertical(classes="dialog asking edit"):
            yield Static(literal(kind_words(entry)), classes="dialog-title")
            with VerticalScroll(id="fields", can_focus=False):
                for field in self._fields:
                    yield from self._line(field)
                if isinstance(entry, Activities):
                    for number, rating in enumerate(entry.ratings):
                        yield Static(literal(rating.name), classes="field-title")
                        yield OtherScore(rating.score, id=f"rating-{number}")
                if type(entry) in PLACES:
                    yield from _named("Where", Button(literal(self._where()), id="places", compact=True))
                yield from _named("When", Input(shown_for_change(entry.at, self._here), id="at", compact=True))
                yield moment_reading("at", self._read, self._here)
                yield Static("Note", classes="field-title")
                yield TextArea(clean(entry.note), id="note", tab_behavior="focus", compact=True)
            with Horizontal(classes="buttons"):
                yield Button("Save", id="save", variant="primary", compact=True)
                yield Hint("Tab goes on · Backspace empties · Esc leaves it")
            yield Static("", id="trouble")

    def _line(self, field: Field) -> ComposeResult:
        entry = self._entry
        if field.way == "score":
            yield Static(literal(field.name), classes="field-title")
            scale = ScoreInput if field.id in PAIN else OtherScore
            yield scale(getattr(entry, field.id), id=field.id)
        elif field.way == "yes_no":
            asked = YesNo(id=field.id)
            asked.set_reactive(YesNo.answer, getattr(entry, field.id))
            yield from _named(field.name, asked)
        elif field.options:
            picks = Picks(field.options, picked(entry, field), several=field.way == "several", id=field.id)
            yield from _named(field.name, picks, "asked -picks")
        else:
            line = Input(shown(entry, field), placeholder=field.example, max_length=MAX_TEXT, id=field.id, compact=True)
            yield from _named(field.name, line)

    def _where(self) -> str:
        return "; ".join(place_words(place) for place in self._places) or "nowhere named"

    def on_key(self, event: events.Key) -> None:
        """Takes an answer back."""
        if event.key not in TAKES_BACK:
            return
        if isinstance(self.focused, ScoreInput):
            self.focused.score = None
        elif isinstance(self.focused, YesNo):
            self.focused.answer = None
        elif self.focused is not None and self.focused.id == "places":
            self._take_places(())

    @on(ScoreInput.Chosen)
    @on(YesNo.Answered)
    @on(Picks.Done)
    @on(Input.Submitted)
    def on_with_it(self) -> None:
        """Enter goes on to the next field."""
        self.focus_next()

    @on(Button.Pressed, "#places")
    @work
    async def ask_places(self) -> None:
        """Asks where, on the figure; of a visit, which places were treated."""
        from coach.tui.editors.places import places_in
        from coach.tui.screens.places import PlacesScreen
        from coach.tui.screens.visit_form import treated_places

        if isinstance(self._entry, Visit):
            told = await self.app.push_screen_wait(treated_places(changed(self._entry, {"areas": self._places})))
            places = None if told is None else places_in(told[0])
        else:
            places = await self.app.push_screen_wait(PlacesScreen(self._places))
        if places is not None:
            self._take_places(places)

    def _take_places(self, places: tuple[Place, ...]) -> None:
        self._places = places
        self.query_one("#places", Button).label = literal(self._where())

    @on(Button.Pressed, "#save")
    def save(self) -> None:
        """Hands the changed entry back, or says what is wrong with it."""
        note = self.query_one("#note", TextArea).text
        try:
            at = self._read(self.query_one("#at", Input).value)
        except CoachError as error:
            self._refuse("at", _sentences(error))
            return
        if len(note) > MAX_TEXT:
            self._refuse("note", f"The note is too long: at most {MAX_TEXT:,} characters.")
        elif (new := self._answered()) is not None:
            self.dismiss(_moved(msgspec.structs.replace(new, note=note), at))

    def _read(self, text: str) -> datetime:
        side: Side = "either" if isinstance(self._entry, MAY_BE_PLANNED) else "past"
        return read_again(text, self._entry.at, self._here, side)

    def _answered(self) -> AnyEntry | None:
        """The entry with all fields; None where one was refused."""
        new = self._entry
        for ident, read in self._told():
            try:
                new = changed(new, read())
            except CoachError as error:
                self._refuse(ident, _sentences(error))
                return None
        if trouble := contradiction(new):
            self._refuse(self._fields[0].id, trouble)
            return None
        return new

    def _told(self) -> Iterator[tuple[str, Callable[[], dict[str, object]]]]:
        """Each field, with what reads it."""
        for field in self._fields:
            yield field.id, partial(self._answer, field)
        if isinstance(self._entry, Activities):
            scores = [self.query_one(f"#rating-{n}", ScoreInput).score for n in range(len(self._entry.ratings))]
            ratings = [
                {"name": rating.name, "score": score} for rating, score in zip(self._entry.ratings, scores, strict=True)
            ]
            yield "rating-0", lambda: {"ratings": ratings}
        if name := PLACES.get(type(self._entry)):
            yield "places", lambda: {name: self._places}

    def _answer(self, field: Field) -> dict[str, object]:
        return {field.id: self._value(field)}

    def _value(self, field: Field) -> object:
        widget = self.query_one(f"#{field.id}")
        if isinstance(widget, ScoreInput):
            return widget.score
        if isinstance(widget, YesNo):
            return widget.answer
        if isinstance(widget, Picks):
            return from_picks(field, widget.picked)
        text = self.query_one(f"#{field.id}", Input).value
        if field.way == "text":
            return text.strip()
        return typed_number(text, whole=field.way == "whole")

    def _refuse(self, field: str, reason: str) -> None:
        self.query_one("#trouble", Static).update(literal(reason))
        self.query_one(f"#{field}").focus()

    def action_leave_out(self) -> None:
        """Changes nothing."""
        self.dismiss(None)


def _named(name: str, widget: Input | Button | Picks | YesNo, classes: str = "asked") -> ComposeResult:
    with Horizontal(classes=classes):
        yield Static(literal(name), classes="asked-name")
        yield widget


def _sentences(error: CoachError) -> str:
    return " ".join(part for part in (error.title, error.detail, error.hint) if part)


def _moved(entry: AnyEntry, at: datetime) -> AnyEntry:
    """The entry at another time; a run keeps its length."""
    if isinstance(entry, Run):
        return msgspec.structs.replace(entry, at=at, ended_at=entry.ended_at + (at - entry.at))
    return msgspec.structs.replace(entry, at=at)
