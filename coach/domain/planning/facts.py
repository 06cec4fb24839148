"""All the planner has to know, worked out once from the profile, the journal and the library."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from coach.domain.dosing.dose import Dosing
from coach.domain.dosing.light import Light
from coach.domain.dosing.red_mornings import RedMorning
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Routine
from coach.domain.exercises.vocabulary import Phase, Region
from coach.domain.journal.entries import Homework
from coach.domain.measures.stats import Effect
from coach.domain.person.profile import Profile
from coach.domain.run.timeline import Pace
from coach.domain.safety.situation import Situation


class Facts(Struct, frozen=True):
    """The person, the library and what the journal of half a year says.

    `regions` are the places that hurt; `held` are the doses of what goes up today as they were before, and that many
    exercises, `progressions_left`, still may (R17). `load_left_s` are the seconds of work that this week may still hold
    (R17). `runs_this_week` counts the days of seven with a run of more than walking and breathing (R22); `last_alone`
    is the latest run with only one such exercise (R13). `last_light` is how the latest run went down, None where
    nothing was answered; `phase_before` the phase at that run. `ran_today`: a run was done today. `red_morning` is the
    one that the plan of today goes by (C5). `rough_night` is sleep of 3 or less, or pain of 7 or more on waking (6.5).
    `little_change` is the notice of six steady weeks (C1.5). `homework` is what a therapist gave and is due now (8.1),
    `givers` the provider of each visit by its id. `flare_said`: the person says that it is a flare; `last_visit` is
    the latest one of 48 hours, `coming_visit` the next one of 24. `read_today` are the exercises that were guided
    today, so that their lead-ins need no time to be read.
    """

    profile: Profile
    situation: Situation
    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
    regions: tuple[Region, ...]
    effects: Mapping[str, Effect]
    dosings: Mapping[str, Dosing]
    held: Mapping[str, Dosing]
    last_used: Mapping[str, datetime]
    load_left_s: float
    progressions_left: int = 0
    last_alone: datetime | None = None
    last_light: Light | None = None
    runs_this_week: int = 0
    phase_before: Phase | None = None
    ran_today: bool = False
    red_morning: RedMorning | None = None
    rough_night: bool = False
    plateau: str = ""
    little_change: str = ""
    homework: tuple[Homework, ...] = ()
    givers: Mapping[str, str] = {}
    flare_said: bool = False
    last_visit: datetime | None = None
    coming_visit: datetime | None = None
    pace: Pace = Pace()
    read_today: frozenset[str] = frozenset()
