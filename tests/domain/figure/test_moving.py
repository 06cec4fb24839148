"""The figure moves in step with the run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercises.exercise import Beat, Dose
from coach.domain.figure.figure import Figure
from coach.domain.figure.moving import BREATH_S, Rhythm, moment, rhythm, stances, still
from coach.domain.figure.placing import Scene, scene
from coach.domain.figure.stance import between
from tests.domain.figure.samples import DRAWN, figure_of, figures

CAT_COW = figure_of(next(each for each in DRAWN if each.id == "cat-cow"))
HEAT = figure_of(next(each for each in DRAWN if each.id == "heat-low-back"))
BEAT = Rhythm(3, 3)


def apart(one: Scene, other: Scene) -> float:
    """The longest way of a joint between two moments."""
    return max(abs(point - other.joints[name]) for name, point in one.joints.items())


def test_a_repetition_goes_out_and_comes_back_with_the_tempo() -> None:
    start, end = (scene(CAT_COW, key) for key in stances(CAT_COW))

    assert apart(moment(CAT_COW, 0, BEAT), start) == pytest.approx(0)
    assert apart(moment(CAT_COW, 3, BEAT), end) == pytest.approx(0, abs=1e-9)
    assert apart(moment(CAT_COW, 6, BEAT), start) == pytest.approx(0)


def test_a_tempo_of_six_seconds_is_three_out_and_three_back() -> None:
    assert rhythm(Dose(total_s=48, reps=8, tempo_s=6)) == Rhythm(3, 3)


def test_beats_part_the_way_out_from_the_way_back() -> None:
    beats = (Beat("In", 4), Beat("Out", 6))

    assert rhythm(Dose(total_s=300, reps=30, tempo_s=10, beats=beats)) == Rhythm(4, 6)


@given(figures(), st.floats(0, 60))
def test_nothing_jumps(figure: Figure, second: float) -> None:
    before, after = stances(figure)
    step = 1 / 50
    one, other = between(before, after, step), between(before, after, 2 * step)

    for angle, next_angle in zip(one.angles, other.angles, strict=True):
        assert abs(next_angle - angle) <= 180 * step + 1e-6


def test_a_hold_breathes_a_little_and_never_stands_quite_still() -> None:
    breath = [moment(HEAT, 20 + second, BEAT) for second in (0, BREATH_S / 4, BREATH_S / 2)]

    assert 0 < apart(breath[0], breath[1]) < 0.15
    assert apart(breath[0], breath[2]) == pytest.approx(0, abs=1e-6)


def test_the_still_picture_is_the_last_keyframe() -> None:
    assert apart(still(CAT_COW), scene(CAT_COW, stances(CAT_COW)[-1])) == 0
