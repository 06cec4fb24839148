"""The page as text: 80 columns, at most 60 lines, readable without colour."""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from coach.domain.review.page import Block, ChartDay, Page, Row
from coach.domain.text import clean, one_line
from coach.domain.trend import bars

WIDTH = 80
MOST_LINES = 60
CHART_HEIGHT = 4
LABEL = 9
NAME, VALUE = 26, 15
MOST_BOX = 6


def text_page(page: Page) -> str:
    """The whole page; lines are never wider than 80 columns, and there are never more than 60."""
    head = _header(page)
    body = [list(_block(block, page)) for block in page.blocks]
    foot = [line for sentence in page.footer for line in _wrapped(sentence, "", "")]
    while sum(map(len, (head, *body, foot))) > MOST_LINES and _shortened(body):
        pass
    return "\n".join(line.rstrip() for lines in (head, *body, foot) for line in lines) + "\n"


def how_lines(page: Page) -> list[str]:
    """How each number on the page is made, block by block."""
    lines: list[str] = []
    for block in page.blocks:
        sentences = [*block.how, *(f"{row.name}: {row.how}" for row in block.rows)]
        if sentences:
            lines.append(block.title.upper())
            lines += [line for sentence in sentences for line in _wrapped(sentence, "  ", "    ")]
    return lines


def days_words(first: date, last: date) -> str:
    """Two days as "3 Nov - 23 Nov 2026"."""
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {first:%b}{year} - {last.day} {last:%b} {last.year}"


def recorded_words(page: Page) -> str:
    """How many days have an entry."""
    return f"{page.recorded} of {page.days} days"


def _header(page: Page) -> list[str]:
    name = f"  {page.name}" if page.name else ""
    when = f"{days_words(page.since, page.until)}   {recorded_words(page)}"
    first = f"BACK REPORT{name}   {when}   self-reported"
    if len(first) <= WIDTH:
        return [first]
    return [f"BACK REPORT{name}"[:WIDTH], f"{when}   self-reported"]


def _block(block: Block, page: Page) -> Iterator[str]:
    title = block.title.upper()
    if block.id == "pain":
        yield _heading(f"{title} (lower is better)", page)
    elif block.rows:
        yield _heading(title, page)
    for row in block.rows:
        yield _row(row)
    if block.id == "pain":
        yield from _chart(page.chart)
    if block.blank:
        yield f"{title}"
        yield from (f"  {label} {'_' * (WIDTH - 3 - len(label))}" for label in block.blank[:MOST_BOX])
    for place, sentence in enumerate(block.lines):
        label = title if place == 0 and not block.rows and not block.blank else ""
        yield from _labelled(label, sentence)


def _heading(title: str, page: Page) -> str:
    first, last = page.before
    before = f"{first.day} {first:%b} - {last.day} {last:%b}" if first <= last else "before"
    return f"{title:<{NAME}}{'now':<{VALUE}}{before:<{VALUE}}"


def _row(row: Row) -> str:
    name, now, before = (one_line(each) for each in (row.name, row.now, row.before))
    if row.value is None:
        return f"  {name:<{NAME - 2}}{now}"[:WIDTH]
    before = before if row.earlier is not None else "-"
    return f"  {name[: NAME - 3]:<{NAME - 2}}{now:<{VALUE}}{before:<{VALUE}}{row.change}"[:WIDTH]


def _chart(days: Sequence[ChartDay]) -> Iterator[str]:
    """One column a day, or for a longer time as many days as are needed in one; visits and flares marked below."""
    if not any(day.average is not None for day in days):
        return
    room = WIDTH - LABEL
    step = -(-len(days) // room)
    columns = [days[start : start + step] for start in range(0, len(days), step)]
    drawn = [bars(_mean(column), CHART_HEIGHT) for column in columns]
    for level in range(CHART_HEIGHT):
        axis = "10" if level == 0 else "0" if level == CHART_HEIGHT - 1 else ""
        yield f"{axis:>{LABEL - 2}}|" + " " + "".join(column[level] for column in drawn)
    marks = "".join("V" if any(d.visit for d in c) else "f" if any(d.flare for d in c) else " " for c in columns)
    each = "a column a day" if step == 1 else f"a column for {step} days"
    if marks.strip():
        yield f"{'':>{LABEL}}{marks}"
    yield f"{'':>{LABEL}}{each}, V visit, f flare, · not rated; lower is better"


def _mean(days: Sequence[ChartDay]) -> float | None:
    rated = [day.average for day in days if day.average is not None]
    return sum(rated) / len(rated) if rated else None


def _labelled(label: str, sentence: str) -> Iterator[str]:
    """A sentence behind its label, or below one that is too long for it."""
    if len(label) > LABEL - 1:
        yield label
        label = ""
    yield from _wrapped(clean(sentence).replace("\n", " "), f"{label:<{LABEL}}", " " * LABEL)


def _wrapped(text: str, first: str, following: str) -> list[str]:
    return textwrap.wrap(
        one_line(text), WIDTH, initial_indent=first, subsequent_indent=following, break_on_hyphens=False
    ) or [first]


def _shortened(body: list[list[str]]) -> bool:
    """Take the last line off the longest block that can spare one; whether there was one."""
    longest = max(body, key=len, default=[])
    if len(longest) <= 2:
        return False
    longest.pop()
    longest[-1] = f"{longest[-1][: WIDTH - 4].rstrip()} ..."
    return True
