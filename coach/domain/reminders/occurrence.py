"""One due moment of a rule."""

from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from coach.domain.journal.entry import Moment
from coach.domain.reminders.rule import About, Rule


class Occurrence(Struct, frozen=True, forbid_unknown_fields=True):
    """`due` and open until just before `until`, both in UTC; `day` is its nominal day.

    `key` is the same in every process and zone: the rule and the nominal local time without offset, so that a doubled
    hour or a journey brings it once. What was done from `done_from` on counts. `target` is the routine, exercise or
    visit it is about.
    """

    key: str
    rule: str
    about: About
    day: date
    due: Moment
    until: Moment
    done_from: Moment
    target: str = ""


def made(
    rule: Rule, name: str, day: date, due: datetime, until: datetime, done_from: datetime, target: str = ""
) -> Occurrence:
    """The occurrence `name` of `rule`; all instants are kept in UTC."""
    return Occurrence(
        key=f"{rule.id}/{name}",
        rule=rule.id,
        about=rule.about,
        day=day,
        due=due.astimezone(UTC),
        until=max(until, due + timedelta(minutes=1)).astimezone(UTC),
        done_from=done_from.astimezone(UTC),
        target=target or rule.routine,
    )
