"""Asks how many visits are planned, at what price, and how much a month may cost (clinical.md 8.4)."""

from datetime import datetime

import msgspec
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from coach.domain.person.profile import Course
from coach.domain.text import clean, one_line
from coach.errors import CoachError
from coach.tui.literal import literal
from coach.tui.screens.asking import AskingScreen
from coach.tui.visit_parts import number

FIELDS = (("visits", "Visits planned", 3), ("price", "Price of one", 12), ("monthly", "At most a month", 12))
NOT_SO = "Up to 500 visits and amounts up to 100 000, please."


class CourseForm(AskingScreen[Course]):
    """Dismissed with the course as the person plans it."""

    HEADING = "The visits you plan, and what they may cost"

    def __init__(self, course: Course, now: datetime) -> None:
        super().__init__(now)
        self._course = course

    def questions(self) -> ComposeResult:
        """A line for each number, and the currency."""
        for ident, name, longest in FIELDS:
            value = getattr(self._course, ident)
            with Horizontal(classes="asked"):
                yield Static(literal(name), classes="asked-name")
                yield Input("" if value is None else f"{value:g}", max_length=longest, id=ident, compact=True)
        with Horizontal(classes="asked"):
            yield Static("Currency", classes="asked-name")
            yield Input(clean(self._course.currency), placeholder="like EUR", max_length=8, id="currency", compact=True)

    def trouble(self) -> tuple[str, str] | None:
        """A number that can not be read, and one that is too large."""
        for ident, _, _ in FIELDS:
            try:
                msgspec.convert({ident: self._number(ident)}, Course)
            except CoachError as error:
                return f"#{ident}", f"{error.title} {error.hint}"
            except msgspec.ValidationError:
                return f"#{ident}", NOT_SO
        return None

    def answers(self) -> Course:
        """The course."""
        told = {ident: self._number(ident) for ident, _, _ in FIELDS}
        return msgspec.convert({**told, "currency": one_line(self.text_of("currency"))}, Course)

    def _number(self, ident: str) -> float | int | None:
        return number(self.text_of(ident), whole=ident == "visits")
