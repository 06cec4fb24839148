"""coach export and import."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach import paths
from coach.cli.numbers import Amount
from coach.cli.saying import say, say_notices, told_when_slow
from coach.cli.since import start_of
from coach.clock import SystemClock
from coach.domain.counted import counted
from coach.domain.journal.entries import AnyEntry
from coach.domain.person.profile import Profile
from coach.domain.person.settings import Settings
from coach.domain.reminders.rule import RuleBook
from coach.domain.text import clean, shorten
from coach.errors import CoachError
from coach.outside import read_file, refuse_existing, write_file, write_files
from coach.report.export import Export
from coach.report.mapping import FIELDS, Columns, Diary, Reading
from coach.store import Store

if TYPE_CHECKING:
    from coach.domain.base.moments.reading import Reference

LARGEST = 512 * 1024 * 1024
REPLACEABLE = ("profile", "settings", "packs", "reminders")


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The JSON file to make, such as back.json.")
@click.option("--csv", "folder", type=click.Path(path_type=Path), help="A folder for tables, one of each kind.")
@click.option("--ics", "calendar", type=click.Path(path_type=Path), help="A calendar file: reminders and visits.")
@click.option("--since", metavar="DATE|last-visit", help="From this day on: 2026-11-01, yesterday, last-visit.")
def export(output: Path | None, folder: Path | None, calendar: Path | None, since: str | None) -> None:
    """Write out everything you have in Coach: journal, profile, settings, reminders, safety answers, own exercises.

    \b
    coach export -o back.json        one JSON file; "coach import back.json" takes it in again
    coach export --csv tables        CSV files for a spreadsheet
    coach export --ics coach.ics     reminders and visits for a phone's calendar
    coach export > back.json         without all of these the JSON goes to standard output
    """
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


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--map", "given", multiple=True, metavar="FIELD=COLUMN", help=f"For a CSV file: {', '.join(FIELDS)}.")
@click.option("--date-format", metavar="FORMAT", help='For a CSV file: how its dates are written, "%d/%m/%Y %H:%M".')
@click.option("--scale", type=Amount(1, 1000), default=10, help="For a CSV file: its worst pain.")
@click.option("--replace", multiple=True, type=click.Choice(REPLACEABLE), help="Take this even where you have one.")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken.")
def import_(
    file: Path, given: tuple[str, ...], date_format: str | None, scale: float, replace: tuple[str, ...], dry_run: bool
) -> None:
    """Take in a FILE that coach export has made, or the CSV file of another diary.

    \b
    coach import back.json
    coach import diary.csv --map at=Date --map pain=Intensity --map region=Location --map note=Comment

    Importing twice changes nothing, and what you have changed here later is kept. Profile, settings, reminders
    and own exercises are taken only where you have none, unless --replace names them. Nothing is taken from a file with
    a broken part. In a CSV file each row becomes a check-in; rows that cannot be read are named and left out.
    """
    clock = SystemClock()
    store = Store(paths.home(), clock)
    with told_when_slow(f"Reading {file.name} ..."):
        raw = read_file(file, LARGEST)
        if given or file.suffix.lower() in (".csv", ".tsv"):
            from coach.guide.moments import reference

            _take_diary(store, raw, file.name, _columns_given(given), date_format, scale, dry_run, reference(clock))
        else:
            _take_export(store, raw, file.name, frozenset(replace), dry_run)
    say_notices(store)


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
    from coach.report.reminder_ics import reminder_events

    refuse_existing(target)
    now, visits = clock.now(), visits_of(entries)
    events = reminder_events(store.reminders.book(), read_known(store, clock, exercises), now)
    write_file(target, write_calendar(visits, now, events))
    counts = f"{counted(len(events), 'reminder')} and {counted(len(visits), 'visit')}"
    say(f"Wrote {counts} to {target}")


def _write_tables(folder: Path, entries: tuple[AnyEntry, ...]) -> None:
    from coach.report.tables import encoded, tables

    made = {f"{table.name}.csv": encoded(table) for table in tables(entries)}
    write_files(folder, made)
    say(f"Wrote {counted(len(made), 'table')} to {folder}")


def _take_export(store: Store, raw: bytes, name: str, replace: frozenset[str], dry_run: bool) -> None:
    from coach.report.importing import read_export
    from coach.store import intake
    from coach.store.door import checked

    found = read_export(raw, name)
    entries = intake.admitted(found.entries)
    safety, profile, settings, reminders = (
        checked(found.safety, "safety record"),
        checked(found.profile, "profile"),
        checked(found.settings, "settings"),
        checked(found.reminders, "reminders"),
    )
    parts = _wanted_parts(store, found, replace)
    if dry_run:
        taken = len(store.journal.arriving(entries))
        say(f"Would take {counted(taken, 'entry', 'entries')}, already here {len(entries) - taken}.")
        say(f"Would also take: {', '.join(parts) or 'nothing else'}.")
        return
    # Safety answers first: whatever fails afterwards, what has to be locked is locked.
    whole = store.take_safety(safety, entries)
    taken = store.journal.take(entries)
    if "profile" in parts:
        store.save_profile(profile)
    if "settings" in parts:
        store.save_settings(settings)
    if "packs" in parts:
        _write_packs(found)
    if "reminders" in parts:
        store.reminders.change_book(lambda _: reminders)
    say(f"Took {counted(taken, 'entry', 'entries')}, already here {len(entries) - taken}.")
    if parts:
        say(f"Also took: {', '.join(parts)}.")
    if not whole:
        _tell("A clearance in the file is not about the warning sign that is open here, so that stays open.")
        _tell("If a clinician has cleared it, say so with: coach safety clear")


def _wanted_parts(store: Store, found: Export, replace: frozenset[str]) -> tuple[str, ...]:
    """Which of profile, settings and packs to take: what differs, where there is none here or it is to be replaced."""
    from coach.report.pack_files import read_packs

    mine = {
        "profile": (store.load_profile(), Profile(), found.profile),
        "settings": (store.load_settings(), Settings(), found.settings),
        "packs": (read_packs(paths.packs(paths.home()))[0], {}, found.packs),
        "reminders": (store.reminders.book(), RuleBook(), found.reminders),
    }
    return tuple(
        name
        for name, (here, none, there) in mine.items()
        if there not in (here, none) and (here == none or name in replace)
    )


def _write_packs(found: Export) -> None:
    """Put the files of exercises into the person's folder; others that are there stay."""
    from coach.store import files

    folder = paths.packs(paths.home())
    for name, text in found.packs.items():
        files.write(folder / name, text.encode())


def _take_diary(
    store: Store,
    raw: bytes,
    name: str,
    given: Columns,
    date_format: str | None,
    scale: float,
    dry_run: bool,
    here: "Reference",
) -> None:
    from coach.report import mapping
    from coach.report.dates import diary_moment
    from coach.store import intake

    diary = mapping.read_diary(raw, name)
    columns = mapping.columns(diary.header, given)
    _say_columns(diary, columns)
    reading = mapping.read_rows(diary, columns, scale, lambda text: diary_moment(text, date_format, here), here.now)
    entries = intake.admitted(reading.entries)
    taken = len(store.journal.arriving(entries)) if dry_run else store.journal.take(entries)
    _say_rows(diary, reading, taken, dry_run)


def _say_columns(diary: Diary, columns: Columns) -> None:
    say("Columns: " + ", ".join(f'{field} from "{shorten(column, 40)}"' for field, column in columns.items()) + ".")
    unused = [shorten(name, 40) for name in diary.header if name not in columns.values()]
    if unused:
        say(f"Left out: {', '.join(unused)}.")


def _say_rows(diary: Diary, reading: Reading, taken: int, dry_run: bool) -> None:
    for line, reason in reading.bad:
        _tell(f"Line {line} is left out: {' '.join(reason.split())}")
    known = len(diary.rows) - len(reading.bad) - taken
    say(f"{'Would take' if dry_run else 'Taken'} {taken}, already here {known}, skipped {len(reading.bad)}.")


def _columns_given(given: tuple[str, ...]) -> Columns:
    found: Columns = {}
    for pair in given:
        name, equals, column = pair.partition("=")
        field = next((field for field in FIELDS if field == name.strip()), None)
        if field is None or not equals or field in found:
            problem = "is there twice" if field in found else "names no field and column"
            raise CoachError(
                f'"--map {shorten(pair, 60)}" {problem}.',
                f"The fields are: {', '.join(FIELDS)}.",
                'Write it like: --map at="Date" --map pain="Intensity"',
            )
        found = {**found, field: column.strip()}
    return found


def _tell(sentence: str) -> None:
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    click.echo(clean(sentence).encode(encoding, "replace").decode(encoding), err=True)


COMMANDS = {"export": export, "import": import_}
