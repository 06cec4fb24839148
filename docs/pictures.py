"""Makes the README's pictures from the real app: `uv run python docs/pictures.py`."""

import asyncio
import os
import re
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from coach.clock import SystemClock
from coach.domain.answers import safety_check
from coach.domain.entries import CheckIn, ExerciseResult, Given, Morning, Place, Run, Visit
from coach.domain.first_questions import FIRST_QUESTIONS
from coach.domain.profile import Profile
from coach.domain.red_flags import full_list
from coach.domain.settings import Settings
from coach.library import load
from coach.store import Store
from coach.tui.app import CoachApp

HERE = Path(__file__).parent
SIZE = (80, 24)
EVENING = datetime(2026, 11, 22, 19, 30).astimezone()
PAINS = (5, 6, 4, 5, 6, 5, 4, 4, 5, 3, 4, 3, 3)
USED = (
    (("cat-cow", Given(reps=8)), ("knee-to-chest-single", Given(2, 20)), ("bird-dog", Given(reps=6))),
    (("knee-rolls", Given(reps=10)), ("ball-lumbar-wall", Given(2, 30)), ("standing-side-bend", Given(2, 20))),
)


class PictureClock(SystemClock):
    """A fixed evening, and steady time that only the script moves."""

    seconds = 0.0

    def now(self) -> datetime:
        return EVENING

    def elapsed(self) -> float:
        return self.seconds


def live(store: Store) -> None:
    """Two weeks of a person: asked everything, a run a day, and a morning after each."""
    put_off = tuple(question for question in FIRST_QUESTIONS if question != "conditions")
    store.save_profile(
        Profile(
            conditions=(),
            age_band="45_59",
            places=(Place("low-back", "left"),),
            minutes=12,
            goal_runs=5,
            skipped=put_off,
        )
    )
    asked = (flag.id for flag in full_list(pregnant=False, first_run=True, age_band="45_59"))
    store.keep_safety(safety_check(asked, {}, "first_run", EVENING - timedelta(days=14), "45_59"))
    store.journal.add(Visit(at=EVENING + timedelta(days=4), provider="Sam"))
    for days, pain in enumerate(reversed(PAINS)):
        at = EVENING - timedelta(days=days, hours=1)
        store.journal.add(CheckIn(at=at, pain=pain))
        store.journal.add(Morning(at=at.replace(hour=7), pain=max(0, pain - 1), sleep=6))
        if days:
            moves = USED[days % len(USED)]
            results = tuple(ExerciseResult(move, "done", 60, 60, sets_done=1, given=given) for move, given in moves)
            store.journal.add(
                Run(
                    at=at,
                    routine="todays-plan",
                    name="Today's plan",
                    ended_at=at + timedelta(minutes=9),
                    planned_s=240,
                    finished=True,
                    before=pain,
                    after=max(0, pain - 2),
                    results=results,
                )
            )


async def picture(name: str, keys: tuple[str, ...], routine: str | None = None, seconds: float = 0) -> None:
    """Open the app, press `keys`, let `seconds` pass in the run, and keep what is on the screen."""
    clock = PictureClock()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "home", clock)
        store.save_settings(Settings(theme="dark", chime=False, bell=False))
        live(store)
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
    await picture("today", ("n",))
    await picture("library", ("n", "l"))
    await picture("run", ("n", "4", "enter", *("n",) * 11), "desk-reset-5", 4)


asyncio.run(main())
