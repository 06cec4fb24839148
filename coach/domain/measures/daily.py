"""Pain medicine and sleep over a period (clinical.md 5.2); Coach never says anything about doses."""

from collections.abc import Iterable
from datetime import date
from statistics import fmean

from coach.domain.journal.entries import AnyEntry, Evening, Morning
from coach.domain.journal.evenings import evenings
from coach.domain.measures.measure import MEDICINE_DAYS, MEDICINE_DOSES, SLEEP, WEEK_DAYS, Measure, Measured, Period


def medicine_days(entries: Iterable[AnyEntry], period: Period) -> Measured:
    """Days with pain medicine, per 7 answered days; None with fewer than 4 answered days of 7."""
    taken = [_took(log) for day, log in evenings(entries).items() if period.holds(day)]
    return _per_week(MEDICINE_DAYS, [float(took) for took in taken if took is not None], period)


def medicine_doses(entries: Iterable[AnyEntry], period: Period) -> Measured:
    """Doses of pain medicine, per 7 days on which they were counted; None with fewer than 4 such days of 7."""
    counted = [_doses(log) for day, log in evenings(entries).items() if period.holds(day)]
    return _per_week(MEDICINE_DOSES, [float(doses) for doses in counted if doses is not None], period)


def sleep(entries: Iterable[AnyEntry], period: Period) -> Measured:
    """The mean of the nights, 0-10, of several answers on a day the latest; None with fewer than 4 nights of 7."""
    nights: dict[date, int] = {}
    for morning in sorted((e for e in entries if isinstance(e, Morning)), key=lambda e: (e.at, e.id)):
        if morning.sleep is not None and period.holds(morning.at.date()):
            nights[morning.at.date()] = morning.sleep
    value = fmean(nights.values()) if len(nights) >= period.needed else None
    return Measured(SLEEP, value, len(nights), period.days)


def _took(log: Evening) -> bool | None:
    """Whether pain medicine was taken: a counted dose says so by itself, None when neither was answered."""
    if log.doses:
        return True
    return False if log.medicine is None and log.doses == 0 else log.medicine


def _doses(log: Evening) -> int | None:
    """How many were taken; 0 when the person says that there was none, None when they were not counted."""
    if log.doses is None:
        return 0 if log.medicine is False else None
    return None if log.medicine and log.doses == 0 else log.doses


def _per_week(measure: Measure, answers: list[float], period: Period) -> Measured:
    value = WEEK_DAYS * fmean(answers) if len(answers) >= period.needed else None
    return Measured(measure, value, len(answers), period.days)
