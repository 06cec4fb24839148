"""What the reminders know of the person and the journal."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, tzinfo

from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import AnyEntry, Clearance, Morning, Run, SafetyCheck
from coach.domain.journal.uses import Use, uses
from coach.domain.measures.usual import usual_level
from coach.domain.person.profile import Profile
from coach.domain.planning.phases import LOCKING, is_flare
from coach.domain.safety.gaps import ThermalUse, thermal_uses
from coach.domain.safety.record import SafetyRecord
from coach.domain.safety.standing import standing

LOOK_BACK = timedelta(weeks=6)
"""How much of the journal the reminders are made from; visits to come belong to it."""


class Known(Struct, frozen=True):
    """`zone` is where the person is; `locked` while a warning sign locks routines; `flare` on a flare day (R04)."""

    zone: tzinfo
    profile: Profile
    entries: tuple[AnyEntry, ...] = ()
    locked: bool = False
    flare: bool = False
    thermal: tuple[ThermalUse, ...] = ()
    used: tuple[Use, ...] = ()


def knowing(
    zone: tzinfo,
    profile: Profile,
    record: SafetyRecord,
    entries: Sequence[AnyEntry],
    exercises: Mapping[str, Exercise],
    now: datetime,
) -> Known:
    """What is known `now`; `entries` are those of `LOOK_BACK` and later, ascending."""
    runs = [entry for entry in entries if isinstance(entry, Run) and entry.speed == 1.0]
    mornings = [entry for entry in entries if isinstance(entry, Morning)]
    told = (*record.entries, *(each for each in entries if not isinstance(each, (SafetyCheck, Clearance))))
    usual = usual_level(told, now)
    return Known(
        zone=zone,
        profile=profile,
        entries=tuple(entries),
        locked=standing(record.entries, now).level in LOCKING,
        flare=is_flare(told, usual, now),
        thermal=tuple(thermal_uses(runs, exercises)),
        used=uses(runs, mornings, lambda _: usual),
    )
