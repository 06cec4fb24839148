"""coach log, journal, backup and restore."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import click
import msgspec

from coach import paths
from coach.cli.saying import say, say_notices
from coach.cli.since import start_of
from coach.clock import SystemClock
from coach.domain.exercises.vocabulary import REGIONS, SIDES, Region, Side
from coach.domain.journal.entries import KIND_NAMES, AnyEntry, CheckIn, Entry, Morning, NoteEntry, Place
from coach.errors import CoachError
from coach.store import Store

SCHEMA = 1
SHOWN = 20
KINDS: Mapping[str, type[Entry]] = {str(kind.__struct_config__.tag): kind for kind in KIND_NAMES}


def _open() -> tuple[Store, SystemClock]:
    clock = SystemClock()
    return Store(paths.home(), clock), clock


@click.command()
@click.option("--pain", type=click.IntRange(0, 10), help="Pain now: 0 is none, 10 the worst there is.")
@click.option("--region", type=click.Choice(REGIONS), help="Where it hurts.")
@click.option("--side", type=click.Choice(SIDES), help="On which side.")
@click.option("--morning", is_flag=True, help="It is the pain on waking.")
@click.option("--sleep", type=click.IntRange(0, 10), help="With --morning: how the night was, 10 is excellent.")
@click.option("--note", default="", help="Anything you want to remember; without --pain it is kept by itself.")
@click.option("--at", "when", help='When it was, if not now: "-2h", "yesterday 21:00", "2026-11-22 21:00".')
def log(
    pain: int | None,
    region: Region | None,
    side: Side | None,
    morning: bool,
    sleep: int | None,
    note: str,
    when: str | None,
) -> None:
    """Keep how you are in the journal.

    \b
    coach log --pain 4
    coach log --pain 6 --region low-back --side left --note "after the drive" --at -2h
    coach log --morning --pain 3 --sleep 7
    coach log --note "New chair in the office."
    """
    from coach.domain.when import moment_words

    if side and not region:
        raise CoachError("A side needs a region.", "", "Add one, such as: --region low-back")
    if sleep is not None and not morning:
        raise CoachError("The night belongs to the morning.", "", "Add --morning, too.")
    if morning and region:
        raise CoachError("The morning asks for one number only.", "", "Leave --morning out to say where it hurts.")
    store, clock = _open()
    now = clock.now()
    at = now
    if when is not None:
        from coach.domain.base.moments.reading import read_moment
        from coach.guide.moments import reference

        at = read_moment(when, reference(clock), "past")
    place = Place(region, side, pain) if region else None
    kept = store.journal.add(_told(at, pain, place, morning, sleep, note))
    say(f"Kept: {_kept_words(kept)}, {moment_words(kept.at, now)}{_with_note(kept)}.")
    say_notices(store)


def _told(
    at: datetime, pain: int | None, place: Place | None, morning: bool, sleep: int | None, note: str
) -> CheckIn | Morning | NoteEntry:
    if pain is not None:
        if morning:
            return Morning(at=at, pain=pain, sleep=sleep, note=note)
        return CheckIn(at=at, pain=pain, places=(place,) if place else (), note=note)
    if morning or place or not note.strip():
        raise CoachError("There is no number.", "", "Add your pain now, such as: --pain 4")
    return NoteEntry(at=at, note=note)


def _kept_words(entry: CheckIn | Morning | NoteEntry) -> str:
    from coach.domain.journal.words import place_words

    if isinstance(entry, NoteEntry):
        return "a note"
    if isinstance(entry, Morning):
        return f"pain {entry.pain} of 10 on waking{'' if entry.sleep is None else f', sleep {entry.sleep} of 10'}"
    where = (place_words(msgspec.structs.replace(place, score=None)) for place in entry.places)
    return ", ".join((f"pain {entry.pain} of 10", *where))


def _with_note(entry: CheckIn | Morning | NoteEntry) -> str:
    return ", with a note" if entry.note and not isinstance(entry, NoteEntry) else ""


@click.command()
@click.option("--since", metavar="DATE|last-visit", help="From this day on: 2026-11-01, yesterday, last-visit.")
@click.option("--limit", type=click.IntRange(1), help=f"Only the newest; {SHOWN} unless --since or --json is given.")
@click.option("--kind", type=click.Choice(tuple(KINDS)), help="Only entries of this kind.")
@click.option("--region", type=click.Choice(REGIONS), help="Only entries that name this place.")
@click.option("--exercise", default="", help="Only runs with this exercise, or part of its name.")
@click.option("--search", default="", metavar="WORDS", help="Only entries with these words in what you wrote.")
@click.option("--json", "as_json", is_flag=True, help="Everything there is of each entry, for programs.")
def journal(
    since: str | None,
    limit: int | None,
    kind: str | None,
    region: Region | None,
    exercise: str,
    search: str,
    as_json: bool,
) -> None:
    """Show the journal, the newest at the end.

    \b
    The form of --json: {"schema": 1, "entries": [...]}, oldest first. Each entry has
      kind         one of the below
      id           its own for ever
      at           when it happened, ISO 8601 with offset
      recorded_at  when it was written down; updated_at: when it was changed last
      note         text
    and, by its kind, with null for what was not answered and scores of 0-10:
    check_in      pain, places: [{region, side, score, kind}]
    morning       pain (on waking), sleep (higher is better), hours
    evening       worst, average, medicine, doses, drug, flare
    weekly        pain, enjoyment, activity (of the past 7 days)
    activities    ratings: [{name, score}] (higher is better)
    reach         cm (fingertip to floor)
    change        change (-5 to +5), visit (the id of the visit)
    flare_day     over (false: it is one, true: it has passed)
    skip          reason
    note          nothing more
    run           routine, name, ended_at, planned_s, finished, before, after,
                  speed (1 unless it was a rehearsal), results: [{exercise,
                  outcome, planned_s, done_s, extended_s, sets_done,
                  ratings: [{at_s, score}],
                  hurts: [{at, score, region, side, signs}],
                  given: {sets, hold_s, reps, reduced} or null}];
                  all times are in seconds
    safety        reason, asked: [cause], raised: [{cause, level, branch, codes}],
                  takes_back (the `at` of a check that this one takes back)
    clearance     cause, by
    dose_choice   exercise, rule
    visit         as `coach visit list --help` says: provider, provider_kind,
                  areas: [{region, side, score, kind}], reason, techniques,
                  duration_min, goal, pressure_wish, pressure_used,
                  pressure_tolerated, spoke_up, position_problems, pain_before,
                  pain_after, pain_24h, pain_48h, peak, after_effects,
                  soreness_h, function_next_day, relief_days, told, cost, tip,
                  travel, insurer, currency, satisfaction, book_again, location,
                  cancelled, tentative, calendar
    question      answer, answered_at
    homework      exercise, said_dose, side, per_week, days, times_a_day, until,
                  stop_if, visit, over_at, every_min, every_days, clock_times,
                  as_needed, understood (what Coach read in the words),
                  lifted (limits of Coach that the therapist went beyond)
    """
    store, clock = _open()
    now = clock.now()
    start = start_of(since, store, clock)
    wanted = (KINDS[kind],) if kind else None
    narrowed = bool(region or exercise or search)
    if limit is None and since is None and not as_json:
        limit = SHOWN
    if start is None and limit is not None and not narrowed:
        entries: Sequence[AnyEntry] = store.journal.latest(limit, wanted)[::-1]
    else:
        entries = store.journal.entries(since=start, kinds=wanted)
        if narrowed:
            from coach.domain.journal.view import JournalFilter, matching

            entries = matching(JournalFilter(search, None, region, exercise), entries)
        entries = entries[-(limit or 0) :]
    if as_json:
        listing = {"schema": SCHEMA, "entries": msgspec.to_builtins(entries)}
        say(msgspec.json.format(msgspec.json.encode(listing), indent=2).decode())
    else:
        from coach.cli.journal_lines import journal_lines

        for line in journal_lines(entries, now, narrowed or kind is not None):
            say(line)
    say_notices(store)


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to make, such as back.zip.")
def backup(output: Path | None) -> None:
    """Copy the journal and the settings into one file.

    Coach also does so by itself once a day, and keeps 7 days, 4 weeks and 12 months of copies.
    """
    store, _ = _open()
    say(f"Kept a copy of everything in {store.backup(output)}")
    say_notices(store)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Put the journal and the settings back as they are in a backup FILE.

    The backup is verified first, and what you have now is kept in another one.
    """
    store, _ = _open()
    safety = store.restore(file)
    say(f"The journal and the settings are as they were in {file.name}.")
    if safety:
        say(f"What was there before is in {safety}")
    say_notices(store)


COMMANDS = {"backup": backup, "journal": journal, "log": log, "restore": restore}
