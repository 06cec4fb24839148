"""The ground finds the body: nothing floats, nothing sinks."""

import pytest
from hypothesis import assume, given

from coach.domain.figure.figure import Figure, Hung, Pose, Prop
from coach.domain.figure.hanging import BALL_RADIUS
from coach.domain.figure.moving import stances
from coach.domain.figure.placing import bottom, scene, settling_turn
from coach.domain.figure.resting import faults
from tests.domain.figure.samples import figures

STANDING = Pose("standing", (90,), near_arm=(-90,), near_leg=(-90, -90))
TOUCH = 1e-6


@given(figures())
def test_what_the_body_rests_on_touches_the_floor(figure: Figure) -> None:
    now = scene(figure, stances(figure)[0])

    assert bottom(now.spots("feet", "side")) == pytest.approx(0, abs=TOUCH)


@given(figures())
def test_a_part_below_the_floor_is_always_told(figure: Figure) -> None:
    lowest = bottom(scene(figure, stances(figure)[0]).all_spots())
    assume(abs(lowest) > 0.1)

    assert any("sinks" in reason for _, reason, _ in faults(figure)) or lowest > 0


def test_two_contacts_are_levelled_by_the_smallest_turn() -> None:
    low, high = [(0j, 0.1)], [(complex(2, 0.2), 0.1)]

    assert settling_turn(low, high) == pytest.approx(-5.71, abs=0.02)


def test_two_contacts_that_cannot_both_rest_are_told() -> None:
    figure = Figure("side", ("feet", "hands"), "hold", (STANDING,))

    assert any("hands" in reason for _, reason, _ in faults(figure))


def test_the_wall_stays_where_it_is_and_the_ball_touches_it_in_every_pose() -> None:
    bent = Pose("bent", (97,), near_arm=(-90,), near_leg=(-50, -100, 0))
    ball = Hung("spine", "behind", 0.8)
    figure = Figure("side", ("feet",), "out and back", (STANDING, bent), (Prop("wall", "ball"),), ball)

    for stance in stances(figure):
        middle = scene(figure, stance).ball
        assert middle is not None
        assert middle.real - BALL_RADIUS == pytest.approx(0, abs=TOUCH)


def test_feet_that_slide_along_the_floor_are_told() -> None:
    far = Pose("far", (100,), near_arm=(-90,), near_leg=(-50, -50, 0))
    figure = Figure(
        "side", ("feet",), "out and back", (STANDING, far), (Prop("wall", "ball"),), Hung("spine", "behind", 0.8)
    )

    assert any("slides" in reason for _, reason, _ in faults(figure))
