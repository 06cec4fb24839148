"""Visits, what is asked at them, and what the therapist gave to do at home (clinical.md 8)."""

from datetime import date
from typing import Annotated, Literal, TypeGuard, get_args

from msgspec import Meta, Struct

from coach.domain.exercises.exercise import Ident, Score
from coach.domain.exercises.vocabulary import Side
from coach.domain.journal.entry import ClockTime, Entry, Moment, Note, Place, Title

ProviderKind = Literal["lmt", "pt_clinic", "chiro_affiliated", "spa", "medical_massage", "other"]
VisitReason = Literal["acute", "flare", "chronic", "maintenance", "relaxation"]
Technique = Literal[
    "swedish", "deep-tissue", "trigger-point", "myofascial-release", "gluteal-piriformis", "sports", "other"
]
AfterEffect = Literal["soreness", "bruise", "headache", "dizziness", "sleepiness", "better_sleep", "none"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
Pressure = Annotated[int, Meta(ge=1, le=5)]
Money = Annotated[float, Meta(ge=0, le=100_000)]


class CalendarEvent(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """What a calendar said of a visit when it was last taken in; `duration_min` is minutes.

    `uid` and `occurrence` (the planned start, of one event in a series) name the event; a later one has a higher
    `sequence`, or a later `changed_at`. An event that calls a visit off may have no time.
    """

    uid: Annotated[str, Meta(max_length=1000)]
    occurrence: Annotated[str, Meta(max_length=40)] = ""
    sequence: Annotated[int, Meta(ge=0, le=1_000_000_000)] = 0
    changed_at: Moment | None = None
    at: Moment | None = None
    provider: Title = ""
    location: Title = ""
    duration_min: Annotated[int, Meta(ge=1, le=600)] | None = None
    cancelled: bool = False
    tentative: bool = False


class Visit(Entry, frozen=True, tag="visit"):
    """A massage or therapy session, planned or past, as `at` says; None is not answered, `areas` were treated.

    Scores are 0-10 (pain before, right after, 24 h and 48 h later, the peak during it), pressure is 1-5; `duration_min`
    is minutes, `soreness_h` hours, `relief_days` the days until back to the level before. `told` are ids of the
    checklist (8.5). `goal` is what the person wants of it, in one sentence. Amounts are in `currency`. A visit that was
    `cancelled` is kept but counts nowhere; a `tentative` one is not confirmed yet. `calendar` is set for visits that
    came from a calendar.
    """

    provider: Title = ""
    areas: tuple[Place, ...] = ()
    provider_kind: ProviderKind | None = None
    reason: VisitReason | None = None
    techniques: tuple[Technique, ...] = ()
    duration_min: Annotated[int, Meta(ge=1, le=600)] | None = None
    goal: Note = ""
    pressure_wish: Pressure | None = None
    pressure_used: Pressure | None = None
    pressure_tolerated: Pressure | None = None
    spoke_up: bool | None = None
    position_problems: Note = ""
    pain_before: Score | None = None
    pain_after: Score | None = None
    pain_24h: Score | None = None
    pain_48h: Score | None = None
    peak: Score | None = None
    after_effects: tuple[AfterEffect, ...] = ()
    soreness_h: Annotated[float, Meta(ge=0, le=1000)] | None = None
    function_next_day: Score | None = None
    relief_days: Annotated[float, Meta(ge=0, le=1000)] | None = None
    told: tuple[Title, ...] = ()
    cost: Money | None = None
    tip: Money | None = None
    travel: Money | None = None
    insurer: Money | None = None
    currency: Annotated[str, Meta(max_length=8)] = ""
    satisfaction: Score | None = None
    book_again: bool | None = None
    location: Title = ""
    cancelled: bool = False
    tentative: bool = False
    calendar: CalendarEvent | None = None


def is_visit(entry: Entry) -> TypeGuard[Visit]:
    """Return whether the entry is a visit that was not cancelled."""
    return isinstance(entry, Visit) and not entry.cancelled


class TherapistQuestion(Entry, frozen=True, tag="question"):
    """A question for the therapist, in `note`; struck off once `answered_at` is set, with the answer."""

    answer: Note = ""
    answered_at: Moment | None = None


class Homework(Entry, frozen=True, tag="homework"):
    """What a therapist gave to do at home, in the therapist's words (`note`), and what Coach understood of it.

    `exercise` is the id of the exercise in the person's own pack; `per_week` how many days a week (7: daily) and
    `days` which ones where some were named, `until` the last day, `stop_if` what ends it. It is over from `over_at` on.
    `every_min` and `every_days` are how far apart two times are, `clock_times` when on a day; what is `as_needed` is
    never due. `understood` is all that was read of the words, as it was shown. `lifted` are the limits of Coach that
    the therapist went beyond on purpose.
    """

    exercise: Ident
    said_dose: Title = ""
    side: Side | None = None
    per_week: Annotated[int, Meta(ge=1, le=7)] = 7
    days: Annotated[tuple[Weekday, ...], Meta(max_length=7)] = ()
    times_a_day: Annotated[int, Meta(ge=1, le=24)] = 1
    until: date | None = None
    stop_if: Note = ""
    visit: Title = ""
    over_at: Moment | None = None
    every_min: Annotated[int, Meta(ge=5, le=1440)] | None = None
    every_days: Annotated[int, Meta(ge=1, le=31)] | None = None
    clock_times: Annotated[tuple[ClockTime, ...], Meta(max_length=24)] = ()
    as_needed: bool = False
    understood: Annotated[str, Meta(max_length=400)] = ""
    lifted: Annotated[tuple[Title, ...], Meta(max_length=8)] = ()
