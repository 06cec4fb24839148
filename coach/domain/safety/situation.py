"""Everything that decides what may be done now, as the gate sees it."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from coach.domain.dosing.course import Rest
from coach.domain.exercises.vocabulary import Level, Mode, Phase, Position, Region
from coach.domain.journal.entries import CauseId, CheckReason
from coach.domain.person.profile import ConditionGroup
from coach.domain.safety.contraindications import Contraindication
from coach.domain.safety.gaps import BallUse, ThermalUse


class Situation(Struct, frozen=True):
    """What is true of the person `now`; pain and usual level 0-10, None where unknown.

    `pending` is why the full safety list has to be asked first; `conditions_known` says that the page of conditions
    was answered, `marked` which of its groups still lack their details, and `answered` which signs were answered in
    this sitting. `treated` holds the regions of a visit in the last 48
    hours: None without a visit, empty when the places are not known; `visit_soon` is a visit within 24 hours. `known`
    are the ids of exercises done before, `recent` those of the last 14 days. `usually_high`: as much pain as now is the
    usual, and a full list was clean in the last 14 days.
    """

    now: datetime
    phase: Phase
    mode: Mode
    pending: CheckReason | None = None
    conditions_known: bool = True
    marked: tuple[ConditionGroup, ...] = ()
    answered: frozenset[CauseId] = frozenset()
    level: Level | None = None
    lock: str = ""
    pain: int | None = None
    usual: float | None = None
    usually_high: bool = False
    contraindications: tuple[Contraindication, ...] = ()
    positions: frozenset[Position] | None = None
    treated: frozenset[Region] | None = None
    visit_soon: bool = False
    known: frozenset[str] = frozenset()
    recent: frozenset[str] = frozenset()
    agreed: frozenset[str] = frozenset()
    rests: Mapping[str, Rest] = {}
    thermal_uses: tuple[ThermalUse, ...] = ()
    ball_uses: tuple[BallUse, ...] = ()
