"""A contact sheet of every screen in every theme: uv run python -m tests.bench.screens FOLDER [NAME ...]"""

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from textual.app import App

from coach.tui.themes import THEMES
from tests.bench.scenes import SCENES, Scene, dress, opened
from tests.tui.driving import LARGE, SMALL

SIZES = (SMALL, LARGE)
PAGE = """<!doctype html><meta charset="utf-8"><title>The screens of Coach</title>
<style>body {{ background: #777; font: 14px sans-serif; }} img {{ height: 330px; margin: 4px; }}</style>
{rows}
"""


def picture(app: App[None]) -> str:
    """What is on the screen, as SVG. It fetches nothing: the fonts of the reader's own machine will do."""
    return re.sub(r"@font-face\s*{.*?}", "", app.export_screenshot(title="coach"), flags=re.DOTALL)


async def pictures(scene: Scene, folder: Path) -> list[str]:
    """Writes the pictures of one screen into `folder`; gives their names."""
    names = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as home:
            async with opened(scene, Path(home) / "home", size) as pilot:
                for theme in THEMES:
                    await dress(pilot, scene, theme)
                    names.append(f"{scene.name}-{size[0]}x{size[1]}-{theme.name}.svg")
                    (folder / names[-1]).write_text(picture(pilot.app), "utf-8")
    return names


async def sheet(folder: Path, scenes: Sequence[Scene]) -> None:
    """Writes the pictures and `index.html`, which shows each screen as one row."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for scene in scenes:
        names = await pictures(scene, folder)
        rows.append(f"<h2>{escape(scene.name)}</h2>" + "".join(f'<img src="{escape(name)}">' for name in names))
    (folder / "index.html").write_text(PAGE.format(rows="\n".join(rows)), "utf-8")


def main() -> None:
    """All screens, or those that are named."""
    folder, wanted = Path(sys.argv[1]), sys.argv[2:]
    scenes = [scene for scene in SCENES if not wanted or scene.name in wanted]
    asyncio.run(sheet(folder, scenes))
    print(f"{len(scenes)} screens: {folder / 'index.html'}")


if __name__ == "__main__":
    main()
