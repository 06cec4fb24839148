"""The page as Markdown; what people wrote can become neither Markdown nor HTML."""

import re
from collections.abc import Iterator

from coach.domain.review.page import Block, Page
from coach.domain.text import one_line
from coach.report.page_words import (
    SELF_REPORTED,
    TITLE,
    before_words,
    cells_of,
    chart_sentence,
    days_words,
    heading,
    how_sentences,
    recorded_words,
)

BLANK = r"\_" * 20
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$!@]|(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
_BEGINNING = re.compile(r"^(\d*)([-+=.)])")


def md_page(page: Page, how: bool = False) -> str:
    """The whole page; with `how` also how each number is made."""
    lines = [f"# {TITLE}{f' {plain(page.name)}' if page.name else ''}", ""]
    lines += [f"{days_words(page.since, page.until)} · {recorded_words(page)} · {SELF_REPORTED}", ""]
    for block in page.blocks:
        lines += [f"## {heading(block)}", "", *_block(block, page), ""]
    lines += ["---", "", *map(sentence, page.footer), ""]
    if how:
        lines += ["## How the numbers are made", ""]
        for title, sentences in how_sentences(page):
            lines += [f"**{title}**", "", *(f"- {sentence(each)}" for each in sentences), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def plain(text: str) -> str:
    """One line in which nothing is markup: each sign that could be has a backslash before it."""
    return _SPECIAL.sub(lambda sign: f"\\{sign[0]}", one_line(text))


def sentence(text: str) -> str:
    """The same where a line begins, at which a number or a dash would begin a list."""
    return _BEGINNING.sub(r"\1\\\2", plain(text))


def _block(block: Block, page: Page) -> Iterator[str]:
    if block.rows:
        yield f"| | now | {plain(before_words(page))} | change |"
        yield "|---|---|---|---|"
        for row in block.rows:
            yield f"| {' | '.join(map(plain, cells_of(row)))} |"
        yield ""
    if block.id == "pain" and page.chart:
        yield plain(chart_sentence(page))
    yield from (f"- {_safe(line, block)}" for line in block.lines)
    yield from (f"- {plain(label)}: {BLANK}" for label in block.blank)


def _safe(line: str, block: Block) -> str:
    """Safety in bold where it is in capitals."""
    return f"**{sentence(line)}**" if block.id == "safety" and line.isupper() else sentence(line)
