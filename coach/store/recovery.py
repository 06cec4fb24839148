"""Reading a file with care: what is damaged is set aside, never overwritten, and replaced from a backup."""

import shlex
import sys
from datetime import datetime
from pathlib import Path

from coach.errors import CoachError
from coach.store import archive, files
from coach.store.envelope import Content, Damaged, unseal
from coach.store.vault import MOVING, Vault

ASIDE = ".unreadable-"


def load(vault: Vault, path: Path, kind: str, restorable: bool = True) -> Content | None:
    """The verified content of `path`, or None where there is none.

    A damaged file is set aside under a name with the time in it and, if `restorable`, the newest good copy from the
    backups takes its place; a notice says so. Raises CoachError for a newer schema, links, and a disk that fails.
    """
    raw = files.read(path)
    if raw is None:
        return None
    try:
        return unseal(kind, path.name, raw)
    except Damaged:
        with vault.locked():
            return _mend(vault, path, kind, restorable)


def _mend(vault: Vault, path: Path, kind: str, restorable: bool) -> Content | None:
    raw = files.read(path)
    if raw is None:
        return None
    try:
        return unseal(kind, path.name, raw)
    except Damaged as damage:
        return replace_damaged(vault, path, kind, str(damage), restorable)


def replace_damaged(vault: Vault, path: Path, kind: str, reason: str, restorable: bool = True) -> Content | None:
    """Set `path` aside because it `reason` ("is empty"), restore it if possible, and tell so. Needs the lock."""
    aside = _free_name(path, vault.clock.now())
    good = _newest_good(vault, path, kind) if restorable else None
    files.set_aside(path, aside, keep=good is not None)
    told = f"{path.name} {reason}. It is kept as {aside.name}"
    if good is None:
        vault.tell(f"{told}; there is no backup of it. See what can be saved: coach check")
        return None
    backup, content = good
    if kind == "journal" and vault.unfinished() is None:
        # A record that has moved to another month since that backup would be there twice.
        vault.begin(MOVING)
    files.write(path, content.raw)
    vault.tell(
        f"{told}, and the backup of {archive.made_on(backup)} took its place. "
        f"To take over what is only in the kept file: {accepting(aside)}"
    )
    return content


def accepting(aside: Path) -> str:
    """The command that takes over the records of `aside`, as it is typed."""
    quoted = f'"{aside}"' if sys.platform == "win32" else shlex.quote(str(aside))
    return f"coach check --accept {quoted}"


def _newest_good(vault: Vault, path: Path, kind: str) -> tuple[Path, Content] | None:
    member = path.relative_to(vault.home).as_posix()
    for backup, raw in archive.copies(vault.backups, member):
        try:
            return backup, unseal(kind, path.name, raw)
        except (Damaged, CoachError):
            continue
    return None


def _free_name(path: Path, now: datetime) -> Path:
    base = f"{path.name}{ASIDE}{now:%Y-%m-%d-%H%M%S}"
    number, aside = 1, path.with_name(base)
    while aside.exists() or aside.is_symlink():
        number += 1
        aside = path.with_name(f"{base}-{number}")
    return aside
