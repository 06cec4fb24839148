"""The body and its places: every one has room, and the arrows lead everywhere and back."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.body_map.drawn import SIDES, SIZES, WHOLE, drawn
from coach.domain.body_map.outline import TALL, WIDE, inside, silhouette, within
from coach.domain.body_map.spots import (
    BOXES,
    SPOTS,
    START,
    Direction,
    Spot,
    box,
    grid,
    named,
    neighbour,
    shape,
    spots_of,
)
from coach.domain.exercises.vocabulary import REGIONS, Region
from coach.domain.exercises.vocabulary import SIDES as EVERY_SIDE
from coach.domain.exercises.wording import REGION_NAMES
from coach.domain.journal.entry import Place

WAYS: dict[Direction, Direction] = {"left": "right", "right": "left", "up": "down", "down": "up"}
SPINE: tuple[Region, ...] = ("head-neck", "neck", "upper-back", "mid-back", "low-back")
ON_A_FIGURE = tuple(spot for spot in SPOTS if spot.view)
spots = st.sampled_from(SPOTS)
sizes = st.sampled_from(SIZES)


def reached(start: Spot) -> set[Spot]:
    seen, todo = {start}, [start]
    while todo:
        spot = todo.pop()
        new = {neighbour(spot, way) for way in WAYS} - seen
        seen |= new
        todo.extend(new)
    return seen


def test_every_place_a_person_may_choose_is_on_the_chart() -> None:
    assert {spot.region for spot in SPOTS} == set(REGIONS)
    for region in REGIONS:
        assert all(spots_of(Place(region, side)) for side in (None, *EVERY_SIDE))


def test_there_are_about_thirty_places() -> None:
    assert len({(spot.region, spot.side) for spot in SPOTS}) == 34


@pytest.mark.parametrize("region", REGIONS)
def test_a_place_with_sides_has_both_of_them(region: Region) -> None:
    sides = {spot.side for spot in SPOTS if spot.region == region}
    assert sides == ({None} if region == "whole-body" else {"left", "right"} | ({None} if region in SPINE else set()))


def test_grid_and_boxes_tell_of_the_same_places() -> None:
    assert {(spot.view, spot.region) for spot in ON_A_FIGURE} == {
        (view, region) for view, boxes in BOXES.items() for region in boxes
    }


@pytest.mark.parametrize("spot", SPOTS, ids=str)
def test_the_arrows_lead_from_every_place_to_every_other(spot: Spot) -> None:
    assert reached(spot) == set(SPOTS)


@given(spots, st.sampled_from(("left", "right")))
def test_left_and_right_lead_back(spot: Spot, way: Direction) -> None:
    other = neighbour(spot, way)
    if other != spot and "side-trunk" not in (spot.region, other.region):
        assert neighbour(other, WAYS[way]) == spot


def test_the_side_of_the_trunk_leads_to_the_low_back_from_both() -> None:
    assert neighbour(Spot("back", "mid-back", "left"), "left") == Spot("back", "side-trunk", "left")
    assert neighbour(Spot("back", "side-trunk", "left"), "right") == Spot("back", "low-back", "left")


@pytest.mark.parametrize("side", [None, "left", "right"])
def test_up_and_down_follow_the_spine(side: str | None) -> None:
    column = [Spot("back", region, side) for region in SPINE]  # type: ignore[arg-type]
    for above, below in pairwise(column):
        assert neighbour(above, "down") == below
        assert neighbour(below, "up") == above


@given(spots, st.sampled_from(tuple(WAYS)))
def test_an_arrow_goes_its_way_or_nowhere(spot: Spot, way: Direction) -> None:
    figures = drawn(*SIZES[0])
    (x, y), (to_x, to_y) = figures.labels[spot], figures.labels[neighbour(spot, way)]
    moved = {"left": x - to_x, "right": to_x - x, "up": y - to_y, "down": to_y - y}[way]
    assert moved > 0 or neighbour(spot, way) == spot


@given(st.sampled_from(SPOTS))
def test_what_is_left_of_the_person_mirrors_what_is_right(spot: Spot) -> None:
    def mirrored(each: Spot) -> Spot:
        turned = {"left": "right", "right": "left", None: None}[each.side]
        return Spot(each.view, each.region, turned)  # type: ignore[arg-type]

    for way in ("up", "down"):
        both = neighbour(spot, way), neighbour(mirrored(spot), way)
        if spot.side is not None and both[0].view == spot.view:
            assert both[1] == mirrored(both[0])


def test_the_rows_of_the_grid_are_equally_long() -> None:
    assert {len(row) for row in grid()} == {11}


@given(sizes, spots)
def test_every_place_has_room_for_two_digits_of_its_own(size: tuple[int, int], spot: Spot) -> None:
    figures = drawn(*size)
    x, y = figures.labels[spot]
    assert {(x, y), (x + 1, y)} <= figures.cells[spot]
    assert 1 <= x <= figures.columns - 3


@pytest.mark.parametrize("size", SIZES)
def test_no_two_places_share_a_cell_and_each_cell_leads_back(size: tuple[int, int]) -> None:
    figures = drawn(*size)
    for one, other in combinations(SPOTS, 2):
        assert not figures.cells[one] & figures.cells[other]
    assert all(figures.owners[cell] == spot for spot, cells in figures.cells.items() for cell in cells)


@pytest.mark.parametrize("size", SIZES)
def test_the_drawing_fills_its_size_and_says_whose_the_sides_are(size: tuple[int, int]) -> None:
    figures = drawn(*size)
    assert len(figures.lines) == size[1]
    assert {len(line) for line in figures.lines} == {size[0]}
    assert figures.lines[0].split()[0] == "front"
    words = [[word for word in line.split() if word.isalpha() and word.isascii()] for line in figures.lines[1:3]]
    assert words == [["your"] * 4, ["right", "left", "left", "right"]]
    assert all(word in "\n".join(figures.lines) for word in WHOLE)


@given(sizes, st.sampled_from(ON_A_FIGURE))
def test_left_is_the_persons_own_left(size: tuple[int, int], spot: Spot) -> None:
    columns = size[0]
    assert spot.view is not None
    for x, _ in drawn(*size).cells[spot]:
        on_the_readers_left = x % (columns // 2) < columns // 4
        assert spot.side in (None, SIDES[spot.view][0 if on_the_readers_left else 1])


@given(st.sampled_from(ON_A_FIGURE))
def test_a_place_on_paper_lies_in_its_box_and_on_the_body(spot: Spot) -> None:
    left, right, top, bottom = box(spot)
    assert all(left - 1e-6 <= x <= right + 1e-6 and top - 1e-6 <= y <= bottom + 1e-6 for x, y in shape(spot))
    assert len(shape(spot)) >= 3


def test_the_outline_stays_in_its_field_and_is_its_own_mirror() -> None:
    assert all(-WIDE / 2 <= x <= WIDE / 2 and 0 <= y <= TALL for x, y in silhouette())
    assert {(-x, y) for x, y in silhouette()} == set(silhouette())


def test_inside_and_cut_know_a_square() -> None:
    square = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0))
    assert inside((2, 2), square)
    assert not inside((5, 2), square)
    assert set(within(square, (1, 9, 1, 2))) == {(1.0, 1.0), (4.0, 1.0), (4.0, 2.0), (1.0, 2.0)}
    assert within(square, (5, 9, 5, 9)) == ()


def test_both_sides_are_drawn_on_both_and_none_in_the_middle_or_on_both() -> None:
    assert {spot.side for spot in spots_of(Place("buttock", "both"))} == {"left", "right"}
    assert {spot.side for spot in spots_of(Place("low-back"))} == {None}
    assert {spot.side for spot in spots_of(Place("calf"))} == {"left", "right"}
    assert len(spots_of(Place("shoulder", "left"))) == 2


@pytest.mark.parametrize("region", REGIONS)
def test_the_whole_name_finds_its_place_first(region: Region) -> None:
    assert named(REGION_NAMES[region])[0].region == region


def test_a_few_letters_find_a_place_its_middle_first_and_on_the_same_figure() -> None:
    assert named("lo")[0] == START
    assert named("LOWBACKL")[0] == Spot("back", "low-back", "left")
    assert named("thi")[0].region == "thigh-back"
    assert named("nec", "front")[0] == Spot("front", "neck")
    assert named("") == named("zz") == ()
