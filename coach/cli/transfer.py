"""coach export."""

import sys
from datetime import datetime
from pathlib import Path

import click
from msgspec import Struct

from coach import paths
from coach.cli.saying import say, say_notices, told_when_slow
from coach.cli.since import start_of
from coach.clock import SystemClock
from coach.domain.counted import counted
from coach.domain.journal.entries import AnyEntry
from coach.domain.text import clean
from coach.outside import refuse_existing, write_file, write_files
from coach.store import Store


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The JSON file to make, such as back.json.")
@click.option("--csv", "folder", type=click.Path(path_type=Path), help="A folder for tables, one of each kind.")
@click.option("--ics", "calendar", type=click.Path(path_type=Path), help="A calendar file: reminders and visits.")
@click.option("--since", metavar="DATE|last-visit", help="From this day on: 2026-11-01, yesterday, last-visit.")
@click.option("--fields", is_flag=True, help="Only say what every field of an entry holds.")
def export(output: Path | None, folder: Path | None, calendar: Path | None, since: str | None, fields: bool) -> None:
    """Write out everything you have in Coach: journal, profile, settings, reminders, safety answers, own exercises.

    \b
    coach export -o back.json        one JSON file; "coach import back.json" takes it in again
    coach export --csv tables        CSV files for a spreadsheet
    coach export --ics coach.ics     reminders and visits for a phone's calendar
    coach export > back.json         without all of these the JSON goes to standard output
    """
    if fields:
        _say_fields()
        return
    clock = SystemClock()
    home = paths.home()
    store = Store(home, clock)
    now = clock.now()
    with told_when_slow("Writing out the journal ..."):
        entries = store.journal.entries(since=start_of(since, store, clock))
        if folder is not None:
            _write_tables(folder.resolve(), entries)
        if calendar is not None:
            _write_calendar(store, clock, calendar.resolve(), entries)
        if output is not None or (folder is None and calendar is None):
            _write_document(store, home, entries, output.resolve() if output else None, now)
    say_notices(store)


def _say_fields() -> None:
    from coach.domain.journal.entries import KIND_NAMES
    from coach.domain.journal.fields import field_lines, parts_of, shared_lines, tag_of

    say("every entry")
    for line in shared_lines():
        say(f"  {line.name}: {line.meaning} ({line.form})")
    parts = dict.fromkeys(part for kind in KIND_NAMES for part in parts_of(kind))
    titles: dict[type[Struct], str] = {kind: f"{tag_of(kind)}, {name}" for kind, name in KIND_NAMES.items()}
    for kind, title in (titles | {part: tag_of(part) for part in parts}).items():
        say(title)
        for line in field_lines(kind):
            say(f"  {line.name}: {line.meaning} ({line.form})")


def _write_document(
    store: Store, home: Path, entries: tuple[AnyEntry, ...], target: Path | None, now: datetime
) -> None:
    from coach.report import export as exporting
    from coach.report.pack_files import read_packs

    packs, left_out = read_packs(paths.packs(home))
    kept = (store.load_profile(), store.load_settings(), store.load_safety())
    document = exporting.export(entries, *kept, packs, store.reminders.book(), now)
    content = exporting.encoded(document)
    if target is None:
        click.echo(content, nl=False)
    else:
        write_file(target, content)
        say(f"Wrote {counted(len(entries), 'entry', 'entries')} to {target}")
    for sentence in left_out:
        _tell(sentence)


def _write_calendar(store: Store, clock: SystemClock, target: Path, entries: tuple[AnyEntry, ...]) -> None:
    """Reminders and visits; what follows the journal is written as far ahead as it is known."""
    from coach.cli.reminding import exercises
    from coach.domain.visits.course import visits_of
    from coach.remind.knowing import read_known
    from coach.report.ics import write_calendar
    from coach.report.reminder_ics import AHEAD, is_limited, reminder_events

    refuse_existing(target)
    now, visits = clock.now(), visits_of(entries, cancelled=True)
    book, known = store.reminders.book(), read_known(store, clock, exercises)
    events = reminder_events(book, known, now)
    write_file(target, write_calendar(visits, now, events))
    counts = f"{counted(len(events), 'reminder')} and {counted(len(visits), 'visit')}"
    say(f"Wrote {counts} to {target}")
    if is_limited(book, known):
        say(f"Reminders that follow your visits and runs are written for {AHEAD.days} days. Then export again.")


def _write_tables(folder: Path, entries: tuple[AnyEntry, ...]) -> None:
    from coach.report.tables import encoded, tables

    made = {f"{table.name}.csv": encoded(table) for table in tables(entries)}
    write_files(folder, made)
    say(f"Wrote {counted(len(made), 'table')} to {folder}")


def _tell(sentence: str) -> None:
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    click.echo(clean(sentence).encode(encoding, "replace").decode(encoding), err=True)


COMMANDS = {"export": export}
