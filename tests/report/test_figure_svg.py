"""Figures as SVG: sound, told in words, and inert."""

from html import escape
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from coach.domain.exercises.exercise import Exercise
from coach.report.figure_svg import ACCENT, figure_svg
from tests.domain.figure.samples import DRAWN, figure_of, name_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("exercise", DRAWN, ids=name_of)
def test_a_figure_is_one_sound_picture_with_a_caption_for_each_pose(exercise: Exercise) -> None:
    figure = figure_of(exercise)
    root = ElementTree.fromstring(figure_svg(exercise, figure))
    written = " ".join(node.text or "" for node in root.iter(f"{SVG}text"))

    assert root.findtext(f"{SVG}title") == exercise.name
    assert "Seen from" in (root.findtext(f"{SVG}desc") or "")
    assert all(pose.name in written for pose in figure.pose)


def test_the_ball_is_a_disc_in_the_accent_colour() -> None:
    exercise = next(each for each in DRAWN if each.id == "ball-calf-floor")
    root = ElementTree.fromstring(figure_svg(exercise, figure_of(exercise)))

    assert len([node for node in root.iter(f"{SVG}circle") if node.get("fill") == ACCENT]) == 2


def test_text_of_a_pack_stays_text() -> None:
    hostile = "<script>alert(1)</script>&\"'"
    exercise = msgspec.structs.replace(DRAWN[0], name=hostile)
    figure = figure_of(exercise)
    poses = tuple(msgspec.structs.replace(pose, name="</text><a>") for pose in figure.pose)
    root = ElementTree.fromstring(figure_svg(exercise, msgspec.structs.replace(figure, pose=poses)))

    assert root.findtext(f"{SVG}title") == hostile
    assert {node.tag.removeprefix(SVG) for node in root} == {"title", "desc", "rect", "polyline", "circle", "text"}
    assert not list(root.iter(f"{SVG}script"))


def test_the_other_side_is_another_picture() -> None:
    exercise = DRAWN[0]

    assert figure_svg(exercise, figure_of(exercise)) != figure_svg(exercise, figure_of(exercise), mirror=True)


def test_the_sheet_in_the_docs_has_every_exercise_and_stays_small() -> None:
    sheet = (Path(__file__).parents[2] / "docs" / "figures.svg").read_text("utf-8")

    assert [each.id for each in DRAWN if f">{escape(each.name, quote=False)}</text>" not in sheet] == []
    assert len(sheet) < 300_000
