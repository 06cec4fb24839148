"""Pictures of the giant view at a quarter of their size, as one sees them from three metres.

`uv run python -m tests.bench.from_floor FOLDER [THEME]` writes an SVG for each phase and size, to be looked at.
"""

import argparse
import asyncio
import re
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from coach.domain.person.settings import Settings, ThemeName
from coach.domain.run.controls import ControlId
from coach.library import load
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.run import RunScreen
from tests.clock import FakeClock
from tests.ready import make_ready
from tests.tui.driving import PatientPilot, begun, driven, press

SIZES = ((80, 24), (120, 40))
SHARE = 0.25
Moment = tuple[str, int, float, ControlId | None]

# Of each routine: a name, how often "next" is pressed, the seconds that pass then, and a control.
MOMENTS: dict[str, tuple[Moment, ...]] = {
    "ball-focus-8": (("ready", 0, 2, None),),
    "gluteal-sciatica-type-13": (("left", 3, 12, None), ("switch", 1, 2, None), ("right", 1, 3, None)),
    "desk-reset-5": (("move", 1, 9, None), ("paused", 0, 0, "pause")),
    "relax-11": (("in", 1, 2, None), ("out", 0, 4.4, None)),
    "evening-heat-winddown-23": (("heat", 1, 100, None), ("alarm", 0, 1200, None)),
}


@asynccontextmanager
async def guided(folder: Path, routine: str, size: tuple[int, int], theme: ThemeName) -> AsyncIterator[PatientPilot]:
    """A run of `routine` with its clock started, in the giant view."""
    clock = FakeClock()
    store = Store(folder, clock)
    make_ready(store, clock.now())
    store.save_settings(Settings(chime=False, bell=False, giant=True, theme=theme))
    app = CoachApp(store, lambda: load(folder), clock, routine)
    async with driven(app, size) as pilot:
        await begun(pilot)
        yield pilot


async def look_after(pilot: PatientPilot, moment: Moment) -> None:
    """The run at `moment`."""
    _, steps, seconds, control = moment
    screen = pilot.app.screen
    assert isinstance(screen, RunScreen)
    await press(pilot, *["n"] * steps)
    for _ in range(round(seconds / 0.2)):
        screen.coach.clock.advance(0.2)  # type: ignore[attr-defined]
        screen.look()
    if control:
        screen.action_control(control)
    await pilot.settled()


def shrunk(svg: str) -> str:
    """The picture at a quarter of its size."""
    _, _, width, height = map(float, re.findall(r'viewBox="([^"]*)"', svg)[0].split())
    return svg.replace("<svg ", f'<svg width="{width * SHARE:.0f}" height="{height * SHARE:.0f}" ', 1)


async def write(folder: Path, theme: ThemeName = "dark") -> list[Path]:
    """Writes all pictures, large and shrunk, and returns the files."""
    written = []
    for size in SIZES:
        for routine, moments in MOMENTS.items():
            with tempfile.TemporaryDirectory() as home:
                async with guided(Path(home), routine, size, theme) as pilot:
                    for moment in moments:
                        await look_after(pilot, moment)
                        svg = pilot.app.export_screenshot()
                        for name, text in (("", svg), ("-quarter", shrunk(svg))):
                            file = folder / f"{size[0]}x{size[1]}-{moment[0]}{name}.svg"
                            file.write_text(text, encoding="utf-8")
                            written.append(file)
    return written


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.bench.from_floor", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("theme", nargs="?", default="dark")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    print(f"{len(asyncio.run(write(chosen.folder, chosen.theme)))} pictures in {chosen.folder}")


if __name__ == "__main__":
    main()
