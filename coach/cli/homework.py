"""coach homework: what a therapist gave to do at home, guided like any other exercise."""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from coach import paths
from coach.cli.finding import find, short_id
from coach.cli.saying import say, say_notices
from coach.clock import SystemClock
from coach.domain.exercises.kinds import Kind
from coach.domain.exercises.vocabulary import POSITIONS, REGIONS, SIDES, Position, Region, Side
from coach.domain.exercises.wording import dose_words
from coach.domain.homework.dose import ParsedDose
from coach.domain.homework.due import is_over, often_words, until_words
from coach.domain.homework.exercise import COUNTS_AS, NO_PLACE, SOME_LIKE_IT, disagreements, read_dose
from coach.domain.homework.words import GIVEN_KINDS
from coach.domain.journal.entries import Homework, Visit
from coach.domain.reminders.following import move_time
from coach.domain.reminders.proposals import is_often, times_words
from coach.domain.text import one_line, shorten
from coach.errors import CoachError
from coach.guide.homework import RECENT
from coach.store import Store

if TYPE_CHECKING:
    from coach.guide.homework import Draft
    from coach.library import Library

SCHEMA = 1
HINT = "coach homework list shows them."
NOTE_HINT = "How much can also be said with --dose; --as-note saves as a note what is not understood."
LONGEST_INPUT = 20_000
NOTE_OPTIONS = {
    COUNTS_AS: "If it is another move: --like none",
    SOME_LIKE_IT: "If one of them is meant: --like ID",
    NO_PLACE: "Name one with --place",
}
"""The option that answers a note, by how the note begins."""


@click.group()
def homework() -> None:
    """Type in what your therapist gave you to do at home; Coach guides it and puts it first in the plan.

    \b
    coach homework add "3x10 bridges, hold 5 s, rest 1 min, M/W/F, left only"
    coach homework add "Band pulls" --dose "3x10, slow, mon wed fri for two weeks" --say "Elbows stay low"
    coach homework read "10 reps every 2 hours"
    coach homework list
    coach run homework-band-pulls
    """


@homework.command("read")
@click.argument("words")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def read_homework(words: str, as_json: bool) -> None:
    """Show what Coach reads in the WORDS of a therapist, and save nothing.

    \b
    The form of --json: only what the words say, of
      name, kind (heat, cold, ball), load, distance, tempo, per (spot), stop_if
      sets, reps, hold_s, rest_s, breaths, minutes: a number, "8..12" or "<=3"
      side (left, right, both, alternating), days, at, when, before, after
      times_a_day, per_week, every_h, every_min, every_days, as_needed
      as_tolerated, to_fatigue, until ("+14 days", "12-24" or an occasion)
      goal (what to work up to), several (how many), homework (each of them)
    What is not understood: {"refused": the part, "hint": why}, exit code 1
    """
    from coach.domain.homework.grammar import homework_lines
    from coach.guide.homework import WordsNotRead, read_words

    lines = homework_lines(words) or (words,)
    try:
        readings = [read_words(line) for line in lines]
    except WordsNotRead as error:
        if not as_json:
            raise
        say(msgspec.json.encode({"refused": error.part, "hint": error.reason}).decode())
        raise SystemExit(1) from None
    if as_json:
        several = {"several": len(readings), "homework": [reading.plain() for reading in readings]}
        shown = readings[0].plain() if len(readings) == 1 else several
        say(msgspec.json.format(msgspec.json.encode(shown), indent=2).decode())
        return
    for reading in readings:
        say(f"Understood: {reading.words()}")


@homework.command("add")
@click.argument("words")
@click.option("--dose", metavar="TEXT", help='How much, where WORDS are only the name: "2 x 30 s each side".')
@click.option(
    "--say", "sentences", multiple=True, metavar="TEXT", help="A sentence of the therapist, may be given again."
)
@click.option("--side", type=click.Choice(SIDES), help="On which side.")
@click.option("--days", metavar="DAYS", help='On which days: "mon wed fri".')
@click.option("--per-week", type=click.IntRange(1, 7), metavar="N", help="On how many days a week.")
@click.option("--until", metavar="DAY", help='The last day: 2026-12-12, "12 December".')
@click.option("--stop-if", default="", metavar="TEXT", help="What ends it at once.")
@click.option("--place", "regions", type=click.Choice(REGIONS), multiple=True, help="For which place.")
@click.option("--kind", type=click.Choice(GIVEN_KINDS), help="What it is, where the name does not tell.")
@click.option("--position", type=click.Choice(POSITIONS), help="How it is done, where the words do not tell.")
@click.option(
    "--like", default="", metavar="ID|none", help="The exercise of the library that is meant, or none of them."
)
@click.option("--as-note", is_flag=True, help="Save the parts that are not understood as a note.")
@click.option(
    "--therapist-said-so", "lift", is_flag=True, help="Go beyond the limits of Coach, as your therapist wants it."
)
def add(
    words: str,
    dose: str | None,
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
    as_note: bool,
    lift: bool,
) -> None:
    """Add homework in the WORDS of your therapist; several lines are several exercises, and "-" reads them from a pipe.

    Each becomes an exercise of your own. What speaks against it for you is said at once, and Coach then leaves it out
    or makes it gentler, as with any other. Where a part is not understood, nothing is saved.
    """
    from coach.domain.base.moments.reading import read_day
    from coach.domain.homework.grammar import homework_lines
    from coach.guide.homework import Wish, draft
    from coach.guide.moments import reference_at
    from coach.library import load

    if words == "-":
        words = sys.stdin.read(LONGEST_INPUT)
    home, clock = paths.home(), SystemClock()
    now = clock.now()
    wish = Wish(
        words,
        sentences=sentences,
        stop_if=stop_if,
        side=side,
        like=like,
        kind=kind,
        regions=regions,
        position=position,
        as_note=as_note,
        lift=lift,
        per_week=per_week,
    )
    on = _days(days) if days else None
    if on is not None:
        wish = msgspec.structs.replace(wish, days=on.days, per_week=per_week or on.per_week)
    if until:
        reference = reference_at(now, clock.zone())
        wish = msgspec.structs.replace(wish, until=read_day(until, reference, "future"))
    if dose is not None:
        wishes = [msgspec.structs.replace(wish, words=dose, name=words)]
        if not one_line(words):
            raise CoachError("How is it called?", "It has no name.")
    else:
        wishes = [msgspec.structs.replace(wish, words=line) for line in homework_lines(words) or (words,)]
    store, library = Store(home, clock), load(home)
    entries = store.journal.entries(since=now - RECENT, kinds=(Visit,))
    drafts: list[Draft] = []
    taken = set(library.routines)
    trouble: CoachError | None = None
    for each in wishes:
        try:
            drafts.append(draft(each, library.exercises, taken, entries, now))
        except CoachError as error:
            trouble = trouble or error
            if len(wishes) > 1:
                say(f"Not understood: {one_line(each.words)}", error=True)
            continue
        entry = drafts[-1].entry
        taken |= {entry.exercise} if isinstance(entry, Homework) else set()
        if len(wishes) > 1:
            say(f"Understood: {drafts[-1].understood or each.words}", error=trouble is not None)
    if trouble is not None:
        raise CoachError(trouble.title, trouble.detail, f"{trouble.hint} {NOTE_HINT}".strip())
    for made in drafts:
        _save(made, store, home, now)
    say_notices(store)


def _save(drafted: "Draft", store: Store, home: Path, now: datetime) -> None:
    from coach.guide.homework import save
    from coach.guide.outlook import outlook
    from coach.library import load

    kept = save(drafted, store, home)
    if not isinstance(kept, Homework) or drafted.built is None:
        say(f"Kept as a note: {one_line(kept.note)}")
        return
    for line in _added_lines(kept, drafted, now):
        say(line)
    for sentence in disagreements(drafted.built.exercise, outlook(store, load(home), SystemClock()).situation):
        say(f"Mind: {sentence}")
    if is_often(kept):
        times = times_words(kept, move_time(store.load_profile()))
        reminded = any(rule.about == "homework" for rule in store.reminders.book().rules)
        say(f"Reminders come {times}." if reminded else f"To be reminded {times}: coach homework remind")


def _days(days: str) -> ParsedDose:
    """The days of an option. Raises CoachError for what names none."""
    try:
        on = read_dose(days)
    except CoachError as error:
        raise CoachError("These days are not understood.", error.detail, 'Write them like "mon wed fri".') from None
    if on.has_amount or not (on.days or on.per_week):
        raise CoachError("These days are not understood.", f'"{shorten(days, 60)}"', 'Write them like "mon wed fri".')
    return on


def _added_lines(kept: Homework, drafted: "Draft", now: datetime) -> Iterator[str]:
    made = drafted.built
    assert made is not None
    often = " ".join(part for part in (often_words(kept), until_words(kept, now.date())) if part)
    yield f"Kept: {made.exercise.name}, {made.understood}, {often}."
    yield f"Understood: {drafted.understood}"
    for part in drafted.noted:
        yield f'Noted but not scheduled: "{part}"'
    if made.stop_if:
        yield f"Stop if: {one_line(made.stop_if)}"
    for limit in made.lifted:
        yield f"Your therapist said so: {limit}"
    for note in made.notes:
        yield " ".join((note, *(option for words, option in NOTE_OPTIONS.items() if note.startswith(words))))
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
      every_min, every_days, clock_times, as_needed (how often it is due)
      understood (what was read), lifted (limits your therapist went beyond)
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
        say('There is no homework. Add some: coach homework add "Hip stretch 2 x 30 s each side"')
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
    if found.understood:
        say(f"Understood: {found.understood}")
    for limit in found.lifted:
        say(f"Your therapist said so: {limit}")
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


@homework.command("remind")
def remind() -> None:
    """Set up reminders at the times of your homework; they keep still while it is done or over."""
    from coach.guide.homework import remind as set_up_reminder

    store, library, now = _open()
    set_up_reminder(store, now)
    first = move_time(store.load_profile())
    shown = [each for each in _homework(store) if not is_over(each, now) and not each.as_needed]
    for each in shown:
        say(f"{_name(each, library)}: {times_words(each, first)}")
    say(
        "Homework is reminded of while it is due."
        if shown
        else "There is no homework yet; it is reminded of from then on."
    )
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
