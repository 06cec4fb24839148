"""What is refused or fails is told in a sentence, and the screen stays."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import work

import coach.tui.app
from coach.errors import CoachError
from coach.library import load
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.store_work import StoreScreen
from tests.clock import FakeClock
from tests.tui.driving import driven, press, settled

pytestmark = pytest.mark.usefixtures("ready")

FILES = ("profile", "safety", "reminders", "journal/2026-08")


class Listener(CoachApp):
    """Coach, with all that was refused kept beside."""

    CSS_PATH = Path(coach.tui.app.__file__).with_name("coach.tcss")

    def __init__(self, store: Store, home: Path, clock: FakeClock) -> None:
        self.heard: list[str] = []
        super().__init__(store, lambda: load(home), clock)

    def show_error(self, error: CoachError) -> None:
        self.heard.append(str(error))
        super().show_error(error)


Opened = Callable[[], Listener]


@pytest.fixture
def opened(coach_home: Path, store: Store, clock: FakeClock) -> Opened:
    return lambda: Listener(store, coach_home, clock)


@pytest.mark.parametrize("name", FILES)
async def test_a_file_that_is_refused_ends_nothing(opened: Opened, coach_home: Path, name: str) -> None:
    app, place = opened(), coach_home / f"{name}.json"
    place.unlink(missing_ok=True)
    place.symlink_to(coach_home / "elsewhere.json")
    async with driven(app) as pilot:
        await press(pilot, *"ljb9zyt", "enter", "escape")
        assert app._exception is None
        assert app.is_running
        assert any(place.name in sentence for sentence in app.heard), app.heard


async def test_a_check_in_that_can_not_be_kept_is_told_and_stays_open(opened: Opened, coach_home: Path) -> None:
    app = opened()
    shutil.rmtree(coach_home / "journal")
    (coach_home / "journal").write_text("no folder", "utf-8")
    async with driven(app) as pilot:
        await press(pilot, "c", "4", "enter")
        assert app._exception is None
        assert type(app.screen).__name__ == "CheckInScreen"
        assert app.heard


class Refusing(StoreScreen[None]):
    """Refuses in every way there is."""

    def on_mount(self) -> None:
        self.set_timer(0.01, self.refuse)

    def on_click(self) -> None:
        self.refuse()

    def refuse(self) -> None:
        raise CoachError("This is refused.")

    @work
    async def action_at_work(self) -> None:
        self.refuse()

    @work(thread=True)
    def action_in_thread(self) -> None:
        self.refuse()


async def test_a_refusal_that_nobody_handles_is_told_and_the_screen_goes_on(opened: Opened) -> None:
    app = opened()
    async with driven(app) as pilot:
        screen = Refusing()
        await app.push_screen(screen)
        await pilot.pause(0.05)
        await pilot.click(offset=(5, 5))
        screen.action_at_work()
        screen.action_in_thread()
        await app.run_action("refuse", screen)
        await settled(pilot)
        assert app._exception is None
        assert app.heard == ["This is refused."] * 4
        await app.pop_screen()
        await press(pilot, "j")
        assert app.current_mode == "journal"
    assert app.return_code in (None, 0)
