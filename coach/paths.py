"""Where a person's own data and settings live."""

import contextlib
import os
from pathlib import Path

from coach.errors import CoachError


def home() -> Path:
    """The folder that holds everything: `COACH_HOME` if set, else the system's place for an application's data.

    Raises CoachError where neither names a folder.
    """
    own = os.environ.get("COACH_HOME")
    if own:
        return expanded(own, "COACH_HOME")
    import platformdirs

    try:
        place = Path(platformdirs.user_data_dir("coach", appauthor=False))
    except RuntimeError:
        raise _homeless() from None
    # Before 4.5 platformdirs left the sign for the person's folder where it knew of none.
    if place.parts[:1] == ("~",):
        raise _homeless()
    return place


def packs(home: Path) -> Path:
    """The folder of a person's or therapist's own exercises and routines."""
    return home / "packs"


def documents() -> Path:
    """The person's folder for documents, or else their home."""
    import platformdirs

    try:
        place = platformdirs.user_documents_path()
    except RuntimeError:
        raise _homeless() from None
    return place if place.is_dir() else user_home()


def user_home() -> Path:
    """The person's own folder on this machine. Raises CoachError where there is none."""
    try:
        return Path.home()
    except RuntimeError:
        raise _homeless() from None


def expanded(typed: str, what: str = "This place") -> Path:
    """The place that a person named; a first `~` or `~name` stands for a person's own folder. Raises CoachError."""
    place = Path(typed)
    with contextlib.suppress(RuntimeError):
        if not typed.startswith("~") or Path(place.parts[0]).expanduser().is_dir():
            return place.expanduser()
    raise CoachError(
        f"{what} starts in the folder of someone whom this machine does not know.",
        f"Given: {typed}",
        "Give the whole path of a folder of your own.",
    )


def _homeless() -> CoachError:
    return CoachError(
        "Coach does not know where your own folder is.",
        "HOME is not set, and this machine does not know your user.",
        "Set COACH_HOME to a folder of your own, and Coach keeps everything there.",
    )
