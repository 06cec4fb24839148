"""The start of the app: what Textual would do twice is done once, and nothing is missed because of it."""

import pytest
from textual.css.stylesheet import Stylesheet

from coach.domain.person.settings import Settings
from coach.tui.app import CoachApp
from coach.tui.themes import LIGHT
from tests.tui.driving import driven, press, settled

pytestmark = pytest.mark.usefixtures("ready")


async def test_no_style_is_parsed_a_second_time_before_the_first_page(
    app: CoachApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed = []
    reparse = Stylesheet.reparse
    monkeypatch.setattr(Stylesheet, "reparse", lambda sheet: (parsed.append(sheet), reparse(sheet)))
    async with driven(app):
        assert parsed == []


async def test_another_theme_reaches_the_pages_that_were_open_before(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "l", "t")
        app.settings = Settings(theme="light")
        await settled(pilot)
        for page in ("today", "library", "today"):
            await app.switch_mode(page)
            await settled(pilot)
            assert app.screen.styles.background.hex.lower() == LIGHT.background
