"""The safety line: warning signs that are open, conditions to know of, places not to press."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from coach.domain.exercises.wording import REGION_NAMES
from coach.domain.journal.entries import CauseId
from coach.domain.person.profile import Condition, ConditionGroup, ConditionId
from coach.domain.review.facts import Facts
from coach.domain.review.page import Block
from coach.domain.safety.clearing import cause_words
from coach.domain.safety.conditions import CONDITIONS, GROUPS, contraindications
from coach.domain.safety.standing import OpenCause, standing
from coach.domain.safety.urgency import CRISIS_CAUSE
from coach.domain.text import shorten
from coach.domain.when import date_words

KEY_CONDITIONS: dict[ConditionId, str] = {
    "blood_thinner": "Blood thinner",
    "pregnancy": "Pregnancy",
    "osteoporosis": "Osteoporosis",
    "implant": "Implant",
    "allergy": "Allergy",
}
"""Each is answered on the page with yes or no: a therapist asks for them."""

NOT_PRESSED: frozenset[ConditionId] = frozenset(
    {
        "varicose_veins",
        "other_fracture",
        "spine_fracture",
        "operation",
        "numb_skin",
        "hernia",
        "skin",
        "lump",
        "fresh_injury",
        "implant",
        "artificial_joint",
        "diabetes",
        "clot",
    }
)
LOWEST_NERVES = "a change below the waist that can mean pressure on the lowest nerves (cauda equina)"
ON_PAPER: Mapping[CauseId, str] = {
    "RF01": LOWEST_NERVES,
    "RF02": LOWEST_NERVES,
    "RF03": LOWEST_NERVES,
    "RF17": "new back pain with a raised risk of an infection",
    CRISIS_CAUSE: "a warning sign that does not belong on paper; please ask",
}
"""What is intimate is told so that whoever treats knows the danger, and the page can lie on a desk."""

MOST_OPEN = 4
WIDTH, OPEN_WIDTH, NOTE = 150, 200, 60


def safety(facts: Facts) -> Block:
    """What is open in capitals, else that nothing was reported and when all was last asked."""
    return Block("safety", tuple(_lines(facts)), how=("Self-reported; a clean list is not a clearance.",))


def _lines(facts: Facts) -> Iterator[str]:
    where = standing(facts.record.entries, facts.now)
    opened = [cause for cause in where.open if cause.level != "CAUTION"]
    if opened:
        for cause in opened[:MOST_OPEN]:
            yield _open_line(cause, facts).upper()
        if len(opened) > MOST_OPEN:
            yield f"AND {len(opened) - MOST_OPEN} MORE"
    elif where.asked_all_at is None:
        yield "Warning signs have not been asked about yet."
    else:
        yield f"No warning signs reported ({date_words(where.asked_all_at.date(), facts.now.date())})."
    for cause in [cause for cause in where.open if cause.level == "CAUTION"][:MOST_OPEN]:
        yield _open_line(cause, facts)
    if facts.profile.conditions is None:
        yield "Conditions and medicines have not been asked about yet."
        return
    present = [each for each in facts.profile.conditions if not _is_over(each, facts.now.date())]
    marked = facts.profile.marked
    yield " ".join(f"{name}: {_answer(ident, present, marked)}." for ident, name in KEY_CONDITIONS.items())
    if marked:
        yield f"No details yet: {', '.join(GROUPS[group].name.lower() for group in marked)}."
    others = [_condition(each) for each in present if each.id not in KEY_CONDITIONS]
    if others:
        yield shorten(f"Also: {'; '.join(others)}.", 2 * WIDTH)
    places = sorted({place for each in present if each.id in NOT_PRESSED for place in _places(each)})
    if places:
        yield shorten(f"Do not press: {', '.join(places)}.", WIDTH)


def _is_over(condition: Condition, today: date) -> bool:
    """Whether its time has passed, such as that of a new injury: then it no longer holds for the exercises either."""
    return bool(CONDITIONS[condition.id].codes) and not contraindications((condition,), today)


def _answer(ident: ConditionId, present: Iterable[Condition], marked: Collection[ConditionGroup]) -> str:
    """In capitals where there is something to know, with its places and what the person wrote of it."""
    told = [each for each in present if each.id == ident]
    if not told:
        return "PERHAPS" if CONDITIONS[ident].group in marked else "no"
    places = [", ".join(_places(each)) for each in told if each.regions]
    notes = [shorten(each.note, NOTE) for each in told if each.note]
    said = "; ".join([*places, *notes])
    return f"YES ({said})" if said else "YES"


def _open_line(cause: OpenCause, facts: Facts) -> str:
    said = ON_PAPER.get(cause.cause) or cause_words(cause.cause)
    level = cause.level.replace("_", " ").lower()
    yes = "yes to “" if said.endswith("?") else ""
    when = date_words(cause.raised_at.date(), facts.now.date())
    return shorten(f"{level}, {when}: {yes}{said}{'”' if yes else ''}", OPEN_WIDTH)


def _condition(condition: Condition) -> str:
    name = CONDITIONS[condition.id].name
    for start in ("I have had ", "I have or had ", "I had ", "I have ", "I am ", "I "):
        name = name.removeprefix(start)
    places = f" ({', '.join(_places(condition))})" if condition.regions else ""
    return f"{name.removeprefix('an ').removeprefix('a ')}{places}{_noted(condition)}"


def _noted(condition: Condition) -> str:
    return f", {shorten(condition.note, NOTE)}" if condition.note else ""


def _places(condition: Condition) -> list[str]:
    return [REGION_NAMES[region] for region in condition.regions]
