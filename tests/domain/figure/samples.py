"""The figures of the library, and any figure that hypothesis can think of."""

from hypothesis import strategies as st

from coach.domain.exercises.exercise import Exercise
from coach.domain.figure.figure import Figure, Pose
from coach.library import load

DRAWN: list[Exercise] = [each for each in load(None).exercises.values() if each.figure is not None]

degrees = st.floats(-360, 360, allow_nan=False)


def name_of(exercise: Exercise) -> str:
    """What pytest calls the case of `exercise`."""
    return exercise.id


def figure_of(exercise: Exercise) -> Figure:
    """Its figure, which those of DRAWN have."""
    assert exercise.figure is not None
    return exercise.figure


@st.composite
def poses(draw: st.DrawFn) -> Pose:
    """A pose of the side view with any angles."""
    several = st.tuples(degrees, degrees, degrees)
    return Pose(
        name="any",
        spine=draw(several),
        neck=draw(degrees),
        near_arm=draw(st.tuples(degrees, degrees)),
        far_arm=draw(st.tuples(degrees, degrees)),
        near_leg=draw(several),
        far_leg=draw(several),
    )


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """A figure of the side view that goes out and back between two poses."""
    return Figure(view="side", ground=("feet",), move="out and back", pose=(draw(poses()), draw(poses())))
