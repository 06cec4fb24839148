"""The page as text, Markdown and JSON: its size, and that nothing in it is more than words."""

from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from coach.domain.review.page import Page
from coach.domain.text import is_clean
from coach.report.cells import cells, fitted, wrapped
from coach.report.page_json import SCHEMA, json_page
from coach.report.page_md import md_page, plain, sentence
from coach.report.page_text import MOST_LINES, WIDTH, how_lines, text_page
from tests.hostile import HOSTILE
from tests.report.lives import LIVES, page_of, rich
from tests.report.page_strategy import pages

PAGES = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
SIGNS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]))


@PAGES
@given(pages())
def test_any_page_is_at_most_60_lines_of_80_columns_and_clean(page: Page) -> None:
    lines = text_page(page).splitlines()
    assert len(lines) <= MOST_LINES
    assert max(map(cells, lines)) <= WIDTH
    assert all(map(is_clean, lines))


@pytest.mark.parametrize("life", LIVES)
def test_the_lines_to_write_on_and_all_of_safety_stay_on_a_page_that_is_shortened(life: str, tmp_path: Path) -> None:
    made = page_of(tmp_path / "home", LIVES[life])
    text, safety, box = text_page(made), made.block("safety"), made.block("box")
    assert box is not None
    assert all(f"  {label} ___" in text for label in box.blank)
    assert safety is not None
    assert " ".join(" ".join(safety.lines).split()) in " ".join(text.split())


def test_the_safety_line_comes_before_everything_else(tmp_path: Path) -> None:
    second = text_page(page_of(tmp_path / "home", LIVES["all-tens"])).splitlines()[1]
    assert second.startswith("SAFETY   EMERGENCY, ")


def test_columns_of_numbers_do_not_run_together(tmp_path: Path) -> None:
    lines = text_page(page_of(tmp_path / "home", rich)).splitlines()
    (medicine,) = (line for line in lines if "Doses of pain medicine" in line)
    assert medicine.split()[4:7] == ["2.2", "a", "week"]


def test_how_each_number_is_made_is_told_with_the_way_that_is_better(tmp_path: Path) -> None:
    told = " ".join(" ".join(how_lines(page_of(tmp_path / "home", rich))).split())
    assert "Average pain: The mean of the days' averages" in told
    assert told.count("Lower is better.") > 4


@given(SIGNS, st.integers(2, 80))
def test_fitted_text_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    assert cells(fitted(text, width)) == width


@given(SIGNS, st.integers(2, 80))
def test_wrapping_loses_no_sign_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(cells(line) <= width for line in lines)


@PAGES
@given(pages())
def test_json_holds_the_whole_structure(page: Page) -> None:
    read = msgspec.json.decode(json_page(page))
    assert read.pop("schema") == SCHEMA
    for block, shown in zip(read["blocks"], page.blocks, strict=True):
        assert block.pop("title") == shown.title
    assert msgspec.convert(read, Page) == page


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_words_in_markdown(name: str) -> None:
    only_words(sentence(HOSTILE[name]))


@given(SIGNS)
def test_no_text_becomes_markdown(text: str) -> None:
    only_words(sentence(text))


@pytest.mark.parametrize(
    "text", ["<b>x</b>", "[a](javascript:b)", "a | b", "http://x.example", "www.x.example", "~~a~~"]
)
def test_markup_in_a_cell_of_a_table_stays_words(text: str) -> None:
    tokens = parsed(f"| a | b |\n|---|---|\n| {plain(text)} | c |")
    assert words(tokens)[2:] == [text, "c"]


def test_the_page_in_markdown_has_its_headings_and_nothing_else_from_people(tmp_path: Path) -> None:
    tokens = parsed(md_page(page_of(tmp_path / "home", LIVES["hostile"])))
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    assert headings[:3] == ["Back report A. B.", "Safety", "Goal for this visit"]
    assert len(headings) == 12
    inside = {child.type for token in tokens for child in token.children or ()}
    assert inside <= {"text", "text_special", "strong_open", "strong_close"}


def parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)


def words(tokens: list[Token]) -> list[str]:
    return ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]


def only_words(line: str) -> None:
    """As an item of a list, which is how the page shows a sentence."""
    tokens = parsed(f"- {line}")
    assert {token.type for token in tokens} <= {
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
        "paragraph_open", "paragraph_close", "inline",
    }  # fmt: skip
    assert {child.type for token in tokens for child in token.children or ()} <= {"text", "text_special"}
    assert len([token for token in tokens if token.type == "list_item_open"]) == 1
