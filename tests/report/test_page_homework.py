"""The figures of homework on the page."""

import io
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from pypdf import PdfReader

from coach.domain.review.page import Page, Pictured
from coach.report.page_homework import homework_svg
from coach.report.page_html import html_page
from coach.report.page_json import json_page
from coach.report.page_layout import fitting
from coach.report.page_pdf import pdf_page
from tests.hostile import HOSTILE
from tests.report.lives import LIVES, library, page_of, rich

ACCENT = "#c2571a"
THREE = ("cat-cow", "ball-lumbar-wall", "hamstring-strap")


def shown(ident: str, name: str | None = None) -> Pictured:
    exercise = library(None).exercises[ident]
    return Pictured(msgspec.structs.replace(exercise, name=name or exercise.name), "left" if exercise.sided else None)


def with_three(page: Page) -> Page:
    return msgspec.structs.replace(page, homework=tuple(map(shown, THREE)))


def test_homework_of_the_library_has_its_figure_on_the_page(tmp_path: Path) -> None:
    page = page_of(tmp_path / "home", rich)
    assert [each.exercise.id for each in page.homework] == ["cat-cow"]
    assert "Cat and cow. Seen from the side on a mat" in html_page(page)
    assert '"exercise": "cat-cow"' in json_page(page)


def test_it_goes_with_the_block_that_tells_of_it(tmp_path: Path) -> None:
    assert page_of(tmp_path / "home", rich, hidden=("self_care",)).homework == ()


@pytest.mark.parametrize("life", LIVES)
def test_three_figures_still_make_one_sheet(life: str, tmp_path: Path) -> None:
    page = with_three(page_of(tmp_path / "home", LIVES[life]))
    assert len(PdfReader(io.BytesIO(pdf_page(page))).pages) == 1


def test_figures_go_before_a_word_does(tmp_path: Path) -> None:
    page = with_three(page_of(tmp_path / "home", rich))
    flares = next(block for block in page.blocks if block.id == "flares")
    long = msgspec.structs.replace(flares, lines=("word " * 60,) * 10)
    full = msgspec.structs.replace(page, blocks=tuple(long if block is flares else block for block in page.blocks))
    assert fitting(page).page.homework
    assert fitting(full).page.homework == ()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text_in_a_sound_picture(name: str) -> None:
    root = ElementTree.fromstring(homework_svg([shown("cat-cow", HOSTILE[name][:60].strip() or "x")]))
    assert {node.tag.rpartition("}")[2] for node in root.iter()} <= {"svg", "g", "text", "polyline", "circle", "path"}


def test_the_worked_part_is_in_the_accent_colour_and_the_side_is_the_one_asked_for() -> None:
    left = shown("ball-lumbar-wall")
    right = msgspec.structs.replace(left, side="right")
    assert ACCENT in homework_svg([left])
    assert homework_svg([left]) != homework_svg([right])
