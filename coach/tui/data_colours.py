"""The colours that mean something: phases of a run, levels of pain, lines of charts, the worked part of a figure.

Each theme has all of them, as variables of its styles (`$phase-work`). What stands side by side can be told apart by
people who see red and green, or blue and yellow, alike, and beside each colour there is a word, a number or a sign.
"""

from collections.abc import Mapping

from textual.color import Color

from coach.domain.exercises.exercise import Score

LEVELS = ("$pain-mild", "$pain-moderate", "$pain-severe")
"""The colours of little, more and much; a number or a sign always stands beside them."""

UNRATED = "$pain-unrated"
"""The colour of pain without a number."""

PHASES = ("ready", "work", "switch", "rest", "ask", "paused", "alarm")
MOST_MILD, MOST_MODERATE = 3, 6
"""The highest score of each level, as the words of the scale part them."""

DARK_DATA: Mapping[str, str] = {
    "phase-ready": "#78a4ee",
    "phase-work": "#b4dab2",
    "phase-switch": "#e6b04a",
    "phase-rest": "#a698ae",
    "phase-ask": "#5cc8f0",
    "phase-paused": "#f4f4f0",
    "phase-alarm": "#e38057",
    "pain-mild": "#7fdcd8",
    "pain-moderate": "#f2cd62",
    "pain-severe": "#e3805f",
    "pain-unrated": "#7fb2ec",
    "chart-line": "#8fd0bd",
    "chart-mark": "#e9bf78",
    "figure-worked": "#e9bf78",
}

LIGHT_DATA: Mapping[str, str] = {
    "phase-ready": "#1b1f5e",
    "phase-work": "#1d6f62",
    "phase-switch": "#6e4f00",
    "phase-rest": "#7c47ae",
    "phase-ask": "#204a60",
    "phase-paused": "#1d1a17",
    "phase-alarm": "#6e1a0a",
    "pain-mild": "#0b5446",
    "pain-moderate": "#835c0a",
    "pain-severe": "#5e0b0b",
    "pain-unrated": "#1f62b4",
    "chart-line": "#17635a",
    "chart-mark": "#8a5a00",
    "figure-worked": "#a4301f",
}

CONTRAST_DATA: Mapping[str, str] = {
    "phase-ready": "#58b6ff",
    "phase-work": "#b8e0a6",
    "phase-switch": "#f7c82a",
    "phase-rest": "#b9a5bb",
    "phase-ask": "#6fe6fa",
    "phase-paused": "#ffffff",
    "phase-alarm": "#ff8d5a",
    "pain-mild": "#7dfafa",
    "pain-moderate": "#fee94a",
    "pain-severe": "#f2957a",
    "pain-unrated": "#a8a8ff",
    "chart-line": "#7de8ff",
    "chart-mark": "#ffd75e",
    "figure-worked": "#ffd75e",
}


def fields(data: Mapping[str, str], background: str, share: float = 0.28) -> dict[str, str]:
    """The calm field of each phase that fills the giant view: so much of its colour on the theme's background."""
    ground = Color.parse(background)
    return {f"phase-{name}-field": ground.blend(Color.parse(data[f"phase-{name}"]), share).hex for name in PHASES}


def pain_colour(score: Score | None) -> str:
    """The variable for mild, moderate and severe pain of 0-10, or for pain without a number."""
    if score is None:
        return UNRATED
    if score <= MOST_MILD:
        return LEVELS[0]
    return LEVELS[1 if score <= MOST_MODERATE else 2]
