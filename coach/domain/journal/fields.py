"""The catalogue of the fields of all entries: what each means, and in words what it may hold.

The form comes from the types themselves, so that it cannot fall behind them; a test holds that no meaning is missing.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec.inspect as inspect
from msgspec import Struct

from coach.domain.journal.entries import (
    Activities,
    ActivityRating,
    Change,
    CheckIn,
    Clearance,
    DoseChoice,
    Entry,
    Evening,
    ExerciseResult,
    FlareDay,
    Given,
    Homework,
    Hurt,
    Morning,
    NoteEntry,
    Place,
    Raised,
    Rating,
    Reach,
    Run,
    SafetyCheck,
    Skip,
    TherapistQuestion,
    Visit,
    Weekly,
)
from coach.domain.journal.visit_entries import CalendarEvent

SHARED: Mapping[str, str] = {
    "kind": "which kind of entry it is",
    "id": "its own for ever",
    "at": "when it happened",
    "recorded_at": "when it was written down",
    "updated_at": "when it was changed last",
    "note": "your words",
}
MEANINGS: Mapping[type[Struct], Mapping[str, str]] = {
    CheckIn: {"pain": "pain at that moment", "places": "where it hurts"},
    Morning: {"pain": "pain on waking", "sleep": "how well you slept, higher is better", "hours": "hours of sleep"},
    Evening: {
        "worst": "worst pain of the last 24 hours",
        "average": "average pain of the last 24 hours",
        "medicine": "whether you took pain medicine",
        "doses": "how many doses of it",
        "drug": "its name",
        "flare": "whether it was a flare",
    },
    FlareDay: {"over": "no: it is a flare day, yes: the flare has passed"},
    Skip: {"reason": "why the day is left out"},
    NoteEntry: {},
    DoseChoice: {"exercise": "id of the exercise", "rule": "the rule whose change of dose you refused"},
    Weekly: {
        "pain": "average pain of the past 7 days",
        "enjoyment": "how much it got in the way of enjoying life",
        "activity": "how much it got in the way of what you do",
    },
    Activities: {"ratings": "your own activities"},
    Reach: {"cm": "fingertip to floor, centimetres; below 0 passes the floor"},
    Change: {"change": "since the visit, -5 much worse to +5 much better", "visit": "id of that visit"},
    Run: {
        "routine": "id of the routine",
        "name": "its name",
        "ended_at": "when it ended",
        "planned_s": "seconds of work that were planned",
        "finished": "whether it went to its end",
        "before": "pain before",
        "after": "pain after",
        "speed": "1, or more for a rehearsal",
        "results": "how each exercise went",
    },
    SafetyCheck: {
        "reason": "why the warning signs were asked",
        "asked": "which were asked",
        "raised": "those that were answered with yes",
        "takes_back": "the `at` of a check whose yes was a slip",
    },
    Clearance: {"cause": "the warning sign", "by": "the clinician who has cleared it"},
    TherapistQuestion: {"answer": "what your therapist said", "answered_at": "when it was answered"},
    Homework: {
        "exercise": "id of the exercise",
        "said_dose": "the dose in your therapist's words",
        "side": "which side it is for",
        "per_week": "days a week",
        "days": "on which days",
        "times_a_day": "times a day",
        "until": "the last day",
        "stop_if": "what ends it at once",
        "visit": "id of the visit that it is from",
        "over_at": "from when on it is over",
        "every_min": "minutes from one time to the next",
        "every_days": "days from one time to the next",
        "clock_times": "at which times of day",
        "as_needed": "whether it is for when you need it",
        "understood": "what Coach read in the words",
        "lifted": "limits of Coach that your therapist went beyond",
    },
    Visit: {
        "provider": "with whom",
        "areas": "what was treated",
        "provider_kind": "what sort of practice",
        "reason": "what it is for",
        "techniques": "what was done",
        "duration_min": "minutes",
        "goal": "what you want of it",
        "pressure_wish": "pressure you wished for",
        "pressure_used": "pressure that was used",
        "pressure_tolerated": "pressure that was bearable",
        "spoke_up": "whether you said so when it was too much",
        "position_problems": "positions that were hard",
        "pain_before": "pain before",
        "pain_after": "pain right after",
        "pain_24h": "pain a day later",
        "pain_48h": "pain two days later",
        "peak": "worst pain during it",
        "after_effects": "what came after",
        "soreness_h": "hours of soreness",
        "function_next_day": "how well you could do things the next day, higher is better",
        "relief_days": "days until it was as before",
        "told": "what of the checklist you have told",
        "cost": "price",
        "tip": "tip",
        "travel": "cost of the way",
        "insurer": "what the insurer pays",
        "currency": "currency of the amounts",
        "satisfaction": "how content you were, higher is better",
        "book_again": "whether you would book again",
        "location": "where",
        "cancelled": "whether it was called off",
        "tentative": "whether it is not confirmed yet",
        "calendar": "what a calendar said of it; not in the table",
    },
    Place: {"region": "which part of the body", "side": "which side", "score": "pain there", "kind": "what it is like"},
    ActivityRating: {"name": "the activity", "score": "0 cannot do it, 10 as before"},
    ExerciseResult: {
        "exercise": "id of the exercise",
        "outcome": "how it went",
        "planned_s": "seconds of work that were planned",
        "done_s": "seconds of work that were done",
        "extended_s": "seconds that were added",
        "sets_done": "sets that were done",
        "ratings": "discomfort while it went on",
        "hurts": "each time it hurt",
        "given": "the dose that was planned",
    },
    Rating: {"at_s": "seconds into the work", "score": "discomfort"},
    Hurt: {
        "at": "when",
        "score": "how much",
        "region": "where",
        "side": "which side",
        "signs": "what it felt like",
    },
    Given: {
        "sets": "sets",
        "hold_s": "seconds of a hold",
        "reps": "repetitions",
        "reduced": "whether it was cut for that day alone",
    },
    Raised: {
        "cause": "the warning sign",
        "level": "how urgent it is",
        "branch": "the answer that applied",
        "codes": "what it rules out",
        "means": "what it may mean",
    },
    CalendarEvent: {
        "uid": "id of the event in the calendar",
        "occurrence": "its planned start, of one event in a series",
        "sequence": "higher after each change",
        "changed_at": "when the calendar changed it last",
        "at": "its start",
        "provider": "its title",
        "location": "its place",
        "duration_min": "its minutes",
        "cancelled": "whether it was called off",
        "tentative": "whether it is not confirmed",
    },
}
"""What each field means, by the kind of entry and by the parts of entries."""


class FieldLine(NamedTuple):
    """One field: its name, what it holds in words, and what it means."""

    name: str
    form: str
    meaning: str


def field_lines(kind: type[Struct]) -> Iterator[FieldLine]:
    """The own fields of a kind of entry or of a part of one, in their order."""
    shared = SHARED if issubclass(kind, Entry) else {}
    for field in _fields(kind):
        if field.name not in shared:
            yield FieldLine(field.name, _form(field.type), MEANINGS[kind][field.name])


def shared_lines() -> Iterator[FieldLine]:
    """The fields that every entry has."""
    forms = {field.name: _form(field.type) for field in _fields(NoteEntry)}
    return (FieldLine(name, forms.get(name, "text"), meaning) for name, meaning in SHARED.items())


def tag_of(kind: type[Struct]) -> str:
    """The `kind` of an entry as files have it; for a part of an entry a name."""
    shape = inspect.type_info(kind)
    assert isinstance(shape, inspect.StructType)
    return str(shape.tag) if shape.tag else kind.__name__


def parts_of(kind: type[Struct]) -> tuple[type[Struct], ...]:
    """The parts that a kind of entry has lists of, and theirs."""
    found: list[type[Struct]] = []
    for field in _fields(kind):
        for shape in _flat(field.type):
            if isinstance(shape, inspect.StructType):
                found += [shape.cls, *parts_of(shape.cls)]
    return tuple(dict.fromkeys(found))


def _fields(kind: type[Struct]) -> tuple[inspect.Field, ...]:
    shape = inspect.type_info(kind)
    assert isinstance(shape, inspect.StructType)
    return shape.fields


def _flat(shape: inspect.Type) -> Iterator[inspect.Type]:
    if isinstance(shape, inspect.UnionType):
        for each in shape.types:
            yield from _flat(each)
    elif isinstance(shape, inspect.VarTupleType):
        yield from _flat(shape.item_type)
    else:
        yield shape


def _form(shape: inspect.Type) -> str:
    """What a value may be, in words."""
    match shape:
        case inspect.UnionType():
            return " or ".join(_form(each) for each in shape.types if not isinstance(each, inspect.NoneType))
        case inspect.VarTupleType():
            return f"list of {_form(shape.item_type)}"
        case inspect.StructType():
            return tag_of(shape.cls)
        case inspect.LiteralType():
            return ", ".join(map(str, sorted(shape.values, key=str)))
        case inspect.BoolType():
            return "yes or no"
        case inspect.IntType():
            return f"{shape.ge} to {shape.le}" if shape.ge is not None and shape.le is not None else "whole number"
        case inspect.FloatType():
            return (
                f"number, {shape.ge:g} to {shape.le:g}" if shape.ge is not None and shape.le is not None else "number"
            )
        case inspect.DateTimeType():
            return "moment"
        case inspect.DateType():
            return "day"
    return "text"
