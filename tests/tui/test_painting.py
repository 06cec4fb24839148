"""Every screen as it is painted: text can be read, focus is seen, and no colour is needed, in each theme."""

from pathlib import Path

import pytest
from rich.color import ColorSystem
from textual.screen import Screen
from textual.widgets import Input, TextArea
from textual.widgets._select import SelectOverlay

from coach.tui.app import CoachApp
from coach.tui.themes import CONTRAST, THEMES
from tests.bench.scenes import SCENES, Scene, dress, opened
from tests.tui.driving import PatientPilot
from tests.tui.painting import Painted, cells_of, mark_contrast, painted_on

AA_TEXT, AAA_TEXT, AA_GRAPHICS = 4.5, 7.0, 3.0
FEW_COLOURS = 3.0
"""Where a terminal rounds colours, ink and ground never fall together; of sixteen only in the last theme."""

PAGES = ("l down down", "j down down down", "b", "9", "s", "y", "n n n 4 enter +25", "w", "c 4")

named = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)


def faint(app: CoachApp, text: float, graphics: float, system: ColorSystem = ColorSystem.TRUECOLOR) -> list[str]:
    """What has less contrast than it needs."""

    def least(part: Painted) -> float:
        return text if part.is_text else graphics if part.is_drawn else 0

    rows = painted_on(app, system=system)
    return [
        f"{part.text.strip()!r} {part.ink} on {part.ground}: {part.contrast:.2f}"
        for row in rows
        for part in row
        if part.contrast < least(part)
    ]


async def unmarked(pilot: PatientPilot) -> list[str]:
    """The widgets that Tab reaches and that look the same, or nearly so, with the focus and without it.

    A single one always has it.
    """
    screen: Screen[object] = pilot.app.screen
    found = []
    for widget in screen.focus_chain if len(screen.focus_chain) > 1 else ():
        if isinstance(widget, SelectOverlay):
            continue  # it closes when the focus leaves it
        if isinstance(widget, Input | TextArea):
            widget.cursor_blink = False
        widget.scroll_visible(animate=False)
        screen.set_focus(widget)
        await pilot.settled()
        place = widget.region.intersection(screen.region)
        focused = cells_of(pilot.app, place)
        screen.set_focus(None)
        await pilot.settled()
        if place.area and mark_contrast(focused, cells_of(pilot.app, place)) < AA_GRAPHICS:
            found.append(f"{type(widget).__name__} {widget.id}")
    return found


@named
async def test_a_screen_can_be_read_in_every_theme_and_shows_its_focus(scene: Scene, tmp_path: Path) -> None:
    async with opened(scene, tmp_path / "home") as pilot:
        app = pilot.app
        for theme in THEMES:
            await dress(pilot, scene, theme)
            assert faint(app, AAA_TEXT if theme is CONTRAST else AA_TEXT, AA_GRAPHICS) == [], theme.name
            assert faint(app, FEW_COLOURS, 1.05, ColorSystem.EIGHT_BIT) == [], theme.name
        assert faint(app, FEW_COLOURS, 1.05, ColorSystem.STANDARD) == []
        assert await unmarked(pilot) == []


@pytest.mark.parametrize("scene", [scene for scene in SCENES if scene.steps in PAGES], ids=lambda scene: scene.name)
async def test_a_page_needs_no_colour(scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(scene, tmp_path / "home") as pilot:
        rows = painted_on(pilot.app)
        assert all(len(set(colour)) == 1 for row in rows for part in row for colour in (part.ink, part.ground))
        assert faint(pilot.app, AA_TEXT, AA_GRAPHICS) == []
