"""coach import: exports, Coach's own tables and the diaries of other programs."""

from pathlib import Path

import click

from coach import paths
from coach.cli.saying import say, say_notices, told_when_slow
from coach.clock import SystemClock
from coach.store import Store

FIELDS = "at, time, pain, region, side, note"
REPLACEABLE = ("profile", "settings", "packs", "reminders")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--map", "given", multiple=True, metavar="FIELD=COLUMN", help=f"For a table: {FIELDS}; #2 is a column.")
@click.option("--date-format", metavar="FORMAT", help='For a table: how its dates are written, "%d/%m/%Y %H:%M".')
@click.option("--scale", metavar="LOW-HIGH", help="For a table: from no pain to the worst pain, such as 0-100 or 1-5.")
@click.option("--value", "values", multiple=True, metavar="WORD=PAIN", help="For a table: what a word means, 0 to 10.")
@click.option("--only", default="", metavar="TEXT", help="For several things in one file: the one to take.")
@click.option("--all", "everything", is_flag=True, help="For several things in one file: take all of them.")
@click.option("--replace", multiple=True, type=click.Choice(REPLACEABLE), help="Take this even where you have one.")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken.")
@click.option("--undo", is_flag=True, help="Take the last import back.")
def import_(
    file: Path | None,
    given: tuple[str, ...],
    date_format: str | None,
    scale: str | None,
    values: tuple[str, ...],
    only: str,
    everything: bool,
    replace: tuple[str, ...],
    dry_run: bool,
    undo: bool,
) -> None:
    """Take in a FILE that coach export has made, the table (CSV) of another diary, or a calendar (ICS).

    \b
    coach import back.json
    coach import diary.csv --map at=Date --map pain=Intensity --map region=Location --map note=Comment
    coach import mood.csv --value good=2 --value bad=7
    coach import --undo

    Importing twice changes nothing, and what you have changed here later is kept. Profile, settings, reminders
    and own exercises are taken only where you have none, unless --replace names them. Nothing is taken from a file with
    a broken part. In a table each row becomes a check-in; rows that cannot be read are named and left out. Where the
    scale of the pain or the column is unclear, nothing is taken until you say which. --undo takes back what the last
    import brought; what you have changed since stays.
    """
    from coach.guide import importing
    from coach.guide.calendars import import_visits
    from coach.report.mapping import Choices, columns_of, values_of
    from coach.report.scale import scale_of

    clock = SystemClock()
    store = Store(paths.home(), clock)
    if undo == (file is not None) or (undo and dry_run):
        raise click.UsageError("Name a FILE, or give --undo alone.")
    if file is None:
        for sentence in importing.take_back(store):
            say(sentence)
        say_notices(store)
        return
    choices = Choices(
        columns_of(given), date_format, "", scale_of(scale) if scale else None, values_of(values), only, everything
    )
    with told_when_slow(f"Reading {file.name} ..."):
        read = importing.opened(file)
        if read.kind == "calendar":
            lines = import_visits(store, read.raw, read.name, clock, (only,) if only else (), everything, dry_run)
        else:
            shown = importing.preview(store, read, choices, clock, frozenset(replace))
            kept = None if dry_run else importing.keep(store, shown)
            lines = importing.summary(shown, kept)
            for line in importing.left_out(shown, kept):
                say(line, error=True)
    for line in lines:
        say(line)
    say_notices(store)


COMMANDS = {"import": import_}
