"""What the Review page says: a line each for the list, how it is made, and the lines above it."""

from collections.abc import Iterator

from msgspec import Struct
from textual.content import Content

from coach.domain.person.settings import PageChoices
from coach.domain.review.page import Block, BlockId, For, Page
from coach.domain.review.page import Row as Number
from coach.report.page_words import before_words, cells_of, days_words, heading, recorded_words
from coach.tui.literal import literal
from coach.tui.review_reading import Looked, Span
from coach.tui.widgets.hanging import Hanging
from coach.tui.widgets.row import GAP, Column, Row

NARROW, ROOMY = (22, 13, 13), (30, 18, 18)
"""The columns of name, now and before, in cells."""
INDENT = 3
READERS: dict[For, str] = {"therapist": "For the therapist", "me": "For me"}
NOTHING_COUNTED = "Nothing is counted here: these are entries and words of your own."
CHART_HOW = (
    "The chart: a point for the average of each day, joined where days follow each other. A gap is a day without a "
    "rating, • a rated day between two gaps. V is a visit, f a flare."
)


class Line(Struct, frozen=True):
    """A line of the list: a heading, one number (`row`), or a sentence."""

    key: str
    block: Block
    row: Number | None = None
    text: str = ""
    hidden: bool = False


def review_lines(looked: Looked) -> Iterator[Line]:
    """Every block with its numbers and sentences; of a hidden one only the heading."""
    for block in looked.whole.blocks:
        if block.id in looked.hidden:
            yield Line(block.id, block, hidden=True)
            continue
        yield Line(block.id, block)
        for number, row in enumerate(block.rows):
            yield Line(f"{block.id}-row-{number}", block, row)
        for number, sentence in enumerate(block.lines):
            yield Line(f"{block.id}-line-{number}", block, text=sentence)
        if block.blank:
            yield Line(f"{block.id}-blank", block, text=f"Lines to write in: {', '.join(block.blank)}.")


def line_row(line: Line, roomy: bool) -> "Row | Hanging":
    """The line as the list shows it, with wider columns where it is `roomy`."""
    widths = ROOMY if roomy else NARROW
    if line.row is not None:
        return _number_row(line.row, widths)
    if line.text:
        return Hanging(Content(" " * INDENT), literal(line.text))
    if line.hidden:
        return Row(Column(f"{line.block.title}: hidden from the page. x puts it back.", style="dim"))
    if line.block.rows:
        return Row(
            Column(heading(line.block), INDENT + widths[0], "bold $primary"),
            Column("now", widths[1], "dim"),
            Column("before", widths[2], "dim"),
            Column("change", style="dim"),
        )
    return Row(Column(heading(line.block), style="bold $primary"))


def how_lines(line: Line, page: Page) -> tuple[str, tuple[str, ...]]:
    """A title and the sentences that say how the number or the block of a line is made."""
    block, row = line.block, line.row
    if row is not None:
        _, now, before, change = cells_of(row)
        said = f"Now {now}; {before_words(page)}: {before}. Change: {change}."
        return row.name, tuple(each for each in (said, row.how, *block.how) if each)
    chart = (CHART_HOW,) if block.id == "pain" else ()
    told = (*block.how, *chart, *(f"{each.name}: {each.how}" for each in block.rows if each.how))
    return block.title, told or (NOTHING_COUNTED,)


def days_said(page: Page) -> str:
    """The first and last day, and how many of them have an entry."""
    return f": {days_words(page.since, page.until)}, {recorded_words(page)}"


def rest_said(looked: Looked) -> str:
    """Which days it is compared with, and what is hidden."""
    hidden = [block.title.lower() for block in looked.whole.blocks if block.id in looked.hidden]
    said = (f"beside {before_words(looked.page)}", f"hidden: {', '.join(hidden)}" if hidden else "")
    return "; ".join(each for each in said if each)


def span_words(span: Span, window: str) -> str:
    """The chosen days in words; `window` are those of the page."""
    if span.days:
        return f"The last {span.days} days"
    if span.since is not None:
        return "The days you chose"
    return "Since the visit before" if span.visits > 1 and window == CHOSEN else f"{window[0].upper()}{window[1:]}"


CHOSEN = "the days you chose"
"""What the page says of a window that was named by its first day."""


def with_toggled(choices: PageChoices, for_whom: For, block: BlockId) -> PageChoices:
    """The choices with a block hidden for this reader, or shown again."""
    hidden = choices.hidden(for_whom)
    changed = [each for each in hidden if each != block] if block in hidden else [*hidden, block]
    return choices.with_hidden(for_whom, changed)


def _number_row(row: Number, widths: tuple[int, int, int]) -> Row:
    name, now, before, change = cells_of(row)
    named = (Column("", INDENT - GAP), Column(name, widths[0]))
    if row.value is None:
        return Row(*named, Column(now))
    return Row(*named, Column(now, widths[1], "bold"), Column(before, widths[2]), Column(change))
