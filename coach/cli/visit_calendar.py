"""Visits to and from calendar files."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from coach.domain.counted import counted
from coach.domain.journal.entries import Visit
from coach.domain.text import one_line
from coach.domain.visits.course import visits_of
from coach.errors import CoachError
from coach.outside import OR_FORCE, read_file, write_file
from coach.store import Store


def export_visits(store: Store, output: Path, force: bool, now: datetime) -> str:
    """Write all visits of `store` into `output`; returns the sentence about it. Raises CoachError."""
    from coach.report.ics import write_calendar

    visits = visits_of(store.journal.entries(kinds=(Visit,)))
    write_file(output, write_calendar(visits, now), force, OR_FORCE)
    return f"{counted(len(visits), 'visit')} written to {output}"


def import_visits(store: Store, file: Path) -> Iterator[str]:
    """Take the visits of `file` into `store`; what was done and left out, as lines. Raises CoachError."""
    from coach.report.ics import LARGEST, read_calendar
    from coach.store.intake import admitted

    calendar = read_calendar(read_file(file, LARGEST))
    left_out = list(calendar.left_out)
    new: list[Visit] = []
    changed: list[Visit] = []
    same = 0
    for read in calendar.visits:
        stored = store.journal.get(read.visit.id)
        if stored is not None and not isinstance(stored, Visit):
            left_out.append(f"The event of {read.visit.at:%Y-%m-%d %H:%M}: its id belongs to something else.")
            continue
        try:
            (told,) = admitted((read.over(stored) if stored else read.visit,))
        except CoachError as error:
            left_out.append(f"The event of {read.visit.at:%Y-%m-%d %H:%M}: {one_line(str(error))}")
            continue
        if stored is None and isinstance(told, Visit):
            new.append(told)
        elif isinstance(told, Visit) and told != stored:
            changed.append(told)
        else:
            same += 1
    added = store.journal.take(new)
    for visit in changed:
        store.journal.update(visit)
    same += len(new) - added
    yield f"{counted(added, 'visit')} added, {len(changed)} changed, {same} as they were."
    yield from (f"Left out: {line}" for line in left_out)
