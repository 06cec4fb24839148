"""Ways to look at the journal: in groups with headings, narrowed by a filter, searched for words."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from msgspec import Struct

from coach.domain.exercises.exercise import Score
from coach.domain.exercises.vocabulary import Region
from coach.domain.exercises.wording import REGION_NAMES
from coach.domain.journal.entries import (
    KIND_NAMES,
    Activities,
    AnyEntry,
    CheckIn,
    DoseChoice,
    Entry,
    Evening,
    Homework,
    Morning,
    Run,
    TherapistQuestion,
    Visit,
    Weekly,
    is_visit,
)
from coach.domain.text import one_line
from coach.domain.when import MONTHS, day_words

Grouping = Literal["day", "week", "visit"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)


class JournalFilter(Struct, frozen=True):
    """What is wanted; None and what is empty do not narrow, and all that is given has to fit.

    `text` is looked for in the person's words, `exercise` in the names of what was done; a score (0-10) fits from
    `least` to `most`, both included.
    """

    text: str = ""
    kind: type[Entry] | None = None
    region: Region | None = None
    exercise: str = ""
    least: Score | None = None
    most: Score | None = None


def fold(text: str) -> str:
    """`text` as it is compared: without case, accents and line breaks."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(mark for mark in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(mark))
    return one_line(plain.casefold())


_WORDS: Mapping[type[Entry], tuple[str, ...]] = {
    Visit: ("provider", "goal", "position_problems"),
    TherapistQuestion: ("answer",),
    Homework: ("said_dose", "stop_if"),
    Evening: ("drug",),
}


def own_words(entry: AnyEntry) -> Iterable[str]:
    """What the person wrote into the entry."""
    names = _WORDS.get(type(entry), ())
    if isinstance(entry, Activities):
        return (entry.note, *(rating.name for rating in entry.ratings))
    return (entry.note, *(getattr(entry, name) for name in names)) if names else (entry.note,)


def _says(entry: AnyEntry, text: str) -> bool:
    """Whether one of its words holds the folded `text`; a plain loop, because ten years have to pass in a moment."""
    for words in own_words(entry):  # noqa: SIM110
        if words and text in fold(words):
            return True
    return False


def regions(entry: AnyEntry) -> Iterator[Region]:
    """The places it names: where it hurt, or what was treated."""
    match entry:
        case CheckIn():
            yield from (place.region for place in entry.places)
        case Visit():
            yield from (place.region for place in entry.areas)
        case Run():
            yield from (hurt.region for result in entry.results for hurt in result.hurts if hurt.region)


def pain_scores(entry: AnyEntry) -> Iterator[Score]:
    """Every number of pain it holds as a whole, 0-10; the numbers of single places are not among them."""
    found: tuple[Score | None, ...] = ()
    match entry:
        case CheckIn() | Morning() | Weekly():
            found = (entry.pain,)
        case Evening():
            found = (entry.worst, entry.average)
        case Run():
            found = (entry.before, entry.after)
        case Visit():
            found = (entry.pain_before, entry.pain_after, entry.pain_24h, entry.pain_48h)
    return (score for score in found if score is not None)


def exercises(entry: AnyEntry) -> Iterator[str]:
    """The ids of the exercises it is about; of a run those that were done, be it in part."""
    match entry:
        case Run():
            yield from (result.exercise for result in entry.results if result.done_s > 0)
        case DoseChoice() | Homework():
            yield entry.exercise


def matching(wanted: JournalFilter, entries: Iterable[AnyEntry]) -> list[AnyEntry]:
    """The entries that fit all of `wanted`, in their order."""
    text, exercise = fold(wanted.text), fold(wanted.exercise).replace(" ", "-")
    least, most = wanted.least, wanted.most
    found = list(entries)
    if wanted.kind is not None:
        found = [entry for entry in found if type(entry) is wanted.kind]
    if text:
        found = [entry for entry in found if _says(entry, text)]
    if wanted.region is not None:
        found = [entry for entry in found if wanted.region in regions(entry)]
    if exercise:
        found = [entry for entry in found if any(exercise in ident for ident in exercises(entry))]
    if least is not None or most is not None:
        low, high = least or 0, 10 if most is None else most
        found = [entry for entry in found if any(low <= score <= high for score in pain_scores(entry))]
    return found


class Headings:
    """The heading of the group that an entry belongs to; `entries` are looked through for past visits."""

    def __init__(self, by: Grouping, now: datetime, entries: Iterable[AnyEntry] = ()) -> None:
        self._by = by
        self._now = now
        visits = (entry for entry in entries if is_visit(entry) and entry.at <= now)
        self._visits = sorted(visits, key=lambda visit: visit.at)
        self._moments = [visit.at for visit in self._visits]

    def of(self, entry: AnyEntry) -> str:
        """The heading, the same for all of one group and for no other."""
        day = entry.at.date()
        if self._by == "day":
            return _day(day, self._now.date())
        if self._by == "week":
            return _week(day, self._now.date())
        if entry.at > self._now:
            return "To come"
        place = bisect_right(self._moments, entry.at)
        if place == 0:
            return "Before the first visit" if self._visits else "No visit so far"
        return self._since(self._visits[place - 1])

    def _since(self, visit: Visit) -> str:
        someone = f" with {one_line(visit.provider)}" if visit.provider else ""
        return f"From the visit{someone} on, {day_words(visit.at.date(), self._now.date())} {visit.at:%H:%M}"


def grouped(entries: Sequence[AnyEntry], headings: Headings) -> Iterator[tuple[str, list[AnyEntry]]]:
    """The entries, in order of time, under their headings."""
    group: list[AnyEntry] = []
    last = ""
    for entry in entries:
        heading = headings.of(entry)
        if group and heading != last:
            yield last, group
            group = []
        group.append(entry)
        last = heading
    if group:
        yield last, group


def _day(day: date, today: date) -> str:
    words = day_words(day, today)
    return f"{words[0].upper()}{words[1:]} ({day:%Y-%m-%d})"


def _week(day: date, today: date) -> str:
    monday = day - timedelta(days=day.weekday())
    ahead = (monday - today + timedelta(days=today.weekday())).days // 7
    near = {0: "This week", -1: "Last week", 1: "Next week"}.get(ahead, "Week")
    return f"{near} from Monday {monday.day} {MONTHS[monday.month - 1]} {monday.year}"


def filter_words(wanted: JournalFilter) -> str:
    """What a filter narrows to, in words; empty when it shows all."""
    kind = KIND_NAMES[wanted.kind] if wanted.kind else ""
    region = REGION_NAMES[wanted.region] if wanted.region else ""
    score = ""
    if wanted.least is not None and wanted.most is not None:
        score = f"pain {wanted.least} to {wanted.most}"
    elif wanted.least is not None:
        score = f"pain {wanted.least} or more"
    elif wanted.most is not None:
        score = f"pain {wanted.most} or less"
    parts = (f"“{one_line(wanted.text)}”" if wanted.text else "", kind, region, one_line(wanted.exercise), score)
    return " · ".join(part for part in parts if part)
