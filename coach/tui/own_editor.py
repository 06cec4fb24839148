"""Long notes in the person's own editor."""

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from coach.domain.text import MAX_TEXT, clean
from coach.errors import CoachError

USUAL = "notepad" if sys.platform == "win32" else "vi"


def edited(text: str) -> str:
    """What the person makes of `text` in $VISUAL, $EDITOR or the usual editor; waits for its end.

    The terminal has to be the editor's own meanwhile. Raises CoachError; where words would be lost, it names the place
    in which they are.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or USUAL
    folder = Path(tempfile.mkdtemp(prefix="coach-note-"))
    path = folder / "note.txt"
    before = clean(text)
    path.write_text(before, encoding="utf-8")
    try:
        code = subprocess.run(_called(command, path), check=False).returncode
        written = path.read_text(encoding="utf-8", errors="replace")
        why = f"It ended with {code}." if code else ""
    except (OSError, ValueError) as error:
        written, why = before, getattr(error, "strerror", None) or str(error)
    words = clean(written).rstrip()
    if why:
        raise CoachError(f"Your editor ({command}) did not keep the note.", why, _left(folder, before))
    if len(words) > MAX_TEXT:
        raise CoachError(f"The note is too long: at most {MAX_TEXT:,} characters.", "", _left(folder, before))
    shutil.rmtree(folder, ignore_errors=True)
    return words


@contextlib.contextmanager
def rescued(words: str) -> Iterator[None]:
    """Put `words` into a file of their own, and name it, where what is done with them is refused."""
    try:
        yield
    except CoachError as error:
        if not words:
            raise
        path = Path(tempfile.mkdtemp(prefix="coach-note-")) / "note.txt"
        path.write_text(clean(words), encoding="utf-8")
        raise CoachError(error.title, error.detail, f"What you wrote is still in {path}") from error


def _left(folder: Path, before: str) -> str:
    """What to do next; a folder in which the editor has left nothing but the note as it was is removed."""
    left = sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
    words = [path for path in left if path.name != "note.txt" or path.read_bytes() != before.encode()]
    if words:
        return f"What you wrote is still in {words[0] if len(words) == 1 else folder}"
    shutil.rmtree(folder, ignore_errors=True)
    return "The note is as it was. $EDITOR names another editor."


def _called(command: str, path: Path) -> list[str] | str:
    """`command` with the file, as the system parts words: Windows does so by itself, and its paths hold backslashes."""
    if sys.platform == "win32":
        return f"{command} {subprocess.list2cmdline([str(path)])}"
    return [*shlex.split(command), str(path)]
