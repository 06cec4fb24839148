"""The page in every format, and into a file."""

from pathlib import Path

from coach.domain.review.page import Page
from coach.outside import OR_FORCE, refuse_existing, write_file


def rendered_text(page: Page, form: str, how: bool = False) -> str:
    """The page as `form` "text", "md", "html" or "json"; `how` adds to what people read how each number is made."""
    if form == "json":
        from coach.report.page_json import json_page

        return json_page(page)
    if form == "md":
        from coach.report.page_md import md_page

        return md_page(page, how)
    if form == "html":
        from coach.report.page_html import html_page

        return html_page(page, how)
    from coach.report.page_text import how_lines, text_page

    return text_page(page) + ("\n".join(("", *how_lines(page), "")) if how else "")


def rendered(page: Page, form: str, paper: str = "a4", how: bool = False) -> bytes:
    """The bytes of a file in any format, "pdf" included. Raises CoachError where the part for PDF is missing."""
    if form == "pdf":
        from coach.report.page_pdf import pdf_page

        return pdf_page(page, paper)
    return rendered_text(page, form, how).encode()


def write_page(page: Page, form: str, output: Path, force: bool, paper: str = "a4", how: bool = False) -> None:
    """Make the file `output`, whole or not at all; one that is there stays unless `force`. Raises CoachError."""
    refuse_existing(output, force, OR_FORCE)
    write_file(output, rendered(page, form, paper, how), force, OR_FORCE)
