"""Desktop autostart: for Linux without a systemd of the person's own; the desktop starts the agent at login."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from coach.errors import CoachError
from coach.remind.service.config_home import config_home
from coach.remind.service.entry import agent_command
from coach.remind.service.placing import check_names, data_folder, differs, placed, read, remove

FILE = "coach-agent.desktop"
_RESERVED = set(" \t\n\"'\\><~|&;$*?#()`")

_TEXT = """\
# Written by `coach agent install`. `coach agent uninstall` removes it.
[Desktop Entry]
Type=Application
Name=Coach reminders
Comment=Waits for what is due and tells you of it
Exec={command}
Path=/
Terminal=false
"""


def desktop_text(command: tuple[str, ...], home: str | None) -> str:
    """The desktop entry that runs `command` with COACH_HOME set to `home`. Raises CoachError for unfit paths."""
    check_names(*command, home)
    if "=" in command[0]:
        raise CoachError(
            "Desktop autostart cannot start a program with = in its path.",
            command[0],
            "Install Coach into a folder with another name, then try again.",
        )
    # Always by env: desktops look for the first word as it is written, and would not find a path with %% for %.
    setting = ("env",) if home is None else ("env", f"COACH_HOME={home}")
    return _TEXT.format(command=" ".join(quoted(word) for word in (*setting, *command)))


def quoted(word: str) -> str:
    """`word` as one argument of an Exec key: quoted, its field codes undone, then escaped as a string value."""
    for character in '\\"`$':
        word = word.replace(character, "\\" + character)
    word = word.replace("%", "%%")
    if not word or set(word) & _RESERVED:
        word = f'"{word}"'
    return word.replace("\\", "\\\\")


@dataclass(frozen=True)
class Autostart:
    """The entry in the person's autostart folder, read by every desktop at login."""

    command: Callable[[], tuple[str, ...]] = agent_command
    path: Path = field(default_factory=lambda: config_home() / "autostart" / FILE)
    name: ClassVar[str] = "desktop autostart"

    def install(self, home: Path | None) -> tuple[str, ...]:
        entry = self._content(home)
        before = read(self.path)
        if before == entry:
            self._start(home)
            return ("It is installed already: nothing was changed.", "The agent has been started, if it did not run.")
        with placed(self.path, entry):
            self._start(home)
        done = (f"Wrote {self.path}.", "The agent has been started, and starts whenever you log in on your desktop.")
        return done if before is None else (*done, "One that ran before may go on until you log out.")

    def uninstall(self) -> tuple[str, ...]:
        if not self.installed():
            return (f"Nothing was installed as {self.name}: nothing was changed.",)
        remove(self.path)
        return (f"Removed {self.path}.",)

    def installed(self) -> bool:
        return read(self.path) is not None

    def running(self) -> bool | None:
        return None

    def outdated(self, home: Path | None) -> bool:
        return differs(self.path, lambda: self._content(home))

    def _content(self, home: Path | None) -> bytes:
        return desktop_text(self.command(), data_folder(home)).encode()

    def _start(self, home: Path | None) -> None:
        """Start the agent in a session of its own, as the desktop would; a second one ends by itself."""
        folder = data_folder(home)
        others = {name: value for name, value in os.environ.items() if name != "COACH_HOME"}
        try:
            subprocess.Popen(
                self.command(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env=others if folder is None else {**others, "COACH_HOME": folder},
                start_new_session=True,
            )
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise CoachError("The agent could not be started.", f"The system says: {reason}.") from error
