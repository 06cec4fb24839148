"""Writes one exercise into the person's own pack, as a file that any editor opens and the library reads."""

import contextlib
import tomllib
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.errors import CoachError
from coach.library.candidate import candidate
from coach.library.files import MAX_BYTES, Reading
from coach.library.loading import load
from coach.library.settle import settle
from coach.outside import write_file
from coach.paths import packs

FOLDER = "own"
"""The folder of the packs that Coach itself writes into; all others are the person's alone."""


def write_exercise(home: Path, exercise: Exercise) -> Path:
    """Write `exercise` into a new file of the own pack, durably and for its owner only; returns its path.

    What is written passes every check of the library first and is read back as the same exercise. Nothing is ever
    written over: raises CoachError for an id that is taken, a file that is there, and for what the disk says.
    """
    data = _text(exercise).encode()
    _refuse_unsound(data, exercise, home)
    path = own_file(home, exercise.id)
    folder = path.parent
    try:
        _make(folder)
    except OSError as error:
        raise CoachError(
            f"{path.name} could not be saved.", f"The system says: {error.strerror or error} ({path})."
        ) from error
    write_file(path, data)
    return path


def own_file(home: Path, ident: str) -> Path:
    """Where the own pack keeps the exercise of this id."""
    return packs(home) / FOLDER / f"{ident}.toml"


def remove_exercise(path: Path) -> None:
    """Take back a file that was just written; nothing happens where there is none."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _text(exercise: Exercise) -> str:
    import tomli_w

    return tomli_w.dumps(_table(exercise))


def _table(record: Struct) -> dict[str, Any]:
    """The fields of `record` that are not as they are by default, for TOML knows no null."""
    table: dict[str, Any] = {}
    for field in msgspec.structs.fields(record):
        value = getattr(record, field.name)
        if field.required or value != field.default:
            table[field.name] = _plain(value)
    return table


def _plain(value: Any) -> Any:
    if isinstance(value, Struct):
        return _table(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _refuse_unsound(data: bytes, exercise: Exercise, home: Path) -> None:
    """Raises CoachError unless the library takes `data` as this exercise, and as a new one."""
    lower = load(home)
    if exercise.id in lower.exercises or exercise.id in lower.routines:
        raise CoachError(f"{exercise.id} is taken.", lower.origin(exercise.id), "Choose another name.")
    table = tomllib.loads(data.decode())
    read = candidate(Reading(f"packs/{FOLDER}/{exercise.id}.toml", exercise.id, FOLDER, table))
    library = settle([read], lower, lambda each: each.file)
    problems = library.problems[len(lower.problems) :]
    if problems or library.exercises.get(exercise.id) != exercise or len(data) > MAX_BYTES:
        detail = " ".join(str(problem) for problem in problems) or "It would not be read as it was meant."
        raise CoachError("This exercise cannot be kept.", detail, "Say it in other words.")


def _make(folder: Path) -> None:
    for each in (folder.parent.parent, folder.parent, folder):
        if not each.is_dir():
            each.mkdir(mode=0o700, parents=True)
            each.chmod(0o700)
    if folder.is_symlink():
        raise CoachError(f"{folder.name} is a link, and Coach writes into no links.", str(folder), "Move it away.")
