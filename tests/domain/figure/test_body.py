"""The body keeps its measures whatever it does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.figure.body import LENGTHS, SPINE, bones, contact_joints, contact_words, joints
from coach.domain.figure.figure import Figure, Pose, View
from coach.domain.figure.moving import stances
from coach.domain.figure.placing import scene
from coach.domain.figure.stance import between, stance
from tests.domain.figure.samples import figures

VIEWS: tuple[View, ...] = ("side", "front", "back", "above")


@given(figures(), st.floats(0, 1))
def test_limbs_keep_their_length_in_every_pose_and_between(figure: Figure, share: float) -> None:
    start, end = stances(figure)
    at = scene(figure, between(start, end, share)).joints

    for name, bone in bones("side").items():
        wanted = LENGTHS.get(name.partition(" ")[2], SPINE / 3)
        assert abs(at[bone.end] - at[bone.start]) == pytest.approx(wanted)


@given(figures())
def test_far_limbs_are_like_the_near_ones_where_they_are_not_given(figure: Figure) -> None:
    pose = figure.pose[0]
    alike = stance(figure, type(pose)(pose.name, pose.spine, near_arm=pose.near_arm, near_leg=pose.near_leg))

    assert alike.arm(0) == alike.arm(1)
    assert alike.leg(0) == alike.leg(1)


@pytest.mark.parametrize("view", VIEWS)
def test_every_word_for_a_contact_means_joints_of_its_view(view: View) -> None:
    known = {"pelvis", "waist", "ribs", "nape", "head"}
    known |= {joint for bone in bones(view).values() for joint in (bone.start, bone.end)}

    for words in contact_words(view):
        assert set(contact_joints(words, view)) <= known


def test_a_front_view_mirrors_the_limbs_that_are_not_given() -> None:
    figure = Figure("front", ("feet",), "hold", (Pose("upright", (90,), left_arm=(-110, -80), left_leg=(-95, -90)),))
    at = joints(figure, stance(figure, figure.pose[0]))

    assert at["left hand"].real == pytest.approx(-at["right hand"].real)
    assert at["left toe"].imag == pytest.approx(at["right toe"].imag)


def test_a_part_that_points_at_the_viewer_is_short_in_its_pose_only() -> None:
    down = {"left_arm": (-90.0,), "left_leg": (-90.0, -90.0)}
    poses = (Pose("down", (90,), **down), Pose("forward", (90,), toward=("left forearm", "shoulders"), **down))
    figure = Figure("front", ("feet",), "out and back", poses)
    start, half, end = (joints(figure, between(*stances(figure), share)) for share in (0, 0.5, 1))

    lengths = [abs(at["left hand"] - at["left elbow"]) for at in (start, half, end)]
    assert lengths[0] == LENGTHS["forearm"] > lengths[1] > lengths[2] > 0
    assert abs(end["left shoulder"]) < abs(start["left shoulder"])
    assert abs(end["right hand"] - end["right elbow"]) == pytest.approx(LENGTHS["forearm"])
