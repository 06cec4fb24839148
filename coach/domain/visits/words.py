"""The words for what a visit holds, the same on screens, in lists and in calendars."""

from collections.abc import Iterator, Mapping

from coach.domain.counted import counted
from coach.domain.journal.entries import AfterEffect, ProviderKind, Technique, Visit, VisitReason
from coach.domain.journal.words import place_words
from coach.domain.visits.course import VisitPart, response

PROVIDER_NAMES: Mapping[ProviderKind, str] = {
    "lmt": "licensed massage therapist",
    "pt_clinic": "physical therapy clinic",
    "chiro_affiliated": "chiropractor-affiliated",
    "spa": "spa",
    "medical_massage": "medical massage",
    "other": "other",
}
REASON_NAMES: Mapping[VisitReason, str] = {
    "acute": "new trouble",
    "flare": "flare",
    "chronic": "long-standing trouble",
    "maintenance": "maintenance",
    "relaxation": "relaxation",
}
TECHNIQUE_NAMES: Mapping[Technique, str] = {
    "swedish": "Swedish",
    "deep-tissue": "deep tissue",
    "trigger-point": "trigger point",
    "myofascial-release": "myofascial release",
    "gluteal-piriformis": "gluteal and piriformis",
    "sports": "sports",
    "other": "other",
}
EFFECT_NAMES: Mapping[AfterEffect, str] = {
    "soreness": "soreness",
    "bruise": "bruise",
    "headache": "headache",
    "dizziness": "dizziness",
    "sleepiness": "sleepiness",
    "better_sleep": "better sleep",
    "none": "none",
}
PART_NAMES: Mapping[VisitPart, str] = {
    "before": "before the visit",
    "after": "right after it",
    "24h": "24 hours after it",
    "48h": "48 hours after it",
}


def money_words(amount: float, currency: str) -> str:
    """An amount such as "80.00 EUR", without a currency where none is known."""
    return f"{amount:.2f} {currency}".rstrip()


def response_words(visit: Visit) -> str:
    """The 48 h response, such as "2 less after 48 h"; empty where it is not known."""
    change = response(visit)
    if change is None:
        return ""
    if change == 0:
        return "the same after 48 h"
    return f"{abs(change)} {'less' if change > 0 else 'more'} after 48 h"


def visit_facts(visit: Visit) -> Iterator[tuple[str, str]]:
    """Names and values of all that was told of a visit apart from its time and note, part by part."""
    for name, value in (*_planned(visit), *_scores(visit), *_treatment(visit), *_after(visit), *_amounts(visit)):
        if value:
            yield name, value


def _planned(visit: Visit) -> Iterator[tuple[str, str]]:
    yield "State", "cancelled" if visit.cancelled else "not confirmed yet" if visit.tentative else ""
    yield "With", visit.provider
    yield "Where", visit.location
    yield "Kind", PROVIDER_NAMES[visit.provider_kind] if visit.provider_kind else ""
    yield "For", REASON_NAMES[visit.reason] if visit.reason else ""
    yield "Goal", visit.goal
    yield "Pressure wished for", _of(visit.pressure_wish, 5)
    yield "Lasts", "" if visit.duration_min is None else f"{visit.duration_min} min"


def _scores(visit: Visit) -> Iterator[tuple[str, str]]:
    yield "Pain before", _of(visit.pain_before)
    yield "Pain right after", _of(visit.pain_after)
    yield "Pain after 24 h", _of(visit.pain_24h)
    yield "Pain after 48 h", _of(visit.pain_48h)
    yield "Response", response_words(visit)


def _treatment(visit: Visit) -> Iterator[tuple[str, str]]:
    yield "Technique", ", ".join(TECHNIQUE_NAMES[technique] for technique in visit.techniques)
    yield "Treated", "; ".join(place_words(place) for place in visit.areas)
    yield "Pressure used", _of(visit.pressure_used, 5)
    yield "Pressure tolerated", _of(visit.pressure_tolerated, 5)
    yield "Highest discomfort", _of(visit.peak)
    yield "Spoke up", _yes_no(visit.spoke_up)
    yield "Trouble with a position", visit.position_problems


def _after(visit: Visit) -> Iterator[tuple[str, str]]:
    yield "After-effects", ", ".join(EFFECT_NAMES[effect] for effect in visit.after_effects)
    yield "Sore for", "" if visit.soreness_h is None else f"{visit.soreness_h:g} h"
    yield "Function the next day", _of(visit.function_next_day)
    yield "Relief lasted", "" if visit.relief_days is None else counted(visit.relief_days, "day")
    yield "Satisfaction", _of(visit.satisfaction)
    yield "Book again", _yes_no(visit.book_again)
    yield "Told the therapist", ", ".join(visit.told)


def _amounts(visit: Visit) -> Iterator[tuple[str, str]]:
    amounts = (("Price", visit.cost), ("Tip", visit.tip), ("Travel", visit.travel), ("Insurer's part", visit.insurer))
    for name, amount in amounts:
        yield name, "" if amount is None else money_words(amount, visit.currency)


def _of(score: int | None, most: int = 10) -> str:
    return "" if score is None else f"{score} of {most}"


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"
