"""A LaunchAgent: macOS starts the agent at login and again whenever it dies."""

import os
import plistlib
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from coach.errors import CoachError
from coach.paths import user_home
from coach.remind.service.entry import agent_command
from coach.remind.service.placing import check_names, data_folder, differs, placed, read, remove
from coach.remind.service.programs import LIMIT_S, answers_well, ask, order

LABEL = "coach-agent"
_LOAD_TRIES = 10
_LOAD_PAUSE_S = 0.5


def _user() -> int:
    """The number of this person; only macOS asks for it, and Windows knows none."""
    if sys.platform == "win32":
        return 0
    return os.getuid()


def plist(command: tuple[str, ...], home: str | None) -> bytes:
    """The property list that runs `command` with COACH_HOME set to `home`. Raises CoachError for unfit paths."""
    check_names(*command, home)
    job: dict[str, object] = {
        "Label": LABEL,
        "ProgramArguments": list(command),
        "RunAtLoad": True,
        "KeepAlive": True,
        "WorkingDirectory": "/",
    }
    if home is not None:
        job["EnvironmentVariables"] = {"COACH_HOME": home}
    return plistlib.dumps(job, sort_keys=False)


@dataclass(frozen=True)
class Launchd:
    """The job in the person's own LaunchAgents; every order waits `limit_s` seconds at most."""

    command: Callable[[], tuple[str, ...]] = agent_command
    path: Path = field(default_factory=lambda: user_home() / "Library" / "LaunchAgents" / f"{LABEL}.plist")
    limit_s: float = LIMIT_S
    name: ClassVar[str] = "a LaunchAgent"

    def install(self, home: Path | None) -> tuple[str, ...]:
        job = self._content(home)
        running = self.running()
        if read(self.path) == job:
            if running:
                return ("It is installed already and the agent runs: nothing was changed.",)
            self._load()
            return ("It was installed already. The agent did not run, and has been started.",)
        with placed(self.path, job):
            self._load()
        return (f"Wrote {self.path}.", "The agent runs now, and starts whenever you log in.")

    def uninstall(self) -> tuple[str, ...]:
        if not self.installed():
            return (f"Nothing was installed as {self.name}: nothing was changed.",)
        if self._loaded():
            order("launchctl", "bootout", self._target, limit_s=self.limit_s)
        remove(self.path)
        return ("The agent has been stopped.", f"Removed {self.path}.")

    def installed(self) -> bool:
        return read(self.path) is not None

    def running(self) -> bool | None:
        try:
            outcome = ask("launchctl", "print", self._target, limit_s=self.limit_s)
        except CoachError:
            return None
        return outcome.code == 0 and "state = running" in outcome.output

    def outdated(self, home: Path | None) -> bool:
        return differs(self.path, lambda: self._content(home))

    def _content(self, home: Path | None) -> bytes:
        return plist(self.command(), data_folder(home))

    @property
    def _domain(self) -> str:
        return f"gui/{_user()}"

    @property
    def _target(self) -> str:
        return f"{self._domain}/{LABEL}"

    def _loaded(self) -> bool:
        return answers_well("launchctl", "print", self._target, limit_s=self.limit_s) is True

    def _load(self) -> None:
        """Load the file anew; launchd takes a moment to let go of what it had loaded before, and refuses until then."""
        order("launchctl", "enable", self._target, limit_s=self.limit_s)
        tries_left = 1
        if self._loaded():
            order("launchctl", "bootout", self._target, limit_s=self.limit_s)
            tries_left = _LOAD_TRIES
        while tries_left:
            tries_left -= 1
            try:
                order("launchctl", "bootstrap", self._domain, str(self.path), limit_s=self.limit_s)
                return
            except CoachError:
                if not tries_left:
                    raise
                time.sleep(_LOAD_PAUSE_S)
