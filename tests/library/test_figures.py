"""Mistakes in a figure: each is named with its place and its remedy."""

from pathlib import Path

import pytest

from coach.library.loading import built_in_folder, check, load

POSE = 'pose = [{ name = "up", spine = [90], near_arm = [-90], near_leg = [-90, -90] }]'
FIGURE = f"""
[figure]
view = "side"
ground = ["feet"]
move = "hold"
{POSE}
"""
MISTAKES = {
    "an unknown contact": ('"feet"', '"feets"', "figure.ground[1]", "Did you mean 'feet'?"),
    "an angle beyond a turn": ("[90]", "[900]", "figure.pose[1].spine[1]", "from -360 to 360"),
    "an angle that is no number": ("[90]", '["up"]', "figure.pose[1].spine[1]", "from -360 to 360"),
    "not a number at all": ("[90]", "[nan]", "figure.pose[1].spine[1]", "from -360 to 360"),
    "a spine of two parts": ("[90]", "[90, 80]", "figure.pose[1].spine", "three from the pelvis up"),
    "a leg without a shin": ("[-90, -90]", "[-90]", "figure.pose[1].near_leg", "at least 2"),
    "a limb of another view": ("near_arm", "left_arm", "figure.pose[1].left_arm", "near_arm or far_arm"),
    "a limb that is missing": ("near_arm = [-90], ", "", "figure.pose[1].near_arm", "Add its angles"),
    "one pose for a move": ('"hold"', '"out and back"', "figure.pose", "the other end"),
    "an unknown view": ('"side"', '"sid"', "figure.view", "Did you mean 'side'?"),
    "an unknown field": ("move =", "moves =", "figure.moves", "Did you mean 'move'?"),
    "a wall that nothing touches": (
        "move =",
        'props = [{ kind = "wall" }]\nmove =',
        "figure.props[1].at",
        "touches it",
    ),
    "a wall behind a body that is seen from the side": (
        "move =",
        'props = [{ kind = "wall", side = "behind" }]\nmove =',
        "figure.props[1].side",
        "left",
    ),
    "a ball on no part": ("move =", 'ball = { on = "tail", side = "below" }\nmove =', "figure.ball.on", "Allowed:"),
    "a part that no view has short": (
        "spine = [90]",
        'spine = [90], toward = ["tail"]',
        "figure.pose[1].toward[1]",
        "Allowed:",
    ),
    "a body that floats": ('"feet"', '"feet", "hands"', "figure.pose[1]", "Change the angles"),
    "a part that sinks": ("[-90, -90]", "[90, 90]", "figure.pose[1]", "Lift it"),
}


def problems(folder: Path, figure: str, source: str = "walking/walk-easy") -> list[tuple[str, str]]:
    """Place and remedy of everything wrong with the exercise when it has `figure`."""
    text = (built_in_folder() / f"{source}.toml").read_text(encoding="utf-8").split("[figure]")[0]
    path = folder / f"{source.rpartition('/')[2]}.toml"
    path.write_text(text + figure, encoding="utf-8")
    return [(problem.place, problem.remedy) for problem in check([path], None).problems]


def test_a_figure_without_mistakes_is_taken(tmp_path: Path) -> None:
    assert problems(tmp_path, FIGURE) == []


def test_an_exercise_needs_no_figure(tmp_path: Path) -> None:
    assert problems(tmp_path, "") == []


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_place_and_remedy(tmp_path: Path, mistake: str) -> None:
    right, wrong, place, remedy = MISTAKES[mistake]

    found = problems(tmp_path, FIGURE.replace(right, wrong, 1))

    assert any(there == place and remedy in told for there, told in found), found


def test_a_ball_that_is_not_where_the_exercise_works_is_named(tmp_path: Path) -> None:
    figure = FIGURE.replace("move =", 'ball = { on = "near calf", side = "behind" }\nmove =')

    assert [place for place, _ in problems(tmp_path, figure, "ball/ball-rhomboid-wall")] == ["figure.ball"]


SWINGING = (
    FIGURE.replace('"hold"', '"out and back"')
    .replace("feet", "knees")
    .replace(
        POSE,
        """pose = [
    { name = "arms before", spine = [0], near_arm = [0], near_leg = [-90, 180, 180] },
    { name = "arms behind", spine = [0], near_arm = [-178], near_leg = [-90, 180, 180] },
]""",
    )
)


def test_what_sinks_only_on_the_way_is_named(tmp_path: Path) -> None:
    assert [place for place, _ in problems(tmp_path, SWINGING)] == ["figure.pose"]


def test_a_start_does_not_judge_how_a_figure_rests(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    assert problems(packs, FIGURE.replace("[-90, -90]", "[90, 90]"))

    assert load(tmp_path).problems == ()
    assert load(tmp_path, thorough=True).problems != ()
