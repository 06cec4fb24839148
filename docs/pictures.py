"""Makes the README's pictures from the real app: `uv run python docs/pictures.py`."""

import asyncio
import os
import re
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

import msgspec

from coach.clock import SystemClock
from coach.domain.answers import safety_check
from coach.domain.entries import (
    Activities,
    ActivityRating,
    Change,
    CheckIn,
    Evening,
    ExerciseResult,
    Given,
    Homework,
    Morning,
    Place,
    Run,
    SafetyCheck,
    TherapistQuestion,
    Visit,
)
from coach.domain.first_questions import FIRST_QUESTIONS
from coach.domain.profile import Profile
from coach.domain.red_flags import full_list
from coach.domain.reminders.proposals import set_up
from coach.domain.review.making import page
from coach.domain.settings import Settings
from coach.guide.looking_back import looking_back
from coach.library import load
from coach.report.page_pdf import typeset
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
    store.keep_safety(SafetyCheck(at=EVENING, reason="after_run", asked=("A5", "A6", "RF11")))
    store.reminders.change_book(lambda book: set_up(book, ("plan", "evening"), EVENING))
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


def page_before_the_visit() -> None:
    """The page that the therapist gets, with three weeks since the last visit."""
    clock = PictureClock()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "home", clock)
        live(store)
        talk(store)
        made = page(looking_back(store, load(None), clock), "therapist", "A. B.")
        (HERE / "page.png").write_bytes(typeset(made, "a4", "png", 80))


def talk(store: Store) -> None:
    """What the page asks for beside the days: visits, evenings, activities, a question."""
    goal = "sit two hours without moving the chair"
    days = [EVENING - timedelta(days=back) for back in range(27, -1, -1)]
    pains = (*(pain + 2 for pain in PAINS), 6, 7, *PAINS)
    store.journal.add_all(
        [
            *(
                Evening(at=day, worst=min(9, pain + 2), average=pain, medicine=pain > 5, flare=pain > 7)
                for day, pain in zip(days, pains, strict=True)
                if pain != 7
            ),
            *(
                CheckIn(at=day, pain=pain, places=(Place("low-back", "left", pain),))
                for day, pain in zip(days, pains, strict=True)
            ),
            *(CheckIn(at=day, pain=3, places=(Place("buttock", "left", 3),)) for day in days[::3]),
            Visit(at=days[0], provider="Sam"),
            Visit(
                at=days[14],
                provider="Sam",
                techniques=("trigger-point",),
                duration_min=60,
                areas=(Place("low-back", "left"),),
                pain_before=6,
                pain_after=4,
                pain_24h=4,
                pain_48h=3,
            ),
            Activities(at=days[13], ratings=(ActivityRating("sitting", 3), ActivityRating("stairs", 6))),
            Activities(at=days[26], ratings=(ActivityRating("sitting", 6), ActivityRating("stairs", 7))),
            Change(at=days[26], change=3),
            Homework(at=days[14], exercise="knee-to-chest-single", said_dose="2 x 20 s", side="left"),
            TherapistQuestion(at=days[20], note="Buttock or back first?"),
        ]
    )
    (coming,) = (entry for entry in store.journal.entries() if isinstance(entry, Visit) and entry.at > EVENING)
    store.journal.update(msgspec.structs.replace(coming, goal=goal, pressure_wish=3))


async def main() -> None:
    """All pictures of the README."""
    await picture("today", ())
    await picture("library", ("l",))
    page_before_the_visit()
    await picture("run", ("n", "4", "enter", *("n",) * 11), "desk-reset-5", 4)


asyncio.run(main())
