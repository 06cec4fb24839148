"""The page of known journals, as it was read by eye; COACH_NEW_GOLDEN=1 writes what it is now, to be read again."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.domain.review.page import For, Page
from coach.report.page_html import html_page
from coach.report.page_md import md_page
from coach.report.page_text import text_page
from tests.report.lives import LIVES, page_of

GOLDEN = Path(__file__).parent / "golden"
READERS: tuple[For, ...] = ("therapist", "me")
FORMS: dict[str, Callable[[Page], str]] = {"txt": text_page, "md": md_page, "html": html_page}
ALL_FORMS = ("rich", "hostile")
"""Journals of which each format is kept; of the others the text tells enough."""


@pytest.mark.parametrize("for_whom", READERS)
@pytest.mark.parametrize("life", LIVES)
def test_the_page_of_a_known_journal_is_the_one_that_was_read(life: str, for_whom: For, tmp_path: Path) -> None:
    made = page_of(tmp_path / "home", LIVES[life], for_whom)
    for ending, form in FORMS.items():
        if ending == "txt" or life in ALL_FORMS:
            same(GOLDEN / f"{life}-{for_whom}.{ending}", form(made))


def same(file: Path, text: str) -> None:
    if os.environ.get("COACH_NEW_GOLDEN"):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")
