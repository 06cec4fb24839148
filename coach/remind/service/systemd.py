"""A systemd user service: started at login, and again five seconds after any death."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from coach.errors import CoachError
from coach.remind.service.config_home import config_home
from coach.remind.service.entry import agent_command
from coach.remind.service.placing import check_names, data_folder, differs, placed, read, remove
from coach.remind.service.programs import LIMIT_S, answers_well, ask, order

UNIT = "coach-agent.service"

# systemd starts no program with such a character in its path, as in /home/o'brien, but hands it on as an argument.
_REFUSED_IN_PROGRAMS = set("'\"\\")
_BY_SHELL = ("/bin/sh", "-c", 'exec "$@"', "sh")

# The manager gives its own PATH and the address of the bus, over which notifications go: so no DISPLAY is imported,
# which would also outlive the desktop it names. The root folder keeps no disk busy and shadows no module named coach.
_TEXT = """\
# Written by `coach agent install`. `coach agent uninstall` removes it.
[Unit]
Description=Coach reminders

[Service]
Type=exec
ExecStart={command}
{environment}WorkingDirectory=/
Restart=always
RestartSec=5

[Install]
WantedBy=default.target
"""


def unit_text(command: tuple[str, ...], home: str | None) -> str:
    """The unit that runs `command` with COACH_HOME set to `home`. Raises CoachError for paths that are not text."""
    check_names(*command, home)
    if set(command[0]) & _REFUSED_IN_PROGRAMS:
        command = (*_BY_SHELL, *command)
    # A colon switches off the expansion of $, which older systemd does not know: so only where there is one.
    colon = ":" if any("$" in word for word in command) else ""
    words = " ".join(quoted(word) for word in (colon + command[0], *command[1:]))
    environment = "" if home is None else f"Environment={quoted(f'COACH_HOME={home}')}\n"
    return _TEXT.format(command=words, environment=environment)


def quoted(word: str) -> str:
    """`word` as one item of a unit file, by systemd.syntax(7) and the specifiers of systemd.unit(5)."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    plain = escaped == word and word.isascii() and not set(word) & set(" ';#=")
    return word if plain and word else f'"{escaped}"'


@dataclass(frozen=True)
class Systemd:
    """The service in the person's own systemd; every order waits `limit_s` seconds at most."""

    command: Callable[[], tuple[str, ...]] = agent_command
    path: Path = field(default_factory=lambda: config_home() / "systemd" / "user" / UNIT)
    limit_s: float = LIMIT_S
    name: ClassVar[str] = "a systemd user service"

    def answers(self) -> bool:
        """Whether a systemd of this person is there to be asked."""
        return answers_well("systemctl", "--user", "show-environment", limit_s=self.limit_s) is True

    def install(self, home: Path | None) -> tuple[str, ...]:
        unit = self._content(home)
        if not self.answers():
            raise CoachError(
                "The systemd of your user does not answer.",
                "There is no session for it here, as after `su` or in a container.",
                "Log in on the desktop or over ssh, then try again.",
            )
        before = read(self.path)
        if before == unit:
            return self._start_again()
        with placed(self.path, unit):
            try:
                self._order("daemon-reload")
                self._start()
            except CoachError:
                if before is None:
                    answers_well("systemctl", "--user", "disable", "--now", UNIT, limit_s=self.limit_s)
                raise
        return (f"Wrote {self.path}.", "The agent runs now, and starts whenever you log in.")

    def _start_again(self) -> tuple[str, ...]:
        enabled = answers_well("systemctl", "--user", "is-enabled", UNIT, limit_s=self.limit_s)
        if enabled and self.running():
            return ("It is installed already and the agent runs: nothing was changed.",)
        self._start()
        return ("It was installed already. The agent did not run, and has been started.",)

    def uninstall(self) -> tuple[str, ...]:
        if not self.installed():
            return (f"Nothing was installed as {self.name}: nothing was changed.",)
        self._order("disable", "--now", UNIT)
        remove(self.path)
        self._order("daemon-reload")
        return ("The agent has been stopped.", f"Removed {self.path}.")

    def installed(self) -> bool:
        return read(self.path) is not None

    def running(self) -> bool | None:
        try:
            outcome = ask("systemctl", "--user", "is-active", UNIT, limit_s=self.limit_s)
        except CoachError:
            return None
        return outcome.output == "active" if outcome.output.isalpha() else None

    def outdated(self, home: Path | None) -> bool:
        return differs(self.path, lambda: self._content(home))

    def _content(self, home: Path | None) -> bytes:
        return unit_text(self.command(), data_folder(home)).encode()

    def _start(self) -> None:
        """Start the agent now, anew where it runs, and at every login."""
        self._order("enable", "--quiet", UNIT)
        self._order("restart", UNIT)

    def _order(self, *words: str) -> None:
        order("systemctl", "--user", *words, limit_s=self.limit_s)
