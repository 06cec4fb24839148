"""Pain day by day as a chart with axes.

Our own, because textual-plot brings numpy along (60 MB) and its canvas ends the app where NO_COLOR is set.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coach.domain.review.page import ChartDay
from coach.report.page_words import bins, mean_of, short_day, short_month
from coach.tui.widgets.braille import ACROSS, DOWN, Braille

MOST_PAIN = 10
LABEL = 4
"""Two digits, a space and the axis."""
BELOW = 3
"""The letters, the axis and the dates."""
LEAST_ROWS = 2
LEAST_COLUMNS = 8
DATE = 9
GAP = 4
YEAR = 366

Point = tuple[float, float]


class PainChart(Widget):
    """The average of each day, 0 to 10, as a line with gaps; V below it where a visit was, f where a flare was.

    • is a day between two that were not rated. Of more days than there are dots, each dot is the mean of a few.
    """

    days: reactive[tuple[ChartDay, ...]] = reactive(())

    def render(self) -> RenderResult:
        columns, rows = self.size.width - LABEL, self.size.height - BELOW
        if not self.days or columns < LEAST_COLUMNS or rows < LEAST_ROWS:
            return Content("")
        ticks = dict(self._ticks(columns))
        axis = "".join("┬" if column in ticks else "─" for column in range(columns))
        dates = [" "] * columns
        for column, words in ticks.items():
            dates[column : column + len(words)] = words
        lines = [
            *(
                Content.assemble((_label(row, rows), "dim"), ("".join(cells), "$chart-line"))
                for row, cells in enumerate(self._curve(columns, rows))
            ),
            Content.assemble(("   │", "dim"), ("".join(self._letters(columns)), "bold $chart-mark")),
            Content.styled(f"   └{axis}", "dim"),
            Content(f"{'':{LABEL}}{''.join(dates)}"),
        ]
        return Content("\n").join(lines)

    def _curve(self, columns: int, rows: int) -> list[list[str]]:
        field = Braille(columns, rows)
        alone: list[tuple[int, int]] = []
        for run in _runs(self.days, columns * ACROSS):
            dots = [(self._x(at, columns * ACROSS), _y(pain, rows * DOWN)) for at, pain in run]
            for start, end in pairwise(dots):
                field.line(start, end)
            alone += dots if len(dots) == 1 else []
        cells = field.rows()
        for x, y in alone:
            cells[y // DOWN][x // ACROSS] = "•"
        return cells

    def _letters(self, columns: int) -> list[str]:
        """A letter where a visit or a flare was; a visit goes before."""
        letters = [" "] * columns
        for letter, at in (("f", [day.flare for day in self.days]), ("V", [day.visit for day in self.days])):
            for number, there in enumerate(at):
                if there:
                    letters[self._x(number, columns)] = letter
        return letters

    def _ticks(self, columns: int) -> Iterator[tuple[int, str]]:
        """The columns that have a date, and the date: months and years where the days are more than a year."""
        step = -(-len(self.days) * (DATE + GAP) // columns)
        for number in range(0, len(self.days), max(1, step)):
            day, column = self.days[number].day, self._x(number, columns)
            words = short_month(day) if len(self.days) > YEAR else short_day(day)
            if column + len(words) <= columns:
                yield column, words

    def _x(self, number: float, width: int) -> int:
        """Where the middle of a day lies, in as many parts as `width`."""
        return min(width - 1, int((number + 0.5) / len(self.days) * width))


def _y(pain: float, height: int) -> int:
    return round((MOST_PAIN - pain) / MOST_PAIN * (height - 1))


def _label(row: int, rows: int) -> str:
    """The number and the axis of a line."""
    for value in (MOST_PAIN, MOST_PAIN // 2, 0):
        if _y(value, rows * DOWN) // DOWN == row:
            return f"{value:>2} ┤"
    return "   │"


def _runs(days: Sequence[ChartDay], most: int) -> Iterator[list[Point]]:
    """Rated days that follow each other, as points of day and pain; of a long time the means of as many days each."""
    step, parts = bins(tuple(days), most)
    run: list[Point] = []
    for number, part in enumerate(parts):
        mean = mean_of(part)
        if mean is not None:
            run.append((number * step + (len(part) - 1) / 2, mean))
        elif run:
            yield run
            run = []
    if run:
        yield run
