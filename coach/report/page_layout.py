"""How the page lies on paper, and how it is made to fit on one sheet."""

from math import ceil

import msgspec
from msgspec import Struct

from coach.domain.review.page import Block, BlockId, Page
from coach.report.cells import cells
from coach.report.page_words import cells_of

ROWS: tuple[tuple[BlockId, ...], ...] = (
    ("safety",),
    ("goal", "since"),
    ("pain",),
    ("places", "function"),
    ("flares", "self_care"),
    ("progress", "questions"),
    ("costs", "next_steps"),
    ("box",),
)
"""What stands side by side, in the order of reading; a block without its neighbour has the whole width."""

SHARES: dict[BlockId, float] = {"goal": 2, "since": 3, "places": 9, "function": 12, "flares": 4, "self_care": 6}
"""The parts of the width that two neighbours have; 1 each without an entry."""

FIXED: frozenset[BlockId] = frozenset({"safety", "pain", "box"})
"""Never shortened."""

SIZES = (9.0, 8.5, 8.0, 7.5)
"""Sizes of letters in points, the largest that fits is taken."""

SHEET_WIDTH, SHEET_HEIGHT = 533.0, 733.0
"""What A4 and Letter both have inside their margins, in points."""

LETTER = 0.46
"""The mean width of a letter in sizes of it."""
LINE = 1.22
HEADING, ROW, PADDING = 1.4, 1.4, 6.0
CHART_HEIGHT, BODY_HEIGHT, BODY_WIDTH = 120.0, 96.0, 118.0
HOMEWORK_WIDTH, HOMEWORK_HEIGHT = 204.0, 69.0
"""The figures of the homework."""
BOX_LINE, TALLEST_BOX_LINE = 19.0, 26.0
TABLE_SHARES = (0.31, 0.205, 0.205, 0.28)
PAIN_SHARE = 0.6
"""The width of the table of pain, the chart has the rest."""

Line = tuple[Block, ...]


class Sheet(Struct, frozen=True):
    """The page as it fits on one sheet: the size of its letters, and the height of a line to write on, in points."""

    page: Page
    size: float
    box_line: float


def lines_of(page: Page) -> list[Line]:
    """The blocks as they stand side by side."""
    known = {block.id: block for block in page.blocks}
    rows = [tuple(known[ident] for ident in row if ident in known) for row in ROWS]
    return [row for row in rows if row]


def homework_place(page: Page) -> BlockId:
    """The block below which the homework's figures stand: the short one beside the words, where there is one."""
    return "self_care" if page.block("flares") is None else "flares"


def shares(line: Line) -> list[float]:
    """The share of the width of each block in a line; they add up to 1."""
    parts = [SHARES.get(block.id, 1) for block in line]
    return [part / sum(parts) for part in parts]


def fitting(page: Page) -> Sheet:
    """The largest letters with which the page fits on one sheet; it is shortened only where the smallest do not."""
    while True:
        for size in SIZES:
            spare = SHEET_HEIGHT - _height(page, size)
            if spare >= 0:
                return Sheet(page, size, _box_line(page, spare))
        shorter = _shorter(page)
        if shorter is None:
            return Sheet(page, SIZES[-1], BOX_LINE)
        page = shorter


def _box_line(page: Page, spare: float) -> float:
    """What is spare goes to the lines to write on, up to a height."""
    blank = max(1, sum(len(block.blank) for block in page.blocks))
    return round(min(TALLEST_BOX_LINE, BOX_LINE + spare / 2 / blank), 1)


def _height(page: Page, size: float) -> float:
    head = 2.2 * size * LINE
    foot = _text(" ".join(page.footer), SHEET_WIDTH, 0.85 * size)
    return head + foot + sum(_line_height(line, size, page) for line in lines_of(page))


def _line_height(line: Line, size: float, page: Page) -> float:
    heights = (
        _block(block, share * SHEET_WIDTH - 8, size, page) for block, share in zip(line, shares(line), strict=True)
    )
    return max(heights) + PADDING


def _block(block: Block, width: float, size: float, page: Page) -> float:
    beside = BODY_WIDTH if block.id == "places" and page.places else 0
    lines = sum(_text(sentence, width - beside, size) for sentence in block.lines)
    used = HEADING * size + (max(lines, BODY_HEIGHT) if beside else lines)
    if page.homework and block.id == homework_place(page):
        used += HOMEWORK_HEIGHT
    if block.id == "pain":
        table = _table(block, width * PAIN_SHARE, size)
        return used + max(table, CHART_HEIGHT if page.chart else 0)
    return used + _table(block, width, size) + BOX_LINE * len(block.blank)


def _table(block: Block, width: float, size: float) -> float:
    if not block.rows:
        return 0
    columns = [share * width - 4 for share in TABLE_SHARES]
    rows = (max(map(_text, cells_of(row), columns, (size,) * 4)) + ROW for row in block.rows)
    return LINE * size + sum(rows)


def _text(words: str, width: float, size: float) -> float:
    return ceil(cells(words) * LETTER * size / width) * LINE * size if words else 0


def _shorter(page: Page) -> Page | None:
    """Without figures, else without the last sentence of the block that has most to say; None where all is needed."""
    if page.homework:
        return msgspec.structs.replace(page, homework=())
    spare = [block for block in page.blocks if block.id not in FIXED and (len(block.lines) > 1 or len(block.rows) > 1)]
    if not spare:
        return None
    longest = max(spare, key=_length)
    return msgspec.structs.replace(page, blocks=tuple(_cut(block, block is longest) for block in page.blocks))


def _length(block: Block) -> int:
    return sum(map(len, block.lines)) + sum(len("".join(cells_of(row))) for row in block.rows)


def _cut(block: Block, now: bool) -> Block:
    if not now:
        return block
    if len(block.lines) > 1:
        *kept, last, _ = block.lines
        return msgspec.structs.replace(block, lines=(*kept, f"{last.removesuffix(' …')} …"))
    return msgspec.structs.replace(block, rows=block.rows[:-1])
