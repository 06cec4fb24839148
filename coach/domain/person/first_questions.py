"""The questions of the first run: their order, what is still to be asked, and where an answer goes."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Literal

import msgspec
from msgspec import Struct

from coach.domain.journal.entries import Visit
from coach.domain.person.profile import AgeBand, Profile
from coach.domain.person.settings import Settings

QuestionId = Literal[
    "conditions",
    "age",
    "number",
    "places",
    "episode",
    "positions",
    "equipment",
    "minutes",
    "times",
    "safe",
    "next_visit",
    "last_visit",
    "activities",
    "goal",
]

Answer = tuple[object, ...] | date | int | str | Visit | None
"""What a person says to a question, in the shape of its field; None leaves it out. The store checks it."""


class FirstQuestion(Struct, frozen=True):
    """A question as the profile page calls it, as it is asked, and one sentence on what the answer is for."""

    name: str
    question: str
    why: str


FIRST_QUESTIONS: Mapping[QuestionId, FirstQuestion] = {
    "conditions": FirstQuestion(
        "Conditions",
        "Do any of these apply to you?",
        "Some moves are not for everybody: this says what is left out. Details can wait.",
    ),
    "age": FirstQuestion("Age", "How old are you?", "Some warning signs depend on it. Coach is made for adults."),
    "number": FirstQuestion(
        "Emergency number",
        "Which number do you call in an emergency?",
        "It is shown wherever Coach says to call for help.",
    ),
    "places": FirstQuestion("Where it hurts", "Where does it hurt?", "The plan puts these places first."),
    "episode": FirstQuestion(
        "Since when",
        "Since when has it been like this?",
        "The first 72 hours call for other moves than later on. Choose what is nearest, or type the day.",
    ),
    "positions": FirstQuestion(
        "Positions", "Which positions can you get into, and out of again?", "Moves in other positions are left out."
    ),
    "equipment": FirstQuestion("Equipment", "What do you have at hand?", "Only moves that need nothing else come up."),
    "minutes": FirstQuestion("Minutes a day", "How many minutes a day do you have?", "3 to 60. Five are a good start."),
    "times": FirstQuestion("Usual times", "When do you usually have time?", "Coach can remind you then."),
    "safe": FirstQuestion(
        "Feeling safe",
        "How safe does moving feel to you now?",
        "0 is not safe at all, 10 is fully safe. It shows later how far you have come. Hurt is not the same as harm.",
    ),
    "next_visit": FirstQuestion(
        "Next visit",
        "When is your next massage or therapy visit?",
        "The day before it and the two days after it are quieter.",
    ),
    "last_visit": FirstQuestion(
        "Last visit", "When was your last visit?", "For 48 hours places that were treated are left in peace."
    ),
    "activities": FirstQuestion(
        "My activities",
        "Which one to three things are hard for you because of your back?",
        "They are rated once a week, to show whether life gets easier. Keep the same ones.",
    ),
    "goal": FirstQuestion(
        "Goal",
        "On how many days a week do you want to do something?",
        "It is counted, never held against you: ill, skipped and flare days make it smaller.",
    ),
}
"""In the order they are asked: what safety depends on comes first."""

FIELDS: Mapping[QuestionId, str] = {
    "conditions": "conditions",
    "age": "age_band",
    "places": "places",
    "episode": "episode",
    "positions": "positions",
    "equipment": "equipment",
    "minutes": "minutes",
    "times": "times",
    "safe": "safe",
    "activities": "activities",
    "goal": "goal_runs",
}
"""The field of the profile an answer goes to; the number is a setting, and visits are entries of the journal."""

AGE_NAMES: Mapping[AgeBand, str] = {
    "under_18": "under 18",
    "18_44": "18 to 44",
    "45_59": "45 to 59",
    "60_70": "60 to 70",
    "over_70": "over 70",
}

MINUTES = (5, 10, 15, 20)
GOALS = (2, 3, 4, 5, 7)
MOST_ACTIVITIES = 3
NUMBERS = ("112", "911", "999", "000")
USUAL_TIMES: tuple[tuple[str, ...], ...] = (("08:00",), ("12:30",), ("20:00",), ("08:00", "20:00"))

_AGO: tuple[tuple[str, int], ...] = (
    ("today or yesterday: first 72 hours", 0),
    ("2 or 3 days ago: first 72 hours", 2),
    ("4 to 7 days ago", 4),
    ("some weeks ago", 14),
    ("3 months ago or more", 92),
    ("years ago", 730),
)


def episode_choices(today: date) -> tuple[tuple[str, date], ...]:
    """What "since when" offers, with the latest day that fits, so that no phase is left too early (R19)."""
    return tuple((words, today - timedelta(days=days)) for words, days in _AGO)


def unanswered(profile: Profile, settings: Settings) -> tuple[QuestionId, ...]:
    """What the first run still has to ask, in its order; conditions come back until they are answered (1.3)."""
    settled = set(profile.skipped) - {"conditions"}
    if settings.emergency_number:
        settled.add("number")
    return tuple(question for question in FIRST_QUESTIONS if question not in settled and not _held(profile, question))


def with_answer(profile: Profile, question: QuestionId, answer: Answer) -> Profile:
    """The profile after `answer`; with None an earlier answer stays.

    Conditions come with the groups that are only marked, by their names. `skipped` takes up what is not asked again by
    itself although the profile does not hold it: put off, or kept elsewhere.
    """
    if question == "conditions" and isinstance(answer, tuple):
        marked = tuple(each for each in answer if isinstance(each, str))
        told = tuple(each for each in answer if not isinstance(each, str))
        profile = msgspec.structs.replace(profile, conditions=told, marked=marked)
    elif answer is not None and question in FIELDS:
        profile = msgspec.structs.replace(profile, **{FIELDS[question]: answer})
    skipped = tuple(other for other in profile.skipped if other != question)
    if question != "conditions" and not _held(profile, question):
        skipped = (*skipped, question)
    return msgspec.structs.replace(profile, skipped=skipped)


def told_visit(before: Visit | None, at: datetime, provider: str, *, planned: bool) -> Visit:
    """The visit at `at`: the one there was, moved, if it is `planned` or was on that day, else a new one."""
    if before is None or not (planned or before.at.date() == at.date()):
        return Visit(at=at, provider=provider)
    return msgspec.structs.replace(before, at=at, provider=provider)


def _held(profile: Profile, question: QuestionId) -> bool:
    """Whether the profile itself holds an answer; no usual times and no activities look like none said."""
    value = getattr(profile, FIELDS[question]) if question in FIELDS else None
    return value is not None and not (question in ("times", "activities") and value == ())
