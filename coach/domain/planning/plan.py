"""Today's plan: what to do, in which order and how much, and one reason a line for every choice and omission."""

from msgspec import Struct

from coach.domain.dosing.change import DoseChange
from coach.domain.exercises.routine import Prescription, Task
from coach.domain.exercises.vocabulary import Mode, Phase, Region

PLAN_ID = "todays-plan"
PLAN_NAME = "Today's plan"


class Wish(Struct, frozen=True, forbid_unknown_fields=True):
    """What the person asked for today: minutes, places, exercises swapped away, or a ready routine by its id."""

    minutes: int | None = None
    regions: tuple[Region, ...] = ()
    without: tuple[str, ...] = ()
    routine: str = ""


NO_WISH = Wish()


class Chosen(Struct, frozen=True):
    """One line of the plan: the exercise with today's dose, or a task, and the sentence that says why.

    `rule` is the id in clinical.md that decided it; `change` says how its dose differs from last time; `care` are the
    sentences of its softenings. `swaps`: another move fits in its place today.
    """

    step: Prescription | Task
    reason: str
    rule: str = ""
    change: DoseChange | None = None
    care: tuple[str, ...] = ()
    swaps: bool = False


class Omitted(Struct, frozen=True):
    """An exercise that is not in the plan, and why: the id of the rule and a sentence without a full stop."""

    exercise: str
    name: str
    rule: str
    reason: str


class Plan(Struct, frozen=True):
    """The plan of one day.

    `headline` names the day without a full stop, and `reason` says why in whole sentences, empty on a usual day;
    `notices` announce changes; `routine` is the id of the ready routine it follows, empty for a plan of its own.
    `minutes` is what it may take, `regions` what it is for, `limit` why more minutes would not make it longer.
    `lead_s` are the seconds of its lead-ins and of what is read before them.
    """

    phase: Phase
    mode: Mode
    headline: str
    minutes: int
    regions: tuple[Region, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    omitted: tuple[Omitted, ...] = ()
    notices: tuple[str, ...] = ()
    routine: str = ""
    limit: str = ""
    reason: str = ""
    lead_s: int = 0

    @property
    def steps(self) -> tuple[Prescription | Task, ...]:
        """What is to be guided, in order."""
        return tuple(line.step for line in self.chosen)

    @property
    def total_s(self) -> int:
        """Seconds of all lines with their lead-ins."""
        return sum(step_s(step) for step in self.steps) + self.lead_s


def step_s(step: Prescription | Task) -> int:
    """Seconds of one step without set-up."""
    return step.seconds if isinstance(step, Task) else step.dose.total_s
