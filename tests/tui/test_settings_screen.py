"""Settings: every change is kept at once."""

import msgspec
import pytest
from textual.widgets import Input

from coach.domain.person.settings import Settings
from coach.store import Store
from coach.tui.app import CoachApp
from tests.tui.driving import driven, painted, press, settled

pytestmark = pytest.mark.usefixtures("ready")


async def test_a_switch_is_kept_at_once(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "s", "space")
        assert store.load_settings().bell is False
        assert "[ ] Bell" in painted(app)
        await press(pilot, "space")
    assert store.load_settings().bell is True


async def test_the_theme_changes_before_ones_eyes(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "s", "tab", "tab", "tab", "tab", "tab", "enter", "down", "enter")
        assert app.theme == "coach-light"
    assert store.load_settings().theme == "light"


async def test_a_number_that_makes_no_sense_leaves_the_old_one(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "s")
        field = app.screen.query_one("#switch_s", Input)
        field.value = "900"
        await settled(pilot)
        assert store.load_settings() == Settings()
        assert "the old number stays" in painted(app)
        field.value = "12"
        await settled(pilot)
    assert store.load_settings().pace.switch_s == 12


async def test_reduced_motion_stops_animations(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        app.animation_level = "full"
        await press(pilot, "s", "tab", "tab", "tab", "space")
        assert app.animation_level == "none"


async def test_the_emergency_number_is_kept(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "s")
        app.screen.query_one("#number", Input).focus()
        await press(pilot, *"112")
    assert store.load_settings().emergency_number == "112"


async def test_how_the_terminal_calls_is_kept_and_what_was_found_is_said(
    app: CoachApp, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TERM_PROGRAM", "LC_TERMINAL", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-kitty")
    async with driven(app) as pilot:
        await press(pilot, "s")
        assert "here: OSC 99" in painted(app)
        assert "set -g allow-passthrough on" in " ".join(painted(app).split())
        app.screen.query_one("#signal").focus()
        await press(pilot, "enter", "down", "enter")
        assert "no bell, no message" in painted(app)
    assert store.load_settings().terminal_signal == "off"


async def test_what_another_command_has_set_meanwhile_stays(store: Store, app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "s")
        store.change_settings(lambda settings: msgspec.structs.replace(settings, reminder_command=("say", "it")))
        await press(pilot, "space")
    kept = store.load_settings()
    assert (kept.reminder_command, kept.bell) == (("say", "it"), False)
