"""The pain of the last days as a small picture with its numbers."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coach.domain.measures.trend import PainDay, bars
from coach.domain.when import WEEKDAYS

CELL = 3
LINES_BELOW = 2


class PainTrend(Widget):
    """Bars with their numbers and weekdays under them, as tall as the widget; never a bar without its number."""

    trend: reactive[Sequence[PainDay]] = reactive(())

    def render(self) -> RenderResult:
        height = max(1, self.size.height - LINES_BELOW)
        columns = [bars(day.mean, height) for day in self.trend]
        picture = ["".join((column[line] * 2).rjust(CELL) for column in columns) for line in range(height)]
        numbers = "".join(("–" if day.mean is None else str(round(day.mean))).rjust(CELL) for day in self.trend)
        weekdays = "".join(WEEKDAYS[day.day.weekday()][:2].rjust(CELL) for day in self.trend)
        return Content.assemble(
            ("\n".join(picture), "$chart-line"), "\n",
            (numbers, "bold"), "\n",
            (weekdays, "dim"),
        )  # fmt: skip
