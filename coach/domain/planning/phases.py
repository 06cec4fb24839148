"""The phase of the trouble and the mode of the day (clinical.md front page, 5.2, R03-R06, R19)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from statistics import mean

from coach.domain.exercises.vocabulary import Level, Mode, Phase, Region
from coach.domain.journal.entries import AnyEntry, Evening, FlareDay, Visit, is_visit
from coach.domain.measures.trend import daily_pain
from coach.domain.measures.usual import rated_now
from coach.domain.safety.stop_rules import aftermath

ACUTE_DAYS = 3
SUBACUTE_DAYS = 12 * 7
MAINTENANCE_DAYS = 28
MAINTENANCE_PAIN = 2.0
FLARE_RISE = 2.0
FLARE_LASTS = timedelta(hours=48)
BEFORE_VISIT = timedelta(hours=24)
AFTER_VISIT = timedelta(hours=48)
LOCKING: tuple[Level, ...] = ("EMERGENCY", "SAME_DAY", "CLINICIAN_FIRST")


def phase_of(episode: date | None, entries: Iterable[AnyEntry], now: datetime) -> Phase:
    """The phase at `now`: by the days since `episode` began, then maintenance where the journal shows it.

    The first 72 hours are counted as whole days, so that they are never cut short (R19: never skip them). Without a
    known beginning the trouble counts as long-standing, and so the first 72 hours begin only when the person says so.
    Maintenance is 28 days with a mean of 2 or less and no flare said; at least 14 of them have to be rated.
    """
    days = (now.date() - episode).days if episode else SUBACUTE_DAYS + 1
    if days <= ACUTE_DAYS:
        return "acute"
    known = tuple(entries)
    if days > MAINTENANCE_DAYS and _calm(known, now):
        return "maintenance"
    return "subacute" if days <= SUBACUTE_DAYS else "chronic"


def _calm(entries: tuple[AnyEntry, ...], now: datetime) -> bool:
    since = now - timedelta(days=MAINTENANCE_DAYS)
    if any(_tells_flare(entry) and entry.at >= since for entry in entries):
        return False
    rated = [day.mean for day in daily_pain(entries, now.date(), MAINTENANCE_DAYS) if day.mean is not None]
    return len(rated) >= MAINTENANCE_DAYS // 2 and mean(rated) <= MAINTENANCE_PAIN


def _tells_flare(entry: AnyEntry) -> bool:
    """Whether the person says with `entry` that it is a flare."""
    return (isinstance(entry, FlareDay) and not entry.over) or (isinstance(entry, Evening) and entry.flare is True)


def said_flare(entries: Iterable[AnyEntry], now: datetime) -> bool:
    """Whether the person has told of a flare within 48 hours and not said since that it has passed (R04)."""
    said = [entry for entry in entries if (isinstance(entry, FlareDay) or _tells_flare(entry)) and entry.at <= now]
    latest = max(said, key=lambda entry: entry.at, default=None)
    return latest is not None and _tells_flare(latest) and now - latest.at < FLARE_LASTS


def rated_flare(pain: int | None, usual: float | None) -> bool:
    """Whether pain now is 2 or more above the usual level, both 0-10 (R04)."""
    return pain is not None and usual is not None and pain >= usual + FLARE_RISE


def is_flare(entries: Sequence[AnyEntry], usual: float | None, now: datetime, pain: int | None = None) -> bool:
    """Whether it is a flare at `now`: told, rated, or a rise that has lasted for 24 hours (R04, C5).

    `pain` (0-10) is what was asked just now, else the latest check-in counts; one red morning is no flare by itself.
    """
    rated = rated_now(entries, now) if pain is None else pain
    return said_flare(entries, now) or rated_flare(rated, usual) or aftermath(entries, usual, now) is not None


def treated(entries: Iterable[AnyEntry], now: datetime) -> frozenset[Region] | None:
    """The places that all visits of the last 48 hours treated (R05); None without one, empty where one did not say."""
    past = _just_been(entries, now)
    if not past:
        return None
    if not all(visit.areas for visit in past):
        return frozenset()
    return frozenset(place.region for visit in past for place in visit.areas)


def last_visit(entries: Iterable[AnyEntry], now: datetime) -> datetime | None:
    """When the latest visit of the last 48 hours was."""
    return max((visit.at for visit in _just_been(entries, now)), default=None)


def _just_been(entries: Iterable[AnyEntry], now: datetime) -> list[Visit]:
    return [entry for entry in entries if is_visit(entry) and now - AFTER_VISIT < entry.at <= now]


def next_visit(entries: Iterable[AnyEntry], now: datetime) -> Visit | None:
    """The nearest planned visit, however far away."""
    planned = [entry for entry in entries if is_visit(entry) and entry.at > now]
    return min(planned, key=lambda entry: entry.at, default=None)


def coming_visit(entries: Iterable[AnyEntry], now: datetime) -> datetime | None:
    """When the next visit within 24 hours is (R06), whatever else the day is."""
    coming = next_visit(entries, now)
    return coming.at if coming is not None and coming.at - now < BEFORE_VISIT else None


def mode_of(level: Level | None, flare: bool, entries: Iterable[AnyEntry], now: datetime) -> Mode:
    """The mode at `now`: locked, then flare, then the hours after and before a visit (R01, R04-R06)."""
    if level in LOCKING:
        return "locked"
    if flare:
        return "flare"
    known = tuple(entries)
    if treated(known, now) is not None:
        return "post_visit"
    return "pre_visit" if coming_visit(known, now) else "normal"
