"""Whole files, read and replaced durably: whoever reads sees the old content or the new one, never a part."""

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from coach import streams
from coach.errors import CoachError

TEMPORARY = ".coach-writing.tmp"
HEAD = 256
OTHERS = 0o077
"""The rights of everybody but the owner, which no file and no folder of the home has."""

_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_REPLACE_TRIES = 20


class Stamp(NamedTuple):
    """What tells one content of a file from the next: time, size, inode, and the head with its check sum."""

    modified_ns: int
    size: int
    inode: int
    head: bytes


def read(path: Path) -> bytes | None:
    """The content of `path`, or None where there is none. Raises CoachError for links and unreadable files."""
    with _opened(path) as fd:
        if fd is None:
            return None
        with open(fd, "rb", closefd=False) as file:
            return file.read()


def stamp(path: Path) -> Stamp | None:
    """The stamp of `path`, or None where there is no file. Raises CoachError as `read` does."""
    with _opened(path) as fd:
        if fd is None:
            return None
        status = os.fstat(fd)
        return Stamp(status.st_mtime_ns, status.st_size, status.st_ino, os.read(fd, HEAD))


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int | None]:
    with explained(path, "read"):
        _refuse_link(path)
        try:
            fd = os.open(path, _READ)
        except FileNotFoundError:
            yield None
            return
        try:
            mode = os.fstat(fd).st_mode
            if not stat.S_ISREG(mode):
                raise CoachError(f"{path.name} is not a plain file.", str(path), "Move it away, then try again.")
            if mode & OTHERS and sys.platform != "win32":
                with contextlib.suppress(OSError):
                    os.fchmod(fd, 0o600)
            yield fd
        finally:
            os.close(fd)


def write(path: Path, data: bytes, previous: bytes | None = None) -> None:
    """Replace `path` by `data`, durably: temporary file, fsync, rename, fsync of the folder.

    The caller holds the lock. `previous` is put back
    when the rename itself cannot be made durable. Raises CoachError; the old content then still stands.
    """
    make_folder(path.parent)
    temporary = path.with_name(TEMPORARY)
    with explained(path, "saved"):
        _refuse_link(path)
        _create(temporary, data)
        try:
            _replace(temporary, path)
        except BaseException:
            discard(temporary)
            raise
        try:
            _sync_folder(path.parent)
        except OSError:
            _put_back(path, previous)
            raise
    streams.saved()


def discard_temporary(folder: Path) -> None:
    """Remove what a writer that died may have left in `folder`. The caller holds the lock."""
    discard(folder / TEMPORARY)


def remove(path: Path) -> None:
    """Remove `path`, durably; nothing happens where there is none."""
    with explained(path, "removed"):
        path.unlink(missing_ok=True)
        _sync_folder(path.parent)


def set_aside(path: Path, aside: Path, keep: bool) -> None:
    """Give the content of `path` the new name `aside`; with `keep` it stays under its own name too."""
    with explained(path, "set aside"):
        if keep:
            content = read(path)
            if content is not None:
                write(aside, content)
        else:
            _replace(path, aside)
            _sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make `folder` for its owner only (0700), whatever the umask; a link in its place is refused."""
    with explained(folder, "made"):
        if check_folder(folder):
            return
        folder.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            folder.chmod(0o700)
            _sync_folder(folder.parent)


def check_folder(folder: Path) -> bool:
    """Return whether `folder` is there, and take away the rights that others have to it, but not to a /tmp.

    Raises CoachError when it is a link or no folder.
    """
    with explained(folder, "read"):
        try:
            mode = folder.lstat().st_mode
        except FileNotFoundError:
            return False
        if stat.S_ISLNK(mode):
            raise _linked(folder)
        if not stat.S_ISDIR(mode):
            raise CoachError(f"{folder.name} should be a folder.", str(folder), "Move it away, then try again.")
        if mode & OTHERS and not mode & stat.S_ISVTX and sys.platform != "win32":
            with contextlib.suppress(OSError):
                folder.chmod(0o700)
        return True


@contextlib.contextmanager
def explained(path: Path, done: str) -> Iterator[None]:
    """Turn what the system reports about `path` into a sentence; `done` is what could not be done to it."""
    try:
        yield
    except OSError as error:
        raise explain(error, path, done) from error


def explain(error: OSError, path: Path, done: str) -> CoachError:
    """The sentence for `error`."""
    title = f"{path.name} could not be {done}."
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return CoachError(title, f"There is no space left for {path}.", "Make room on the disk, then try again.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return CoachError(title, f"Coach may not write or read {path}.", "Check who owns the folder and its rights.")
    if error.errno == errno.EROFS:
        return CoachError(title, f"The disk of {path} is read-only.", "Make it writable, or set COACH_HOME.")
    if error.errno == errno.ELOOP:
        return _linked(path)
    reason = error.strerror or type(error).__name__
    return CoachError(title, f"The system says: {reason} ({path}).", "Check the disk; what was saved before is safe.")


def _linked(path: Path) -> CoachError:
    return CoachError(
        f"{path.name} is a link, and Coach does not follow links to a journal.",
        str(path),
        "Put the real file or folder there, or set COACH_HOME to the real folder.",
    )


def _refuse_link(path: Path) -> None:
    if path.is_symlink():
        raise _linked(path)


def _create(temporary: Path, data: bytes) -> None:
    temporary.unlink(missing_ok=True)
    fd = os.open(temporary, _CREATE, 0o600)
    try:
        try:
            if hasattr(os, "fchmod"):
                os.fchmod(fd, 0o600)
            view = memoryview(data)
            while view:
                view = view[os.write(fd, view) :]
            _sync(fd)
        finally:
            os.close(fd)
    except BaseException:
        discard(temporary)
        raise


def discard(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink()


def _put_back(path: Path, previous: bytes | None) -> None:
    with contextlib.suppress(OSError):
        if previous is None:
            path.unlink()
        else:
            temporary = path.with_name(TEMPORARY)
            _create(temporary, previous)
            _replace(temporary, path)


def _sync(fd: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            return
    os.fsync(fd)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        _sync(fd)
    finally:
        os.close(fd)


def _replace(source: Path, target: Path) -> None:
    for _ in range(_REPLACE_TRIES if sys.platform == "win32" else 1):
        try:
            os.replace(source, target)  # noqa: PTH105
            return
        except PermissionError as error:
            refused = error
            if sys.platform == "win32":
                time.sleep(0.05)
    raise refused
