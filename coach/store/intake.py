"""Taking in what an import brings: many entries with ids, times and all, and safety answers that never unlock."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec
from tinydb.table import Document

from coach.domain.entries import KIND_NAMES, PERMANENT, AnyEntry, Clearance, Entry, SafetyCheck
from coach.domain.safety_record import SafetyEntry, SafetyRecord
from coach.domain.standing import written_at
from coach.store.door import checked
from coach.store.journal import Journal, _gives_way, _month
from coach.store.months import DELETED, ENTRIES, body_of
from coach.store.store import Store
from coach.store.tables import Database
from coach.store.vault import MOVING


def admitted(entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """`entries` with clean text, each held to its limits. Raises CoachError for the first that cannot be kept."""
    return tuple(checked(entry, KIND_NAMES[type(entry)]) for entry in entries)


def arriving(journal: Journal, entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """Those of `entries` (admitted, with ids) that the journal lacks, or has otherwise and no newer.

    One that was deleted after its last change stays deleted; a safety answer stays as it was said.
    """
    entries = tuple(entries)
    return _arriving(journal, entries, _months_of(journal, entries))


def take(journal: Journal, entries: Iterable[AnyEntry]) -> int:
    """Keep those of `entries` that `arriving` names, ids and times as they are, and return how many.

    One write for each month. When the disk fails on the way, whole months are missing, and taking again completes them.
    """
    entries = tuple(entries)

    def write() -> int:
        months = _months_of(journal, entries)
        taken = _arriving(journal, entries, months)
        _put_all(journal, taken, months)
        return len(taken)

    return journal._write(write) if entries else 0


def take_safety(store: Store, theirs: SafetyRecord, entries: Iterable[AnyEntry] = ()) -> bool:
    """Join `theirs`, and what was raised among `entries`, into the record of `store`; whether all of it counts.

    A clearance is left out, and False returned, where it would open what was raised here and `theirs` knows nothing of.
    """
    raised = [entry for entry in entries if isinstance(entry, SafetyCheck) and entry.raised]
    missing = [_plain(entry) for entry in raised if not theirs.holds(entry)]
    with store._vault.locked():
        mine = store.load_safety()
        new = [entry for entry in (*theirs.entries, *missing) if not mine.holds(entry)]
        kept = [entry for entry in new if not _loosens(entry, mine, theirs)]
        if kept:
            added = SafetyRecord(tuple(kept))
            store._safety.save(mine.joined(added) if mine.entries or missing else added)
    return len(kept) == len(new)


def _loosens(entry: SafetyEntry, mine: SafetyRecord, theirs: SafetyRecord) -> bool:
    """Whether `entry` clears a warning sign of `mine` that the one who recorded it did not know."""
    return isinstance(entry, Clearance) and any(
        isinstance(known, SafetyCheck)
        and any(raised.cause == entry.cause for raised in known.raised)
        and written_at(known) <= written_at(entry)
        and not theirs.holds(known)
        for known in mine.entries
    )


def _plain(entry: SafetyCheck) -> SafetyCheck:
    """A safety answer as the record keeps it: what tells one write from another belongs to the journal."""
    return msgspec.structs.replace(entry, id="", updated_at=None)


def _months_of(journal: Journal, entries: tuple[AnyEntry, ...]) -> Mapping[str, str]:
    """The month that holds each id of `entries`, deleted or not."""
    idents = {entry.id for entry in entries}
    found: dict[str, str] = {}
    for name in journal._months.names():
        month = journal._months.month(name)
        found |= {ident: name for ident in month.deleted if ident in idents and ident not in found}
        found |= {ident: name for ident in month.entries if ident in idents}
    return found


def _arriving(journal: Journal, entries: tuple[AnyEntry, ...], months: Mapping[str, str]) -> tuple[AnyEntry, ...]:
    taken: list[AnyEntry] = []
    # In the order of the months, so that each is read once.
    for entry in sorted(entries, key=lambda entry: months.get(entry.id, "")):
        name = months.get(entry.id)
        if name is not None:
            month = journal._months.month(name)
            if isinstance(month.entries.get(entry.id), PERMANENT) or not _gives_way(month, entry):
                continue
        taken.append(entry)
    return tuple(taken)


def _put_all(journal: Journal, entries: Iterable[AnyEntry], months: Mapping[str, str]) -> None:
    now = journal._vault.clock.now()
    coming: dict[str, dict[str, Any]] = {}
    leaving: dict[str, list[str]] = {}
    for entry in entries:
        month = _month(entry.at)
        coming.setdefault(month, {})[entry.id] = _body(entry, entry.updated_at or now)
        if months.get(entry.id, month) != month:
            leaving.setdefault(months[entry.id], []).append(entry.id)
    if leaving:
        journal._vault.begin(MOVING)
    for month, bodies in coming.items():
        with journal._months.change(month) as database:
            _drop(database, bodies)
            documents = [Document(body, ident) for ident, body in bodies.items()]  # type: ignore[arg-type]
            database.table(ENTRIES, cache_size=0).insert_multiple(documents)
    for month, idents in leaving.items():
        with journal._months.change(month) as database:
            _drop(database, idents)
    if leaving:
        journal._vault.end()


def _body(entry: Entry, updated_at: datetime) -> dict[str, Any]:
    return body_of(msgspec.structs.replace(entry, updated_at=updated_at))


def _drop(database: Database, idents: Iterable[str]) -> None:
    for name in (ENTRIES, DELETED):
        present = database.records(name).keys() & set(idents)
        if present:
            database.table(name, cache_size=0).remove(doc_ids=present)  # type: ignore[arg-type]
