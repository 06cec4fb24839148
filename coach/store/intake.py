"""Taking in what an import brings: many entries with ids, times and all, and safety answers that never unlock."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec
from tinydb.table import Document

from coach.domain.journal.entries import KIND_NAMES, PERMANENT, AnyEntry, Entry, SafetyCheck
from coach.domain.safety.record import SafetyEntry, SafetyRecord
from coach.domain.safety.standing import written_at
from coach.store.door import checked
from coach.store.months import DELETED, ENTRIES, FULL_ENTRIES, Month, Months, body_of, month_of
from coach.store.tables import Database
from coach.store.vault import MOVING, Vault


def admitted(entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """`entries` with clean text, each held to its limits. Raises CoachError for the first that cannot be kept."""
    return tuple(checked(entry, KIND_NAMES[type(entry)]) for entry in entries)


def arriving(months: Months, entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """Those of `entries` (admitted, with ids) that `months` lack, or have otherwise and no newer.

    One that was deleted after its last change stays deleted; a safety answer stays as it was said.
    """
    entries = tuple(entries)
    return _arriving(months, entries, _places(months, entries))


def take(vault: Vault, months: Months, entries: Iterable[AnyEntry]) -> int:
    """Keep those of `entries` that `arriving` names, ids and times as they are, and return how many. Needs the lock.

    One write for each month. When the disk fails on the way, whole months are missing, and taking again completes them.
    """
    entries = tuple(entries)
    places = _places(months, entries)
    taken = _arriving(months, entries, places)
    _put_all(vault, months, taken, places)
    return len(taken)


def withdraw(months: Months, written: Mapping[str, datetime]) -> tuple[int, int, int]:
    """Take out what was `written` (ids and their `updated_at`) and is unchanged; needs the lock.

    Returns how many are gone, stay since they were changed, and stay as safety answers.
    """
    gone = changed = safety = 0
    for name in months.names():
        leaving: list[str] = []
        for ident, entry in months.month(name).entries.items():
            if ident not in written:
                continue
            if isinstance(entry, PERMANENT):
                safety += 1
            elif entry.updated_at != written[ident]:
                changed += 1
            else:
                leaving.append(ident)
        if leaving:
            with months.change(name) as database:
                _drop(database, leaving)
            gone += len(leaving)
    return gone, changed, safety


def joined_safety(
    mine: SafetyRecord, theirs: SafetyRecord, entries: Iterable[AnyEntry] = ()
) -> tuple[SafetyRecord, bool]:
    """`mine` with `theirs` and with what was raised among `entries`; and whether all of it counts.

    A clearance is left out where it would open what was raised here and `theirs` knows nothing of.
    """
    raised = [entry for entry in entries if isinstance(entry, SafetyCheck) and entry.raised]
    missing = [_plain(entry) for entry in raised if not theirs.holds(entry)]
    new = [entry for entry in (*theirs.entries, *missing) if not mine.holds(entry)]
    kept = [entry for entry in new if not _loosens(entry, mine, theirs)]
    added = SafetyRecord(tuple(kept))
    return mine.joined(added) if mine.entries or missing else added, len(kept) == len(new)


def _loosens(entry: SafetyEntry, mine: SafetyRecord, theirs: SafetyRecord) -> bool:
    """Whether `entry` clears or takes back a warning sign of `mine` that the one who recorded it did not know."""
    unknown = [known for known in mine.entries if isinstance(known, SafetyCheck) and not theirs.holds(known)]
    if isinstance(entry, SafetyCheck):
        return entry.takes_back is not None and any(known.at == entry.takes_back for known in unknown)
    return any(
        any(raised.cause == entry.cause for raised in known.raised) and written_at(known) <= written_at(entry)
        for known in unknown
    )


def _plain(entry: SafetyCheck) -> SafetyCheck:
    """A safety answer as the record keeps it: what tells one write from another belongs to the journal."""
    return msgspec.structs.replace(entry, id="", updated_at=None)


def _places(months: Months, entries: tuple[AnyEntry, ...]) -> Mapping[str, str]:
    """The month that holds each id of `entries`, deleted or not."""
    idents = {entry.id for entry in entries}
    found: dict[str, str] = {}
    for name in months.names():
        month = months.month(name)
        found |= {ident: name for ident in month.deleted if ident in idents and ident not in found}
        found |= {ident: name for ident in month.entries if ident in idents}
    return found


def _arriving(months: Months, entries: tuple[AnyEntry, ...], places: Mapping[str, str]) -> tuple[AnyEntry, ...]:
    taken: list[AnyEntry] = []
    # In the order of the months, so that each is read once.
    for entry in sorted(entries, key=lambda entry: places.get(entry.id, "")):
        name = places.get(entry.id)
        if name is not None:
            month = months.month(name)
            if isinstance(month.entries.get(entry.id), PERMANENT) or not gives_way(month, entry):
                continue
        taken.append(entry)
    return tuple(taken)


def _put_all(vault: Vault, months: Months, entries: Iterable[AnyEntry], places: Mapping[str, str]) -> None:
    now = vault.clock.now()
    staying: dict[str, dict[str, Any]] = {}
    coming: dict[str, list[tuple[str, Any]]] = {}
    leaving: dict[str, list[str]] = {}
    for entry in entries:
        month, old = month_of(entry.at), places.get(entry.id, "")
        body = _body(entry, entry.updated_at or now)
        if old[:7] == month:
            staying.setdefault(old, {})[entry.id] = body
            continue
        coming.setdefault(month, []).append((entry.id, body))
        if old:
            leaving.setdefault(old, []).append(entry.id)
    if leaving:
        vault.begin(MOVING)
    for name, bodies in staying.items():
        _put(months, name, bodies)
    for month, new in coming.items():
        for begin in range(0, len(new), FULL_ENTRIES):
            _put(months, months.open_part(month), dict(new[begin : begin + FULL_ENTRIES]))
    for month, idents in leaving.items():
        with months.change(month) as database:
            _drop(database, idents)
    if leaving:
        vault.end()


def _put(months: Months, name: str, bodies: dict[str, Any]) -> None:
    with months.change(name) as database:
        _drop(database, bodies)
        documents = [Document(body, ident) for ident, body in bodies.items()]  # type: ignore[arg-type]
        database.table(ENTRIES, cache_size=0).insert_multiple(documents)


def gives_way(month: Month, entry: AnyEntry) -> bool:
    """Whether what `month` holds under the id of `entry` is other and not newer."""
    changed_at = entry.updated_at or entry.at
    stored = month.entries.get(entry.id)
    if stored is None:
        return month.deleted[entry.id].deleted_at < changed_at
    same = msgspec.structs.replace(stored, updated_at=entry.updated_at) == entry
    return not same and (stored.updated_at or stored.at) <= changed_at


def _body(entry: Entry, updated_at: datetime) -> dict[str, Any]:
    return body_of(msgspec.structs.replace(entry, updated_at=updated_at))


def _drop(database: Database, idents: Iterable[str]) -> None:
    for name in (ENTRIES, DELETED):
        present = database.records(name).keys() & set(idents)
        if present:
            database.table(name, cache_size=0).remove(doc_ids=present)  # type: ignore[arg-type]
