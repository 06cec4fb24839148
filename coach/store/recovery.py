"""Reading a file with care: what is damaged is set aside, never overwritten, and replaced by what is still good."""

import shlex
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from coach.errors import CoachError
from coach.store import archive, files
from coach.store.envelope import Content, Damaged, unseal
from coach.store.vault import MOVING, Vault

T = TypeVar("T")
Decode = Callable[[Content], T]
Salvage = Callable[[Content], bytes | None]

ASIDE = ".unreadable-"


def load(
    vault: Vault, path: Path, kind: str, decode: Decode[T], restorable: bool = True, salvage: Salvage | None = None
) -> T | None:
    """What `decode` makes of the verified content of `path`, or None where there is none.

    A file that is damaged, or that `decode` calls Damaged, is set aside under a name with the time in it. What
    `salvage` makes of its content takes its place, or else, if `restorable`, the newest good copy from the backups; a
    notice says so. Raises CoachError for links and a disk that fails, Newer for a newer schema.
    """
    vault.finish_interrupted()
    raw = files.read(path)
    if raw is None:
        return None
    try:
        return decode(unseal(kind, path.name, raw))
    except Damaged:
        with vault.locked():
            return _mend(vault, path, kind, decode, restorable, salvage)


def _mend(
    vault: Vault, path: Path, kind: str, decode: Decode[T], restorable: bool, salvage: Salvage | None
) -> T | None:
    raw = files.read(path)
    if raw is None:
        return None
    content = None
    try:
        content = unseal(kind, path.name, raw)
        return decode(content)
    except Damaged as damage:
        reason = str(damage)
    left = salvage(content) if salvage and content else None
    source = "what could be read of it"
    if left is None and restorable:
        copy = _newest_good(vault, path, kind, decode)
        if copy is not None:
            left, source = copy[1], f"the backup of {archive.made_on(copy[0])}"
    aside = _free_name(path, vault.clock.now())
    files.set_aside(path, aside, keep=left is not None)
    told = f"{path.name} {reason}. It is kept as {aside.name}"
    if left is None:
        vault.tell(f"{told}; there is no backup of it. See what can be saved: coach check")
        return None
    if kind == "journal" and vault.unfinished() is None:
        # A record that has moved to another month since that backup would be there twice.
        vault.begin(MOVING)
    files.write(path, left)
    taking = f" To take over what is only in the kept file: {accepting(aside)}" if kind == "journal" else ""
    vault.tell(f"{told}, and {source} took its place.{taking}")
    return decode(unseal(kind, path.name, left))


def accepting(aside: Path) -> str:
    """The command that takes over the records of `aside`, as it is typed."""
    quoted = f'"{aside}"' if sys.platform == "win32" else shlex.quote(str(aside))
    return f"coach check --accept {quoted}"


def _newest_good(vault: Vault, path: Path, kind: str, decode: Decode[T]) -> tuple[Path, bytes] | None:
    member = path.relative_to(vault.home).as_posix()
    for backup, raw in archive.copies(vault.backups, member):
        try:
            decode(unseal(kind, path.name, raw))
        except (Damaged, CoachError):
            continue
        return backup, raw
    return None


def _free_name(path: Path, now: datetime) -> Path:
    base = f"{path.name}{ASIDE}{now:%Y-%m-%d-%H%M%S}"
    number, aside = 1, path.with_name(base)
    while aside.exists() or aside.is_symlink():
        number += 1
        aside = path.with_name(f"{base}-{number}")
    return aside
