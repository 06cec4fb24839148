"""What a drawing shows of head, wall, ball and things."""

from msgspec.structs import replace

from coach.domain.figure.drawing import Stroke, strokes, worked_parts
from coach.domain.figure.figure import Figure, Hung, Pose, Prop
from coach.domain.figure.moving import still
from coach.domain.figure.room import room
from coach.domain.figure.words import figure_words
from tests.domain.figure.samples import DRAWN, figure_of

UPRIGHT = Pose("upright", (90,), left_arm=(-110, -80), left_leg=(-95, -90))
FRONT = Figure("front", ("feet",), "hold", (UPRIGHT,))


def drawn(figure: Figure) -> tuple[Stroke, ...]:
    return strokes(figure, still(figure), room(figure), worked_parts(figure, (), sided=False))


def head(turn: float) -> tuple[list[Stroke], list[Stroke]]:
    """The eyes and the nose of a head turned so far."""
    found = [each for each in drawn(replace(FRONT, pose=(replace(UPRIGHT, turn=turn),))) if each.role == "head"]
    return [each for each in found if len(each.points) == 1], [each for each in found if len(each.points) == 2][1:]


def test_a_head_shows_two_eyes_and_turned_aside_one_eye_and_a_nose() -> None:
    eyes, nose = head(0)
    assert (len(eyes), len(nose)) == (2, 0)
    for side in (-1, 1):
        eyes, nose = head(side)
        assert len(eyes) == len(nose) == 1
        assert (nose[0].points[1] - nose[0].points[0]).real * side > 0


def test_a_wall_behind_is_seen_on_both_sides_and_not_across_the_body() -> None:
    figure = replace(FRONT, props=(Prop("wall", side="behind"),))
    body = [point.real for point in still(figure).joints.values()]
    bricks = [point.real for each in drawn(figure) if each.role == "prop" for point in each.points]

    assert min(bricks) < min(body) < max(body) < max(bricks)
    assert not [x for x in bricks if min(body) < x < max(body)]


def test_a_ball_at_a_wall_behind_lies_behind_the_body() -> None:
    figure = replace(FRONT, ball=Hung("spine", "left", 0.8))
    roles = [each.role for each in drawn(figure)]
    behind = [each.role for each in drawn(replace(figure, props=(Prop("wall", side="behind"),)))]

    assert roles.index("ball") > roles.index("near")
    assert behind.index("ball") < behind.index("near")


def test_a_thing_that_is_no_ball_is_called_by_its_name() -> None:
    for ident, words in {
        "ice-massage-cup": "The ice cup is on the low back.",
        "ball-thoracic-wall": "The two balls are behind the middle of the back.",
        "thoracic-ext-towel": "The towel roll is under the upper back.",
        "ball-infraspinatus-wall": "The ball is behind the upper back.",
        "contrast-packs": "with a second pack at hand",
        "wall-angels": "with the back to a wall",
        "open-book": "Seen from above, lying on the side",
    }.items():
        exercise = next(each for each in DRAWN if each.id == ident)
        assert words in figure_words(exercise, figure_of(exercise))
