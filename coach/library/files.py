"""Reads the TOML files of a folder, and refuses what is no plain small file inside it."""

import os
import stat
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from coach.domain.text import one_line
from coach.library.problem import Finding

MAX_BYTES = 64 * 1024
MAX_FILES = 2_000
MAX_DOTS = 100  # on one line: the TOML parser takes half a minute for a key of ten thousand dotted parts
WHOLE = "the file"


class Reading(Struct, frozen=True):
    """One file: `file` as shown to people, `stem` its name without ending, `folder` the name of its folder.

    `table` is what it holds; it is empty when `findings` say why it could not be read.
    """

    file: str
    stem: str = ""
    folder: str = ""
    table: dict[str, Any] = {}
    findings: tuple[Finding, ...] = ()


def read_folder(root: Path, shown: str) -> Iterator[Reading]:
    """Every TOML file below `root` in order of its path; `shown` stands for the folder in names."""
    inside = root.resolve()
    readings: list[Reading] = []
    paths = sorted(_walk(root, inside, shown, readings))
    yield from readings
    for path in paths[:MAX_FILES]:
        yield read_file(path, _shown(path, root, shown), inside)
    if len(paths) > MAX_FILES:
        reason = f"holds {len(paths)} files or more, at most {MAX_FILES} are read"
        yield Reading(shown, findings=(Finding("the folder", reason, "Take out what you do not use."),))


def _walk(root: Path, inside: Path, shown: str, readings: list[Reading]) -> list[Path]:
    """The TOML files below `root`; folders that cannot be read or lead out of it go to `readings`."""

    def unreadable(error: OSError) -> None:
        readings.append(_refused(_shown(Path(error.filename), root, shown), "the folder", error))

    paths: list[Path] = []
    for folder, folders, names in os.walk(root, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            path = Path(folder, name)
            if path.is_symlink() and not path.resolve().is_relative_to(inside):
                readings.append(_outside(_shown(path, root, shown)))
        paths += [Path(folder, name) for name in names if name.endswith(".toml") and not name.startswith(".")]
        if len(paths) > MAX_FILES:
            break
    return paths


def read_file(path: Path, shown: str, inside: Path | None = None) -> Reading:
    """One TOML file; a link is followed only while it stays `inside`."""
    try:
        if inside and path.is_symlink() and not path.resolve().is_relative_to(inside):
            return _outside(shown)
        if not stat.S_ISREG(path.stat().st_mode):
            return _failed(shown, path, WHOLE, "is not a plain file", "Put the exercise into a plain text file.")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, RuntimeError) as error:
        return _refused(shown, WHOLE, error, path)
    if len(raw) > MAX_BYTES:
        return _failed(shown, path, WHOLE, "is larger than 64 KiB", "Keep one exercise or routine in each file.")
    return _parsed(raw, path, shown)


def _parsed(raw: bytes, path: Path, shown: str) -> Reading:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _failed(shown, path, f"line {line}", "is not UTF-8 text", "Save the file as UTF-8.")
    crowded = next((line for line, words in enumerate(text.split("\n"), 1) if words.count(".") > MAX_DOTS), 0)
    if crowded:
        return _failed(shown, path, f"line {crowded}", f"has more than {MAX_DOTS} dots", "Write plain, shorter lines.")
    try:
        table = tomllib.loads(text.replace("\r\n", "\n"))
    except RecursionError:
        return _failed(shown, path, WHOLE, "nests lists or tables too deep", "Write plain lists and tables.")
    except ValueError as error:
        place, reason = _toml_fault(str(error))
        return _failed(shown, path, place, f"is not valid TOML ({reason})", "Mend this line; texts stand in quotes.")
    return Reading(shown, _name(path.stem), _name(path.parent.name), table)


def _toml_fault(message: str) -> tuple[str, str]:
    """The line and the reason out of tomllib's "Reason (at line 3, column 7)"."""
    reason, found, at = message.rpartition(" (at ")
    if not found:
        return WHOLE, one_line(message)[:120]
    place = at.removesuffix(")").partition(",")[0]
    return ("the last line" if place == "end of document" else place), one_line(reason)[:120]


def _shown(path: Path, root: Path, shown: str) -> str:
    return _name(f"{shown}/{path.relative_to(root).as_posix()}") if path != root else shown


def _name(text: str) -> str:
    return one_line(text) or "?"


def _outside(shown: str) -> Reading:
    remedy = "Copy the file or folder itself to this place."
    return Reading(shown, findings=(Finding(WHOLE, "is a link that leads out of the folder", remedy),))


def _failed(shown: str, path: Path, place: str, reason: str, remedy: str) -> Reading:
    return Reading(shown, _name(path.stem), _name(path.parent.name), findings=(Finding(place, reason, remedy),))


def _refused(shown: str, place: str, error: Exception, path: Path | None = None) -> Reading:
    why = error.strerror if isinstance(error, OSError) and error.strerror else "the link goes round in a circle"
    finding = Finding(place, f"cannot be read ({why})", "Check that it is there and that you may read it.")
    return Reading(shown, _name(path.stem) if path else "", findings=(finding,))
