"""The journal as plain lines."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from coach.domain.entries import AnyEntry, Run
from coach.domain.entry_words import facts, hurt_words, kind_words
from coach.domain.outcome import result_words
from coach.domain.text import one_line
from coach.domain.when import day_words

INDENT = "         "


def journal_lines(entries: Sequence[AnyEntry], now: datetime) -> Iterator[str]:
    """What `entries` hold, under a heading for each day, as seen from `now`."""
    if not entries:
        yield "There is nothing in the journal for this time. Note how you are: coach log --pain 3"
    heading = ""
    for entry in entries:
        day = f"{day_words(entry.at.date(), now.date()).capitalize()} ({entry.at:%Y-%m-%d})"
        if day != heading:
            yield from ("", day) if heading else (day,)
            heading = day
        yield from _entry_lines(entry)


def _entry_lines(entry: AnyEntry) -> Iterator[str]:
    values = "; ".join(f"{name.lower()} {value}" for name, value in facts(entry) if value)
    yield f"  {entry.at:%H:%M}  {one_line(kind_words(entry))}: {values}"
    if isinstance(entry, Run):
        for result in entry.results:
            yield f"{INDENT}{result.exercise.replace('-', ' ')}: {result_words(result)}"
            for hurt in result.hurts:
                yield f"{INDENT}  this hurt: {hurt_words(hurt)}"
    for line in entry.note.splitlines():
        yield f"{INDENT}| {line}"
