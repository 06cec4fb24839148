"""An entry of the journal in a few words."""

from collections.abc import Iterator, Mapping

from coach.domain.counted import counted
from coach.domain.exercises.wording import REGION_NAMES
from coach.domain.journal.entries import (
    KIND_NAMES,
    SIGN_NAMES,
    Activities,
    AnyEntry,
    Change,
    CheckIn,
    Clearance,
    DoseChoice,
    Evening,
    FlareDay,
    Homework,
    Hurt,
    Morning,
    Place,
    Reach,
    Run,
    SafetyCheck,
    Skip,
    SkipReason,
    TherapistQuestion,
    Visit,
    Weekly,
)
from coach.domain.measures.score import change_words, score_words

SKIP_NAMES: Mapping[SkipReason, str] = {"on_purpose": "on purpose", "ill": "ill", "away": "away"}


def kind_words(entry: AnyEntry) -> str:
    """What sort of entry it is; a run is called by its routine."""
    return entry.name if isinstance(entry, Run) else KIND_NAMES[type(entry)]


def pain_words(entry: AnyEntry) -> str:
    """The number it holds in a few words, such as "pain 4" or "6 → 4, eased by 2"; empty where it holds none."""
    match entry:
        case CheckIn() | Morning():
            return f"pain {entry.pain}"
        case Run():
            return change_words(entry.before, entry.after)
        case Evening():
            return f"worst {entry.worst}, average {entry.average}"
        case Weekly():
            return f"pain {entry.pain} of the week"
        case Activities():
            return ", ".join(str(rating.score) for rating in entry.ratings)
        case Reach():
            return f"{entry.cm:g} cm"
        case Change():
            return change_score_words(entry.change)
        case Visit() if entry.cancelled:
            return "cancelled"
        case Visit() if entry.pain_before is not None or entry.pain_after is not None:
            return change_words(entry.pain_before, entry.pain_after)
    return ""


def change_score_words(change: int) -> str:
    """The change since a visit, such as "+3, better"; -5 is much worse, +5 much better."""
    return f"{change:+d}, {'better' if change > 0 else 'worse'}" if change else "0, the same"


def place_words(place: Place) -> str:
    """A place in words, such as "low back, left, 4 of 10, stiff"."""
    score = "" if place.score is None else f"{place.score} of 10"
    parts = (REGION_NAMES[place.region], place.side, score, place.kind)
    return ", ".join(part for part in parts if part)


def facts(entry: AnyEntry) -> Iterator[tuple[str, str]]:
    """Names and values of what the entry holds apart from its time and note; what was not answered is left out."""
    return ((name, value) for name, value in _facts(entry) if value)


def _facts(entry: AnyEntry) -> Iterator[tuple[str, str]]:
    match entry:
        case CheckIn():
            yield "Pain", score_words(entry.pain)
            for place in entry.places:
                yield "Where", place_words(place)
        case Run():
            yield "Pain", change_words(entry.before, entry.after)
            yield "Lasted", f"{round((entry.ended_at - entry.at).total_seconds() / 60)} min"
            yield "Ended", "to its end" if entry.finished else "early"
        case Morning():
            yield "Pain", score_words(entry.pain)
            yield "Sleep", "" if entry.sleep is None else f"{entry.sleep} of 10"
            yield "Slept", "" if entry.hours is None else f"{entry.hours:g} h"
        case Evening():
            yield from _evening(entry)
        case Weekly():
            yield "Average pain of the week", score_words(entry.pain)
            yield "In the way of enjoying life", f"{entry.enjoyment} of 10"
            yield "In the way of what you do", f"{entry.activity} of 10"
        case Activities():
            for rating in entry.ratings:
                yield rating.name, f"{rating.score} of 10"
        case Reach():
            yield "Fingertip to floor", f"{entry.cm:g} cm"
        case Change():
            yield "Since the visit", change_score_words(entry.change)
        case Visit():
            # Loaded only here: most journals that are listed hold no visit, and its rules bring `statistics` along.
            from coach.domain.visits.words import visit_facts

            yield from visit_facts(entry)
        case TherapistQuestion():
            yield "Answer", entry.answer or ("none yet" if entry.answered_at is None else "struck off")
            yield "Answered", "" if entry.answered_at is None else f"{entry.answered_at:%Y-%m-%d}"
        case Homework():
            yield from _homework(entry)
        case _:
            yield from _said(entry)


def _said(entry: AnyEntry) -> Iterator[tuple[str, str]]:
    """Of the kinds that say one thing."""
    match entry:
        case FlareDay():
            yield "Said", "the flare has passed" if entry.over else "today is a flare day"
        case Skip():
            yield "Left out", SKIP_NAMES[entry.reason]
        case SafetyCheck():
            yield "Asked", counted(len(entry.asked), "question")
            yield "Answered yes", ", ".join(each.cause for each in entry.raised) or "none"
        case Clearance():
            yield "Cleared", entry.cause
            yield "By", entry.by
        case DoseChoice():
            yield "Kept as it was", entry.exercise.replace("-", " ")


def _evening(entry: Evening) -> Iterator[tuple[str, str]]:
    yield "Worst pain", score_words(entry.worst)
    yield "Average pain", score_words(entry.average)
    doses = "" if entry.doses is None else counted(entry.doses, "dose")
    taken = {None: "", True: "yes", False: "no"}[entry.medicine]
    yield "Pain medicine", ", ".join(part for part in (taken, doses, entry.drug) if part)
    yield "A flare", {None: "", True: "yes", False: "no"}[entry.flare]


def _homework(entry: Homework) -> Iterator[tuple[str, str]]:
    yield "Exercise", entry.exercise.replace("-", " ")
    yield "Dose", entry.said_dose
    yield "Understood", entry.understood
    yield "Your therapist said so", "; ".join(entry.lifted)
    yield "Side", entry.side or ""
    days = "every day" if entry.per_week == 7 else f"{counted(entry.per_week, 'day')} a week"
    times = f", {entry.times_a_day} times a day" if entry.times_a_day > 1 else ""
    yield "How often", "" if entry.understood else f"{', '.join(entry.days) or days}{times}"
    yield "Until", "" if entry.until is None else f"{entry.until}"
    yield "Stop if", entry.stop_if
    yield "Over", "" if entry.over_at is None else f"since {entry.over_at:%Y-%m-%d}"


def hurt_words(hurt: Hurt) -> str:
    """Where, how much and what it felt like, such as "low back, left, 6 of 10, sharp, electric or burning"."""
    where = REGION_NAMES[hurt.region] if hurt.region else "somewhere"
    score = "" if hurt.score is None else f"{hurt.score} of 10"
    parts = (where, hurt.side, score, *(SIGN_NAMES[sign] for sign in hurt.signs))
    return ", ".join(part for part in parts if part)
