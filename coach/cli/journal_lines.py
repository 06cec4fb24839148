"""The journal as plain lines."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from coach.domain.journal.entries import AnyEntry, Run
from coach.domain.journal.view import Headings, grouped
from coach.domain.journal.words import facts, hurt_words, kind_words
from coach.domain.run.outcome import result_words
from coach.domain.text import one_line

INDENT = "         "
NOTHING = "There is nothing in the journal for this time. Note how you are: coach log --pain 3"
NOT_FOUND = "Nothing in the journal fits."


def journal_lines(entries: Sequence[AnyEntry], now: datetime, narrowed: bool = False) -> Iterator[str]:
    """What `entries` hold, under a heading for each day, as seen from `now`; `narrowed` to what was asked for."""
    if not entries:
        yield NOT_FOUND if narrowed else NOTHING
    for place, (heading, group) in enumerate(grouped(entries, Headings("day", now))):
        yield from ("", heading) if place else (heading,)
        for entry in group:
            yield from _entry_lines(entry)


def _entry_lines(entry: AnyEntry) -> Iterator[str]:
    values = "; ".join(one_line(f"{name[:1].lower()}{name[1:]} {value}") for name, value in facts(entry))
    yield f"  {entry.at:%H:%M}  {one_line(kind_words(entry))}{': ' if values else ''}{values}"
    if isinstance(entry, Run):
        for result in entry.results:
            yield f"{INDENT}{result.exercise.replace('-', ' ')}: {result_words(result)}"
            for hurt in result.hurts:
                yield f"{INDENT}  this hurt: {hurt_words(hurt)}"
    for line in entry.note.splitlines():
        yield f"{INDENT}| {line}"
