"""What visits add up to: their place in the course, what each brought, what is still to be told (clinical.md 8.1)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from statistics import mean, median
from typing import Any, Literal

import msgspec
from msgspec import Struct

from coach.domain.journal.entries import AnyEntry, ProviderKind, Technique, TherapistQuestion, Visit
from coach.errors import CoachError

VisitPart = Literal["before", "after", "24h", "48h"]

PART_FIELDS: Mapping[VisitPart, tuple[str, ...]] = {
    "before": ("pain_before", "goal", "pressure_wish", "told"),
    "after": (
        "pain_after",
        "peak",
        "techniques",
        "areas",
        "duration_min",
        "pressure_used",
        "pressure_tolerated",
        "spoke_up",
        "position_problems",
        "cost",
        "satisfaction",
    ),
    "24h": ("pain_24h", "function_next_day", "after_effects", "soreness_h"),
    "48h": ("pain_48h", "relief_days", "book_again"),
}
"""What is asked in each part of a visit, the one number that makes it answered first."""

USUAL_LENGTH = timedelta(minutes=60)
DAY = timedelta(hours=24)
OPEN_FROM: Mapping[VisitPart, timedelta] = {"before": -DAY, "after": timedelta(0), "24h": DAY, "48h": 2 * DAY}
OPEN_FOR: Mapping[VisitPart, timedelta] = {"before": 2 * DAY, "after": DAY, "24h": DAY, "48h": DAY}
"""How long a part is asked for; later it can still be told, but memory is no longer asked for a number."""

TECHNIQUE_NEEDS = 5
TOO_FEW = "too few to compare"


class Numbering(Struct, frozen=True):
    """Which visit it is, counted from 1: with its provider, and of all."""

    with_provider: int
    of_all: int


class Provider(Struct, frozen=True):
    """Someone the person has been to, or will go to; `visits` counts the past ones, `last` and `next` are moments."""

    name: str
    kind: ProviderKind | None
    visits: int
    last: datetime | None
    next: datetime | None


class TechniqueResponse(Struct, frozen=True):
    """The mean 48 h response to the visits with a technique, in points of pain; None for fewer than five (6.6)."""

    technique: Technique
    visits: int
    mean: float | None

    @property
    def words(self) -> str:
        """What may be said of it: a count first, and never that the technique was the cause."""
        if self.mean is None:
            return f"{self.visits} of {TECHNIQUE_NEEDS} visits, {TOO_FEW}"
        direction = "less" if self.mean >= 0 else "more"
        return f"{self.visits} visits, on average {abs(self.mean):.1f} points {direction} pain after 48 h"


def visits_of(entries: Iterable[AnyEntry], *, cancelled: bool = False) -> tuple[Visit, ...]:
    """The visits among `entries`, in order of time; those that were cancelled only if asked for."""
    found = (entry for entry in entries if isinstance(entry, Visit) and (cancelled or not entry.cancelled))
    return tuple(sorted(found, key=lambda entry: entry.at))


def past(visits: Iterable[Visit], now: datetime) -> tuple[Visit, ...]:
    """Those that have begun, in order of time."""
    return tuple(visit for visit in visits_of(visits) if visit.at <= now)


def last_visit(visits: Iterable[Visit], now: datetime) -> Visit | None:
    """The latest one that has begun."""
    return next(reversed(past(visits, now)), None)


def same_provider(one: Visit, other: Visit) -> bool:
    """Whether two visits are with the same provider; large and small letters are alike."""
    return one.provider.strip().casefold() == other.provider.strip().casefold()


def numbering(visit: Visit, visits: Iterable[Visit]) -> Numbering:
    """Which visit this is among `visits`, those with its provider and all; planned ones are counted too."""
    earlier = [other for other in visits if other.id != visit.id and (other.at, other.id) < (visit.at, visit.id)]
    return Numbering(1 + sum(same_provider(visit, other) for other in earlier), 1 + len(earlier))


def response(visit: Visit) -> int | None:
    """Pain before less pain 48 h later, in points of 0-10: positive is better; None where one is not answered."""
    if visit.pain_before is None or visit.pain_48h is None:
        return None
    return visit.pain_before - visit.pain_48h


def usual_relief_days(visits: Iterable[Visit]) -> float | None:
    """The median of how many days relief lasted, over the visits that say so."""
    told = [visit.relief_days for visit in visits if visit.relief_days is not None]
    return median(told) if told else None


def by_technique(visits: Iterable[Visit]) -> tuple[TechniqueResponse, ...]:
    """The mean response of each technique, in the fixed order of techniques: it is no ranking."""
    found: dict[Technique, list[int]] = {}
    for visit in visits:
        change = response(visit)
        for technique in visit.techniques if change is not None else ():
            found.setdefault(technique, []).append(change or 0)
    return tuple(
        TechniqueResponse(technique, len(changes), mean(changes) if len(changes) >= TECHNIQUE_NEEDS else None)
        for technique, changes in sorted(found.items())
    )


def providers(visits: Iterable[Visit], now: datetime) -> tuple[Provider, ...]:
    """Everyone the visits name, by name; the kind is the one said last."""
    named: dict[str, list[Visit]] = {}
    for visit in visits_of(visits):
        if visit.provider.strip():
            named.setdefault(visit.provider.strip().casefold(), []).append(visit)
    return tuple(_provider(own, now) for _, own in sorted(named.items()))


def _provider(own: Sequence[Visit], now: datetime) -> Provider:
    kinds = [visit.provider_kind for visit in own if visit.provider_kind]
    begun = [visit.at for visit in own if visit.at <= now]
    coming = [visit.at for visit in own if visit.at > now]
    return Provider(
        own[-1].provider.strip(),
        kinds[-1] if kinds else None,
        len(begun),
        begun[-1] if begun else None,
        coming[0] if coming else None,
    )


def answered(visit: Visit, part: VisitPart) -> bool:
    """Whether the number of a part is there."""
    return getattr(visit, PART_FIELDS[part][0]) is not None


def open_parts(visit: Visit, now: datetime) -> tuple[VisitPart, ...]:
    """The parts to ask for now: those that are not answered, from when they are due and for a day.

    Before: from a day before the visit; right after: from its end; 24 h and 48 h: from that long after its beginning.
    """
    return tuple(part for part in OPEN_FROM if not answered(visit, part) and _is_open(visit, part, now))


def missing_parts(visit: Visit, now: datetime) -> tuple[VisitPart, ...]:
    """All parts that could be told by now and are not, however long ago: never asked for, only shown."""
    if visit.cancelled:
        return ()
    return tuple(part for part in OPEN_FROM if not answered(visit, part) and now >= due(visit, part))


def due(visit: Visit, part: VisitPart) -> datetime:
    """The moment from which a part can be answered."""
    length = timedelta(minutes=visit.duration_min) if visit.duration_min else USUAL_LENGTH
    return visit.at + (length if part == "after" else OPEN_FROM[part])


def _is_open(visit: Visit, part: VisitPart, now: datetime) -> bool:
    return not visit.cancelled and timedelta(0) <= now - due(visit, part) < OPEN_FOR[part]


def with_part(visit: Visit, **fields: Any) -> Visit:
    """The visit with some more of it told; what is not named stays. Raises CoachError for values that do not fit."""
    changed = {**msgspec.to_builtins(visit), **msgspec.to_builtins(fields)}
    try:
        return msgspec.convert(changed, Visit)
    except msgspec.ValidationError as error:
        raise CoachError("This visit cannot be kept.", f"{error}.", "Correct the value and try again.") from error


def open_questions(entries: Iterable[AnyEntry]) -> tuple[TherapistQuestion, ...]:
    """The questions for the therapist that have no answer yet, the oldest first."""
    asked = [entry for entry in entries if isinstance(entry, TherapistQuestion) and entry.answered_at is None]
    return tuple(sorted(asked, key=lambda entry: entry.at))


def with_answer(question: TherapistQuestion, answer: str, now: datetime) -> TherapistQuestion:
    """The question struck off with its answer."""
    return msgspec.structs.replace(question, answer=answer, answered_at=now)
