"""coach visit: the visits to a massage or other therapist, before, after, and 24 and 48 hours later."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from coach import paths
from coach.cli.finding import find, short_id
from coach.cli.saying import say, say_notices, told_when_slow
from coach.cli.visit_guidance import costs, guide
from coach.cli.visit_options import CLEARABLE, given_fields, visit_options
from coach.cli.visit_questions import answer, ask, questions
from coach.clock import SystemClock
from coach.domain.journal.entries import AnyEntry, Change, Homework, Visit
from coach.domain.journal.measure_entries import Activities
from coach.domain.visits.course import visits_of, with_part
from coach.domain.when import moment_words
from coach.errors import CoachError
from coach.guide.moments import reference
from coach.outside import read_file
from coach.store import Store

SCHEMA = 1
HINT = "coach visit list shows them all; last and next are understood, too."
ABOUT = (Visit, Homework, Change, Activities)


@click.group()
def visit() -> None:
    """Keep your visits: plan one, tell what it did, and look back over all.

    \b
    coach visit add --at "tomorrow 14:00" --with Sam --goal "turn my head when I drive"
    coach visit edit last --pain-before 6 --pain-after 4 --technique swedish --area neck:left
    coach visit edit last --pain-24h 4          and a day later --pain-48h 3
    coach visit ask "Is swimming all right?"
    """


def _open() -> tuple[Store, datetime]:
    clock = SystemClock()
    return Store(paths.home(), clock), clock.now()


@visit.command("add")
@visit_options
def add(**typed: Any) -> None:
    """Add a visit, planned or past; without --at it is now. Everything else may be left out, and told later."""
    store, now = _open()
    fields = given_fields(typed, reference(SystemClock()))
    kept = store.journal.add(with_part(Visit(at=now), **fields))
    _say_kept(store, kept, now)


@visit.command("edit")
@click.argument("ident", metavar="ID|last|next")
@click.option("--clear", type=click.Choice(CLEARABLE), multiple=True, help="Take an answer back; may be given again.")
@visit_options
def edit(ident: str, clear: tuple[str, ...], **typed: Any) -> None:
    """Tell more of a visit, or correct it; what is not named stays. ID is the end of its id, as the list shows it."""
    store, now = _open()
    found = _find(store.journal.entries(kinds=(Visit,)), ident, now)
    fields = given_fields(typed, reference(SystemClock()))
    emptied = {name: getattr(Visit(at=now), name) for name in clear}
    if twice := emptied.keys() & fields.keys():
        raise CoachError(f"{min(twice)} is given and cleared at once.", hint="Use one of both.")
    if not fields and not emptied:
        raise CoachError("There is nothing to change.", hint="Add an option, such as --pain-24h 3.")
    kept = store.journal.update(with_part(found, **fields, **emptied))
    _say_kept(store, kept, now)


def _find(entries: tuple[AnyEntry, ...], ident: str, now: datetime) -> Visit:
    """The visit that `ident` names; "last" and "next" are never cancelled ones. Raises CoachError."""
    named = ident.strip().lower() in ("last", "next")
    return find(visits_of(entries, cancelled=not named), ident, "visit", now, HINT)


def _say_kept(store: Store, kept: Visit, now: datetime) -> None:
    from coach.cli.visit_guidance import own_codes
    from coach.domain.visits.guide import technique_warnings

    planned = "Cancelled" if kept.cancelled else "Planned" if kept.at > now else "Kept"
    someone = f" with {kept.provider}" if kept.provider else ""
    say(f"{planned}: visit{someone}, {moment_words(kept.at, now)}, id {short_id(kept)}.")
    for sentence in technique_warnings(kept.techniques, own_codes(store, now)):
        say(sentence)
    say_notices(store)


@visit.command("list")
@click.option("--json", "as_json", is_flag=True, help="Everything, for programs.")
def list_visits(as_json: bool) -> None:
    """List all visits, what they did, and what is still to be told.

    \b
    The form of --json: {"schema": 1, "visits": [...], "providers": [...]}, oldest first. Each visit has
      id, at, recorded_at, updated_at, note, provider, provider_kind, reason, goal
      areas: [{region, side, score, kind}]; techniques; duration_min (minutes)
      pain_before, pain_after, pain_24h, pain_48h, peak, function_next_day,
        satisfaction (0-10 or null); pressure_wish, pressure_used,
        pressure_tolerated (1-5 or null); spoke_up, book_again (true, false, null)
      position_problems; after_effects; soreness_h (hours); relief_days; told
      cost, tip, travel, insurer (in currency)
      location; cancelled, tentative (true, false); calendar: what the calendar
        that it came from said last, else null
      planned; number: {with_provider, of_all}; response (pain_before - pain_48h)
      to_tell, not_told: [before, after, 24h, 48h]
      review: {after, answer, sentence} after visits 3 and 6, else null
    Each provider has name, kind, visits (past ones), last and next.
    """
    from coach.cli.visit_lines import as_fields, list_lines
    from coach.domain.visits.course import providers

    store, now = _open()
    known = store.journal.entries(kinds=ABOUT)
    there = visits_of(known, cancelled=True)
    if as_json:
        named = msgspec.to_builtins(providers(there, now))
        _say_json({"schema": SCHEMA, "visits": [as_fields(each, known, now) for each in there], "providers": named})
    else:
        for line in list_lines(there, now):
            say(line)
    say_notices(store)


@visit.command("show")
@click.argument("ident", metavar="[ID|last|next]", default="last")
@click.option("--json", "as_json", is_flag=True, help="Everything, for programs; as one visit of coach visit list.")
def show(ident: str, as_json: bool) -> None:
    """Show one visit, the last one unless you name another.

    The form of --json: {"schema": 1, "visit": {...}} with the fields that `coach visit list --help` names.
    """
    from coach.cli.visit_guidance import own_codes
    from coach.cli.visit_lines import as_fields, show_lines

    store, now = _open()
    known: tuple[AnyEntry, ...] = store.journal.entries(kinds=ABOUT)
    found = _find(known, ident, now)
    if as_json:
        _say_json({"schema": SCHEMA, "visit": as_fields(found, known, now)})
    else:
        for line in show_lines(found, known, own_codes(store, now), now):
            say(line)
    say_notices(store)


def _say_json(value: object) -> None:
    say(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


@visit.command("export")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The file to make: visits.ics.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def export(output: Path, force: bool) -> None:
    """Write all visits into a calendar file (ICS); coach visit import reads it again as it was."""
    from coach.guide.calendars import export_visits

    store, now = _open()
    say(export_visits(store, output, force, now))
    say_notices(store)


@visit.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--only", multiple=True, metavar="TEXT", help="Only new events with this in their title; again for more.")
@click.option("--all", "everything", is_flag=True, help="Take in all events, whatever they are about.")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken in.")
def import_(file: Path, only: tuple[str, ...], everything: bool, dry_run: bool) -> None:
    """Take in visits from a calendar FILE (ICS), of Coach or of any calendar. Doing so twice changes nothing.

    \b
    coach visit import clinic.ics
    coach visit import personal.ics --only massage --only physio

    Each event with a time becomes a visit; its title is with whom. A series is taken in up to a year ahead. Time,
    place and title follow the calendar when it changes; your goals, notes and scores stay. A visit that the calendar
    calls off is kept and marked as cancelled. `coach import --undo` takes the last import back.
    """
    from coach.guide.calendars import LARGEST, import_visits

    store, _ = _open()
    with told_when_slow(f"Reading {file.name} ..."):
        lines = import_visits(store, read_file(file, LARGEST), file.name, SystemClock(), only, everything, dry_run)
    for line in lines:
        say(line)
    say_notices(store)


for command in (ask, questions, answer, guide, costs):
    visit.add_command(command)

COMMANDS = {"visit": visit}
