"""The page as a PDF of one sheet, made by typst; the words are handed over as data."""

import re
from importlib.resources import files
from typing import Literal

import msgspec

from coach.domain.review.page import Block, Page
from coach.domain.text import one_line
from coach.errors import CoachError
from coach.report.page_body import body_svg
from coach.report.page_chart import chart_svg
from coach.report.page_homework import homework_svg, homework_words
from coach.report.page_layout import (
    CHART_HEIGHT,
    HOMEWORK_WIDTH,
    PAIN_SHARE,
    SHEET_WIDTH,
    SIZES,
    TABLE_SHARES,
    fitting,
    homework_place,
    lines_of,
    shares,
)
from coach.report.page_words import (
    DIRECTIONS,
    SELF_REPORTED,
    TITLE,
    before_words,
    cells_of,
    chart_sentence,
    days_words,
    recorded_words,
)

PAPERS = {"a4": "a4", "letter": "us-letter"}
_LONG = re.compile(r"(\S{18})(?=\S)")


def pdf_page(page: Page, paper: str = "a4") -> bytes:
    """The PDF on `paper` "a4" or "letter"; always one page. Raises CoachError where the part for PDF is missing."""
    return typeset(page, paper, "pdf")


def typeset(page: Page, paper: str, form: Literal["pdf", "png"], dots: float = 144) -> bytes:
    """The sheet as PDF, or as a picture with `dots` to the inch."""
    try:
        import typst
    except ImportError:
        raise CoachError(
            "PDF needs one more part.",
            "pip install 'coach[pdf]' brings it.",
            "coach review -o page.html makes a page that prints as well.",
        ) from None
    source = files("coach.report").joinpath("templates/page.typ").read_bytes()
    inputs = {"page": msgspec.json.encode(_data(page)).decode(), "paper": PAPERS[paper]}
    made = typst.compile(source, format=form, ppi=dots, sys_inputs=inputs)
    assert isinstance(made, bytes)
    return made


def _data(page: Page) -> dict[str, object]:
    shown = fitting(page).page
    return {
        "title": _breakable(f"{TITLE}: {page.name}" if page.name else TITLE),
        "about": "   ".join((days_words(page.since, page.until), recorded_words(page), SELF_REPORTED)),
        "before": before_words(page),
        "sizes": SIZES,
        "columns": TABLE_SHARES,
        "blanks": sum(len(block.blank) for block in shown.blocks),
        "pain_share": round(100 * PAIN_SHARE),
        "chart": chart_svg(page.chart, SHEET_WIDTH * (1 - PAIN_SHARE), CHART_HEIGHT) if page.chart else "",
        "chart_words": chart_sentence(page),
        "body": body_svg(page.places) if page.places else "",
        "homework": homework_svg(shown.homework) if shown.homework else "",
        "homework_words": homework_words(shown.homework),
        "homework_place": homework_place(shown),
        "homework_width": HOMEWORK_WIDTH,
        "footer": " ".join(page.footer),
        "rows": [{"shares": shares(line), "parts": [_part(block) for block in line]} for line in lines_of(shown)],
    }


def _part(block: Block) -> dict[str, object]:
    return {
        "id": block.id,
        "title": block.title,
        "aside": DIRECTIONS.get(block.id, ""),
        "rows": [
            {"cells": [_breakable(cell) for cell in cells_of(row)], "known": row.value is not None}
            for row in block.rows
        ],
        "lines": [
            {"words": _breakable(sentence), "loud": block.id == "safety" and sentence.isupper()}
            for sentence in block.lines
        ],
        "blank": block.blank,
    }


def _breakable(text: str) -> str:
    """One line with a place to break in words that are longer than any column."""
    return _LONG.sub("\\1\u200b", one_line(text))
