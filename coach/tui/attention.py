"""Whether the person can see this screen, and the call for whoever looks elsewhere."""

import asyncio
import contextlib
import getpass
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.terminal_signal import sequence

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

ASK_S = 1.0
SCREEN_FOLDERS = ("/run/screen/S-{user}", "/var/run/screen/S-{user}", "/tmp/screens/S-{user}")


async def is_attached(environment: Mapping[str, str]) -> bool:
    """Whether a terminal shows this window, where tmux or screen stands between; True where nobody can tell."""
    if environment.get("STY") and not _screen_attached(environment):
        return False
    return not environment.get("TMUX") or await _tmux_attached(environment)


async def _tmux_attached(environment: Mapping[str, str]) -> bool:
    pane = environment.get("TMUX_PANE", "")
    target = ("-t", pane) if pane else ()
    try:
        # Only newer ones know who looks at the window; the others say nothing there.
        child = await asyncio.create_subprocess_exec(
            "tmux", "display-message", "-p", *target, "#{session_attached} #{window_active_clients}",
            env=dict(environment),
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
    except OSError:
        return True
    try:
        async with asyncio.timeout(ASK_S):
            said, _ = await child.communicate()
    except TimeoutError:
        child.kill()
        return True
    numbers = said.split()
    return not numbers or numbers[-1] != b"0"


def _screen_attached(environment: Mapping[str, str]) -> bool:
    """By the mode of its socket, which screen changes when the last terminal leaves."""
    folders = [environment.get("SCREENDIR", ""), *(each.format(user=getpass.getuser()) for each in SCREEN_FOLDERS)]
    for folder in filter(None, folders):
        with contextlib.suppress(OSError):
            return bool(Path(folder, environment["STY"]).stat().st_mode & stat.S_IXUSR)
    return True


def call_attention(app: "CoachApp", title: str, text: str, sound: bool) -> None:
    """Calls through the terminal, with a bell and a notification, as the settings say."""
    settings = app.settings
    said = sequence(title, text, sound, settings.terminal_signal, settings.tmux_passthrough, os.environ)
    if said and not app.is_headless and app._driver is not None:
        app._driver.write(said)
        app._driver.flush()
