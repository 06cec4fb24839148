"""Nothing flashes: no part of a run's screen turns bright and dark again more than twice in a second (WCAG 2.3.1)."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

import coach.tui
from coach.tui.app import CoachApp
from coach.tui.screens.run import RunScreen
from tests.bench.scenes import BALL, CALM, DESK, HEAT, Scene, opened
from tests.tui.driving import PatientPilot
from tests.tui.painting import luminance, painted_on

STEP_S = 0.1
TILE = (10, 4)
"""Columns and rows over which light is averaged: about a twentieth of a small terminal."""
SWING = 0.1
"""A change of luminance that counts as half a flash."""
MOST_FLASHES = 2
FULL, HALF = "█", "▀▄▌▐"


def light(app: CoachApp) -> list[float]:
    """The mean luminance of each tile of the screen."""
    tiles: dict[tuple[int, int], list[float]] = {}
    for y, row in enumerate(painted_on(app)):
        x = 0
        for part in row:
            ink, ground = luminance(part.ink), luminance(part.ground)
            for char in part.text:
                share = 0.0 if char.isspace() else 1.0 if char in FULL else 0.5 if char in HALF else 0.25
                tiles.setdefault((x // TILE[0], y // TILE[1]), []).append(ground + (ink - ground) * share)
                x += 1
    return [sum(tile) / len(tile) for _, tile in sorted(tiles.items())]


def flashes(values: Sequence[float]) -> int:
    """How often the light swings there and back."""
    swings, low, high, last = 0, values[0], values[0], 0
    for value in values:
        low, high = min(low, value), max(high, value)
        turned = 1 if value - low >= SWING else -1 if high - value >= SWING else 0
        if turned and turned != last:
            swings, last = swings + 1, turned
        if turned:
            low = high = value
    return swings // 2


def test_swings_are_counted_there_and_back() -> None:
    assert flashes([0, 1, 0, 1, 0, 1, 0]) == 3
    assert flashes([0, 0.2, 0.4, 1.0]) == 0
    assert flashes([0.5, 0.55, 0.5, 0.55]) == 0


async def watched(pilot: PatientPilot, seconds: float) -> list[list[float]]:
    """The light of each tile over time."""
    frames = []
    for _ in range(round(seconds / STEP_S)):
        pilot.app.clock.advance(STEP_S)
        if isinstance(pilot.app.screen, RunScreen):
            pilot.app.screen.look()
        await pilot.pause()
        frames.append(light(pilot.app))
    return [list(tile) for tile in zip(*frames, strict=True)]


@pytest.mark.parametrize(
    ("steps", "routine"),
    [
        ("n n n 4 enter +28", DESK),
        ("n n n 4 enter n +10", BALL),
        ("n n n 4 enter n +1", CALM),
        ("n n n 4 enter n +3600", HEAT),
    ],
    ids=["between two parts", "ball", "breath", "alarm"],
)
async def test_no_part_of_a_run_flashes(steps: str, routine: str, tmp_path: Path) -> None:
    async with opened(Scene("run", steps, routine=routine), tmp_path / "home") as pilot:
        tiles = await watched(pilot, 2.5)
    second = round(1 / STEP_S)
    for tile in tiles:
        for start in range(len(tile) - second):
            assert flashes(tile[start : start + second + 1]) <= MOST_FLASHES


def test_no_style_blinks() -> None:
    for path in Path(coach.tui.__file__).parent.rglob("*"):
        if path.suffix in (".py", ".tcss"):
            assert not re.search(r"text-style:[^;]*\bblink|\"[^\"]*\bblink2?\b[^\"]*\"", path.read_text("utf-8")), path
