"""coach log, journal, backup and restore."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from coach import paths
from coach.cli.since import start_of
from coach.clock import SystemClock
from coach.domain.entries import AnyEntry, CheckIn, Place
from coach.domain.text import clean
from coach.domain.vocabulary import REGIONS, SIDES, Region, Side
from coach.errors import CoachError
from coach.store import Store

SCHEMA = 1
SHOWN = 20


def _open() -> tuple[Store, SystemClock]:
    clock = SystemClock()
    return Store(paths.home(), clock), clock


def _say(text: str, error: bool = False) -> None:
    """Print text without control characters; what the terminal cannot show becomes a question mark."""
    stream = sys.stderr if error else sys.stdout
    encoding = getattr(stream, "encoding", None) or "utf-8"
    click.echo(clean(text).encode(encoding, "replace").decode(encoding), err=error)


def _say_notices(store: Store) -> None:
    for notice in store.take_notices():
        _say(notice, error=True)


@click.command()
@click.option("--pain", type=click.IntRange(0, 10), required=True, help="Pain now: 0 is none, 10 the worst there is.")
@click.option("--region", type=click.Choice(REGIONS), help="Where it hurts.")
@click.option("--side", type=click.Choice(SIDES), help="On which side.")
@click.option("--note", default="", help="Anything you want to remember.")
@click.option("--at", "when", help='When it was, if not now: "-2h", "yesterday 21:00", "2026-11-22 21:00".')
def log(pain: int, region: Region | None, side: Side | None, note: str, when: str | None) -> None:
    """Keep how you are in the journal.

    \b
    coach log --pain 4
    coach log --pain 6 --region low-back --side left --note "after the drive" --at -2h
    """
    from coach.domain.entry_words import place_words
    from coach.domain.when import moment_words

    if side and not region:
        raise CoachError("A side needs a region.", "", "Add one, such as: --region low-back")
    store, clock = _open()
    now = clock.now()
    at = now
    if when is not None:
        from coach.cli.moments import past_moment

        at = past_moment(when, now)
    place = Place(region, side) if region else None
    score = msgspec.structs.replace(place, score=pain) if place else None
    kept = store.journal.add(CheckIn(at=at, pain=pain, places=(score,) if score else (), note=note))
    where = f", {place_words(place)}" if place else ""
    _say(f"Kept: pain {kept.pain} of 10{where}, {moment_words(kept.at, now)}{', with a note' * bool(kept.note)}.")
    _say_notices(store)


@click.command()
@click.option("--since", metavar="DATE|last-visit", help="From this day on: 2026-11-01, yesterday, last-visit.")
@click.option("--limit", type=click.IntRange(1), help=f"Only the newest; {SHOWN} unless --since or --json is given.")
@click.option("--json", "as_json", is_flag=True, help="Everything there is of each entry, for programs.")
def journal(since: str | None, limit: int | None, as_json: bool) -> None:
    """Show the journal, the newest at the end.

    \b
    The form of --json: {"schema": 1, "entries": [...]}, oldest first. Each entry has
      kind         one of the below
      id           its own for ever
      at           when it happened, ISO 8601 with offset
      recorded_at  when it was written down; updated_at: when it was changed last
      note         text
    A check_in has pain (0-10) and places: [{region, side, score (0-10), kind}].
    A run has routine, name, ended_at, planned_s, finished, speed (1 unless it
    was a rehearsal), before and after (0-10 or null) and results:
    [{exercise, outcome, planned_s, done_s, extended_s, sets_done,
    ratings: [{at_s, score}], hurts: [{at, score, region, side, signs}],
    given: {sets, hold_s, reps, reduced} or null}]; all times are in seconds.
    A morning has pain (0-10, on waking) and sleep (0-10 or null).
    A flare_day has over (false: it is one, true: it has passed).
    A safety has reason, asked: [cause], raised: [{cause, level, branch, codes}].
    A clearance has cause and by. A dose_choice has exercise and rule.
    A visit has provider and areas: [{region, side, score, kind}].
    """
    store, clock = _open()
    now = clock.now()
    start = start_of(since, store, now)
    if limit is None and since is None and not as_json:
        limit = SHOWN
    if start is None and limit is not None:
        entries: Sequence[AnyEntry] = store.journal.latest(limit)[::-1]
    else:
        entries = store.journal.entries(since=start)[-(limit or 0) :]
    if as_json:
        listing = {"schema": SCHEMA, "entries": msgspec.to_builtins(entries)}
        _say(msgspec.json.format(msgspec.json.encode(listing), indent=2).decode())
    else:
        from coach.cli.journal_lines import journal_lines

        for line in journal_lines(entries, now):
            _say(line)
    _say_notices(store)


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to make, such as back.zip.")
def backup(output: Path | None) -> None:
    """Copy the journal and the settings into one file.

    Coach also does so by itself once a day, and keeps 7 days, 4 weeks and 12 months of copies.
    """
    store, _ = _open()
    _say(f"Kept a copy of everything in {store.backup(output)}")
    _say_notices(store)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Put the journal and the settings back as they are in a backup FILE.

    The backup is verified first, and what you have now is kept in another one.
    """
    store, _ = _open()
    safety = store.restore(file)
    _say(f"The journal and the settings are as they were in {file.name}.")
    if safety:
        _say(f"What was there before is in {safety}")
    _say_notices(store)


COMMANDS = {"backup": backup, "journal": journal, "log": log, "restore": restore}
