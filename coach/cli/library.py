"""`coach list`, `coach show` and `coach check`: the library on the command line."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import click
import msgspec

from coach import paths
from coach.cli.checks import CHECKS, files_are_sound
from coach.cli.columns import columns, screen_width
from coach.cli.figure import show_figure
from coach.cli.for_you import fields_for_you, lines_for_you, mark_now
from coach.cli.library_text import exercise_text, routine_text
from coach.cli.saying import say
from coach.clock import SystemClock
from coach.domain.counted import counted
from coach.domain.exercises.browse import Filter, exercises_matching, routines_matching
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS, Kind
from coach.domain.exercises.routine import Routine
from coach.domain.exercises.vocabulary import EQUIPMENT, EQUIPMENT_NAMES, PHASES, REGIONS, Equipment, Phase, Region
from coach.domain.exercises.wording import REGION_NAMES
from coach.domain.planning.facts import Facts
from coach.domain.planning.for_you_words import LATER
from coach.domain.text import one_line
from coach.errors import CoachError
from coach.library import Library, load
from coach.library.suggest import nearest, quoted
from coach.store import Store

NAME_COLUMN = 2


@click.command("list")
@click.argument("what", type=click.Choice(["exercises", "routines"]))
@click.option("--region", type=click.Choice(REGIONS), help="Only what works on this place.")
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind of exercise.")
@click.option(
    "--equipment", type=click.Choice(EQUIPMENT), multiple=True, help="Only what needs no more than this; repeatable."
)
@click.option("--minutes", type=click.IntRange(min=1), help="Only what takes this long at most.")
@click.option("--phase", type=click.Choice(PHASES), help="Only what suits this phase.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_library(
    what: str,
    region: Region | None,
    kind: Kind | None,
    equipment: tuple[Equipment, ...],
    minutes: int | None,
    phase: Phase | None,
    as_json: bool,
) -> None:
    """List the exercises or the routines.

    \b
    coach list exercises --region low-back --equipment mat --equipment pillow
    coach list routines --minutes 10
    """
    from coach.guide.outlook import outlook

    store, clock, library = _opened()
    wanted = Filter(kind=kind, region=region, minutes=minutes or 0, phase=phase, have=frozenset(equipment))
    found: list[Exercise] | list[Routine]
    if what == "exercises":
        found = exercises_matching(wanted, library.exercises.values())
    else:
        found = routines_matching(wanted, library.routines.values(), library.exercises)
    facts = outlook(store, library, clock)
    _mention_problems(library)
    if as_json:
        _print_json([_fields(record, library, facts) for record in found])
        return
    rows = [_row(record, facts) for record in found]
    if not rows:
        click.echo("Nothing fits all of that. Leave out one of the options.", err=True)
    else:
        for line in columns(rows, screen_width(), NAME_COLUMN):
            click.echo(line)
    if any(row[1] == LATER for row in rows):
        click.echo(
            f"{LATER}: after the safety questions. `coach` asks them, or `coach profile` and `coach safety`.", err=True
        )


def _opened() -> tuple[Store, SystemClock, Library]:
    """What the commands read."""
    home, clock = paths.home(), SystemClock()
    store = Store(home, clock)
    return store, clock, load(home)


def _row(record: Exercise | Routine, facts: Facts) -> tuple[str, ...]:
    """One line of a list; what may not be done now says so in place of its time."""
    mark = mark_now(record, facts)
    if isinstance(record, Routine):
        needs = ", ".join(EQUIPMENT_NAMES[thing] for thing in record.needs)
        return record.id, mark or f"{record.minutes} min", record.name, needs
    regions = ", ".join(REGION_NAMES[region] for region in record.region)
    return record.id, mark or _short(record.dose.total_s), record.name, record.rules.word, regions


def _short(seconds: int) -> str:
    return f"{seconds} s" if seconds < 60 else f"{round(seconds / 60)} min"


def _mention_problems(library: Library) -> None:
    files = len({problem.file for problem in library.problems})
    if files:
        left_out = "1 file is" if files == 1 else f"{files} files are"
        click.echo(f"{left_out} left out. `coach check` says why.", err=True)


@click.command("show")
@click.argument("ident", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--svg", "as_svg", is_flag=True, help="Print the figure of an exercise as an SVG picture.")
@click.option("--side", type=click.Choice(("left", "right")), help="With --svg: the turn of this side.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="With --svg: the file to make.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def show(
    ident: str, as_json: bool, as_svg: bool, side: Literal["left", "right"] | None, output: Path | None, force: bool
) -> None:
    """Show an exercise or a routine: how, how much, and who should not.

    \b
    coach show cat-cow
    coach show cat-cow --svg -o cat-cow.svg
    """
    if (output or side) and not as_svg:
        raise click.UsageError("--output and --side go with --svg.")
    from coach.guide.outlook import outlook

    store, clock, library = _opened()
    exercise, routine = library.exercises.get(ident), library.routines.get(ident)
    record = exercise or routine
    if record is None:
        raise _unknown(ident, [*library.exercises, *library.routines])
    if as_svg:
        show_figure(record, side, output, force)
        return
    facts = outlook(store, library, clock)
    told = lines_for_you(record, facts)
    if as_json:
        _print_json(_fields(record, library, facts))
    elif exercise:
        say(exercise_text(exercise, library.origin(ident), told))
    elif routine:
        say(routine_text(routine, library.exercises, library.origin(ident), told))


def _unknown(ident: str, known: Iterable[str]) -> CoachError:
    close = nearest(ident, list(known), 3)
    meant = f"Did you mean {' or '.join(close)}? " if close else ""
    hint = f"{meant}`coach list exercises` and `coach list routines` show them all."
    return CoachError(f"There is no exercise or routine {quoted(ident)}.", hint=hint)


def _fields(record: Exercise | Routine, library: Library, facts: Facts) -> dict[str, object]:
    fields: dict[str, object] = msgspec.to_builtins(record)
    return {**fields, "origin": library.origin(record.id), "for_you": fields_for_you(record, facts)}


def _print_json(value: object) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--accept", type=click.Path(path_type=Path), help="Take over the records of a journal file that was set aside."
)
@click.option("--dismiss", is_flag=True, help="Say that you have seen what was set aside; the files stay.")
def check(files: tuple[Path, ...], accept: Path | None, dismiss: bool) -> None:
    """Check the library, your own packs and your journal, or only the exercise FILES and folders you name.

    Every problem is printed on a line of its own, with its place and its remedy; the exit code is 1 then.

    A journal file that is damaged, or was changed outside Coach, is set aside and its newest backup is used. With
    --accept you take over from it every record that your journal lacks or has no newer. Coach tells of what was set
    aside, and of copies that a sync program made, until you --dismiss it.
    """
    if dismiss:
        _dismiss()
        return
    if accept:
        _accept(accept)
        return
    home = paths.home()
    results = [files_are_sound(files, home)] if files else [look(home) for look in CHECKS]
    for result in results:
        for line in result.problems or (result.all_well,):
            click.echo(line)
    if any(result.problems for result in results):
        raise SystemExit(1)


def _dismiss() -> None:
    seen = Store(paths.home(), SystemClock()).dismiss_findings()
    for finding in seen:
        click.echo(f"Seen: {one_line(finding.problem.file)}")
    click.echo("Nothing was deleted." if seen else "There is nothing to dismiss.")


def _accept(path: Path) -> None:
    count = Store(paths.home(), SystemClock()).accept(path)
    click.echo(f"Took over {counted(count, 'record')} from {one_line(path.name)}.")


COMMANDS: dict[str, click.Command] = {"list": list_library, "show": show, "check": check}
