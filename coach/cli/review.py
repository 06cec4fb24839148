"""`coach review`: the one page before the next visit."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from coach import paths
from coach.cli.saying import say, say_notices, told_when_slow
from coach.clock import Clock, SystemClock
from coach.domain.review.page import BLOCK_TITLES, NEVER_HIDDEN, BlockId, For
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.domain.person.settings import PageChoices

FORMATS = ("text", "md", "html", "pdf", "json")
ENDINGS = {".txt": "text", ".md": "md", ".html": "html", ".htm": "html", ".pdf": "pdf", ".json": "json"}
HIDEABLE = tuple(ident for ident in BLOCK_TITLES if ident not in NEVER_HIDDEN)


@click.command()
@click.option("--since", metavar="DAY|last-visit", help="From when on; without it since the last visit.")
@click.option("--until", metavar="DAY", help="Until when; without it today.")
@click.option("--for", "for_whom", type=click.Choice(("therapist", "me")), default="therapist", help="Who reads it.")
@click.option("--name", help="Your name or initials on it; remembered. An empty one takes it off.")
@click.option("--hide", type=click.Choice(HIDEABLE), multiple=True, help="Leave a block out; remembered.")
@click.option("--show", "show", type=click.Choice(HIDEABLE), multiple=True, help="Show it again; remembered.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Without it: text, or what -o ends with.")
@click.option("--paper", type=click.Choice(("a4", "letter")), default="a4", help="For the PDF.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to make.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--how", is_flag=True, help="Also how each number is made; not in the PDF, which is one page.")
def review(
    since: str | None,
    until: str | None,
    for_whom: For,
    name: str | None,
    hide: tuple[BlockId, ...],
    show: tuple[BlockId, ...],
    form: str | None,
    paper: str,
    output: Path | None,
    force: bool,
    how: bool,
) -> None:
    """Make the page for your next visit: how it is since the last one, what helped, what you want today.

    \b
    coach review                          on this screen
    coach review -o page.pdf              also page.html, page.md, page.txt, page.json
    coach review --for me --since 2026-09-01
    coach review --hide costs --hide self_care --name "A. B."

    \b
    The form of --format json: {"schema": 1, "for_whom", "name", "made_on", "since",
    "until", "days", "recorded", "before": [first, last], "window", "footer": [...],
      blocks: [{id, title, lines, blank, how: [sentences], rows: [{id, name, now,
              before, change, how, value, earlier (numbers or null)}]}]
      chart:  [{day, average (or null), worst (or null), visit, flare}]
      places: [{number, region, side, days, score (or null), new}]
      homework: [{exercise, side (or null)}]}, what of it has a figure
    """
    from coach.domain.review.making import page
    from coach.guide.looking_back import looking_back
    from coach.library import load
    from coach.store import Store

    home, clock = paths.home(), SystemClock()
    store = Store(home, clock)
    chosen = form or _form_of(output)
    begin = None if since in (None, "last-visit") else _day(since, clock)
    with told_when_slow("Looking back over your journal ..."):
        facts = looking_back(store, load(home), clock, begin, _day(until, clock) if until else None)
    choices = _remembered(store.load_settings().page, for_whom, name, hide, show)
    if choices != store.load_settings().page:
        store.change_settings(lambda settings: msgspec.structs.replace(settings, page=choices))
    with told_when_slow("Making the page ..."):
        made = page(facts, for_whom, choices.name, choices.hidden(for_whom))
    if output is None and chosen != "pdf":
        from coach.report.pages import rendered_text

        say(rendered_text(made, chosen, how).rstrip("\n"))
    elif output is None:
        raise CoachError("A PDF needs a file.", hint="coach review -o page.pdf")
    else:
        from coach.report.pages import write_page

        with told_when_slow("Making the file ..."):
            write_page(made, chosen, output, force, paper, how)
        say(f"Made {output}.")
    say_notices(store)


def _form_of(output: Path | None) -> str:
    """The form that the ending of a file names, text without one. Raises CoachError for an ending of something else."""
    if output is None or not output.suffix:
        return "text"
    if output.suffix.lower() not in ENDINGS:
        raise CoachError(f"Coach makes no {output.suffix} files.", hint=f"coach review -o {output.stem}.pdf")
    return ENDINGS[output.suffix.lower()]


def _day(text: str | None, clock: Clock) -> date:
    from coach.domain.base.moments.reading import read_day
    from coach.guide.moments import reference

    return read_day(text or "", reference(clock), "past")


def _remembered(
    choices: "PageChoices", for_whom: For, name: str | None, hide: tuple[BlockId, ...], show: tuple[BlockId, ...]
) -> "PageChoices":
    """The choices with what was said now; hidden and shown at once is refused with CoachError."""
    if both := set(hide) & set(show):
        raise CoachError(f"{min(both)} is hidden and shown at once.", hint="Use one of both.")
    hidden = [ident for ident in (*choices.hidden(for_whom), *hide) if ident not in show]
    changed = choices.with_hidden(for_whom, hidden)
    return changed if name is None else msgspec.structs.replace(changed, name=name[:40])


COMMANDS = {"review": review}
