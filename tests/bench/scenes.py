"""Every screen of Coach with somebody's data on it: one line each, and one way to open it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec import Struct
from textual.command import CommandPalette
from textual.theme import Theme

from coach.library import load
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.run import RunScreen
from tests.bench.lived import EVENING, Someone, careful, fortnight, month, nothing, reminded, stopped
from tests.clock import FakeClock
from tests.tui.driving import SMALL, PatientPilot, driven
from tests.tui.reminded import prompted

DESK, SIDES, BALL, HEAT, CALM = "desk-reset-5", "upper-trap-stretch", "ball-calf-floor", "heat-low-back", "breath-4-6"
LOOK_S = 0.5
PROMPT = "prompt"


class Scene(Struct, frozen=True):
    """A screen and the way to it.

    `steps` are keys, one after the other; `+40` lets 40 seconds of the run pass, `prompt` waits for the prompt of the
    reminders, and `'Sam'` in quotes is typed letter by letter. `routine` is opened as `coach run` does it.
    """

    name: str
    steps: str = ""
    person: Someone = fortnight
    routine: str | None = None


SCENES: tuple[Scene, ...] = (
    Scene("welcome", person=nothing),
    Scene("welcome-ticked", "space down space", nothing),
    Scene("welcome-age", "n n n n", nothing),
    Scene("today"),
    Scene("today-new", "escape escape f8 escape", nothing),
    Scene("tour", "question_mark t"),
    Scene("tour-run", "question_mark t enter"),
    Scene("jump", "8"),
    Scene("today-toast", "f"),
    Scene("today-reminders", "prompt escape", reminded),
    Scene("today-careful", person=careful),
    Scene("today-locked", person=stopped({"RF12": ""})),
    Scene("why", "w", careful),
    Scene("routines", "g"),
    Scene("skip", "k"),
    Scene("palette", "p"),
    Scene("palette-search", "p 'wri'"),
    Scene("help", "question_mark"),
    Scene("check-in", "c 4"),
    Scene("check-in-body", "c 4 b left 6 i up space 8"),
    Scene("library", "l down down"),
    Scene("library-move", "l down down tab"),
    Scene("library-history", "l f 'bird' enter h"),
    Scene("library-watch", "l f 'bird' enter w"),
    Scene("library-therapist", "l f 'bird' enter e"),
    Scene("library-filter", "l f"),
    Scene("library-careful", "l", careful),
    Scene("journal", "j down down down", month),
    Scene("journal-weeks", "j g", month),
    Scene("journal-filter", "j f", month),
    Scene("journal-search", "j slash 'desk'", month),
    Scene("journal-import", "j i 'tests/cli/diaries/bearable.csv' enter", month),
    Scene("journal-edit", "j down down e", month),
    Scene("journal-delete", "j down down d", month),
    Scene("journal-numbers", "j v", month),
    Scene("visits", "b", month),
    Scene("visits-new", "b n", month),
    Scene("visits-part", "b down enter", month),
    Scene("visits-tell", "b k", month),
    Scene("visits-questions", "b 2", month),
    Scene("visits-homework", "b 3", month),
    Scene("visits-homework-new", "b h 'Wall slide' tab '2 x 30 s each side'", month),
    Scene("visits-techniques", "b 4", month),
    Scene("visits-plan", "b 5", month),
    Scene("visits-costs", "b 6", month),
    Scene("review", "9", month),
    Scene("review-how", "9 down down d", month),
    Scene("review-days", "9 w", month),
    Scene("review-page", "9 e", month),
    Scene("review-body", "9 m", month),
    Scene("reminders", "prompt escape z", reminded),
    Scene("reminders-past", "prompt escape z 2", reminded),
    Scene("reminders-new", "prompt escape z n", reminded),
    Scene("reminders-usual", "prompt escape z g", reminded),
    Scene("reminder-prompt", "prompt", reminded),
    Scene("settings", "s"),
    Scene("settings-colours", "s tab tab tab tab tab enter"),
    Scene("profile", "y"),
    Scene("profile-answer", "y enter"),
    Scene("profile-cleared", "y w", stopped({"RF12": ""})),
    Scene("weekly", "i"),
    Scene("signs-all", "y n y"),
    Scene("signs-is-that-so", "y n y 1"),
    Scene("signs-marked", "y n y n 1"),
    Scene("urgent-emergency", person=stopped({"RF02": ""})),
    Scene("urgent-same-day", "g enter", stopped({"RF12": ""})),
    Scene("run-anything-new", routine=DESK),
    Scene("run-before", "n n", routine=DESK),
    Scene("run-ready", "n n n 4 enter +2", routine=DESK),
    Scene("run-first", "n n n 4 enter +2", routine=BALL),
    Scene("run-ease-off", "n n n 4 enter n +3 9", routine=DESK),
    Scene("run-work", "n n n 4 enter +25", routine=DESK),
    Scene("run-paused", "n n n 4 enter +25 space", routine=DESK),
    Scene("run-rest", "n n n 4 enter n n +2", routine=SIDES),
    Scene("run-switch", "n n n 4 enter n n n n +2", routine=SIDES),
    Scene("run-ball", "n n n 4 enter n n +10", routine=BALL),
    Scene("run-rest-ball", "n n n 4 enter n n n +1", routine=BALL),
    Scene("run-alarm", "n n n 4 enter n +3600", routine=HEAT),
    Scene("run-breath", "n n n 4 enter n +6", routine=CALM),
    Scene("giant-ready", "n n n 4 enter g +2", routine=DESK),
    Scene("giant-work", "n n n 4 enter g +25", routine=DESK),
    Scene("giant-side", "n n n 4 enter n g +4", routine=SIDES),
    Scene("giant-paused", "n n n 4 enter g +25 space", routine=DESK),
    Scene("giant-breath", "n n n 4 enter n g +6", routine=CALM),
    Scene("giant-alarm", "n n n 4 enter n g +3600", routine=HEAT),
    Scene("run-hurt", "n n n 4 enter +25 h 6 l", routine=DESK),
    Scene("run-end", "n n n 4 enter +25 q", routine=DESK),
    Scene("run-after", "n n n 4 enter +25 q y", routine=DESK),
    Scene("run-said-yes", "1 enter", routine=DESK),
)


@asynccontextmanager
async def opened(scene: Scene, home: Path, size: tuple[int, int] = SMALL) -> AsyncIterator[PatientPilot]:
    """Coach in a terminal of `size`, with `scene` on it; its data are made in `home`, which has to be empty."""
    clock = FakeClock(EVENING)
    store = Store(home, clock)
    scene.person(store)
    app = CoachApp(store, lambda: load(home), clock, scene.routine)
    async with driven(app, size) as pilot:
        await _walk(pilot, scene, clock)
        yield pilot


async def dress(pilot: PatientPilot, scene: Scene, theme: Theme) -> None:
    """Shows the open scene in another theme; the palette keeps its colours and has to be opened anew."""
    opens_anew = isinstance(pilot.app.screen, CommandPalette)
    if opens_anew:
        await pilot.press("escape")
    pilot.app.theme = theme.name
    await pilot.settled()
    if opens_anew:
        await _walk(pilot, scene, pilot.app.clock)


async def _walk(pilot: PatientPilot, scene: Scene, clock: FakeClock) -> None:
    for number, part in enumerate(scene.steps.split("'")):
        if number % 2:
            await pilot.press(*part)
            continue
        for step in part.split():
            await _take(pilot, step, clock)


async def _take(pilot: PatientPilot, step: str, clock: FakeClock) -> None:
    if step == PROMPT:
        await prompted(pilot, pilot.app)
    elif step.startswith("+"):
        await _pass(pilot, float(step), clock)
    else:
        await pilot.press(step)


async def _pass(pilot: PatientPilot, seconds: float, clock: FakeClock) -> None:
    """Lets `seconds` go by, with the run looking at its clock all the time."""
    for _ in range(round(seconds / LOOK_S)):
        clock.advance(LOOK_S)
        if isinstance(pilot.app.screen, RunScreen):
            pilot.app.screen.look()
    await pilot.settled()
