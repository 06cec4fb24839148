"""The page as PDF, and into files."""

import io
import sys
from pathlib import Path

import msgspec
import pytest
from pypdf import PdfReader

from coach.domain.review.page import BLOCK_TITLES, Block, For, Row
from coach.errors import CoachError
from coach.report.page_pdf import pdf_page
from coach.report.pages import write_page
from tests.hostile import HOSTILE
from tests.report.lives import LIVES, empty, hostile, page_of, rich

SIZES = {"a4": (595, 842), "letter": (612, 792)}


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    return " ".join(read(pdf).pages[0].extract_text().split())


@pytest.mark.parametrize("for_whom", ["therapist", "me"])
@pytest.mark.parametrize("life", LIVES)
def test_every_journal_makes_one_sheet(life: str, for_whom: For, tmp_path: Path) -> None:
    made = page_of(tmp_path / "home", LIVES[life], for_whom)
    for paper, size in SIZES.items():
        pages = read(pdf_page(made, paper)).pages
        assert [tuple(round(float(edge)) for edge in page.mediabox[2:]) for page in pages] == [size]


def test_more_than_any_journal_can_bring_still_makes_one_sheet(tmp_path: Path) -> None:
    usual = page_of(tmp_path / "home", rich)
    rows = tuple(
        Row("x", "a long name of an activity", "10 of 20 days", "9 of 20 days", "-1", value=1) for _ in range(9)
    )
    blocks = tuple(Block(ident, lines=("word " * 30,) * 4, rows=rows, blank=("Found",) * 6) for ident in BLOCK_TITLES)
    full = msgspec.structs.replace(usual, blocks=blocks)
    assert len(read(pdf_page(full)).pages) == 1


def test_text_from_people_is_data_and_never_a_command_of_the_typesetter(tmp_path: Path) -> None:
    said = words(pdf_page(page_of(tmp_path / "home", hostile)))
    assert '#eval("1") #import' in said
    assert "[@click=app.quit]press" in said


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_changes_nothing_else(name: str, tmp_path: Path) -> None:
    made = msgspec.structs.replace(page_of(tmp_path / "home", empty), name=HOSTILE[name][:40])
    assert "No visit is planned." in words(pdf_page(made))


def test_without_the_part_for_pdf_a_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(CoachError) as refused:
        pdf_page(page_of(tmp_path / "home", empty))
    assert "pip install 'coach[pdf]'" in str(refused.value)
    assert "coach review -o page.html" in refused.value.hint


@pytest.mark.parametrize("form", ["text", "md", "html", "json", "pdf"])
def test_a_file_of_any_format_is_made_whole_and_never_written_over_unasked(form: str, tmp_path: Path) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    made, file = page_of(tmp_path / "home", empty), folder / "page"
    write_page(made, form, file, force=False)
    first = file.read_bytes()
    with pytest.raises(CoachError):
        write_page(made, form, file, force=False)
    write_page(made, form, file, force=True)
    assert file.read_bytes()[:200] == first[:200]
    assert [path.name for path in folder.iterdir()] == ["page"]
