"""coach homework: what a therapist gave to do at home, guided like any other exercise."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import click
import msgspec

from coach import paths
from coach.cli.finding import find, short_id
from coach.cli.saying import say, say_notices
from coach.clock import SystemClock
from coach.domain.exercises.vocabulary import POSITIONS, REGIONS, SIDES, Kind, Position, Region, Side
from coach.domain.exercises.wording import dose_words
from coach.domain.homework.dose import ParsedDose
from coach.domain.homework.due import is_over, often_words, until_words
from coach.domain.homework.exercise import CUES, Built, Said, build, disagreements, read_dose
from coach.domain.journal.entries import Homework, Visit
from coach.domain.text import one_line
from coach.domain.visits.course import last_visit
from coach.errors import CoachError
from coach.store import Store

if TYPE_CHECKING:
    from coach.library import Library

SCHEMA = 1
HINT = "coach homework list shows them."
RECENT = timedelta(days=14)
"""How long after a visit what is typed in counts as given there."""


@click.group()
def homework() -> None:
    """Type in what your therapist gave you to do at home; Coach guides it and puts it first in the plan.

    \b
    coach homework add "Hip flexor stretch" --dose "2 x 30 s each side"
    coach homework add "Band pulls" --dose "3x10, slow, mon wed fri for two weeks" --say "Elbows stay low"
    coach homework list
    coach run homework-band-pulls
    """


@homework.command("add")
@click.argument("name")
@click.option("--dose", required=True, metavar="TEXT", help='"2 x 30 s each side", "10 reps, slow", "5 min heat".')
@click.option(
    "--say", "sentences", multiple=True, metavar="TEXT", help="A sentence of the therapist, may be given again."
)
@click.option("--side", type=click.Choice(SIDES), help="On which side.")
@click.option("--days", metavar="DAYS", help='On which days: "mon wed fri".')
@click.option("--per-week", type=click.IntRange(1, 7), metavar="N", help="On how many days a week.")
@click.option("--until", metavar="DAY", help='The last day: 2026-12-12, "12 December".')
@click.option("--stop-if", default="", metavar="TEXT", help="What ends it at once.")
@click.option("--place", "regions", type=click.Choice(REGIONS), multiple=True, help="For which place.")
@click.option("--kind", type=click.Choice(tuple(CUES)), help="What it is, where the name does not tell.")
@click.option("--position", type=click.Choice(POSITIONS), help="How it is done, where the words do not tell.")
@click.option(
    "--like", default="", metavar="ID|none", help="The exercise of the library that is meant, or none of them."
)
def add(
    name: str,
    dose: str,
    sentences: tuple[str, ...],
    side: Side | None,
    days: str | None,
    per_week: int | None,
    until: str | None,
    stop_if: str,
    regions: tuple[Region, ...],
    kind: Kind | None,
    position: Position | None,
    like: str,
) -> None:
    """Add homework: its NAME and the dose in the therapist's words are enough.

    It becomes an exercise of your own. What speaks against it for you is said at once, and Coach then leaves it out
    or makes it gentler, as with any other.
    """
    from coach.guide.outlook import outlook
    from coach.library import load
    from coach.library.own_pack import remove_exercise, write_exercise

    home, clock = paths.home(), SystemClock()
    store, library, now = Store(home, clock), load(home), clock.now()
    said = Said(name, dose, sentences, stop_if, side, like, kind, regions, position)
    made = build(said, library.exercises, library.routines)
    entry = _entry(said, made, read_dose(days) if days else ParsedDose(), per_week, until, store, now)
    path = write_exercise(home, made.exercise)
    try:
        kept = store.journal.add(entry)
    except CoachError:
        remove_exercise(path)
        raise
    for line in _added_lines(kept, made, now):
        say(line)
    for sentence in disagreements(made.exercise, outlook(store, load(home), clock).situation):
        say(f"Mind: {sentence}")
    say_notices(store)


def _entry(
    said: Said, made: Built, on: ParsedDose, per_week: int | None, until: str | None, store: Store, now: datetime
) -> Homework:
    """What the journal keeps. Raises CoachError for days that are none, and a last day that is over."""
    names_days = bool(on.days) or on.per_week is not None
    if on != ParsedDose() and (on.has_amount or not names_days):
        raise CoachError("These days are not understood.", hint='Write them like "mon wed fri".')
    days = on.days or (() if per_week else made.parsed.days)
    times = per_week or on.per_week or made.parsed.per_week or 7
    given = last_visit(_visits(store, now), now)
    recent = given is not None and now - given.at < RECENT
    return Homework(
        at=now,
        exercise=made.exercise.id,
        note="\n".join((said.name, *said.sentences)),
        said_dose=one_line(said.dose)[:200],
        side=made.side,
        per_week=len(days) if days else times,
        days=days,
        times_a_day=made.times_a_day,
        until=_until(until, made.parsed, now),
        stop_if=made.stop_if,
        visit=given.id if given is not None and recent else "",
    )


def _visits(store: Store, now: datetime) -> tuple[Visit, ...]:
    near = store.journal.entries(since=now - RECENT, kinds=(Visit,))
    return tuple(entry for entry in near if isinstance(entry, Visit))


def _until(until: str | None, parsed: ParsedDose, now: datetime) -> date | None:
    if until or parsed.until_words:
        from coach.clock import SystemClock
        from coach.domain.base.moments.reading import read_day
        from coach.guide.moments import reference_at

        return read_day(until or parsed.until_words, reference_at(now, SystemClock().zone()), "future")
    return now.date() + timedelta(days=parsed.lasts_days) if parsed.lasts_days else None


def _added_lines(kept: Homework, made: Built, now: datetime) -> Iterator[str]:
    often = " ".join(part for part in (often_words(kept), until_words(kept, now.date())) if part)
    yield f"Kept: {made.exercise.name}, {made.understood}, {often}."
    if made.stop_if:
        yield f"Stop if: {one_line(made.stop_if)}"
    yield from made.notes
    yield f"Guided by: coach run {kept.exercise}"


@homework.command("list")
@click.option("--all", "everything", is_flag=True, help="Also what is over.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_homework(everything: bool, as_json: bool) -> None:
    """List the homework that is not over, and how often it is to be done.

    \b
    The form of --json: {"schema": 1, "homework": [...]}, oldest first, each with
      id, at, exercise (for coach run), said_dose, note (the therapist's words)
      side, per_week, days, times_a_day, until, stop_if, visit (its id), over_at
      over (whether it is over), due (whether it is to be done now)
      with recorded_at and updated_at
    """
    store, library, now = _open()
    known = _homework(store)
    due = {each.id for each in _due(store, library)}
    shown = [each for each in known if everything or not is_over(each, now)]
    if as_json:
        listing = [{**msgspec.to_builtins(each), "over": is_over(each, now), "due": each.id in due} for each in shown]
        say(msgspec.json.format(msgspec.json.encode({"schema": SCHEMA, "homework": listing}), indent=2).decode())
        return
    if not shown:
        say('There is no homework. Add some: coach homework add "Hip stretch" --dose "2 x 30 s each side"')
    for each in shown:
        state = "over" if is_over(each, now) else "due now" if each.id in due else ""
        line = f"{short_id(each)}  {_words(each, library, now)}"
        say(f"{line} ({state})" if state else line)
    say_notices(store)


@homework.command("show")
@click.argument("ident", metavar="ID|last", default="last")
def show(ident: str) -> None:
    """Show one homework: the therapist's words, how it is guided, and what speaks against it for you now."""
    from coach.guide.outlook import outlook

    store, library, now = _open()
    found = _find(store, ident, now)
    say(_words(found, library, now))
    say(f"As said: {one_line(found.said_dose)}")
    for line in found.note.splitlines()[1:]:
        say(f"| {line}")
    if found.stop_if:
        say(f"Stop if: {one_line(found.stop_if)}")
    exercise = library.exercises.get(found.exercise)
    if exercise is not None:
        for number, step in enumerate(exercise.steps, 1):
            say(f"{number}. {step}")
        for sentence in disagreements(exercise, outlook(store, library, SystemClock()).situation):
            say(f"Mind: {sentence}")
        say(f"Guided by: coach run {found.exercise}")
    say_notices(store)


@homework.command("done")
@click.argument("ident", metavar="ID|last")
def done(ident: str) -> None:
    """Say that a homework is over; its exercise stays among your own."""
    store, library, now = _open()
    found = _find(store, ident, now)
    if not is_over(found, now):
        store.journal.update(msgspec.structs.replace(found, over_at=now))
    say(f"Over: {_name(found, library)}. Its exercise stays: coach run {found.exercise}")
    say_notices(store)


def _open() -> "tuple[Store, Library, datetime]":
    from coach.library import load

    clock = SystemClock()
    return Store(paths.home(), clock), load(paths.home()), clock.now()


def _homework(store: Store) -> tuple[Homework, ...]:
    return tuple(entry for entry in store.journal.entries(kinds=(Homework,)) if isinstance(entry, Homework))


def _due(store: Store, library: "Library") -> tuple[Homework, ...]:
    from coach.guide.outlook import outlook

    return outlook(store, library, SystemClock()).homework


def _find(store: Store, ident: str, now: datetime) -> Homework:
    known = _homework(store)
    named = [each for each in known if each.exercise == ident]
    return named[-1] if named else find(known, ident, "homework", now, HINT)


def _name(each: Homework, library: "Library") -> str:
    exercise = library.exercises.get(each.exercise)
    return exercise.name if exercise else f"{each.exercise} (its exercise is missing)"


def _words(each: Homework, library: "Library", now: datetime) -> str:
    exercise = library.exercises.get(each.exercise)
    dose = dose_words(exercise) if exercise else one_line(each.said_dose)
    parts = (_name(each, library), dose, often_words(each), until_words(each, now.date()))
    return ", ".join(part for part in parts if part)


COMMANDS = {"homework": homework}
