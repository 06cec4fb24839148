"""Rules, and what is known, for the tests of reminders."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from coach.domain.person.profile import Profile
from coach.domain.reminders.known import Known
from coach.domain.reminders.rule import Daily, Rule, RuleBook

BERLIN = ZoneInfo("Europe/Berlin")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    """A moment such as "2026-11-23 21:00" by the clock of `zone`."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def rule(**fields: Any) -> Rule:
    """An own reminder at 21:00 every day, from long ago, with `fields` changed."""
    told = {"id": "r", "label": "Evening tea", "about": "own", "when": Daily(("21:00",)), "since": LONG_AGO}
    return Rule(**{**told, **fields})


def book(*rules: Rule, **fields: Any) -> RuleBook:
    """A book with these rules and no quiet hours."""
    return RuleBook(**{"rules": rules, "quiet_from": None, "quiet_to": None, "agreed": True, **fields})


def known(zone: ZoneInfo = BERLIN, **fields: Any) -> Known:
    """Somebody of whom nothing is known, in `zone`."""
    return Known(**{"zone": zone, "profile": Profile(), **fields})
