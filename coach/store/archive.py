"""Backup files: zip archives that hold the journal's months and the documents as they are on disk."""

import contextlib
import io
import re
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from coach.store.envelope import Damaged

if TYPE_CHECKING:
    import zipfile

MONTH_FILE = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])\.json")
DOCUMENTS = ("settings.json", "profile.json", "safety.json", "reminders.json")
MAX_BYTES = 1 << 30
FIRST_TIME, LAST_TIME = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)
"""What a zip archive can say; the clock of a machine may say anything."""


def kind_of(member: str) -> str | None:
    """The kind of file that `member` of a backup is ("journal", "settings" ...); None if it does not belong."""
    if member in DOCUMENTS:
        return member.removesuffix(".json")
    folder, _, name = member.rpartition("/")
    return "journal" if folder == "journal" and MONTH_FILE.fullmatch(name) else None


def pack(members: Iterable[tuple[str, bytes]], at: datetime) -> bytes:
    """An archive of `members`, dated `at`."""
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, min(max(at.timetuple()[:6], FIRST_TIME), LAST_TIME))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, content, compresslevel=1)
    return buffer.getvalue()


def unpack(raw: bytes) -> dict[str, bytes]:
    """The members of an archive by name. Raises Damaged for broken ones and for names that do not belong."""
    found: dict[str, bytes] = {}
    with _opened(io.BytesIO(raw)) as archive:
        infos = archive.infolist()
        if sum(info.file_size for info in infos) > MAX_BYTES:
            raise Damaged("is too large to be a backup of Coach")
        for info in infos:
            if kind_of(info.filename) is None or info.filename in found:
                raise Damaged(f"holds {info.filename!r}, which does not belong there")
            found[info.filename] = archive.read(info)
    if not found:
        raise Damaged("holds nothing of Coach")
    return found


def copies(folder: Path, member: str) -> Iterator[tuple[Path, bytes]]:
    """Every readable copy of `member` in the backups of `folder`, newest backup first."""
    for path in newest_first(folder):
        try:
            with _opened(path) as archive:
                content = archive.read(member)
        except (Damaged, KeyError):
            continue
        yield path, content


@contextlib.contextmanager
def _opened(source: Path | BinaryIO) -> "Iterator[zipfile.ZipFile]":
    """The archive in `source`; whatever is wrong with it, found early or late, is Damaged."""
    import zipfile
    import zlib

    broken = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError)
    try:
        with zipfile.ZipFile(source) as archive:
            yield archive
    except broken:
        raise Damaged("is not a readable backup") from None


def newest_first(folder: Path) -> list[Path]:
    """The backups in `folder`."""
    try:
        found = [(path.stat().st_mtime_ns, path) for path in folder.glob("*.zip") if not path.is_symlink()]
    except OSError:
        return []
    return [path for _, path in sorted(found, reverse=True)]


def made_on(path: Path) -> str:
    """The local day on which the backup at `path` was made, for a sentence."""
    return time.strftime("%Y-%m-%d", time.localtime(path.stat().st_mtime))
