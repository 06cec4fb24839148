"""Calls the person who looks elsewhere."""

import os
from typing import TYPE_CHECKING

from coach.domain.terminal_signal import sequence

if TYPE_CHECKING:
    from coach.tui.app import CoachApp


def call_attention(app: "CoachApp", title: str, text: str, sound: bool) -> None:
    """Calls through the terminal, with a bell and a notification, as the settings say."""
    settings = app.settings
    said = sequence(title, text, sound, settings.terminal_signal, settings.tmux_passthrough, os.environ)
    if said and not app.is_headless and app._driver is not None:
        app._driver.write(said)
        app._driver.flush()
