"""A screen that opens while the person looks at another window."""

import pytest
from textual.events import AppBlur, AppFocus

from coach.tui.app import CoachApp
from coach.tui.screens.check_in import CheckInScreen
from tests.tui.driving import driven, press


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("comes_back", ["with the window", "with a key"])
async def test_it_answers_to_keys_as_soon_as_they_are_back(app: CoachApp, comes_back: str) -> None:
    async with driven(app) as pilot:
        app.post_message(AppBlur())
        await pilot.pause()
        app.action_check_in()
        await pilot.pause()
        if comes_back == "with the window":
            app.post_message(AppFocus())
            await pilot.pause()
        assert isinstance(app.screen, CheckInScreen)
        await press(pilot, "4", "enter")
        assert [entry.pain for entry in app.store.journal.entries() if hasattr(entry, "pain")] == [4]
