"""The colours of data can be told apart by everybody, and each theme has them all."""

from itertools import combinations

import pytest
from textual.color import Color
from textual.theme import Theme

from coach.tui.data_colours import LEVELS, PHASES, UNRATED, pain_colour
from coach.tui.themes import CONTRAST, THEMES, theme_name
from tests.tui.painting import Rgb, contrast, linear

Matrix = tuple[Rgb | tuple[float, float, float], ...]

SEEN: dict[str, Matrix] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How light of red, green and blue is seen (Machado, Oliveira and Fernandes 2009, severity 1)."""

LEAST = 0.07
"""The distance in Oklab that is told apart at a glance; 0.02 is just noticeable."""

SIDE_BY_SIDE = {
    "phases": [f"phase-{name}" for name in PHASES],
    "pain": [name.removeprefix("$") for name in (*LEVELS, UNRATED)],
    "chart": ["chart-line", "chart-mark", "foreground"],
    "figure": ["figure-worked", "foreground"],
}

each_theme = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


def colours(theme: Theme, names: list[str]) -> dict[str, Rgb]:
    variables = theme.to_color_system().generate() | theme.variables
    return {name: Color.parse(variables[name]).rgb for name in names}


def oklab(colour: Rgb, seen: Matrix) -> tuple[float, ...]:
    """A colour as it is seen, in a space in which equal distances look equal (Ottosson 2020)."""
    light = [linear(value) for value in colour]
    red, green, blue = (max(0.0, sum(part * one for part, one in zip(row, light, strict=True))) for row in seen)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def distance(one: Rgb, other: Rgb, seen: Matrix) -> float:
    pairs = zip(oklab(one, seen), oklab(other, seen), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


@each_theme
@pytest.mark.parametrize("kind", SIDE_BY_SIDE)
@pytest.mark.parametrize("eye", SEEN)
def test_colours_that_stand_side_by_side_differ_for_every_eye(theme: Theme, kind: str, eye: str) -> None:
    found = colours(theme, SIDE_BY_SIDE[kind])
    near = {
        (one, other): round(distance(found[one], found[other], SEEN[eye]), 3)
        for one, other in combinations(found, 2)
        if distance(found[one], found[other], SEEN[eye]) < LEAST
    }
    assert near == {}


@each_theme
def test_a_word_on_a_phase_and_a_number_on_a_pain_can_be_read(theme: Theme) -> None:
    grounds = colours(theme, ["background", "surface"])
    least = 7 if theme is CONTRAST else 4.5
    for name, colour in colours(theme, SIDE_BY_SIDE["phases"] + SIDE_BY_SIDE["pain"] + ["chart-line"]).items():
        for ground in grounds.values():
            assert contrast(colour, ground) >= least, name


@each_theme
@pytest.mark.parametrize("ground", ["background", "surface", "panel", "block-cursor-background"])
def test_every_text_style_can_be_read_on_every_ground(theme: Theme, ground: str) -> None:
    variables = theme.to_color_system().generate() | theme.variables
    below = Color.parse(variables[ground])
    least = 7 if theme is CONTRAST else 4.5
    for name in ("foreground", "primary", "text-muted", "text-disabled", "text-warning", "text-error", "text-success"):
        auto, _, share = variables[name].partition(" ")
        seen = below + (below.get_contrast_text(float(share[:-1]) / 100) if auto == "auto" else Color.parse(auto))
        assert contrast(seen.rgb, below.rgb) >= least, name


def test_the_levels_of_pain_are_those_of_the_words() -> None:
    assert [pain_colour(score) for score in (None, 0, 3, 4, 6, 7, 10)] == [
        "$pain-unrated", "$pain-mild", "$pain-mild", "$pain-moderate", "$pain-moderate", "$pain-severe", "$pain-severe",
    ]  # fmt: skip


def test_of_sixteen_colours_the_automatic_theme_is_that_of_high_contrast() -> None:
    assert theme_name("auto", few_colours=True) == CONTRAST.name
    assert theme_name("contrast") == CONTRAST.name
    assert theme_name("light", few_colours=True) == "coach-light"
