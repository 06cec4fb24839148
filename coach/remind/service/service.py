"""What every way of being started by the system can do."""

from pathlib import Path
from typing import Protocol


class Service(Protocol):
    """One way in which the system starts `coach agent run` when the person logs in.

    `home` is the folder named by COACH_HOME where the person set it, so that the agent finds the same data, else None.
    What a person wrote into Coach is never touched.
    """

    @property
    def name(self) -> str:
        """Words a person knows, such as "a systemd user service"."""

    @property
    def path(self) -> Path | str:
        """Where it is written: a file, or the name under which the system lists it."""

    def install(self, home: Path | None) -> tuple[str, ...]:
        """Write it and start the agent; sentences of what was done, also when nothing had to be done.

        Raises CoachError; what was installed before then still is.
        """

    def uninstall(self) -> tuple[str, ...]:
        """Stop the agent where the system can, and remove what was written; sentences as above. Raises CoachError."""

    def installed(self) -> bool:
        """Whether it is written. Raises CoachError where that cannot be read."""

    def running(self) -> bool | None:
        """Whether the agent it started is running now; None where the system does not tell."""

    def outdated(self, home: Path | None) -> bool:
        """Whether what is installed names another command or folder than `install(home)` would write now."""
