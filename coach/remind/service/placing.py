"""The files that tell the system of the agent: replaced whole, and put back when the system refuses them."""

import contextlib
import os
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from coach.errors import CoachError

_WRITTEN_NOWHERE = {"Cc", "Cs"}


def read(path: Path) -> bytes | None:
    """The content of `path`, or None where there is none. Raises CoachError."""
    with _explained(path, "read"):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None


@contextlib.contextmanager
def placed(path: Path, content: bytes) -> Iterator[None]:
    """Replace `path` by `content`; when the block raises, what was there before is put back."""
    before = read(path)
    _write(path, content)
    try:
        yield
    except BaseException:
        with contextlib.suppress(CoachError):
            if before is None:
                remove(path)
            else:
                _write(path, before)
        raise


def remove(path: Path) -> None:
    """Remove `path`; nothing happens where there is none. Raises CoachError."""
    with _explained(path, "removed"):
        path.unlink(missing_ok=True)


def differs(path: Path, now: Callable[[], bytes]) -> bool:
    """Whether `path` is there and holds anything but `now()`, also when `now` raises CoachError."""
    written = read(path)
    try:
        return written is not None and written != now()
    except CoachError:
        return True


def data_folder(home: Path | None) -> str | None:
    """`home` as an absolute path for a service's environment."""
    return None if home is None else str(home.expanduser().absolute())


def check_names(*names: str | None) -> None:
    """Raise CoachError for a path with control characters or broken text, which no service file can hold."""
    for name in names:
        if name and any(_unwritable(character) for character in name):
            raise CoachError(
                "The name of a folder cannot be told to the system.",
                f"It holds characters that are not text: {name!a}",
                "Give that folder another name, then try again.",
            )


def _unwritable(character: str) -> bool:
    code = ord(character)
    unassigned_for_ever = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return unassigned_for_ever or unicodedata.category(character) in _WRITTEN_NOWHERE


def _write(path: Path, content: bytes) -> None:
    with _explained(path, "written"):
        path.parent.mkdir(parents=True, exist_ok=True)
        fd, temporary = tempfile.mkstemp(prefix=".coach-", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(fd, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(fd)
            Path(temporary).chmod(0o644)
            os.replace(temporary, path)  # noqa: PTH105
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


@contextlib.contextmanager
def _explained(path: Path, done: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CoachError(
            f"{path.name} could not be {done}.",
            f"The system says: {reason} ({path}).",
            "Check who owns that folder, and its rights.",
        ) from error
