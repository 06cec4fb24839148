"""Makes the README's pictures from the real app: `uv run python docs/pictures.py`."""

import asyncio
import os
import re
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from coach.clock import SystemClock
from coach.domain.entries import CheckIn
from coach.domain.settings import Settings
from coach.library import load
from coach.store import Store
from coach.tui.app import CoachApp

HERE = Path(__file__).parent
SIZE = (80, 24)
EVENING = datetime(2026, 11, 22, 19, 30).astimezone()
PAINS = (5, 6, 4, 5, 7, 6, 4, 4, 5, 3, 4, 2, 3)


class PictureClock(SystemClock):
    """A fixed evening, and steady time that only the script moves."""

    seconds = 0.0

    def now(self) -> datetime:
        return EVENING

    def elapsed(self) -> float:
        return self.seconds


async def picture(name: str, keys: tuple[str, ...], routine: str | None = None, seconds: float = 0) -> None:
    """Open the app, press `keys`, let `seconds` pass in the run, and keep what is on the screen."""
    clock = PictureClock()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "home", clock)
        store.save_settings(Settings(theme="dark", chime=False, bell=False))
        for days, pain in enumerate(reversed(PAINS)):
            store.journal.add(CheckIn(at=EVENING - timedelta(days=days, hours=1), pain=pain))
        app = CoachApp(store, lambda: load(None), clock, routine)
        async with app.run_test(size=SIZE) as pilot:
            await app.library_ready()
            await pilot.pause(1.0)
            for key in keys:
                await pilot.press(key)
                await pilot.pause(0.5)
            clock.seconds += seconds
            await pilot.pause(0.5)
            # A picture fetches nothing: the fonts of the reader's own machine will do.
            drawn = re.sub(r"@font-face\s*{.*?}", "", app.export_screenshot(title="coach"), flags=re.DOTALL)
            (HERE / f"{name}.svg").write_text(drawn, "utf-8")


async def main() -> None:
    """All pictures of the README."""
    await picture("today", ())
    await picture("library", ("l",))
    await picture("run", ("4", "enter", *("n",) * 11), "desk-reset-5", 4)


asyncio.run(main())
