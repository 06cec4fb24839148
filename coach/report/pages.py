"""The page in every format, and into a file."""

import contextlib
import os
from pathlib import Path

from coach.domain.review.page import Page
from coach.errors import CoachError


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
    if output.exists() and not force:
        raise CoachError(f"{output.name} is there already.", str(output), "Choose another name, or --force.")
    made = rendered(page, form, paper, how)
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        part.write_bytes(made)
        part.replace(output)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise CoachError(
            f"{output.name} could not be written.", f"{error.strerror}.", "Choose another place."
        ) from None
