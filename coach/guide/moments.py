"""Moments as a person types them here and now: with the zone of their clock, their language, their order of a date."""

import os
from collections.abc import Mapping
from datetime import date, datetime, tzinfo

from coach.clock import Clock
from coach.domain.base.moments.grammar import Order
from coach.domain.base.moments.reading import Reference
from coach.domain.base.vocabulary.spelling import LANGUAGES, Language

_MONTH_FIRST = ("US", "PH")


def reference(clock: Clock, day: date | None = None) -> Reference:
    """What typed moments are read by, now; `day` is the day of a time without one, if it is not today."""
    return reference_at(clock.now(), clock.zone(), day)


def reference_at(now: datetime, zone: tzinfo, day: date | None = None) -> Reference:
    """The same for another now."""
    return Reference(now, zone, language(), date_order(), day)


def language(environment: Mapping[str, str] = os.environ) -> Language:
    """The language that the machine is set to; English where it is none of the five."""
    code = _locale(environment, "LC_ALL", "LC_TIME", "LANG")[:2].lower()
    return next((each for each in LANGUAGES if each == code), "en")


def date_order(environment: Mapping[str, str] = os.environ) -> Order:
    """Whether a date in figures begins with the day or the month; empty where nothing tells.

    "en_US" is what machines are set to everywhere, so it tells only where it is set for dates, by LC_TIME.
    """
    name = _locale(environment, "LC_ALL", "LC_TIME", "LANG").partition(".")[0]
    speech, _, country = name.partition("_")
    if speech not in LANGUAGES or not country:
        return ""
    if country in _MONTH_FIRST:
        return "month" if environment.get("LC_TIME") and not environment.get("LC_ALL") else ""
    return "" if country == "CA" else "day"


def _locale(environment: Mapping[str, str], *names: str) -> str:
    return next((environment[name] for name in names if environment.get(name)), "")
