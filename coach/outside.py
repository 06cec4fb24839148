"""Files outside the home: those a person asked for, and those that come in. One writer and one reader for all doors."""

import contextlib
import os
import secrets
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from coach import streams
from coach.domain.text import one_line
from coach.errors import CoachError

OTHER_NAME = "Choose another name."
OR_FORCE = "Choose another name, or --force."

_MOST_NAME = 60
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def read_file(path: Path, limit: int) -> bytes:
    """Return the content of the plain file `path`, at most `limit` bytes.

    Raises CoachError for what is missing, no plain file (a folder, a pipe, a device), too large, or not readable.
    """
    name = one_line(path.name)
    try:
        _refuse_unplain(path, path.stat().st_mode)
        fd = os.open(path, _READ)
        try:
            status = os.fstat(fd)
            _refuse_unplain(path, status.st_mode)
            if status.st_size > limit:
                raise CoachError(f"{name} is too large.", f"Coach reads at most {_size(limit)} of such a file.")
            with open(fd, "rb", closefd=False) as file:
                data = file.read(limit + 1)
        finally:
            os.close(fd)
    except FileNotFoundError:
        raise CoachError(f"{name} could not be read.", f"It is not there: {path}", "Check the name.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "Its name is no name of a file"
        raise CoachError(f"{name} could not be read.", f"{reason}.") from None
    if len(data) > limit:
        raise CoachError(f"{name} is too large.", f"Coach reads at most {_size(limit)} of such a file.")
    return data


def write_file(target: Path, data: bytes, force: bool = False, hint: str = OTHER_NAME) -> None:
    """Put `data` into the file `target` in one move, durably and for its owner only (0600).

    A file that is there already stays, unless `force`; `hint` is what to do then. The name of the part that is being
    written is of chance, and where the system has files without names, a writer that dies leaves nothing behind.
    Raises CoachError where the file cannot be made.
    """
    refuse_existing(target, force, hint)
    try:
        target = Path(os.path.realpath(target)) if force else target
        _put(target, data, force)
        _sync_folder(target.parent)
    except FileExistsError:
        raise _existing(target, hint) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "Its name is no name of a file"
        raise CoachError(
            f"{one_line(target.name)} could not be written.", f"{reason}.", "Choose another place."
        ) from None
    streams.saved()


def write_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Make all the files in `folder` (made for its owner only where it is missing), or none of them.

    Raises CoachError when one is there already or cannot be made.
    """
    for name in contents:
        refuse_existing(folder / name)
    with contextlib.ExitStack() as undo:
        if not folder.exists():
            try:
                folder.mkdir(mode=0o700, parents=True)
                folder.chmod(0o700)
            except OSError as error:
                raise CoachError(
                    f"{one_line(folder.name)} could not be made.", f"{error.strerror}.", "Choose another place."
                ) from None
            undo.callback(_discard_folder, folder)
        for name, data in contents.items():
            write_file(folder / name, data)
            undo.callback(_discard, folder / name)
        undo.pop_all()


def refuse_existing(target: Path, force: bool = False, hint: str = OTHER_NAME) -> None:
    """Raise CoachError where `target` is there already; `force` allows that for a plain file only."""
    try:
        mode = target.stat().st_mode
    except (OSError, ValueError):
        if not target.is_symlink() or force:
            return
        raise _existing(target, hint) from None
    if not force:
        raise _existing(target, hint)
    _refuse_unplain(target, mode)


def _existing(target: Path, hint: str) -> CoachError:
    return CoachError(f"{one_line(target.name)} is there already.", str(target), hint)


def _refuse_unplain(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise CoachError(f"{one_line(path.name)} is not a plain file.", str(path), "Name a plain file.")


def _size(limit: int) -> str:
    return f"{limit >> 20} MB" if limit >= 1 << 20 else f"{limit >> 10} kB"


def _put(target: Path, data: bytes, force: bool) -> None:
    if not force and _appear(target, data):
        return
    part = target.with_name(f".{target.name[:_MOST_NAME]}.{secrets.token_hex(8)}.part")
    try:
        if not _appear(part, data):
            _create(part, data)
        if force:
            os.replace(part, target)  # noqa: PTH105
        else:
            _name(part, target)
    finally:
        _discard(part)


def _appear(target: Path, data: bytes) -> bool:
    """Make the file under no name and then give it its name; False where the system or the disk has no such thing."""
    if sys.platform != "linux":
        return False
    try:
        fd = os.open(target.parent, os.O_TMPFILE | os.O_WRONLY, 0o600)
    except OSError:
        return False
    try:
        _fill(fd, data)
        try:
            # With a folder to begin at Python follows the link of the open file, as it should without one.
            os.link(f"/proc/self/fd/{fd}", target, src_dir_fd=fd, follow_symlinks=True)
        except FileExistsError:
            raise
        except OSError:
            return False
        return True
    finally:
        os.close(fd)


def _create(part: Path, data: bytes) -> None:
    fd = os.open(part, _CREATE, 0o600)
    try:
        _fill(fd, data)
    finally:
        os.close(fd)


def _fill(fd: int, data: bytes) -> None:
    if hasattr(os, "fchmod"):
        os.fchmod(fd, 0o600)
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]
    os.fsync(fd)


def _name(part: Path, target: Path) -> None:
    """Give the file its name; a link fails where the name is taken, a disk without links needs a look before."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists() or target.is_symlink():
            raise FileExistsError(str(target)) from None
        part.rename(target)


def _discard(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _discard_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
