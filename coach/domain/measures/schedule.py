"""Which measures are asked when (clinical.md 5.3); pain before and after a run is asked by the run itself.

A question is open for a while and settled by any answer about the same time, however it was written down. What was not
answered while it was open is never asked later, and stays missing.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal

from msgspec import Struct

from coach.domain.dosing.light import ALWAYS_RED, WORSE
from coach.domain.journal.entries import Activities, AnyEntry, Change, Entry, Morning, Reach, Visit, Weekly, is_visit
from coach.domain.journal.evenings import evenings
from coach.domain.journal.uses import day_of
from coach.domain.measures.own import leaves_out_reach
from coach.domain.measures.usual import usual_level
from coach.domain.person.profile import Profile
from coach.domain.planning.phases import is_flare, phase_of
from coach.domain.safety.conditions import contraindications
from coach.domain.safety.standing import standing

AskedId = Literal[
    "waking",
    "evening",
    "weekly_three",
    "activities",
    "reach",
    "change",
    "pain_before",
    "goal",
    "pain_after",
    "pain_24h",
    "pain_48h",
]

DAY_BEGINS = time(4)
WAKING_UNTIL = time(14)
"""Up to then people still know how they woke."""

EVENING = time(20)
EVENING_FROM = time(16)
"""A time of the person's own counts as the evening from this hour on."""

REACH_FROM = time(12)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
VISIT_LASTS = timedelta(minutes=60)
RIGHT_AFTER = timedelta(hours=4)
AFTER_24H = (timedelta(hours=20), timedelta(hours=36))
AFTER_48H = (timedelta(hours=44), timedelta(hours=72))

TITLES: dict[AskedId, str] = {
    "waking": "Pain on waking, and how you slept",
    "evening": "Your evening log",
    "weekly_three": "The weekly three",
    "activities": "Your own activities",
    "reach": "Your reach toward the floor",
    "change": "How your back is, compared with just before your last visit",
    "pain_before": "Pain before your visit",
    "goal": "What you want of your visit, in one sentence",
    "pain_after": "Pain right after your visit",
    "pain_24h": "Pain a day after your visit",
    "pain_48h": "Pain two days after your visit",
}


class Asked(Struct, frozen=True):
    """A question that is open from `since` until just before `until`; `visit` is the id of the visit to write it to."""

    id: AskedId
    since: datetime
    until: datetime
    visit: str = ""

    @property
    def title(self) -> str:
        """What it asks about."""
        return TITLES[self.id]


def asked(entries: Iterable[AnyEntry], profile: Profile, now: datetime) -> tuple[Asked, ...]:
    """What is open `now`, each question once, the one that closes first at the head.

    `entries` hold at least the last week, the visits around it with the latest one before, and the safety record.
    """
    known = tuple(entries)
    visits = sorted((entry for entry in known if is_visit(entry)), key=lambda visit: (visit.at, visit.id))
    found = [
        *_daily(known, profile, now),
        *_after(visits),
        *_weekly(known, profile, now),
        *_before(known, visits, profile, now),
    ]
    once = {(one.id, one.visit): one for one in found if one.since <= now < one.until}
    return tuple(sorted(once.values(), key=lambda one: (one.until, one.id, one.visit)))


def evening_time(profile: Profile) -> time:
    """When the evening log is asked: at the latest of the person's times that is an evening, else at 20:00."""
    return max((at for at in map(time.fromisoformat, profile.times) if at >= EVENING_FROM), default=EVENING)


def _daily(known: Sequence[AnyEntry], profile: Profile, now: datetime) -> list[Asked]:
    today = day_of(now)
    found: list[Asked] = []
    if not any(isinstance(entry, Morning) and entry.at.date() == today for entry in known):
        found.append(Asked("waking", _at(today, DAY_BEGINS, now), _at(today, WAKING_UNTIL, now)))
    if today not in evenings(known):
        found.append(Asked("evening", _at(today, evening_time(profile), now), _at(today + DAY, DAY_BEGINS, now)))
    return found


def _before(known: Sequence[AnyEntry], visits: Sequence[Visit], profile: Profile, now: datetime) -> list[Asked]:
    """The day up to the next visit: what the visit itself does not say yet, and what is compared with the last one."""
    coming = next((visit for visit in visits if visit.at > now), None)
    if coming is None:
        return []
    opens = coming.at - DAY

    def answered(kind: type[Entry]) -> bool:
        return any(isinstance(entry, kind) and opens <= entry.at <= now for entry in known)

    found = [Asked("pain_before", opens, coming.at, coming.id)] if coming.pain_before is None else []
    found += [Asked("goal", opens, coming.at, coming.id)] if not coming.goal else []
    found += [Asked("activities", opens, coming.at)] if profile.activities and not answered(Activities) else []
    been = any(visit.at <= now for visit in visits)
    return found + ([Asked("change", opens, coming.at)] if been and not answered(Change) else [])


def _after(visits: Sequence[Visit]) -> list[Asked]:
    """Right after each visit, a day and two days later; another visit ends what is asked about the one before it."""
    found: list[Asked] = []
    for place, visit in enumerate(visits):
        ended = visit.at + (VISIT_LASTS if visit.duration_min is None else timedelta(minutes=visit.duration_min))
        following = visits[place + 1].at if place + 1 < len(visits) else None
        windows: tuple[tuple[AskedId, int | None, datetime, datetime], ...] = (
            ("pain_after", visit.pain_after, ended, ended + RIGHT_AFTER),
            ("pain_24h", visit.pain_24h, visit.at + AFTER_24H[0], visit.at + AFTER_24H[1]),
            ("pain_48h", visit.pain_48h, visit.at + AFTER_48H[0], visit.at + AFTER_48H[1]),
        )
        for ident, answer, since, until in windows:
            if answer is None:
                found.append(Asked(ident, since, until if following is None else min(until, following), visit.id))
    return found


def _weekly(known: Sequence[AnyEntry], profile: Profile, now: datetime) -> list[Asked]:
    """One of each per 7 days; the reach only from noon on, and not for whoever is to leave it out."""
    found = [_slot("weekly_three", Weekly, known, now)]
    if profile.activities:
        found.append(_slot("activities", Activities, known, now))
    if _may_reach(known, profile, now):
        slot = _slot("reach", Reach, known, now)
        noon = _at(day_of(now), REACH_FROM, now)
        found.append(Asked("reach", max(slot.since, noon), slot.until))
    return found


def _slot(ident: AskedId, kind: type[Entry], known: Sequence[AnyEntry], now: datetime) -> Asked:
    """The 7 days in which an answer is due now: counted from the latest answer, without one from Monday on."""
    today = day_of(now)
    latest = max((entry.at for entry in known if isinstance(entry, kind) and entry.at <= now), default=None)
    if latest is None:
        begins = today - timedelta(days=today.weekday())
    else:
        weeks = max(1, (today - day_of(latest)) // WEEK)
        begins = day_of(latest) + weeks * WEEK
    return Asked(ident, _at(begins, DAY_BEGINS, now), _at(begins + WEEK, DAY_BEGINS, now))


def _may_reach(known: Sequence[AnyEntry], profile: Profile, now: datetime) -> bool:
    """Whether bending forward may be asked: never before the conditions were (5.2), nor while a back has a hard day.

    That is in the first 72 hours, on a flare day, and after a red morning (C7).
    """
    if profile.conditions is None or phase_of(profile.episode, known, now) == "acute":
        return False
    usual = usual_level(known, now)
    if is_flare(known, usual, now) or _red_morning(known, usual, now):
        return False
    told = [found.code for found in contraindications(profile.conditions, now.date())]
    return not leaves_out_reach([*told, *standing(known, now).codes])


def _red_morning(known: Sequence[AnyEntry], usual: float | None, now: datetime) -> bool:
    today = [entry.pain for entry in known if isinstance(entry, Morning) and entry.at.date() == now.date()]
    return any(pain >= ALWAYS_RED or (usual is not None and pain >= usual + WORSE) for pain in today)


def _at(day: date, at: time, now: datetime) -> datetime:
    return datetime.combine(day, at, now.tzinfo)
