"""Where it hurt, shown on the body."""

from datetime import timedelta

import pytest

from coach.domain.journal.entries import CheckIn, Place
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.review import ReviewScreen
from tests.clock import FakeClock
from tests.tui.driving import driven, painted, press

pytestmark = pytest.mark.usefixtures("ready")


async def test_m_shows_days_on_the_body_and_then_mean_pain(app: CoachApp, store: Store, clock: FakeClock) -> None:
    for days in (1, 2, 3):
        store.journal.add(
            CheckIn(at=clock.now() - timedelta(days=days), pain=5, places=(Place("low-back", "left", 7),))
        )
    async with driven(app) as pilot:
        await press(pilot, "9", "m")
        assert "low back, left: 3 days" in painted(app)
        assert "days it hurt there" in painted(app)
        await press(pilot, "m")
        assert "7–10 severe" in painted(app)
        await pilot.click("#body-turn")
        assert "days it hurt there" in painted(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, ReviewScreen)


async def test_without_a_place_the_body_says_how_one_is_named(app: CoachApp, ready: None) -> None:
    async with driven(app) as pilot:
        await press(pilot, "9", "m")
        assert "No place was named" in painted(app)
