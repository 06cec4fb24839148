"""dunst, a real notification service, on a screen that nobody sees."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

_CONFIG = """\
[global]
    dmenu = {menu}
    markup = full
    stack_duplicates = false
"""
_SERVICE = """\
[D-BUS Service]
Name=org.freedesktop.Notifications
Exec={dunst} -conf {config}
"""


class Dunst:
    """The session in which dunst runs, told by `dunstctl` what a person would do with the mouse."""

    def __init__(self, choice: Path) -> None:
        self.choice = choice

    def tell(self, *words: str) -> str:
        return subprocess.run(["dunstctl", *words], capture_output=True, text=True, check=True, timeout=10).stdout

    def displayed(self) -> int:
        return int(self.tell("count", "displayed"))

    def choose(self, label: str) -> None:
        """Open the menu of all buttons and pick the one with `label`."""
        self.choice.write_text(label)
        self.tell("context")

    def last(self) -> dict[str, dict[str, object]]:
        """The newest notification that is no longer displayed."""
        newest: dict[str, dict[str, object]] = json.loads(self.tell("history"))["data"][0][0]
        return newest


@pytest.fixture
def dunst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_session: None) -> Iterator[Dunst]:
    """dunst under Xvfb, which a session's bus of its own starts for the first message."""
    choice, menu, config = tmp_path / "choice", tmp_path / "menu", tmp_path / "dunstrc"
    menu.write_text(f'#!/bin/sh\ngrep -F "$(cat {choice})"\n')
    menu.chmod(0o755)
    config.write_text(_CONFIG.format(menu=menu))
    services = tmp_path / "dbus-1" / "services"
    services.mkdir(parents=True)
    (services / "dunst.service").write_text(_SERVICE.format(dunst=shutil.which("dunst"), config=config))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    screen = start("Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp")
    monkeypatch.setenv("DISPLAY", f":{first_line(screen)}")
    session = start("dbus-run-session", "--", "sh", "-c", 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat')
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", first_line(session))
    yield Dunst(choice)
    session.communicate(timeout=10)  # Closes the stdin of cat, and with it ends the session.
    screen.terminate()
    screen.communicate(timeout=10)


def start(*argv: str) -> subprocess.Popen[str]:
    return subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    line = process.stdout.readline().strip()
    assert line
    return line
