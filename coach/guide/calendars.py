"""Visits to and from calendar files: what an import would do, what is to be chosen first, and doing it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from coach.clock import Clock
from coach.domain.counted import counted
from coach.domain.journal.entries import AnyEntry, Visit
from coach.domain.journal.view import fold
from coach.domain.text import one_line, shorten
from coach.domain.visits.course import visits_of
from coach.domain.visits.likely import is_likely
from coach.errors import CoachError
from coach.outside import OR_FORCE, write_file
from coach.store import Store

if TYPE_CHECKING:
    from coach.report.ics import Read

LARGEST = 5 * 1024 * 1024
MOST_NAMED = 12
TICK = timedelta(microseconds=1)
NONE_CHOSEN = "Nothing was taken in."


class Appointment(Struct, frozen=True):
    """Events of a calendar that are new and go together: one, or all of a series."""

    key: str
    uid: str
    title: str
    visits: tuple[Visit, ...]
    likely: bool
    series: bool = False

    @property
    def words(self) -> str:
        """The appointment in a line, such as "Physio, Tue 2026-12-01 10:00, 6 times"."""
        first = self.visits[0]
        times = f", {len(self.visits)} times" if len(self.visits) > 1 else ""
        return f"{self.title}, {first.at:%a %Y-%m-%d %H:%M}{times}"


class Intake(Struct, frozen=True):
    """What a calendar brings: visits of Coach that are missing here, changes of those that are here, and new events.

    `adopted` are as they were and only get to know their calendar. `known_titles` are those of events that were taken
    in before. `left_out` are sentences about events that are no
    visits, and `notes` about lines that could not be read.
    """

    own: tuple[Visit, ...]
    changes: tuple[tuple[Visit, Visit], ...]
    adopted: tuple[Visit, ...]
    same: int
    offered: tuple[Appointment, ...]
    known_titles: tuple[str, ...]
    left_out: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def must_choose(self) -> bool:
        """Whether the calendar holds new events that nobody can take for visits unseen."""
        titles = {fold(title) for title in (*self.known_titles, *(each.title for each in self.offered))}
        one = len({each.uid for each in self.offered}) == 1 and not self.known_titles
        return not one and len(titles) > 1 and not all(each.likely for each in self.offered)


class Taken(Struct, frozen=True):
    """What an import did: the visits that are new, and those that were changed, before and after."""

    added: tuple[Visit, ...]
    changes: tuple[tuple[Visit, Visit], ...]
    sentences: tuple[str, ...]


def export_visits(store: Store, output: Path, force: bool, now: datetime) -> str:
    """Write all visits of `store` into `output`; returns the sentence about it. Raises CoachError."""
    from coach.report.ics import write_calendar

    visits = visits_of(store.journal.entries(kinds=(Visit,)), cancelled=True)
    write_file(output, write_calendar(visits, now), force, OR_FORCE)
    return f"{counted(len(visits), 'visit')} written to {output}"


def import_visits(
    store: Store, data: bytes, name: str, clock: Clock, only: Sequence[str], everything: bool, dry_run: bool
) -> tuple[str, ...]:
    """Take in the visits of a calendar file called `name`; the sentences about it. Raises CoachError as `choose`."""
    intake = read_intake(store, data, clock)
    return take_in(store, intake, choose(intake, only, everything), name, clock.now(), dry_run=dry_run).sentences


def read_intake(store: Store, data: bytes, clock: Clock) -> Intake:
    """What the calendar file `data` would change here; nothing is written. Raises CoachError for no calendar."""
    from coach.report.ics import read_calendar

    calendar = read_calendar(data, clock)
    here = _Here(store)
    left_out = list(calendar.problems)
    own: list[Visit] = []
    pairs: list[tuple[Visit, Visit]] = []
    new: list[Read] = []
    for read in calendar.visits:
        stored = here.visit_of(read)
        if stored is not None:
            pairs.append((stored, read.over(stored)))
        elif here.is_other(read.visit.id):
            left_out.append(f"The event of {read.visit.at:%Y-%m-%d %H:%M}: its id belongs to something else.")
        elif read.from_coach:
            own.append(read.visit)
        else:
            new.append(read)
    for read in calendar.gone:
        known = here.called_off(read, clock.now())
        pairs += [(stored, read.over(stored)) for stored in known]
        if not known:
            left_out.append(read.gone)
    pairs += here.no_longer(new, calendar.whole, clock.now())
    changes = [(old, after) for old, after in pairs if _plain(after) != _plain(old)]
    adopted = [after for old, after in pairs if after != old and _plain(after) == _plain(old)]
    same = len(pairs) - len(changes)
    changes, refused = _admissible(changes)
    offered, unfit = _appointments(new, here.providers)
    own_fit, unfit_own = _admitted(own)
    if not (calendar.visits or calendar.gone or left_out):
        left_out.append("everything, because this calendar has no events that can be read.")
    return Intake(
        own_fit,
        tuple(changes),
        tuple(adopted),
        same,
        offered,
        tuple(each.visit.provider for each in calendar.visits if not each.from_coach and each not in new),
        (*left_out, *refused, *unfit, *unfit_own),
        calendar.notes,
    )


def choose(intake: Intake, only: Sequence[str], everything: bool) -> tuple[Appointment, ...]:
    """The new appointments that were asked for: all, those whose title holds one of `only`, or those that are clear.

    Raises CoachError where `only` fits none, or where the calendar holds other things and nobody has chosen.
    """
    if everything:
        return intake.offered
    if only:
        wanted = [fold(text).strip() for text in only]
        chosen = tuple(each for each in intake.offered if any(text in fold(each.title) for text in wanted))
        titles = (*intake.known_titles, *(each.title for each in intake.offered))
        if not any(text in fold(title) for text in wanted for title in titles):
            named = " or ".join(f'"{shorten(text, 40)}"' for text in only)
            raise CoachError(f"No event is called {named}.", _named(intake.offered), NONE_CHOSEN)
        return chosen
    if intake.must_choose:
        raise CoachError(
            "This calendar holds other things, too.",
            _named(intake.offered),
            f"{NONE_CHOSEN} Choose with --only TEXT, such as --only massage, or take everything with --all.",
        )
    return intake.offered


def take_in(
    store: Store, intake: Intake, chosen: Collection[Appointment], name: str, now: datetime, *, dry_run: bool = False
) -> Taken:
    """Write down the chosen appointments and all changes, and tell what was done; `name` is that of the file.

    It can be taken back like every import. Raises CoachError.
    """
    from coach.store.imports import ImportRecord

    new = [*intake.own, *(visit for each in chosen for visit in each.visits)]
    arriving = [visit for visit in store.journal.arriving(new) if isinstance(visit, Visit)]
    later = [_stamped(visit, now) for visit in (*(after for _, after in intake.changes), *intake.adopted)]
    if not dry_run:
        store.imports.take(ImportRecord(one_line(name)), (*arriving, *later))
    deleted = len(new) - len(arriving)
    return Taken(tuple(arriving), intake.changes, tuple(_sentences(intake, chosen, arriving, deleted, dry_run)))


class _Here:
    """The visits that the journal has, found by what a calendar calls them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        visits = visits_of(store.journal.entries(kinds=(Visit,)), cancelled=True)
        self._by_id = {visit.id: visit for visit in visits}
        self._by_uid: dict[str, list[Visit]] = {}
        for visit in visits:
            if visit.calendar is not None:
                self._by_uid.setdefault(visit.calendar.uid, []).append(visit)
        self._taken: set[str] = set()
        self.providers = frozenset(visit.provider for visit in visits)

    def visit_of(self, read: "Read") -> Visit | None:
        """The visit that an event is, by UID and planned start, or else by its id."""
        from coach.report.ics import visit_id

        said = read.visit.calendar
        if read.own or said is None:
            return self._take(self._by_id.get(read.visit.id))
        same = [visit for visit in self._by_uid.get(said.uid, ()) if visit.id not in self._taken]
        for visit in same:
            if visit.calendar is not None and visit.calendar.occurrence == said.occurrence:
                return self._take(visit)
        there = self._by_id.get(read.visit.id)
        if there is not None and there.id not in self._taken:
            return self._take(there)
        # One event that has become a series, or the other way round, or that an earlier version has taken in.
        for visit in same:
            event = visit.calendar
            if event is not None and not (event.occurrence and said.occurrence) and event.at == said.at:
                return self._take(visit)
        single = self._by_id.get(visit_id(said.uid, ""))
        if said.occurrence and single is not None and single.calendar is None and single.at == said.at:
            return self._take(single)
        return None

    def called_off(self, read: "Read", now: datetime) -> list[Visit]:
        """The visits that do not take place: the one event, or all of a series that are to come."""
        said = read.visit.calendar
        one = self.visit_of(read)
        if said is None or said.occurrence:
            return [one] if one is not None else []
        ahead = [each for each in self._by_uid.get(said.uid, ()) if each.at > now and each.id not in self._taken]
        return [each for each in (one, *map(self._take, ahead)) if each is not None]

    def no_longer(self, new: list["Read"], whole: Collection[str], now: datetime) -> Iterator[tuple[Visit, Visit]]:
        """Visits to come whose series has no such time any more: moved to one of its `new` times, or else cancelled.

        The new ones that were given away are taken out of `new`.
        """
        for uid in sorted(whole & self._by_uid.keys()):
            lost = [each for each in self._by_uid[uid] if each.at > now and each.id not in self._taken]
            if not any(each.calendar is not None and each.calendar.occurrence for each in lost):
                continue
            coming = (read for read in new if _uid(read) == uid and read.visit.at > now)
            free = sorted(coming, key=lambda read: read.visit.at)
            for place, visit in enumerate(lost):
                if place < len(free):
                    new.remove(free[place])
                    yield visit, free[place].over(visit)
                elif visit.calendar is not None:
                    said = msgspec.structs.replace(visit.calendar, cancelled=True)
                    yield visit, msgspec.structs.replace(visit, cancelled=True, calendar=said)

    def is_other(self, ident: str) -> bool:
        """Whether the id belongs to an entry that is no visit."""
        return ident not in self._by_id and self._store.journal.get(ident) is not None

    def _take(self, visit: Visit | None) -> Visit | None:
        if visit is not None:
            self._taken.add(visit.id)
        return visit


def _uid(read: "Read") -> str:
    return read.visit.calendar.uid if read.visit.calendar is not None else ""


def _stamped(visit: Visit, now: datetime) -> Visit:
    """The visit as changed now, or right after the latest change that it has."""
    before = visit.updated_at
    return msgspec.structs.replace(visit, updated_at=now if before is None else max(now, before + TICK))


def _plain(visit: Visit) -> Visit:
    return msgspec.structs.replace(visit, calendar=None)


def _appointments(new: Iterable["Read"], providers: Collection[str]) -> tuple[tuple[Appointment, ...], list[str]]:
    """The new events by appointment, soonest first, and a sentence for each that cannot be kept."""
    groups: dict[str, list[Read]] = {}
    for read in new:
        groups.setdefault(_uid(read) or read.visit.id, []).append(read)
    found: list[Appointment] = []
    refused: list[str] = []
    for key, reads in groups.items():
        # Events that share a UID without being a series are appointments of their own.
        parts = [reads] if reads[0].series else [[read] for read in reads]
        for number, part in enumerate(parts):
            visits, unfit = _admitted(read.visit for read in part)
            refused += unfit
            if not visits:
                continue
            title = part[0].series or one_line(visits[0].provider) or "An event without a name"
            likely = is_likely(title, providers)
            found.append(Appointment(f"{key} {number}", key, title, visits, likely, bool(part[0].series)))
    return tuple(sorted(found, key=lambda each: each.visits[0].at)), refused


def _admitted(visits: Iterable[Visit]) -> tuple[tuple[Visit, ...], list[str]]:
    from coach.store.intake import admitted

    fit: list[Visit] = []
    refused: list[str] = []
    for visit in visits:
        try:
            fit += [each for each in admitted((visit,)) if isinstance(each, Visit)]
        except CoachError as error:
            refused.append(f"The event of {visit.at:%Y-%m-%d %H:%M}: {one_line(str(error))}")
    return tuple(sorted(fit, key=lambda each: each.at)), refused


def _admissible(changes: Iterable[tuple[Visit, Visit]]) -> tuple[list[tuple[Visit, Visit]], list[str]]:
    fit: list[tuple[Visit, Visit]] = []
    refused: list[str] = []
    for old, new in changes:
        kept, unfit = _admitted((new,))
        fit += [(old, each) for each in kept]
        refused += unfit
    return fit, refused


def _named(offered: Sequence[Appointment]) -> str:
    if not offered:
        return "It has no new events."
    lines = [each.words for each in offered[:MOST_NAMED]]
    more = len(offered) - len(lines)
    return "\n".join(("It has:", *lines, *([f"and {more} more"] if more else [])))


def _sentences(
    intake: Intake, chosen: Collection[Appointment], added: Sequence[AnyEntry], deleted: int, dry_run: bool
) -> Iterator[str]:
    would = "Would be done: " if dry_run else ""
    same = intake.same + deleted
    yield f"{would}{counted(len(added), 'visit')} added, {len(intake.changes)} changed, {same} as they were."
    cancelled = sum(new.cancelled and not old.cancelled for old, new in intake.changes)
    if cancelled:
        yield f"{counted(cancelled, 'visit')} cancelled: kept, but not counted."
    if deleted:
        yield f"{counted(deleted, 'visit')} that you deleted stay{'s' * (deleted == 1)} deleted."
    for each in chosen:
        if each.series:
            yield f"{each.title} repeats: {counted(len(each.visits), 'visit')}, up to a year ahead."
    tentative = sum(isinstance(visit, Visit) and visit.tentative for visit in added)
    if tentative:
        yield f"{counted(tentative, 'visit')} {'is' if tentative == 1 else 'are'} not confirmed yet."
    not_chosen = len(intake.offered) - len(chosen)
    if not_chosen:
        yield f"Not taken in: {counted(not_chosen, 'other event')}."
    yield from intake.notes
    yield from (f"Left out: {line}" for line in intake.left_out)
