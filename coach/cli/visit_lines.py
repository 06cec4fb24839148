"""Visits as plain lines, and as the JSON of their commands."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

import msgspec

from coach.cli.columns import columns, screen_width
from coach.cli.finding import short_id
from coach.domain.counted import counted
from coach.domain.exercises.vocabulary import Code
from coach.domain.homework.due import often_words
from coach.domain.journal.entries import AnyEntry, Homework, Visit
from coach.domain.text import one_line
from coach.domain.visits.course import (
    by_technique,
    missing_parts,
    numbering,
    open_parts,
    past,
    providers,
    response,
    usual_relief_days,
    visits_of,
)
from coach.domain.visits.guide import CHECKLIST, NORMAL_AFTERWARDS, technique_warnings
from coach.domain.visits.reviews import review
from coach.domain.visits.words import PART_NAMES, TECHNIQUE_NAMES, response_words, visit_facts
from coach.domain.when import moment_words

EMPTY = 'There is no visit yet. Add one: coach visit add --at "tomorrow 14:00" --with NAME'


def list_lines(visits: Sequence[Visit], now: datetime) -> Iterator[str]:
    """One line for each visit, then what they add up to; a cancelled one only has its line."""
    if not visits:
        yield EMPTY
        return
    listed, visits = visits, visits_of(visits)
    yield from columns([_row(visit, visits, now) for visit in listed], screen_width(), flexible=3)
    begun = past(visits, now)
    for provider in providers(visits, now):
        yield f"With {provider.name}: {counted(provider.visits, 'visit')} so far"
    relief = usual_relief_days(begun)
    if relief is not None:
        yield f"Relief usually lasted {counted(relief, 'day')}"
    for each in by_technique(begun):
        yield f"{TECHNIQUE_NAMES[each.technique]}: {each.words}"
    for visit in visits:
        for part in open_parts(visit, now):
            yield f"To be told {PART_NAMES[part]}: coach visit edit {short_id(visit)} {PART_OPTION[part]} 0-10"


def show_lines(visit: Visit, known: Sequence[AnyEntry], codes: Collection[Code], now: datetime) -> Iterator[str]:
    """All that is kept of one visit, which one it is, what it says, and what is still to be told."""
    number = numbering(visit, visits_of(known))
    state = "Cancelled" if visit.cancelled else "Planned" if visit.at > now else "Visit"
    yield f"{state}: {moment_words(visit.at, now)} ({visit.at:%Y-%m-%d %H:%M}), id {visit.id}"
    place = f"Number {number.of_all} of all" + (
        f", {number.with_provider} with {visit.provider}" * bool(visit.provider)
    )
    if not visit.cancelled:
        yield one_line(place)
    for name, value in visit_facts(_with_texts(visit)):
        if name != "State" or not visit.cancelled:
            yield f"{name}: {one_line(value)}"
    for line in visit.note.splitlines():
        yield f"| {line}"
    for entry in known:
        if isinstance(entry, Homework) and entry.visit == visit.id:
            yield f"Homework: {entry.exercise}, {one_line(entry.said_dose)}, {often_words(entry)}"
    yield from technique_warnings(visit.techniques, codes)
    for part in missing_parts(visit, now):
        yield f"Not told: pain {PART_NAMES[part]} ({PART_OPTION[part]} 0-10)"
    found = review(visit, known) if visit.at <= now and not visit.cancelled else None
    if found is not None:
        yield found.sentence
    if "soreness" in visit.after_effects or "bruise" in visit.after_effects:
        yield NORMAL_AFTERWARDS


def as_fields(visit: Visit, known: Sequence[AnyEntry], now: datetime) -> dict[str, object]:
    """One visit for programs: its own fields, and what follows from them."""
    number = numbering(visit, visits_of(known))
    found = review(visit, known) if visit.at <= now and not visit.cancelled else None
    return {
        **msgspec.to_builtins(visit),
        "planned": visit.at > now and not visit.cancelled,
        "number": {"with_provider": number.with_provider, "of_all": number.of_all},
        "response": response(visit),
        "to_tell": open_parts(visit, now),
        "not_told": missing_parts(visit, now),
        "review": None if found is None else {"after": found.after, "answer": found.answer, "sentence": found.sentence},
    }


PART_OPTION = {"before": "--pain-before", "after": "--pain-after", "24h": "--pain-24h", "48h": "--pain-48h"}


def _row(visit: Visit, visits: Sequence[Visit], now: datetime) -> tuple[str, ...]:
    number = "-" if visit.cancelled else f"{numbering(visit, visits).of_all}."
    what = ", ".join(TECHNIQUE_NAMES[technique] for technique in visit.techniques)
    outcome = "planned, not confirmed" if visit.tentative else "planned"
    outcome = "cancelled" if visit.cancelled else outcome if visit.at > now else response_words(visit)
    return short_id(visit), f"{visit.at:%Y-%m-%d %H:%M}", number, one_line(visit.provider), outcome, what


def _with_texts(visit: Visit) -> Visit:
    """`visit` with the texts of the checklist in place of their ids."""
    return msgspec.structs.replace(visit, told=tuple(CHECKLIST.get(ident, ident) for ident in visit.told))
