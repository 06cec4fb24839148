"""The page as text: 80 columns, at most 60 lines, readable without colour."""

from collections.abc import Iterator, Sequence

from coach.domain.measures.trend import bars
from coach.domain.review.page import Block, BlockId, Page, Row
from coach.domain.text import clean, one_line, shorten
from coach.report.cells import cells, fitted, wrapped
from coach.report.page_words import (
    SELF_REPORTED,
    TITLE,
    before_words,
    bins,
    cells_of,
    days_words,
    heading,
    how_sentences,
    mean_of,
    recorded_words,
    span_words,
)

WIDTH = 80
MOST_LINES = 60
CHART_HEIGHT = 4
LABEL = 9
NAME, VALUE = 26, 16
MOST_BOX = 6
LONGEST_LABEL = 44

LABELS: dict[BlockId, str] = {
    "goal": "GOAL",
    "since": "SINCE",
    "places": "WHERE",
    "self_care": "AT HOME",
    "questions": "ASK",
    "next_steps": "NEXT",
}
"""Shorter than the titles, so that they stand beside what they are for."""

FLOWING: frozenset[BlockId] = frozenset({"goal", "since", "progress", "costs"})
"""Their sentences follow each other without a new line; those of safety only where nothing has to stand out."""

KEPT_WHOLE: frozenset[BlockId] = frozenset({"safety", "pain", "box"})
"""Never shortened: what must be seen, the chart, and the room to write."""

FAIR: dict[BlockId, int] = {
    "goal": 2,
    "since": 5,
    "places": 5,
    "function": 10,
    "flares": 3,
    "self_care": 6,
    "progress": 3,
    "questions": 4,
    "costs": 2,
    "next_steps": 5,
}
"""Lines that a block is not asked to give up while another has more than its own."""

GOES_FIRST: tuple[BlockId, ...] = ("costs", "flares", "progress", "next_steps", "places", "function", "self_care")
"""What goes altogether where even one line each is too much."""

SHORTENED = "Shortened to one page."
Paragraphs = list[list[str]]


def text_page(page: Page) -> str:
    """The whole page; lines are never wider than 80 columns, and there are never more than 60."""
    head = _header(page)
    body = {block.id: list(_block(block, page)) for block in page.blocks}
    foot = _wrapped(clean(" ".join(page.footer)), "", "")
    while len(head) + _lines(body) + len(foot) > MOST_LINES and _shorten(body):
        foot = _wrapped(clean(" ".join((SHORTENED, *page.footer))), "", "")
    lines = [*head, *(line for parts in body.values() for part in parts for line in part), *foot]
    return "\n".join(line.rstrip() for line in lines[:MOST_LINES]) + "\n"


def how_lines(page: Page) -> list[str]:
    """How each number on the page is made, block by block."""
    lines: list[str] = []
    for title, sentences in how_sentences(page):
        lines.append(title.upper())
        lines += [line for sentence in sentences for line in _wrapped(sentence, "  ", "    ")]
    return lines


def _header(page: Page) -> list[str]:
    when = f"{days_words(page.since, page.until)}  {recorded_words(page)}"
    name = f"  {one_line(page.name)}" if page.name else ""
    first = f"{TITLE.upper()}{name}  {when}"
    if cells(f"{first}  {SELF_REPORTED}") <= WIDTH:
        return [f"{first}  {SELF_REPORTED}"]
    return [f"{fitted(f'{TITLE.upper()}{name}', WIDTH - len(SELF_REPORTED) - 1)} {SELF_REPORTED}", when]


def _block(block: Block, page: Page) -> Iterator[list[str]]:
    """Its paragraphs, the first with the label: those that cannot be shortened one by one are one."""
    title = LABELS.get(block.id, block.title.upper())
    if block.rows:
        rows = [_heading(heading(block).upper() if block.id == "pain" else title, page), *map(_row, block.rows)]
        yield from ([*rows, *_chart(page)],) if block.id == "pain" else ([line] for line in rows)
    if block.blank:
        yield [title, *map(_to_write_on, block.blank[:MOST_BOX])]
    label = "" if block.rows or block.blank else title
    for sentence in _sentences(block):
        yield from ([line] for line in _labelled(label, sentence))
        label = ""


def _sentences(block: Block) -> Sequence[str]:
    """What begins a line of its own."""
    if block.id in FLOWING and block.lines:
        return (" ".join(block.lines),)
    if block.id == "safety" and not any(line.isupper() for line in block.lines):
        return (" ".join(block.lines[:2]), *block.lines[2:])
    return block.lines


def _to_write_on(label: str) -> str:
    words = f"  {shorten(label, LONGEST_LABEL)} "
    return words + "_" * (WIDTH - cells(words))


def _heading(title: str, page: Page) -> str:
    return f"{title:<{NAME}}{'now':<{VALUE}}{before_words(page):<{VALUE}}"


def _row(row: Row) -> str:
    name, now, before, change = cells_of(row)
    start = f"  {fitted(name, NAME - 3)} "
    if row.value is None:
        return start + fitted(now, WIDTH - NAME)
    now, before = (value if cells(value) < VALUE else value.removesuffix(" days") for value in (now, before))
    return f"{start}{fitted(now, VALUE - 1)} {fitted(before, VALUE - 1)} {fitted(change, WIDTH - NAME - 2 * VALUE)}"


def _chart(page: Page) -> Iterator[str]:
    """One column a day, or for a longer time as many days as are needed in one; visits and flares marked below."""
    if not any(day.average is not None for day in page.chart):
        return
    room = WIDTH - LABEL
    step, columns = bins(page.chart, room)
    wide = next(wide for wide in (3, 2, 1) if wide * len(columns) <= room)
    drawn = [bars(mean_of(column), CHART_HEIGHT) for column in columns]
    for level in range(CHART_HEIGHT):
        axis = "10" if level == 0 else "0" if level == CHART_HEIGHT - 1 else ""
        yield f"{axis:>{LABEL - 2}}| " + "".join(_bar(column[level], wide) for column in drawn)
    marks = ("V" if any(d.visit for d in c) else "f" if any(d.flare for d in c) else " " for c in columns)
    each = "" if step == 1 else f", {step} days a column"
    dates = span_words(page.chart[0].day, page.chart[-1].day)
    below = "".join(f"{mark:<{wide}}" for mark in marks)
    if below.strip():
        yield f"{'':<{LABEL}}{below}"
    yield f"{'':<{LABEL}}{dates}{each}; V visit, f flare, · not rated"


def _bar(sign: str, wide: int) -> str:
    """A column as wide as there is room for, with a gap to the next where there is room for one."""
    return f"{sign if sign == '·' else sign * max(1, wide - 1):<{wide}}"


def _labelled(label: str, sentence: str) -> list[str]:
    """A sentence behind its label, or below one that is too long for it."""
    if len(label) > LABEL - 1:
        return [label, *_labelled("", sentence)]
    return _wrapped(clean(sentence), f"{label:<{LABEL}}", " " * LABEL)


def _wrapped(text: str, first: str, following: str) -> list[str]:
    lines = wrapped(text, WIDTH - len(following)) or [""]
    return [f"{following if place else first}{line}" for place, line in enumerate(lines)]


def _continued(line: str) -> str:
    """The line with a sign that there was more, its last word given up where there is no room."""
    return f"{line.removesuffix(' …') if cells(line) <= WIDTH - 2 else line.rsplit(' ', 1)[0][: WIDTH - 2]} …"


def _lines(body: dict[BlockId, Paragraphs]) -> int:
    return sum(len(part) for parts in body.values() for part in parts)


def _shorten(body: dict[BlockId, Paragraphs]) -> bool:
    """Take a line off the block furthest beyond its fair share, else a whole block; whether there was one."""
    spare = [ident for ident, parts in body.items() if ident not in KEPT_WHOLE and len(parts) > 1]
    if spare:
        longest = max(spare, key=lambda ident: (len(body[ident]) - FAIR.get(ident, 1), len(body[ident])))
        body[longest].pop()
        if longest != "function":
            body[longest][-1][-1] = _continued(body[longest][-1][-1])
        return True
    gone = next((ident for ident in GOES_FIRST if ident in body), None)
    if gone is not None:
        del body[gone]
    return gone is not None
