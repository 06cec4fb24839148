"""The moving figures on the pages: where there is room, in step, and still where nothing may move."""

import asyncio
from collections.abc import Callable

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from coach.domain.person.settings import Settings
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.run import RunScreen
from coach.tui.screens.watching import WatchingScreen
from coach.tui.widgets.figure import FRAMES_PER_S, FigureView
from coach.tui.widgets.living_figure import LivingFigure
from tests.clock import FakeClock
from tests.tui.driving import LARGE, SMALL, begun, driven, painted, press, settled

CAT_COW, SIDED = "cat-cow", "ball-glute-max-floor"
HALF_A_MOVE_S = 3.0


@pytest.fixture(autouse=True)
def quiet(store: Store, ready: None) -> None:
    store.save_settings(Settings(chime=False))


async def later(screen: RunScreen, clock: FakeClock, seconds: float) -> None:
    """`seconds` pass, and the screen looks at its clock."""
    clock.advance(seconds)
    screen.look()


def shown(app: CoachApp) -> bool:
    """Whether a figure is on the screen."""
    return any(view.size for view in app.screen.query(FigureView) if view.display)


def picture(app: CoachApp) -> str:
    view = app.screen.query_one(FigureView)
    return "\n".join("".join(char for char, _ in row) for row in view.picture())


async def mark(pilot: Pilot[None], ident: str) -> None:
    """The library with this exercise marked."""
    await press(pilot, "l")
    listing = pilot.app.screen.query_one("#moves", OptionList)
    listing.highlighted = listing.get_option_index(f"exercise:{ident}")
    await settled(pilot)


@pytest.mark.parametrize(
    ("size", "ready_too", "work_too"),
    [((100, 30), True, True), (LARGE, True, True), (SMALL, True, False), ((79, 40), False, False)],
)
async def test_the_figure_is_shown_where_there_is_room(
    app: CoachApp, size: tuple[int, int], ready_too: bool, work_too: bool
) -> None:
    app._routine = CAT_COW
    async with driven(app, size) as pilot:
        screen = await begun(pilot)
        assert shown(app) == ready_too
        for step in screen.guide.exercise.steps if screen.guide.exercise and size == LARGE else ():
            assert step in painted(app)
        await press(pilot, "n")
        assert shown(app) == work_too


@pytest.mark.usefixtures("moving")
async def test_it_moves_in_step_with_the_run_and_stops_when_the_run_is_paused(app: CoachApp, clock: FakeClock) -> None:
    app._routine = CAT_COW
    async with driven(app, LARGE) as pilot:
        screen = await begun(pilot)
        await press(pilot, "n")
        first = picture(app)
        await later(screen, clock, HALF_A_MOVE_S)
        half = picture(app)
        await press(pilot, "space")
        await later(screen, clock, 1)
        assert half == picture(app) != first
        await press(pilot, "space")
        await later(screen, clock, HALF_A_MOVE_S)
        assert picture(app) == first


@pytest.mark.usefixtures("moving")
async def test_the_run_keeps_its_time_with_a_figure(app: CoachApp, clock: FakeClock) -> None:
    app._routine = CAT_COW
    async with driven(app, LARGE) as pilot:
        screen = await begun(pilot)
        await press(pilot, "n")
        length = screen.guide.player.left
        for _ in range(40):
            await later(screen, clock, 0.1)
        await settled(pilot)
        assert screen.guide.player.left == pytest.approx(length - 4)
        assert screen.query_one(FigureView).elapsed == pytest.approx(4)


async def test_the_other_side_is_mirrored(app: CoachApp) -> None:
    app._routine = SIDED
    async with driven(app, LARGE) as pilot:
        screen = await begun(pilot)
        mirrored = {}
        while len(mirrored) < 2:
            mirrored[screen.guide.player.segment.side] = screen.query_one(FigureView).mirror
            await press(pilot, "n")
        assert mirrored == {"left": True, "right": False}


@pytest.mark.usefixtures("moving")
async def test_with_reduced_motion_it_stands_still(app: CoachApp, clock: FakeClock) -> None:
    app._routine = CAT_COW
    async with driven(app, LARGE) as pilot:
        app.settings = msgspec.structs.replace(app.settings, reduced_motion=True)
        screen = await begun(pilot)
        await press(pilot, "n")
        first = picture(app)
        await later(screen, clock, HALF_A_MOVE_S)
        assert picture(app) == first


async def test_an_exercise_without_a_figure_looks_as_before(app: CoachApp) -> None:
    library = app._load_library()
    bare = msgspec.structs.replace(library.exercises[CAT_COW], figure=None)
    app._load_library = lambda: msgspec.structs.replace(library, exercises={**library.exercises, CAT_COW: bare})
    app._routine = CAT_COW
    async with driven(app, LARGE) as pilot:
        screen = await begun(pilot)
        assert not shown(app)
        assert not screen.query_one("#stage").has_class("-drawn")


async def test_the_library_shows_the_marked_one_when_wide_and_tells_it_in_words(app: CoachApp) -> None:
    async with driven(app, LARGE) as pilot:
        await mark(pilot, CAT_COW)
        assert shown(app)
        assert "Seen from the side on a mat" in str(app.screen.query_one("#details", Static).visual)


async def test_a_key_shows_it_where_there_is_no_room(app: CoachApp) -> None:
    async with driven(app, SMALL) as pilot:
        await mark(pilot, CAT_COW)
        assert not shown(app)
        await press(pilot, "w")
        assert isinstance(app.screen, WatchingScreen)
        assert shown(app)
        assert "Seen from the side on a mat" in painted(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, WatchingScreen)


@pytest.mark.usefixtures("moving")
async def test_in_the_library_it_moves_only_while_the_page_is_on_top(app: CoachApp) -> None:
    async with driven(app, LARGE) as pilot:
        await mark(pilot, CAT_COW)
        figure = app.screen.query_one(LivingFigure)
        await until(lambda: figure.elapsed > 0)
        await press(pilot, "question_mark")
        stopped = figure.elapsed
        await asyncio.sleep(3 / FRAMES_PER_S)
        assert figure.elapsed == stopped


async def until(true: Callable[[], bool]) -> None:
    """Waits for it, however slow the machine."""
    async with asyncio.timeout(20):
        while not true():
            await asyncio.sleep(0.02)
