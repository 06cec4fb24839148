"""How Coach reads what is being typed, before it is saved."""

from collections.abc import Callable
from datetime import date, datetime

from textual.widgets import Input, Static

from coach.domain.base.moments.reading import Reference
from coach.domain.base.moments.words import day_in_full, moment_in_full
from coach.errors import CoachError
from coach.tui.literal import literal


class Reading(Static):
    """Stands under the line `line` of its parent: "= Thu 10 December, 14:00", or what is not clear; blank without text.

    `words` reads the text and says what was understood, or raises CoachError.
    """

    def __init__(self, line: str, words: Callable[[str], str]) -> None:
        super().__init__("", classes="reading")
        self._line = line
        self._words = words

    def on_mount(self) -> None:
        """Follows the line from now on."""
        assert self.parent is not None
        self.watch(self.parent.query_one(f"#{self._line}", Input), "value", self._show)

    def _show(self, text: str) -> None:
        blank = not text.strip()
        self.set_class(blank, "-blank")
        if blank:
            self.update("")
            return
        try:
            self.update(literal(f"= {self._words(text)}"))
            self.remove_class("-unclear")
        except CoachError as error:
            self.update(literal(" ".join(part for part in (error.title, error.hint) if part)))
            self.add_class("-unclear")


def moment_reading(line: str, read: Callable[[str], datetime], here: Reference) -> Reading:
    """The reading of a line for a moment."""
    return Reading(line, lambda text: moment_in_full(read(text), here.today))


def day_reading(line: str, read: Callable[[str], date], here: Reference) -> Reading:
    """The reading of a line for a day."""
    return Reading(line, lambda text: day_in_full(read(text), here.today))
