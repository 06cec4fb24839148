"""The body chart: choosing with keys and mouse, showing with numbers and words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.color import Color
from textual.content import Content
from textual.pilot import Pilot

from coach.domain.body_map.drawn import SIZES, drawn
from coach.domain.body_map.spots import SPOTS, Spot
from coach.domain.journal.entry import Place
from coach.domain.review.page import PlaceDays
from coach.tui.data_colours import LEVELS
from coach.tui.widgets.body_chart import BodyChart
from coach.tui.widgets.body_view import BodyView, Mark
from coach.tui.widgets.places_shown import day_marks, pain_marks, region_marks
from coach.tui.widgets.places_words import PlacesWords, joined_sides
from tests.tui.chart_host import WidgetHost
from tests.tui.driving import LARGE, SMALL, running

SMALLER = drawn(*SIZES[-1])
THREE = (PlaceDays(1, "low-back", "right", 9, 4.2), PlaceDays(2, "neck", None, 4, 8.0), PlaceDays(3, "foot", "both", 1))


@asynccontextmanager
async def shown(chart: BodyView, size: tuple[int, int] = SMALL) -> AsyncIterator[Pilot[None]]:
    async with running(WidgetHost(chart), size) as pilot:
        chart.focus()
        await pilot.pause()
        yield pilot


def text_of(chart: BodyView) -> list[str]:
    return str(chart.render()).split("\n")


async def test_it_draws_a_person_twice_and_names_the_place_under_the_mark() -> None:
    chart = BodyChart()
    async with shown(chart):
        lines = text_of(chart)
    assert lines[0] == SMALLER.lines[0]
    assert len(lines) == SMALLER.rows + 1
    assert lines[-1].strip() == "low back"


async def test_where_there_is_room_the_body_is_larger() -> None:
    chart = BodyView(classes="-large")
    async with shown(chart, LARGE):
        assert chart.figures == drawn(*SIZES[0])


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


async def test_up_from_the_low_back_is_the_mid_back() -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        await pilot.press("up", "space")
    assert chart.places == (Place("mid-back"),)


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


async def test_a_few_letters_go_to_a_place_and_a_digit_there_is_its_number() -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        await pilot.press("f", "t", "h", "i", "x")
        assert text_of(chart)[-1].strip() == "thi▏ back of the thigh, left"
        await pilot.press("7")
    assert chart.places == (Place("thigh-back", "left", 7),)


@pytest.mark.parametrize("keys", [("enter", "space"), ("space",)])
async def test_a_name_ends_with_enter_or_with_any_other_key(keys: tuple[str, ...]) -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        await pilot.press("f", "n", "e", *keys)
        assert chart.sought is None
        assert pilot.app.told == ["changed"]  # type: ignore[attr-defined]
    assert chart.places == (Place("neck"),)


async def test_escape_and_backspace_take_typed_letters_back() -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        await pilot.press("f", "c", "a", "backspace", "backspace")
        assert (chart.sought, chart.spot.region) == ("", "low-back")
        await pilot.press("c", "escape", "space")
    assert chart.places == (Place("low-back"),)


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: f"{spot.view}-{spot.region}-{spot.side}")
async def test_a_click_marks_the_place_under_it(spot: Spot) -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        await pilot.click(chart, offset=SMALLER.labels[spot])
        assert chart.places == (spot.place,)
        await pilot.click(chart, offset=(21, 0))
        assert chart.places == (spot.place,)


async def test_the_mouse_names_what_it_is_over() -> None:
    chart = BodyView()
    async with shown(chart) as pilot:
        await pilot.hover(chart, offset=SMALLER.labels[Spot("back", "calf", "right")])
        assert text_of(chart)[-1].strip() == "calf, right"
        await pilot.hover(chart, offset=(21, 0))
        assert text_of(chart)[-1].strip() == ""


async def test_a_mark_shows_its_number_and_the_line_below_says_it_in_words() -> None:
    chart = BodyChart()
    async with shown(chart) as pilot:
        await pilot.press("left", "6", "i")
        lines = text_of(chart)
    assert "[ 6]" in "\n".join(lines)
    assert lines[-1].strip() == "low back, left, 6 of 10, stiff"


async def test_brackets_cover_no_number_beside() -> None:
    chart = BodyChart(tuple(Place("low-back", side, 10) for side in (None, "left", "right")))
    async with shown(chart):
        assert "101010" in "\n".join(text_of(chart))


async def test_of_a_mark_on_both_sides_one_can_be_taken_away() -> None:
    chart = BodyChart((Place("buttock", "both", 4),))
    async with shown(chart) as pilot:
        assert "\n".join(text_of(chart)).count("4") == 3
        await pilot.press("f", "b", "u", "enter", "space")
    assert chart.places == (Place("buttock", "right", 4),)


async def test_where_one_place_is_asked_the_next_one_takes_its_number() -> None:
    chart = BodyChart((Place("low-back", "left"),), asks="one")
    async with shown(chart) as pilot:
        await pilot.press("5", "down", "a", "enter")
        assert pilot.app.told[-1] == "taken"  # type: ignore[attr-defined]
    assert chart.places == (Place("buttock", "left", 5),)


async def test_regions_have_neither_sides_nor_numbers() -> None:
    chart = BodyChart(asks="regions")
    async with shown(chart) as pilot:
        await pilot.press("left", "space", "7", "a")
        assert chart.places == (Place("low-back"),)
        assert "\n".join(text_of(chart)).count("x") == 3
        await pilot.press("right", "space", "enter")
        assert chart.places == ()


@pytest.mark.parametrize(("score", "colour"), [(3, "pain-mild"), (6, "pain-moderate"), (7, "pain-severe")])
async def test_colour_follows_the_words_of_the_scale(score: int, colour: str) -> None:
    chart = BodyChart((Place("low-back", None, score),))
    async with running(WidgetHost(chart)) as pilot:
        pilot.app.screen.set_focus(None)
        await pilot.pause()
        strip = chart.render_line(SMALLER.labels[chart.spot][1])
        cell = next(segment for segment in strip if str(score) in segment.text)
        wanted = Color.parse(pilot.app.theme_variables[colour])
        assert cell.style is not None
        assert cell.style.color is not None
        assert Color.from_rich_color(cell.style.color).rgb == wanted.rgb
        assert cell.style.reverse


@pytest.mark.parametrize("size", SIZES)
async def test_every_line_is_as_wide_as_the_chart(size: tuple[int, int]) -> None:
    view = BodyView(classes="-large" if size == SIZES[0] else None)
    async with shown(view, LARGE):
        view.marks = tuple(Mark((spot,), "10") for spot in SPOTS)
        lines = text_of(view)
    assert {len(line) for line in lines[:-1]} == {size[0]}
    assert "\n".join(lines).count("10") == len(SPOTS)


async def test_days_stand_on_their_places_with_a_legend() -> None:
    view = BodyView()
    async with shown(view):
        view.marks, view.legend = day_marks(THREE)
        text = "\n".join(text_of(view))
    assert [mark.text for mark in view.marks] == ["9", "4", "1"]
    assert [mark.colour for mark in view.marks] == list(reversed(LEVELS))
    assert text.count("9") == 2
    assert text.rstrip().endswith("1–3   4–6   7–9  days it hurt there")


async def test_mean_pain_stands_on_its_places_and_none_where_there_is_no_number() -> None:
    marks, legend = pain_marks(THREE)
    assert [mark.text for mark in marks] == ["4", "8", "–"]
    assert "7–10 severe" in str(legend)
    assert len(str(legend)) <= SIZES[-1][0]


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5, 7, 28, 99])
def test_the_legend_of_days_has_no_gap(most: int) -> None:
    _, legend = day_marks([PlaceDays(1, "neck", None, most)])
    words = [word for word in str(legend).split() if word[0].isdigit()]
    ends = [int(end) for word in words for end in (word.split("–")[0], word.split("–")[-1])]
    assert (ends[0], ends[-1]) == (1, most)
    assert all(after == before + 1 for before, after in zip(ends[1::2], ends[2::2], strict=False))


def test_both_sides_take_the_middle_where_each_side_stands_for_itself() -> None:
    def place(number: int, side: str | None) -> PlaceDays:
        return PlaceDays(number, "low-back", side, 1)  # type: ignore[arg-type]

    def sides(found: tuple[PlaceDays, ...]) -> list[set[str | None]]:
        return [{spot.side for spot in mark.spots} for mark in day_marks(found)[0]]

    assert day_marks(()) == ((), Content(""))
    assert sides((place(1, "both"), place(2, "left"))) == [{"right"}, {"left"}]
    assert sides((place(1, "both"), place(2, "left"), place(3, "right"))) == [{None}, {"left"}, {"right"}]
    assert sides((place(1, "both"), place(2, "left"), place(3, "right"), place(4, None)))[0] == set()


def test_a_region_is_shown_on_all_its_places() -> None:
    (mark,) = region_marks([("neck", "2")])
    assert {(spot.view, spot.side) for spot in mark.spots} == {
        (view, side) for view in ("front", "back") for side in (None, "left", "right")
    }


def test_left_and_right_are_said_as_both() -> None:
    places = (Place("neck"), Place("calf", "left", 3), Place("calf", "right"), Place("foot", "right"))
    assert joined_sides(places) == (Place("neck"), Place("calf", "both", 3), Place("foot", "right"))


async def test_the_places_stand_beside_in_words() -> None:
    words = PlacesWords((Place("low-back", "left", 6, "stiff"), Place("neck")))
    async with running(WidgetHost(words)):
        assert str(words.render()) == "low back, left, 6 of 10, stiff\nneck"
