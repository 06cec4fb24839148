"""The chart and the body as SVG."""

from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from coach.domain.review.page import ChartDay, PlaceDays
from coach.domain.review.pain_part import MOST_PLACES
from coach.report.page_body import body_svg
from coach.report.page_chart import chart_svg
from tests.report.lives import LIVES, page_of

FIRST = date(2026, 11, 2)
SVG = "{http://www.w3.org/2000/svg}"


def days(count: int, every: int = 1) -> list[ChartDay]:
    return [
        ChartDay(FIRST + timedelta(days=number), *((number % 11, 10) if number % every == 0 else ()))
        for number in range(count)
    ]


def drawn(svg: str) -> ElementTree.Element:
    root = ElementTree.fromstring(svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "g", "rect", "line", "circle", "path", "text", "ellipse",
    }  # fmt: skip
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    return root


def bars(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [rect for rect in root.findall(f"{SVG}rect") if float(rect.get("height", "0")) > 0]


def said(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("count", [0, 1, 2, 7, 22, 400, 3650])
def test_a_chart_of_any_length_stays_inside_its_frame(count: int) -> None:
    root = drawn(chart_svg(days(count), 213, 120))
    columns = bars(root)
    assert len(columns) <= 213 / 3
    assert all(20 <= float(rect.get("x", "")) <= 213 and 16 <= float(rect.get("y", "")) <= 120 for rect in columns)
    assert "Lower is better." in said(root)


def test_a_day_that_was_not_rated_is_a_gap_with_a_dot() -> None:
    root = drawn(chart_svg(days(9, every=3), 213, 120))
    assert len(bars(root)) == 3
    assert len(root.findall(f"{SVG}circle")) == 6


def test_more_days_than_room_are_drawn_together_and_say_so() -> None:
    words = said(drawn(chart_svg(days(3650), 213, 120)))
    assert "average of 59 days" in words
    assert "Nov 2026" in words


def test_visits_and_flares_have_a_shape_and_a_word() -> None:
    marked = [*days(3), ChartDay(FIRST + timedelta(days=3), 5, visit=True), *days(3)]
    root = drawn(chart_svg(marked, 213, 120))
    assert "visit" in said(root)
    assert len(root.findall(f"{SVG}path")) == 1
    flared = drawn(chart_svg([*days(2), ChartDay(FIRST + timedelta(days=2), 5, flare=True)], 213, 120))
    assert {"f", "flare"} <= set(said(flared))


@pytest.mark.parametrize("life", LIVES)
def test_the_numbers_on_the_body_are_those_of_the_list(life: str, tmp_path: Path) -> None:
    made = page_of(tmp_path / "home", LIVES[life])
    numbers = {
        number for words in said(drawn(body_svg(made.places))) for number in words.split(",") if number.isdigit()
    }
    assert numbers == {str(place.number) for place in made.places[:MOST_PLACES]}


def test_both_sides_are_drawn_twice_and_two_places_at_one_spot_share_it() -> None:
    both = (PlaceDays(1, "low-back", "both", 4), PlaceDays(2, "low-back", "left", 2))
    assert sorted(words for words in said(drawn(body_svg(both))) if words[0].isdigit()) == ["1", "1,2"]
