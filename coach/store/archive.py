"""Backup files: zip archives that hold the journal's months and the documents as they are on disk."""

import contextlib
import io
import re
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from coach.domain.text import is_clean
from coach.store.envelope import Damaged

if TYPE_CHECKING:
    import zipfile

MONTH_FILE = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])(?:-\d{3})?\.json")
MAX_BYTES = 1 << 30
"""How much a backup may hold, unpacked."""
MAX_ARCHIVE = 1 << 29
LONGEST_NAME = 255
"""How many bytes of a name file systems take."""
MAX_FOREIGN = 64 << 20
"""How large a file may be that goes along without being one of Coach's own."""
DERIVED = frozenset({"backups", "logs", "cache", "agent.json"})
"""What Coach makes anew by itself; so is everything whose name begins with a dot. All else in the home is copied."""

_ROOT_FILE = re.compile(r".+\.(?:json|toml)(?:\..*)?", re.DOTALL)


_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LATEST = (2107, 12, 31, 23, 59, 58)


class Member(NamedTuple):
    """A file that goes into a backup: its name there, what tells its content from another, and how it is read."""

    name: str
    token: str
    read: Callable[[], bytes | None]


def kind_of(member: str) -> str | None:
    """The kind of sealed file that `member` of a backup is ("journal", "settings" ...); None if it is no such file."""
    folder, _, name = member.rpartition("/")
    if folder == "journal" and MONTH_FILE.fullmatch(name):
        return "journal"
    return member.removesuffix(".json") if re.fullmatch(r"[a-z_]+\.json", member) else None


def belongs(member: str) -> bool:
    """Whether `member` is a plain path to a file that may lie in the home and is not derived."""
    path = PurePosixPath(member)
    parts = path.parts
    if (
        not 0 < len(member) <= 300
        or path.as_posix() != member
        or path.is_absolute()
        or not is_clean(member)
        or {"\\", ":", "\n", "\t"} & set(member)
        or parts[0] in DERIVED
        or (len(parts) > 1 and kind_of(parts[0]))
        or any(part.startswith(".") or part.endswith(".tmp") or len(part.encode()) > LONGEST_NAME for part in parts)
    ):
        return False
    if len(parts) == 1:
        return _ROOT_FILE.fullmatch(member) is not None
    return parts[0] != "journal" or (len(parts) == 2 and ".json" in parts[1])


def may_hold(folder: PurePath) -> bool:
    """Whether files below `folder`, a path in the home, may belong into a backup."""
    return folder.parts[0] not in DERIVED and not folder.name.startswith(".")


def pack(members: Iterable[Member], at: datetime, old: bytes = b"", thorough: bool = True) -> bytes:
    """Return an archive of `members`, dated `at`; a member that reads as None is left out.

    What has not changed is carried over from the archive `old` as it is packed there, which spares ten years of months
    their packing; `thorough` looks before whether it is still whole.
    """
    import zipfile

    buffer = io.BytesIO()
    with contextlib.ExitStack() as opened:
        source = None
        if old:
            with contextlib.suppress(Damaged):
                source = opened.enter_context(_opened(io.BytesIO(old)))
        packed = {(info.filename, info.comment): info for info in source.infolist()} if source else {}
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, token, read in members:
                info = packed.get((name, token.encode()))
                if info and source and (not thorough or _whole(source, info)):
                    _carry(info, old, archive, buffer)
                    continue
                content = read()
                if content is None:
                    continue
                info = zipfile.ZipInfo(name, min(max(at.timetuple()[:6], _EARLIEST), _LATEST))
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o600 << 16
                info.comment = token.encode()
                archive.writestr(info, content, compresslevel=1)
    return buffer.getvalue()


def tokens(raw: bytes) -> dict[str, str]:
    """The token of each member of the archive `raw` when it was packed; empty for what is no archive."""
    try:
        with _opened(io.BytesIO(raw)) as archive:
            return {info.filename: info.comment.decode("ascii", "replace") for info in archive.infolist()}
    except Damaged:
        return {}


def _whole(source: "zipfile.ZipFile", info: "zipfile.ZipInfo") -> bool:
    import zipfile
    import zlib

    try:
        source.read(info)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        return False
    return True


def _carry(info: "zipfile.ZipInfo", old: bytes, archive: "zipfile.ZipFile", buffer: io.BytesIO) -> None:
    """Copy a member as it is packed: the module itself can only pack anew."""
    import copy
    import struct

    name_size, extra_size = struct.unpack_from("<HH", old, info.header_offset + 26)
    begin = info.header_offset + 30 + name_size + extra_size
    carried = copy.copy(info)
    carried.extra = b""
    buffer.seek(archive.start_dir)
    carried.header_offset = buffer.tell()
    buffer.write(carried.FileHeader(False))
    buffer.write(old[begin : begin + info.compress_size])
    archive.filelist.append(carried)
    archive.NameToInfo[carried.filename] = carried
    archive.start_dir = buffer.tell()


def unpack(raw: bytes) -> dict[str, bytes]:
    """The members of an archive by name. Raises Damaged for broken ones and for names that do not belong."""
    found: dict[str, bytes] = {}
    with _opened(io.BytesIO(raw)) as archive:
        infos = archive.infolist()
        if sum(info.file_size for info in infos) > MAX_BYTES:
            raise Damaged("is too large to be a backup of Coach")
        for info in infos:
            if not belongs(info.filename) or info.filename in found:
                raise Damaged(f"holds {info.filename!r}, which does not belong there")
            found[info.filename] = archive.read(info)
    for name in found:
        if any(folder.as_posix() in found for folder in PurePosixPath(name).parents):
            raise Damaged(f"holds {name!r} inside of what is a file")
    if not any(kind_of(name) for name in found):
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
