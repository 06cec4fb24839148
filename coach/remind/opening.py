"""Opens Coach in a terminal, on what a reminder is about."""

import asyncio
import contextlib
import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from coach.processes import apart

WORDS, LINE = "words", "line"

TERMINALS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("x-terminal-emulator", ("-e",), WORDS),
    ("gnome-terminal", ("--",), WORDS),
    ("ptyxis", ("--",), WORDS),
    ("kgx", ("--",), WORDS),
    ("konsole", ("-e",), WORDS),
    ("xfce4-terminal", ("-x",), WORDS),
    ("mate-terminal", ("-x",), WORDS),
    ("tilix", ("-e",), LINE),
    ("terminator", ("-x",), WORDS),
    ("kitty", (), WORDS),
    ("foot", (), WORDS),
    ("alacritty", ("-e",), WORDS),
    ("wezterm", ("start", "--"), WORDS),
    ("ghostty", ("-e",), WORDS),
    ("lxterminal", ("-e",), LINE),
    ("qterminal", ("-e",), LINE),
    ("terminology", ("-e",), LINE),
    ("urxvt", ("-e",), WORDS),
    ("st", ("-e",), WORDS),
    ("uxterm", ("-e",), WORDS),
    ("xterm", ("-e",), WORDS),
)
"""How each terminal is told to run a command: by its words behind the options, or as one line for a shell."""

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
WANTED = (*DISPLAYS, "XAUTHORITY", "XDG_CURRENT_DESKTOP")
"""What an agent that began before the desktop is missing; the person's systemd mostly knows it."""

FAILS_WITHIN_S = 1.5
"""A terminal that has not ended by then, or has handed the command on, is taken to have opened."""

IN_TERMINAL = 'on run argv\ntell application "Terminal"\nactivate\ndo script (item 1 of argv)\nend tell\nend run'
BY_HAND = "Open one yourself and type: coach"


async def open_coach(key: str) -> str:
    """Open a terminal with Coach on the reminder `key`: empty when one opened, or else a sentence for the person.

    It lives on when this process ends.
    """
    environment = dict(os.environ)
    coach: tuple[str, ...] = (sys.executable, "-m", "coach", "--reminder", key)
    if sys.platform != "win32" and "COACH_HOME" in environment:
        # Some terminals are one process for all windows, which has an environment of its own.
        coach = ("env", f"COACH_HOME={environment['COACH_HOME']}", *coach)
    if sys.platform == "darwin":
        commands = iter([("osascript", "-e", IN_TERMINAL, shlex.join(coach))])
    elif sys.platform == "win32":
        commands = iter([("cmd", "/c", "start", "", *coach)])
    else:
        if not any(environment.get(name) for name in DISPLAYS):
            environment |= await _of_the_desktop()
        if not any(environment.get(name) for name in DISPLAYS):
            return f"Coach could not open a terminal, because it cannot reach your desktop. {BY_HAND}"
        commands = ways(coach, environment)
    for command in commands:
        if await _opens(command, environment):
            return ""
    return f"Coach found no terminal that opens. {BY_HAND}"


def ways(coach: tuple[str, ...], environment: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The commands that may open a terminal with `coach` in it: the person's own first, then those installed."""
    known = {name: (options, form) for name, options, form in TERMINALS}
    with contextlib.suppress(ValueError):
        own = shlex.split(environment.get("TERMINAL", ""))
        if own and shutil.which(own[0]):
            yield _command(own, coach, *known.get(PurePath(own[0]).name, (("-e",), WORDS)))
    for name, options, form in TERMINALS:
        path = shutil.which(name)
        if path is not None:
            # Debian's name for the chosen one takes words behind -e only by way of a wrapper.
            real = Path(path).resolve().name
            yield _command([path], coach, *known.get(real, (options, form)))


def _command(terminal: list[str], coach: tuple[str, ...], options: tuple[str, ...], form: str) -> tuple[str, ...]:
    return (*terminal, *options, *(coach if form == WORDS else (shlex.join(coach),)))


async def _opens(command: tuple[str, ...], environment: Mapping[str, str]) -> bool:
    """Whether the command starts and does not fail at once."""
    try:
        child = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            env=environment,
            **apart(),
        )
    except OSError:
        return False
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(FAILS_WITHIN_S):
            await child.wait()
    return not child.returncode


async def _of_the_desktop() -> dict[str, str]:
    """What the person's own systemd knows of the desktop; empty where there is none."""
    try:
        child = await asyncio.create_subprocess_exec(
            "systemctl", "--user", "show-environment",
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            **apart(),
        )  # fmt: skip
    except OSError:
        return {}
    try:
        async with asyncio.timeout(FAILS_WITHIN_S):
            said, _ = await child.communicate()
    except TimeoutError:
        child.kill()
        return {}
    pairs = (line.partition("=") for line in said.decode(errors="replace").splitlines())
    return {name: value for name, _, value in pairs if name in WANTED and value}
