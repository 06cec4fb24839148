"""What a person has told about themselves, in words, for the profile page and the command line."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from coach.domain.counted import counted
from coach.domain.exercises.exercise import Score
from coach.domain.exercises.vocabulary import EQUIPMENT_NAMES, PHASE_NAMES
from coach.domain.exercises.wording import POSITION_NAMES, REGION_NAMES
from coach.domain.journal.entries import Place, Visit
from coach.domain.journal.words import place_words
from coach.domain.person.first_questions import AGE_NAMES, QuestionId
from coach.domain.person.profile import Condition, Profile
from coach.domain.person.settings import Settings
from coach.domain.planning.phases import next_visit, phase_of
from coach.domain.safety.conditions import CONDITIONS, GROUPS
from coach.domain.visits.course import last_visit
from coach.domain.when import day_words, moment_words

LOCKED = "not answered yet: until then breathing and rest are open"
NOT_ASKED = "not answered"
NONE_WRITTEN = "none written down"


def visit_of(question: QuestionId, visits: Iterable[Visit], now: datetime) -> Visit | None:
    """The visit that the question is about; None for another question, too."""
    if question == "next_visit":
        return next_visit(tuple(visits), now)
    return last_visit(visits, now) if question == "last_visit" else None


def answer_words(
    question: QuestionId, profile: Profile, settings: Settings, visits: Iterable[Visit], now: datetime
) -> tuple[str, ...]:
    """The answer to one question, a line for each thing that was said; there is always one."""
    return tuple(_lines(question, profile, settings, tuple(visits), now)) or ("none",)


def condition_words(condition: Condition, today: date) -> str:
    """A condition as "I had an operation in the last 12 weeks: low back; since 2 Nov"."""
    about = CONDITIONS[condition.id]
    parts = [", ".join(REGION_NAMES[region] for region in condition.regions)]
    if about.asks_places and not condition.regions:
        usual = sorted(REGION_NAMES[region] for region in about.usual)
        parts = [", ".join(usual) if usual else "no place named, so it counts everywhere"]
    if condition.since:
        parts.append(f"since {day_words(condition.since, today)}")
    parts.append(condition.note)
    said = "; ".join(part for part in parts if part)
    return f"{about.name}: {said}" if said else about.name


def visit_words(visit: Visit, now: datetime) -> str:
    """A visit as "Tue 1 Dec 14:00, with Sam; treated: low back, left"."""
    provider = f", with {visit.provider}" if visit.provider else ""
    treated = f"; treated: {places_words(visit.areas)}" if visit.areas else ""
    return f"{moment_words(visit.at, now)}{provider}{treated}"


def places_words(places: Iterable[Place]) -> str:
    """Places one after the other, such as "low back, left; buttock"."""
    return "; ".join(place_words(place) for place in places)


def safe_words(score: Score | None) -> str:
    """What a number on the scale of feeling safe means; without a number, both ends of the scale."""
    if score is None:
        return "0 not safe at all  ·  10 fully safe"
    ends = {0: "0: not safe at all", 10: "10: fully safe"}
    return ends.get(score, f"{score} of 10")


def _lines(
    question: QuestionId, profile: Profile, settings: Settings, visits: tuple[Visit, ...], now: datetime
) -> Iterator[str]:
    today = now.date()
    match question:
        case "conditions" if profile.conditions is None:
            yield LOCKED
        case "conditions":
            yield from (condition_words(condition, today) for condition in profile.conditions or ())
            yield from (f"{GROUPS[group].name}: no details yet, so all of it counts" for group in profile.marked)
        case "places" if profile.places is not None:
            yield from (place_words(place) for place in profile.places)
        case "equipment" if profile.equipment:
            yield ", ".join(EQUIPMENT_NAMES[each] for each in profile.equipment)
        case "positions" if profile.positions:
            yield ", ".join(POSITION_NAMES[each] for each in profile.positions)
        case "equipment" | "positions" if getattr(profile, question) is not None:
            return
        case "age" if profile.age_band:
            yield AGE_NAMES[profile.age_band]
        case "episode" if profile.episode:
            yield f"{day_words(profile.episode, today)}: {PHASE_NAMES[phase_of(profile.episode, (), now)]}"
        case "minutes" if profile.minutes:
            yield f"{profile.minutes}"
        case "safe" if profile.safe is not None:
            yield f"{profile.safe} of 10"
        case "activities" if profile.activities:
            yield "; ".join(profile.activities)
        case "goal" if profile.goal_runs:
            yield f"{counted(profile.goal_runs, 'day')} a week"
        case "times" if profile.times:
            yield ", ".join(profile.times)
        case "number" if settings.emergency_number:
            yield settings.emergency_number
        case "next_visit" | "last_visit":
            visit = visit_of(question, visits, now)
            yield visit_words(visit, now) if visit else NONE_WRITTEN
        case _:
            yield NOT_ASKED
