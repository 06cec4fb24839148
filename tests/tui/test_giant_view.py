"""The giant view of a run: a key and a setting, each phase in a word and a colour, the breath, all keys as before."""

import pytest
from textual.color import Color
from textual.pilot import Pilot

from coach.domain.person.settings import Settings
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.hurt import HurtScreen
from coach.tui.screens.question import Question
from coach.tui.screens.run import RunScreen
from coach.tui.widgets.giant_view import GiantView
from coach.tui.widgets.large_type import Scale, at_scale
from tests.clock import FakeClock
from tests.tui.driving import LARGE, SMALL, begun, driven, painted, press
from tests.tui.painting import contrast

DESK, BREATH, HEAT, SIDED = "desk-reset-5", "relax-11", "evening-heat-winddown-23", "gluteal-sciatica-type-13"
SIZES = [SMALL, LARGE, (200, 60), (40, 12), (20, 5)]
SCALES = [Scale(across, down) for down in range(1, 20) for across in range(down, 2 * down + 1)]
LEAST_CONTRAST = 4.5


@pytest.fixture(autouse=True)
def giant(store: Store, ready: None) -> None:
    store.save_settings(Settings(chime=False, giant=True))


async def later(pilot: Pilot[None], clock: FakeClock, seconds: float, step: float = 0.5) -> None:
    """`seconds` pass, and the screen looks at its clock."""
    screen = pilot.app.screen
    assert isinstance(screen, RunScreen)
    for _ in range(round(seconds / step)):
        clock.advance(step)
        screen.look()
    await pilot.pause()


def shows(app: CoachApp, word: str) -> bool:
    """Whether `word` stands there in plain or in large letters, of whatever size."""
    text = painted(app)
    lines = text.splitlines()
    return word in text or any(
        all(row.rstrip() in line for row, line in zip(rows, lines[top:], strict=False))
        for rows in (at_scale(word, scale) for scale in SCALES)
        for top in range(len(lines) - len(rows) + 1)
        if rows[0].rstrip() in lines[top]
    )


def surface(app: CoachApp) -> int:
    """How many rows the breath fills."""
    view = app.screen.query_one(GiantView)
    return sum(any("water" in name for _, name in row) for row in view._rows)


async def test_a_key_changes_the_view_and_the_next_run_begins_in_it(app: CoachApp, store: Store) -> None:
    app._routine = DESK
    async with driven(app) as pilot:
        screen = await begun(pilot)
        assert not painted(app).count("Whole run")
        await press(pilot, "g")
        assert "Whole run" in painted(app)
        assert screen.guide.player.status == "running"
        assert not store.load_settings().giant
        await press(pilot, "g")
        assert "Whole run" not in painted(app)
    assert store.load_settings().giant


@pytest.mark.parametrize("size", SIZES)
async def test_the_phase_stands_there_as_a_word_in_every_size(
    app: CoachApp, clock: FakeClock, size: tuple[int, int]
) -> None:
    app._routine = DESK
    async with driven(app, size) as pilot:
        await begun(pilot)
        assert shows(app, "READY")
        await press(pilot, "n")
        assert shows(app, "MOVE")
        await press(pilot, "space")
        assert shows(app, "PAUSED")


async def test_what_has_to_be_read_is_read_before_the_clock_of_the_work(app: CoachApp) -> None:
    app._routine = SIDED
    async with driven(app) as pilot:
        screen = await begun(pilot)
        await press(pilot, "n", "n")
        exercise = screen.guide.exercise
        assert exercise is not None
        shown = " ".join(painted(app).split())
        assert all(step in shown for step in exercise.steps)
        assert "Press half as hard" in shown


async def test_the_side_is_as_large_as_the_word(app: CoachApp, clock: FakeClock) -> None:
    app._routine = SIDED
    async with driven(app) as pilot:
        await begun(pilot)
        await press(pilot, "n", "n", "n")
        assert shows(app, "←LEFT")
        assert shows(app, "PRESS")
        assert "Part 2 of 7" in painted(app)
        await press(pilot, "n")
        assert shows(app, "SWITCH")
        assert shows(app, "RIGHT→")


@pytest.mark.usefixtures("moving")
async def test_the_field_rises_and_sinks_with_the_breath(app: CoachApp, clock: FakeClock) -> None:
    app._routine = BREATH
    async with driven(app) as pilot:
        await begun(pilot)
        await press(pilot, "n")
        await later(pilot, clock, 1)
        low = surface(app)
        assert shows(app, "IN")
        await later(pilot, clock, 2.5)
        high = surface(app)
        await later(pilot, clock, 4)
        assert shows(app, "OUT")
        assert low < high > surface(app)


async def test_with_reduced_motion_the_breath_is_words_and_numbers(app: CoachApp, clock: FakeClock) -> None:
    app._routine = BREATH
    async with driven(app) as pilot:
        await begun(pilot)
        await press(pilot, "n")
        await later(pilot, clock, 2)
        assert shows(app, "IN")
        assert shows(app, "2")
        assert surface(app) == 0


async def test_the_pack_comes_off_in_the_largest_letters_until_it_is_answered(app: CoachApp, clock: FakeClock) -> None:
    app._routine = HEAT
    async with driven(app) as pilot:
        await begun(pilot)
        await press(pilot, "n")
        await later(pilot, clock, 308, 4)
        assert "Look at your skin now" in painted(app)
        await later(pilot, clock, 900, 4)
        assert shows(app, "PACK OFF")
        await press(pilot, "enter")
        assert not shows(app, "PACK OFF")


async def test_hurt_stop_and_rating_work_as_before(app: CoachApp, clock: FakeClock) -> None:
    app._routine = DESK
    async with driven(app) as pilot:
        screen = await begun(pilot)
        await press(pilot, "n", "9")
        assert shows(app, "EASE OFF")
        await press(pilot, "2", "h")
        assert isinstance(app.screen, HurtScreen)
        await press(pilot, "3", "g", "q")
        assert isinstance(app.screen, Question)
        await press(pilot, "n")
        assert screen.guide.player.status == "running"


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_what_is_written_can_be_read_on_every_field(app: CoachApp, theme: str) -> None:
    app._routine = DESK
    async with driven(app) as pilot:
        await begun(pilot)
        app.theme = f"coach-{theme}"
        await pilot.pause()
        view = app.screen.query_one(GiantView)
        for name in view.COMPONENT_CLASSES:
            for role in ("ink", "told", *(["water"] if name == "giant--work" else [])):
                style = view._style(f"{name.removeprefix('giant--')} {role}")
                assert style.color
                assert style.bgcolor
                front, back = (Color.from_rich_color(colour).rgb for colour in (style.color, style.bgcolor))
                assert contrast(front, back) >= LEAST_CONTRAST, (name, role)
