"""Where a person's own data and settings live."""

import os
from pathlib import Path


def home() -> Path:
    """The folder that holds everything: `COACH_HOME` if set, else the system's place for an application's data."""
    own = os.environ.get("COACH_HOME")
    if own:
        return Path(own).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("coach", appauthor=False))


def packs(home: Path) -> Path:
    """The folder of a person's or therapist's own exercises and routines."""
    return home / "packs"


def documents() -> Path:
    """The person's folder for documents, else their home."""
    import platformdirs

    place = platformdirs.user_documents_path()
    return place if place.is_dir() else Path.home()
