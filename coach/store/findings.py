"""What in the home a person should know of: worked out from what lies there, until the person has dismissed it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from coach.domain.exercises.problem import Problem
from coach.errors import CoachError
from coach.store import archive, files
from coach.store.document import DocumentFile
from coach.store.months import Months, file_token, left_out_words
from coach.store.recovery import ASIDE, accepting
from coach.store.vault import Vault

_CONFLICT = re.compile(
    r"[.\-_ ]sync-conflict-|conflicted copy|conflict copy|\(conflict|in conflict|case conflict| \(\d+\)(?:\.|$)|"
    r" - Copy| copy(?: \d+)?\.|\.json\.bak|\.orig$",
    re.IGNORECASE,
)
"""How sync programs and people name a second copy of a file."""
_SCHEMA_COPY = re.compile(r"\.schema-\d+$")
_DAY = re.compile(re.escape(ASIDE) + r"(\d{4}-\d{2}-\d{2})")


class Dismissed(Struct, frozen=True):
    """The findings that the person has seen, by id."""

    ids: tuple[str, ...] = ()


class Finding(Struct, frozen=True):
    """One thing that lies in the home: `name` is the file it is about; `title` says what, `detail` what to do."""

    id: str
    name: str
    title: str
    detail: str
    problem: Problem

    @property
    def sentence(self) -> str:
        """Both, for a terminal."""
        return f"{self.title} {self.detail}"


class Findings:
    """Reads the names in the home and what the months noted beside them; changes nothing but the list of the seen."""

    def __init__(self, vault: Vault, months: Months, dismissed: DocumentFile[Dismissed]) -> None:
        self._vault = vault
        self._months = months
        self._dismissed = dismissed

    def standing(self) -> tuple[Finding, ...]:
        """What lies there and was not dismissed. Raises CoachError where the home cannot be read."""
        there = tuple(self.all())
        if not there:
            return ()
        seen = self._seen()
        return tuple(finding for finding in there if finding.id not in seen)

    def dismiss(self) -> tuple[Finding, ...]:
        """Note that the person has seen what stands, and return it; the files stay where they are."""
        with self._vault.locked():
            standing = self.standing()
            if standing:
                self._dismissed.save(Dismissed(tuple(finding.id for finding in self.all())))
        return standing

    def _seen(self) -> frozenset[str]:
        value = self._dismissed.load()
        return frozenset(value.ids if value else ())

    def all(self) -> Iterator[Finding]:
        """Everything, dismissed or not: first what could not be read, then what is not ours, each by name."""
        if files.check_folder(self._vault.home):
            yield from self._left_out()
            yield from sorted(self._files(), key=lambda finding: ASIDE not in finding.name)

    def _files(self) -> Iterator[Finding]:
        home = self._vault.home
        for folder, folders, names in os.walk(home):
            inside = Path(folder).relative_to(home)
            held = sorted(name for name in folders if archive.may_hold(inside / name))
            folders[:] = [name for name in held if not _CONFLICT.search(name)]
            for name in sorted({*names, *held} - {*folders}):
                finding = self._of_file(home / inside / name, (inside / name).as_posix())
                if finding is not None:
                    yield finding

    def _left_out(self) -> Iterator[Finding]:
        for name, (token, unread) in sorted(self._months.left_out.noted().items()):
            path = self._months.path(name)
            if file_token(path) != token:
                if not path.exists():
                    continue
                unread = list(self._months.month(name).unread)
            if not unread:
                continue
            yield Finding(
                f"{path.name}:{','.join(each.ident for each in unread)}",
                path.name,
                *left_out_words(path.name, unread),
                Problem(
                    f"journal/{path.name}",
                    ", ".join(f"record {each.ident}" if each.ident else "the whole file" for each in unread[:5]),
                    "; ".join(dict.fromkeys(each.reason for each in unread[:5])),
                    "It stays as it is. If a newer Coach wrote it, update Coach.",
                ),
            )

    def _of_file(self, path: Path, member: str) -> Finding | None:
        name = path.name
        if name.startswith(".") or _SCHEMA_COPY.search(name):
            return None
        if ASIDE in name and path.parent in (self._vault.home, self._vault.journal):
            return _aside(path, member)
        if _CONFLICT.search(name):
            return _foreign(path, member, "it looks like a second copy, made by a sync program")
        if path.parent == self._vault.journal and not archive.MONTH_FILE.fullmatch(name):
            return _foreign(path, member, "it is no file of Coach")
        if path.parent == self._vault.home and name.endswith(".json") and self._is_copy(path):
            return _foreign(path, member, "it is a copy of one of Coach's files under another name")
        return None

    def _is_copy(self, path: Path) -> bool:
        try:
            stamp = files.stamp(path)
        except CoachError:
            return False
        kind = re.search(rb'^\s*\{\s*"coach":\s*"([^"]*)"', stamp.head) if stamp else None
        return kind is not None and kind[1] != path.stem.encode()


def _aside(path: Path, member: str) -> Finding:
    original = path.name.partition(ASIDE)[0]
    day = _DAY.search(path.name)
    when = f" on {day[1]}" if day else ""
    journal = path.parent.name == "journal"
    taking = f" To take over what is only in it: {accepting(path)}" if journal else ""
    remedy = (
        f"Take over its records with `{accepting(path)}`, or delete the file."
        if journal
        else "Look whether you need anything in it, then delete the file."
    )
    return Finding(
        member,
        path.name,
        f"{original} could not be read{when}.",
        f"It was put aside as {path.name}, and nothing in it is lost.{taking}",
        Problem(member, "the whole file", "it was set aside", remedy),
    )


def _foreign(path: Path, member: str, reason: str) -> Finding:
    try:
        status = path.lstat()
        identity = f"{member}:{status.st_size}:{status.st_mtime_ns}"
    except OSError:
        identity = member
    month = path.parent.name == "journal" and ".json" in path.name and path.is_file()
    remedy = (
        f"Take over its records with `{accepting(path)}`, then delete it."
        if month
        else "Look whether you need anything in it, then move it away."
    )
    return Finding(
        identity,
        path.name,
        f"{member} is not read: {reason}.",
        f"It stays as it is. {remedy.replace('`', '')}",
        Problem(member, "the whole file", reason, remedy),
    )
