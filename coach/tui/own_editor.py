"""Long notes in the person's own editor."""

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from coach.domain.text import MAX_TEXT, clean
from coach.errors import CoachError

USUAL = "notepad" if sys.platform == "win32" else "vi"


def edited(text: str) -> str:
    """What the person makes of `text` in $VISUAL, $EDITOR or the usual editor; waits for its end.

    The terminal has to be the editor's own meanwhile. Raises CoachError; where words would be lost, it says where they
    are.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or USUAL
    folder = Path(tempfile.mkdtemp(prefix="coach-note-"))
    path = folder / "note.txt"
    path.write_text(clean(text), encoding="utf-8")
    try:
        code = subprocess.run(_called(command, path), check=False).returncode
        if code:
            raise _failed(command, f"It ended with {code}.")
        written = clean(path.read_text(encoding="utf-8", errors="replace")).rstrip()
    except (OSError, ValueError) as error:
        _drop(path)
        raise _failed(command, str(error)) from error
    except CoachError:
        _drop(path)
        raise
    if len(written) > MAX_TEXT:
        raise CoachError(
            f"The note is too long: at most {MAX_TEXT:,} characters.", "", f"What you wrote is still in {path}"
        )
    _drop(path)
    return written


def _called(command: str, path: Path) -> list[str] | str:
    """`command` with the file, as the system parts words: Windows does so by itself, and its paths hold backslashes."""
    if sys.platform == "win32":
        return f"{command} {subprocess.list2cmdline([str(path)])}"
    return [*shlex.split(command), str(path)]


def _failed(command: str, why: str) -> CoachError:
    return CoachError(
        f"Your editor ({command}) did not keep the note.", why, "The note is as it was. $EDITOR names another editor."
    )


def _drop(path: Path) -> None:
    for each in path.parent.iterdir():
        each.unlink()
    path.parent.rmdir()
