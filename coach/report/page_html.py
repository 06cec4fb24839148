"""The page as one HTML file: no script, nothing fetched, one sheet in print."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from coach.domain.review.page import Page
from coach.domain.text import one_line
from coach.report.page_body import body_svg
from coach.report.page_chart import chart_svg
from coach.report.page_homework import homework_svg
from coach.report.page_layout import (
    CHART_HEIGHT,
    HOMEWORK_WIDTH,
    PAIN_SHARE,
    SHEET_WIDTH,
    TABLE_SHARES,
    fitting,
    homework_place,
    lines_of,
    shares,
)
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


def html_page(page: Page, how: bool = False) -> str:
    """The whole file; everything a person wrote is escaped. With `how` also how each number is made, behind it."""
    sheet = fitting(page)
    return (
        _templates()
        .get_template("page.html")
        .render(
            page=sheet.page,
            size=sheet.size,
            box_line=sheet.box_line,
            columns=TABLE_SHARES,
            pain_share=round(100 * PAIN_SHARE),
            lines=[list(zip(line, shares(line), strict=True)) for line in lines_of(sheet.page)],
            title=TITLE,
            about=(days_words(page.since, page.until), recorded_words(page), SELF_REPORTED),
            before=before_words(page),
            heading=heading,
            cells_of=cells_of,
            # All are drawn by us from numbers and fixed words, escaped where they are made.
            chart=Markup(chart_svg(page.chart, SHEET_WIDTH * (1 - PAIN_SHARE), CHART_HEIGHT)) if page.chart else None,
            chart_words=chart_sentence(page),
            body=Markup(body_svg(page.places)) if page.places else None,
            homework=Markup(homework_svg(sheet.page.homework)) if sheet.page.homework else None,
            homework_place=homework_place(sheet.page),
            homework_width=HOMEWORK_WIDTH,
            how=list(how_sentences(page)) if how else [],
        )
    )


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("coach.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value if isinstance(value, Markup) or not isinstance(value, str) else one_line(value),
    )
