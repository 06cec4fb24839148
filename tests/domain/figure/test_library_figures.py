"""Every figure of the library, looked at as the issue asks: contact, ball, sides, size."""

import pytest
from msgspec.structs import replace

from coach.domain.exercises.exercise import Exercise
from coach.domain.figure.dots import dots
from coach.domain.figure.drawing import faces_other_way, mirrored, strokes, worked_parts
from coach.domain.figure.fitting import COLUMNS, ROWS, fitted
from coach.domain.figure.hanging import BALL_RADIUS, regions, touch
from coach.domain.figure.moving import stances, still
from coach.domain.figure.placing import scene
from coach.domain.figure.resting import faults
from coach.domain.figure.room import room, sampled
from coach.domain.figure.words import figure_words
from tests.domain.figure.samples import DRAWN, figure_of, name_of

every = pytest.mark.parametrize("exercise", DRAWN, ids=name_of)
with_ball = pytest.mark.parametrize("exercise", [each for each in DRAWN if figure_of(each).ball], ids=name_of)


@every
def test_it_rests_on_what_it_says_in_every_pose_and_between(exercise: Exercise) -> None:
    assert list(faults(figure_of(exercise))) == []


@with_ball
def test_the_ball_touches_the_part_the_exercise_is_for(exercise: Exercise) -> None:
    figure = figure_of(exercise)
    assert figure.ball is not None

    assert set(regions(figure.ball)) & set(exercise.region)
    for stance in stances(figure):
        now, ball = scene(figure, stance), replace(figure.ball, along=stance.along)
        point, out, _ = touch(ball, now.joints, figure.view)
        assert now.ball is not None
        assert abs(now.ball - point) == pytest.approx(abs(out) + BALL_RADIUS)


@every
def test_the_two_sides_differ(exercise: Exercise) -> None:
    figure = figure_of(exercise)
    around = room(figure)
    drawn = strokes(figure, still(figure), around, worked_parts(figure, exercise.region, exercise.sided))
    other = mirrored(drawn)

    assert faces_other_way(figure, "left") != faces_other_way(figure, "right")
    assert mirrored(other) == drawn
    if exercise.sided:
        assert dots(drawn, fitted(around)) != dots(other, fitted(around, mirror=True))


@every
def test_it_fits_36_by_13_in_every_pose(exercise: Exercise) -> None:
    figure = figure_of(exercise)
    around = room(figure)
    fit = fitted(around)

    assert (fit.width, fit.height) == (COLUMNS * 2, ROWS * 4)
    for now in sampled(figure):
        for stroke in strokes(figure, now, around, frozenset()):
            for x, y in map(fit.dot, stroke.points):
                assert 0 <= x < fit.width
                assert 0 <= y < fit.height


@every
def test_its_words_tell_the_view_and_every_pose(exercise: Exercise) -> None:
    figure = figure_of(exercise)
    words = figure_words(exercise, figure)

    assert words.startswith("Seen from")
    assert all(pose.name in words for pose in figure.pose)
    assert figure.ball is None or f"The {figure.ball.kind or 'ball'}" in words
    assert "foots" not in words
