"""What is asked once something hurt in a run (clinical.md 1.7), and what has to follow afterwards (1.8)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from coach.domain.exercises.vocabulary import Code, Level, Region
from coach.domain.journal.entries import AnyEntry, CauseId, Evening, FlareDay, Raised, Sign
from coach.domain.journal.ratings import PainRating, pain_ratings
from coach.domain.measures.trend import daily_pain
from coach.domain.safety.red_flags import BY_ID, Branch, Question
from coach.domain.safety.standing import last_settled

WORSE = 2
"""Points above the usual level: the agreed smallest change that matters (1.8)."""

WINDOW_DAYS = 14
FLARES_TOO_MANY = 3
ONE_MISSED_MORNING = timedelta(hours=54)
"""The longest silence inside one rise: with a longer one nobody knows what was in between."""

ONSET = timedelta(hours=12)
"""The most that a rise may have begun before the first rating that shows it."""

LONG_RISE = timedelta(hours=48)
"""A rise that lasts longer asks for the warning signs again (A3)."""

FollowUpId = Literal["heart", "five_d", "saddle", "still_numb", "skin"]
AfterRule = Literal["A2", "A3", "A4"]


class FollowUp(Struct, frozen=True):
    """A yes or no question after "this hurts", to be asked `after_s` seconds later; a yes raises `cause`."""

    id: FollowUpId
    cause: CauseId
    question: str
    level: Level
    after_s: int = 0
    codes: tuple[Code, ...] = ()

    def raised(self) -> Raised:
        """What a yes raises."""
        return Raised(self.cause, self.level, self.id, self.codes)


NECK_CODES: tuple[Code, ...] = ("cervart", "dizzy")

FIVE_D = FollowUp("five_d", "D5", BY_ID["RF08"].question, "EMERGENCY", codes=NECK_CODES)
HEART = FollowUp(
    "heart", "D6", "Do you have chest pain, are you short of breath, or is your heart racing or stumbling?", "EMERGENCY"
)
SADDLE = FollowUp(
    "saddle",
    "D3",
    "Is it around your genitals, inner thighs, buttocks or back passage, or is it in both legs?",
    "EMERGENCY",
)
STILL_NUMB = FollowUp(
    "still_numb", "D3", "Is the tingling, numbness or weakness still there, 30 minutes later?", "SAME_DAY", after_s=1800
)
SKIN = FollowUp("skin", "D7", "Has the skin blistered there, or turned white or grey?", "SAME_DAY")

FOLLOW_UPS: Mapping[Sign, tuple[FollowUp, ...]] = {
    "dizzy": (HEART, FIVE_D),
    "numb": (SADDLE, STILL_NUMB),
    "spreading": (),
    "sharp": (),
}

CHEST_REGIONS: frozenset[Region] = frozenset({"chest", "shoulder", "upper-back", "mid-back"})

AFTER_QUESTIONS: tuple[Question, ...] = (
    Question(
        id="A6",
        question="Is your urine dark like tea, or are the muscles you worked badly swollen or weak?",
        level="EMERGENCY",
    ),
    BY_ID["RF11"],
    Question(
        id="A5",
        question="Is there a bruise where the ball was?",
        level="SAME_DAY",
        branches=(
            Branch("large", "It is large or spreading, or I take blood thinners", "SAME_DAY", ("bleed",)),
            Branch("small", "It is small and stays so; I take no blood thinners", "CAUTION", ("bleed",)),
        ),
    ),
)
"""For the morning after ball work or hard work, and A5 as long as it is open; A7 asks RF11 (1.8)."""


class Aftermath(Struct, frozen=True):
    """The stop rule that pain above the usual level has come to: since when (aware), and what to tell the person."""

    rule: AfterRule
    since: datetime
    text: str


_TEXTS: Mapping[AfterRule, str] = {
    "A2": "Your journal shows pain well above your usual for over a day, so today is gentle.",
    "A3": "Your journal shows pain well above your usual for over two days. So today is gentle, and a move that was "
    "new or too much before it rests for 7 days.",
    "A4": "Your journal shows pain well above your usual for over three days. That should be looked at. Make an "
    "appointment with a doctor or physio, and tell your therapist.",
}


_THIRD_FLARE = (
    "Your journal shows a third flare in two weeks. That should be looked at. Make an appointment with a doctor or "
    "physio, and tell your therapist."
)


def follow_ups(signs: Collection[Sign], *, region: Region | None, thermal: bool) -> tuple[FollowUp, ...]:
    """What to ask after a hurt with `signs` at `region`, the most urgent first.

    `thermal` says that heat or cold was in use (D7). Pain around the chest is always asked about the heart (D6).
    """
    asked = [question for sign, questions in FOLLOW_UPS.items() if sign in signs for question in questions]
    if region in CHEST_REGIONS and HEART not in asked:
        asked.insert(0, HEART)
    if thermal:
        asked.append(SKIN)
    return tuple(asked)


def after_hurt(signs: Collection[Sign], yes: Collection[FollowUpId]) -> tuple[Raised, ...]:
    """What a hurt with `signs` raises, given the follow-ups answered with yes: one for each rule, the most urgent.

    Dizziness always keeps neck work closed until a clinician was seen (D5). ValueError for an unknown follow-up.
    """
    known = (HEART, FIVE_D, SADDLE, STILL_NUMB, SKIN)
    unknown = set(yes) - {question.id for question in known}
    if unknown:
        raise ValueError(f"{min(unknown)} is not a follow-up question")
    found: dict[CauseId, Raised] = {}
    for question in known:
        if question.id in yes:
            found.setdefault(question.cause, question.raised())
    if "dizzy" in signs:
        found.setdefault("D5", Raised("D5", "CAUTION", codes=NECK_CODES))
    return tuple(found.values())


def after_answers(answers: Mapping[CauseId, str]) -> tuple[Raised, ...]:
    """What the AFTER_QUESTIONS (A5 bruise, A6 dark urine, A7 swollen leg) answered with yes raise.

    Each value is a branch, "" for a plain yes, as in `raised`. ValueError for a question that is not among them.
    """
    unknown = set(answers) - {question.id for question in AFTER_QUESTIONS}
    if unknown:
        raise ValueError(f"{min(unknown)} is not asked on the morning after")
    return tuple(question.raised(answers[question.id]) for question in AFTER_QUESTIONS if question.id in answers)


def aftermath(entries: Iterable[AnyEntry], usual: float | None, now: datetime) -> Aftermath | None:
    """The strictest of A2, A3 and A4 that holds `now`, None without any; with no usual level only told flares count.

    A rise is a row of ratings that are all `WORSE` above `usual`, up to the newest, with at most one missed morning
    between two. It began halfway between the first of them and the rating before it, at most `ONSET` earlier, so that
    daily morning checks come to A2 on the second bad morning, A3 on the third and A4 on the fourth.
    What a number right after a run says is not counted, as soreness that is gone by the next morning is normal (A1).
    A4 starts anew once it was raised or cleared.
    """
    worse = float("inf") if usual is None else usual + WORSE
    known = tuple(entries)
    settled = last_settled(known, "A4")
    flares = _flare_days(known, worse, now, settled)
    rise = _rise([one for one in pain_ratings(known, after_runs=False) if one.at <= now], worse)
    if len(flares) >= FLARES_TOO_MANY:
        return Aftermath("A4", _midnight(flares[0], now), _THIRD_FLARE)
    if rise is None or now - rise[1] > ONE_MISSED_MORNING:
        return None
    since, latest = rise
    lasted = latest - since
    if lasted > timedelta(hours=72) and (settled is None or since > settled):
        rule: AfterRule = "A4"
    elif lasted > LONG_RISE:
        rule = "A3"
    elif lasted > timedelta(hours=24):
        rule = "A2"
    else:
        return None
    return Aftermath(rule, since, _TEXTS[rule])


def aftermath_raised(found: Aftermath | None) -> tuple[Raised, ...]:
    """What the aftermath raises: A4 asks for a clinician first."""
    return (Raised("A4", "CLINICIAN_FIRST"),) if found is not None and found.rule == "A4" else ()


def _rise(ratings: list[PainRating], worse: float) -> tuple[datetime, datetime] | None:
    """When the row of bad ratings that goes up to the newest one began, and the moment of that newest one."""
    if not ratings or ratings[-1].score < worse:
        return None
    first, before = ratings[-1], None
    for rating in reversed(ratings[:-1]):
        if rating.score < worse or first.at - rating.at > ONE_MISSED_MORNING:
            before = rating
            break
        first = rating
    onset = min(ONSET, (first.at - before.at) / 2) if before else timedelta(0)
    return first.at - onset, ratings[-1].at


def _flare_days(entries: tuple[AnyEntry, ...], worse: float, now: datetime, settled: datetime | None) -> list[date]:
    """The first day of each flare of the last 14 days: said so, or two days with a mean `WORSE` above usual (C5).

    A flare ends when the person says that it is over, on a rated day without one, or after two days of silence.
    """
    said = {entry.at.date() for entry in entries if _says_flare(entry) and entry.at <= now}
    over = {entry.at.date() for entry in entries if isinstance(entry, FlareDay) and entry.over and entry.at <= now}
    begun: list[date] = []
    first: date | None = None
    counted, silent = False, 0
    for day in daily_pain(entries, now.date(), WINDOW_DAYS):
        if settled is not None and day.day <= settled.date():
            continue
        if day.day in said or (day.mean is not None and day.mean >= worse):
            if not counted and (day.day in said or first is not None):
                begun.append(first or day.day)
                counted = True
            first, silent = first or day.day, 0
        else:
            silent += 1
        if day.day in over or silent > (0 if day.mean is not None else 1):
            first, counted = None, False
    return begun


def _says_flare(entry: AnyEntry) -> bool:
    if isinstance(entry, Evening):
        return entry.flare is True
    return isinstance(entry, FlareDay) and not entry.over


def _midnight(day: date, now: datetime) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=now.tzinfo)
