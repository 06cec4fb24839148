"""The body chart: choosing with keys and mouse, showing with numbers and words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.color import Color
from textual.pilot import Pilot

from coach.domain.body_map import DRAWING, SPOTS, WIDTH, Spot
from coach.domain.entry import Place
from coach.tui.widgets.body_chart import BodyChart, PlacesWords
from tests.tui.chart_host import WidgetHost
from tests.tui.driving import running


@asynccontextmanager
async def shown(chart: BodyChart) -> AsyncIterator[Pilot[None]]:
    async with running(WidgetHost(chart)) as pilot:
        chart.focus()
        await pilot.pause()
        yield pilot


def text_of(chart: BodyChart) -> list[str]:
    return str(chart.render()).split("\n")


async def test_it_draws_a_person_twice_and_names_the_sides() -> None:
    chart = BodyChart()
    async with shown(chart):
        lines = text_of(chart)
    assert lines[0].split() == ["right", "front", "left", "left", "back", "right"]
    assert lines[1].rstrip() == DRAWING.splitlines()[0]
    assert lines[-1].strip() == "low back"


async def test_space_marks_and_takes_the_mark_away() -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        await pilot.press("space")
        assert chart.places == (Place("low-back"),)
        await pilot.press("space")
        assert chart.places == ()


async def test_arrows_digits_and_letters_say_where_how_much_and_how() -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        await pilot.press("left", "6", "i", "down", "1", "0", "a")
    assert chart.places == (Place("low-back", "left", 6, "stiff"), Place("buttock", "left", 10, "ache"))


async def test_the_same_letter_again_takes_the_kind_back() -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        await pilot.press("s", "s")
    assert chart.places == (Place("low-back"),)


async def test_a_one_on_another_place_does_not_make_the_next_nought_ten() -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        await pilot.press("1", "left", "0")
    assert [place.score for place in chart.places] == [1, 0]


async def test_enter_takes_the_place_under_the_mark_where_none_is_marked() -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        await pilot.press("right", "enter")
        assert chart.places == (Place("low-back", "right"),)
        assert pilot.app.told == ["changed", "taken"]  # type: ignore[attr-defined]


async def test_enter_adds_nothing_to_what_is_marked() -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        await pilot.press("space", "right", "enter")
    assert chart.places == (Place("low-back"),)


async def test_a_single_place_has_the_pain_of_all_and_keeps_it_when_another_comes() -> None:
    chart = BodyChart()
    chart.pain = 6
    async with shown(chart) as pilot:
        await pilot.press("space")
        assert chart.places == (Place("low-back", None, 6),)
        await pilot.press("left", "space")
    assert chart.places == (Place("low-back", None, 6), Place("low-back", "left"))


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: f"{spot.region}-{spot.side}-{spot.label[0]}")
async def test_a_click_marks_the_place_under_it(spot: Spot) -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        x, y = spot.label
        await pilot.click(chart, offset=(x, y + 1))
        assert chart.places == (spot.place,)
        await pilot.click(chart, offset=(0, 1))
        assert chart.places == (spot.place,)


async def test_a_mark_shows_its_number_and_the_line_below_says_it_in_words() -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        await pilot.press("left", "6", "i")
        lines = text_of(chart)
    assert "[ 6]" in "\n".join(lines)
    assert lines[-1].strip() == "low back, left, 6 of 10, stiff"


async def test_a_read_only_chart_shows_numbers_and_changes_nothing() -> None:
    chart = BodyChart((Place("low-back", "left", 7), Place("shoulder", "right", 2)), read_only=True)
    async with shown(chart) as pilot:
        await pilot.click(chart, offset=SPOTS[0].label)
        await pilot.press("space", "3")
        text = "\n".join(text_of(chart))
        assert not chart.has_focus
    assert len(chart.places) == 2
    assert text.count("7") == 1
    assert text.count("2") == 2


@pytest.mark.parametrize(("score", "colour"), [(3, "pain-mild"), (6, "pain-moderate"), (7, "pain-severe")])
async def test_colour_follows_the_words_of_the_scale(score: int, colour: str) -> None:
    chart = BodyChart((Place("low-back", None, score),), read_only=True)
    async with shown(chart) as pilot:
        strip = chart.render_line(8)
        cell = next(segment for segment in strip if str(score) in segment.text)
        wanted = Color.parse(pilot.app.theme_variables[colour])
        assert cell.style is not None
        assert cell.style.color is not None
        assert Color.from_rich_color(cell.style.color).rgb == wanted.rgb
        assert cell.style.reverse


async def test_every_line_is_as_wide_as_the_chart() -> None:
    chart = BodyChart(tuple(spot.place for spot in SPOTS), read_only=True)
    async with shown(chart):
        assert {len(line) for line in text_of(chart)} == {WIDTH}


async def test_the_places_stand_beside_in_words() -> None:
    words = PlacesWords((Place("low-back", "left", 6, "stiff"), Place("neck")))
    async with running(WidgetHost(words)):
        assert str(words.render()) == "low back, left, 6 of 10, stiff\nneck"
