"""The words around the page that all formats share."""

from collections.abc import Iterator
from datetime import date

from coach.domain.counted import counted
from coach.domain.review.page import Block, ChartDay, Page, Row
from coach.domain.text import one_line
from coach.domain.when import MONTHS

TITLE = "Back report"
SELF_REPORTED = "self-reported"
NO_VALUE = "–"
A_YEAR = 360
"""Days from which on a day without its year says too little."""
DIRECTIONS = {"pain": "lower is better"}


def days_words(first: date, last: date) -> str:
    """Two days as "3 Nov - 23 Nov 2026"."""
    year = "" if first.year == last.year else f" {first.year}"
    return f"{short_day(first)}{year} - {short_day(last)} {last.year}"


def short_day(day: date) -> str:
    """A day as "3 Nov"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def short_month(day: date) -> str:
    """Its month as "Nov 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def span_words(first: date, last: date) -> str:
    """The days that a chart shows, of a long one the months."""
    short = short_month if (last - first).days > A_YEAR else short_day
    return f"{short(first)} - {short(last)}"


def recorded_words(page: Page) -> str:
    """How many days have an entry."""
    return f"{page.recorded} of {counted(page.days, 'day')} recorded"


def before_words(page: Page) -> str:
    """The heading of the column of earlier values."""
    first, last = page.before
    if first > last:
        return "before"
    if (last - first).days > A_YEAR:
        return f"{first.year} - {last.year}"
    return short_day(first) if first == last else f"{short_day(first)} - {short_day(last)}"


def heading(block: Block) -> str:
    """The title of a block, with which way is better where one holds for all of it."""
    direction = DIRECTIONS.get(block.id)
    return f"{block.title} ({direction})" if direction else block.title


def cells_of(row: Row) -> tuple[str, str, str, str]:
    """Name, now, before and change as they are shown; what is not known says so in the second and is a dash else."""
    before = one_line(row.before) if row.earlier is not None else NO_VALUE
    return one_line(row.name), one_line(row.now), before, one_line(row.change) or NO_VALUE


def chart_sentence(page: Page) -> str:
    """What the chart shows, for those who cannot see it."""
    rated = [day.average for day in page.chart if day.average is not None]
    if not rated:
        return "No day was rated."
    visits, flares = sum(day.visit for day in page.chart), sum(day.flare for day in page.chart)
    days = f"{len(rated)} of {counted(len(page.chart), 'day')} rated"
    return (
        f"Average pain by day, 0 to 10, lower is better: {days}, from {min(rated):.1f} to {max(rated):.1f}; "
        f"{_or_no(visits, 'visit')}, {_or_no(flares, 'flare day')}."
    )


def _or_no(count: int, what: str) -> str:
    return counted(count, what) if count else f"no {what}"


def how_sentences(page: Page) -> Iterator[tuple[str, tuple[str, ...]]]:
    """How each number is made, block by block: the title, and the sentences."""
    for block in page.blocks:
        sentences = (*block.how, *(f"{row.name}: {row.how}" for row in block.rows if row.how))
        if sentences:
            yield block.title, sentences


def bins(days: tuple[ChartDay, ...], most: int) -> tuple[int, list[tuple[ChartDay, ...]]]:
    """The days in at most `most` columns of as many days each; how many days, and the columns."""
    step = max(1, -(-len(days) // max(1, most)))
    return step, [days[start : start + step] for start in range(0, len(days), step)]


def mean_of(days: tuple[ChartDay, ...]) -> float | None:
    """The mean of the averages that are there."""
    rated = [day.average for day in days if day.average is not None]
    return sum(rated) / len(rated) if rated else None
