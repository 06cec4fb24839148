"""The page as HTML: inert, whole, and one sheet in a real browser."""

import subprocess
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from pypdf import PdfReader

from coach.domain.review.page import Block, Page
from coach.domain.text import one_line
from coach.report.page_html import html_page
from tests.hostile import HOSTILE
from tests.report.lives import LIVES, one_visit, page_of
from tests.report.page_strategy import pages

TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "small", "span", "main", "div",
    "section", "ul", "li", "p", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "figure", "svg",
    "g", "rect", "line", "circle", "path", "polyline", "text", "ellipse", "footer",
}  # fmt: skip
BROWSER = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
)  # fmt: skip


MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</li><h1>x",
    "{{ 7 * 7 }}",
    "\" onload=x '",
    "&lt;b&gt;",
)


class Reader(HTMLParser):
    """Keeps the tags, the attributes and the words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def everywhere(page: Page, text: str) -> Page:
    """The page with `text` in every place that people can write to."""

    def put(block: Block) -> Block:
        rows = tuple(msgspec.structs.replace(row, name=text) for row in block.rows)
        return msgspec.structs.replace(block, lines=(text,) * len(block.lines), rows=rows)

    return msgspec.structs.replace(page, name=text, blocks=tuple(map(put, page.blocks)))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """One with room for longer words, so that nothing is left out for them."""
    return page_of(tmp_path_factory.mktemp("page") / "home", one_visit)


@pytest.mark.parametrize("text", [*HOSTILE.values(), *MARKUP])
def test_hostile_text_is_inert(text: str, page: Page) -> None:
    usual, hostile = Reader(html_page(everywhere(page, "a"))), Reader(html_page(everywhere(page, text[:30])))
    assert hostile.tags == usual.tags
    assert {key for key, _ in hostile.attributes} == {key for key, _ in usual.attributes}
    assert one_line(text[:30]) in [one_line(words) for words in hostile.words]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(pages())
def test_any_page_has_only_known_tags_no_script_and_no_address(made: Page) -> None:
    read = Reader(html_page(made))
    assert set(read.tags) <= TAGS
    assert not [key for key, _ in read.attributes if key.startswith("on") or key in ("href", "src", "xlink:href")]
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in read.attributes


def test_every_sentence_and_number_of_the_page_is_there(page: Page) -> None:
    words = " ".join(one_line(each) for each in Reader(html_page(page)).words)
    for block in page.blocks:
        assert all(sentence in words for sentence in (*block.lines, *block.blank))
        assert all(row.now in words and row.name in words for row in block.rows)


@pytest.mark.system("chromium")
@pytest.mark.parametrize("font", ["Arial", "serif", "sans-serif"])
@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("life", ["rich", "hostile"])
def test_a_real_browser_prints_one_sheet_with_any_font(life: str, size: str, font: str, tmp_path: Path) -> None:
    html = html_page(page_of(tmp_path / "home", LIVES[life])).replace("@page { ", f"@page {{ size: {size}; ")
    html = html.replace('Arial, "Liberation Sans"', f'{font}, "Liberation Sans"')
    printed = print_out(html, tmp_path)
    assert len(printed.pages) == 1
    assert "FOR THE THERAPIST" in printed.pages[0].extract_text()


def print_out(html: str, folder: Path) -> PdfReader:
    file, made = folder / "page.html", folder / "printed.pdf"
    file.write_text(html, "utf-8")
    command = [*BROWSER, f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={made}", file.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return PdfReader(made)
