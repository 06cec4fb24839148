"""A check-in that begins with what a template holds."""

from textual.widgets import Input

from coach.domain.person.settings import Template
from coach.domain.text import one_line
from coach.tui.screens.check_in import CheckInScreen
from coach.tui.widgets.body_chart import BodyChart


class CheckInFrom(CheckInScreen):
    """The check-in with the places and the note of `template`; the number is always a new one."""

    def __init__(self, template: Template) -> None:
        super().__init__()
        self._template = template

    def on_mount(self) -> None:
        """Marks the places and fills in the note."""
        chart = self.query_one(BodyChart)
        for place in self._template.places:
            chart.toggle(place)
        self.query_one("#note", Input).value = one_line(self._template.note)
