"""The command that starts the agent of this very installation."""

import os
import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePath

import coach
from coach.errors import CoachError
from coach.remind.service.programs import ask

INSTALL_HINT = "Install Coach to stay, with `uv tool install .` or `pipx install .` in its folder, then try again."
_UV_CACHE = re.compile(r"(archive|builds|environments)-v\d+")
_IS_FOUND = "import os, sys, coach; sys.exit(not os.path.samefile(coach.__file__, sys.argv[1]))"


def agent_command() -> tuple[str, ...]:
    """The absolute command of the agent, right for uv tool, pipx, a venv and the .venv of a checkout.

    Raises CoachError where this installation will be cleared away, or only runs from the folder it was started in.
    """
    temporary = Path(tempfile.gettempdir())
    return lasting_command(sys.executable, (temporary, temporary.resolve()))


def lasting_command(executable: str, temporary: Iterable[Path]) -> tuple[str, ...]:
    """The command with the Python at `executable`; `temporary` are folders that the system empties."""
    if not executable:
        raise CoachError("Coach cannot tell which Python runs it.", "", INSTALL_HINT)
    # A venv is known by the path of its Python: with its link resolved, it would be another installation.
    python = Path(executable).absolute()
    place = throw_away(python, temporary) or throw_away(python.parent.resolve() / python.name, temporary)
    if place:
        raise CoachError(
            "This Coach will be cleared away, and its reminders with it.",
            f"It runs from {place}: {python}",
            INSTALL_HINT,
        )
    _refuse_borrowed(python)
    return (str(python), "-m", "coach", "agent", "run")


def throw_away(python: PurePath, temporary: Iterable[PurePath]) -> str | None:
    """What kind of throw-away place holds `python` (bin/python of an environment), or None where it lasts."""
    around = python.parent.parent.parent
    if _UV_CACHE.fullmatch(around.name):
        return "a cache of uv"
    if around.name in (".cache", "pipx") or around.parts[-2:] == ("pipx", "Cache"):
        return "a cache of pipx"
    if any(python.is_relative_to(folder) for folder in temporary):
        return "a temporary folder"
    return None


def _refuse_borrowed(python: Path) -> None:
    """Refuse where `python` finds this Coach only by PYTHONPATH or the current folder: the system sets neither."""
    without_help = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if ask(str(python), "-c", _IS_FOUND, str(coach.__file__), environment=without_help).code != 0:
        raise CoachError(
            "This Coach only runs from the folder it was started in.",
            f"Started by the system, {python} would not find it.",
            INSTALL_HINT,
        )
