"""Opens Coach in a terminal, on what a reminder is about."""

import asyncio
import os
import shutil
import sys
from collections.abc import Sequence

TERMINALS: tuple[tuple[str, ...], ...] = (
    ("x-terminal-emulator", "-e"),
    ("gnome-terminal", "--"),
    ("konsole", "-e"),
    ("kitty",),
    ("alacritty", "-e"),
    ("foot",),
    ("wezterm", "start", "--"),
    ("xfce4-terminal", "-x"),
    ("xterm", "-e"),
)
"""How each terminal is told to run a command whose words follow."""

IN_TERMINAL = 'on run argv\ntell application "Terminal"\nactivate\ndo script (item 1 of argv)\nend tell\nend run'


def opening(key: str) -> tuple[str, ...] | None:
    """The command that opens a terminal with Coach on the reminder `key`; None where no terminal is known."""
    coach = (sys.executable, "-m", "coach", "--reminder", key)
    if sys.platform == "darwin":
        import shlex

        return ("osascript", "-e", IN_TERMINAL, shlex.join(coach))
    if sys.platform == "win32":
        return ("cmd", "/c", "start", "", *coach)
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return None
    return _terminal(coach)


async def open_coach(key: str) -> bool:
    """Open it; whether a terminal was found and started. It lives on when this process ends."""
    command = opening(key)
    if command is None:
        return False
    try:
        await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True


def _terminal(coach: Sequence[str]) -> tuple[str, ...] | None:
    own = os.environ.get("TERMINAL", "")
    if own and shutil.which(own):
        return (own, "-e", *coach)
    for name, *options in TERMINALS:
        if shutil.which(name):
            return (name, *options, *coach)
    return None
