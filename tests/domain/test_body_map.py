"""The figure and its places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.body_map import (
    DRAWING,
    FIGURE,
    HEIGHT,
    MAP,
    SPOTS,
    START,
    TITLES,
    WIDTH,
    Direction,
    Spot,
    neighbour,
    spot_at,
    spots_of,
)
from coach.domain.entry import Place
from coach.domain.vocabulary import REGIONS, Region

DIRECTIONS: tuple[Direction, ...] = ("left", "right", "up", "down")
SPINE: tuple[Region, ...] = ("head-neck", "neck", "upper-back", "mid-back", "low-back")
spots = st.sampled_from(SPOTS)


def test_every_region_has_a_place_on_the_figure() -> None:
    assert {spot.region for spot in SPOTS} == set(REGIONS)


def test_there_are_about_thirty_places() -> None:
    assert len({(spot.region, spot.side) for spot in SPOTS}) == 34


def test_drawing_and_map_fit_the_size() -> None:
    for block in (DRAWING, MAP):
        assert len(block.splitlines()) == HEIGHT
        assert max(map(len, block.splitlines())) <= WIDTH
    assert len(TITLES) == WIDTH


@pytest.mark.parametrize("region", REGIONS)
def test_a_place_with_sides_has_both_of_them(region: Region) -> None:
    sides = {spot.side for spot in SPOTS if spot.region == region}
    assert sides == ({None} if region == "whole-body" else {"left", "right"} | ({None} if region in SPINE else set()))


@given(spots)
def test_left_is_the_persons_own_left(spot: Spot) -> None:
    x, _ = spot.label
    if spot.side is not None:
        on_the_readers_left = x % FIGURE < FIGURE // 2
        assert (spot.side == "right") == (on_the_readers_left == (x < FIGURE))


@given(spots)
def test_the_cells_of_a_place_lead_back_to_it(spot: Spot) -> None:
    assert all(spot_at(x, y) == spot for x, y in spot.cells)
    assert spot in spots_of(spot.place)


def test_a_cell_beside_the_figure_is_no_place() -> None:
    assert spot_at(0, 0) is None
    assert spot_at(WIDTH, 3) is None


@given(spots)
def test_two_digits_have_room_in_the_figure(spot: Spot) -> None:
    x, y = spot.label
    assert 1 <= x <= WIDTH - 3
    assert 0 <= y < HEIGHT


def test_no_two_numbers_cover_each_other() -> None:
    cells = [(spot.label[0] + step, spot.label[1]) for spot in SPOTS for step in (0, 1)]
    assert len(cells) == len(set(cells))


def test_the_arrows_reach_every_place() -> None:
    seen, todo = {START}, [START]
    while todo:
        spot = todo.pop()
        new = {neighbour(spot, direction) for direction in DIRECTIONS} - seen
        seen |= new
        todo.extend(new)
    assert seen == set(SPOTS)


@given(spots, st.sampled_from(DIRECTIONS))
def test_an_arrow_goes_its_way_or_nowhere(spot: Spot, direction: Direction) -> None:
    (x, y), (to_x, to_y) = spot.label, neighbour(spot, direction).label
    moved = {"left": x - to_x, "right": to_x - x, "up": y - to_y, "down": to_y - y}[direction]
    assert moved > 0 or (x, y) == (to_x, to_y)


def test_the_side_of_the_low_back_is_one_arrow_away_from_its_middle() -> None:
    assert neighbour(START, "left").place == Place("low-back", "left")
    assert neighbour(START, "right").place == Place("low-back", "right")


def test_both_sides_are_drawn_on_both() -> None:
    assert {spot.side for spot in spots_of(Place("buttock", "both"))} == {"left", "right"}


def test_a_place_without_a_side_is_in_the_middle_or_on_both_sides() -> None:
    assert {spot.side for spot in spots_of(Place("low-back"))} == {None}
    assert {spot.side for spot in spots_of(Place("calf"))} == {"left", "right"}


def test_a_place_seen_from_front_and_back_is_drawn_twice() -> None:
    assert len(spots_of(Place("shoulder", "left"))) == 2
