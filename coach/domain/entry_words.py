"""An entry of the journal in a few words."""

from collections.abc import Iterator

from coach.domain.entries import (
    KIND_NAMES,
    SIGN_NAMES,
    AnyEntry,
    CheckIn,
    Clearance,
    DoseChoice,
    FlareDay,
    Hurt,
    Morning,
    Place,
    Run,
    SafetyCheck,
    Visit,
)
from coach.domain.score import change_words, score_words
from coach.domain.wording import REGION_NAMES


def kind_words(entry: AnyEntry) -> str:
    """What sort of entry it is; a run is called by its routine."""
    return entry.name if isinstance(entry, Run) else KIND_NAMES[type(entry)]


def pain_words(entry: AnyEntry) -> str:
    """The pain it holds, such as "pain 4" or "6 → 4, eased by 2"."""
    if isinstance(entry, (CheckIn, Morning)):
        return f"pain {entry.pain}"
    return change_words(entry.before, entry.after) if isinstance(entry, Run) else ""


def place_words(place: Place) -> str:
    """A place in words, such as "low back, left, 4 of 10, stiff"."""
    score = "" if place.score is None else f"{place.score} of 10"
    parts = (REGION_NAMES[place.region], place.side, score, place.kind)
    return ", ".join(part for part in parts if part)


def facts(entry: AnyEntry) -> Iterator[tuple[str, str]]:
    """Names and values of what the entry holds apart from its time and note."""
    if isinstance(entry, CheckIn):
        yield "Pain", score_words(entry.pain)
        for place in entry.places:
            yield "Where", place_words(place)
    if isinstance(entry, Run):
        yield "Pain", change_words(entry.before, entry.after)
        yield "Lasted", f"{round((entry.ended_at - entry.at).total_seconds() / 60)} min"
        yield "Ended", "to its end" if entry.finished else "early"
    if isinstance(entry, Morning):
        yield "Pain", score_words(entry.pain)
        yield "Sleep", "" if entry.sleep is None else f"{entry.sleep} of 10"
    if isinstance(entry, FlareDay):
        yield "Said", "the flare has passed" if entry.over else "today is a flare day"
    if isinstance(entry, SafetyCheck):
        yield "Asked", f"{len(entry.asked)} questions" if len(entry.asked) != 1 else "1 question"
        yield "Answered yes", ", ".join(each.cause for each in entry.raised) or "none"
    if isinstance(entry, Clearance):
        yield "Cleared", entry.cause
        yield "By", entry.by
    if isinstance(entry, DoseChoice):
        yield "Kept as it was", entry.exercise.replace("-", " ")
    if isinstance(entry, Visit):
        yield "With", entry.provider
        for place in entry.areas:
            yield "Treated", place_words(place)


def hurt_words(hurt: Hurt) -> str:
    """Where, how much and what it felt like, such as "low back, left, 6 of 10, sharp, electric or burning"."""
    where = REGION_NAMES[hurt.region] if hurt.region else "somewhere"
    score = "" if hurt.score is None else f"{hurt.score} of 10"
    parts = (where, hurt.side, score, *(SIGN_NAMES[sign] for sign in hurt.signs))
    return ", ".join(part for part in parts if part)
