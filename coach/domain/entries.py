"""What the journal holds. Every entry is frozen; a change is a new value with the same id."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from coach.domain.exercise import Ident, Score
from coach.domain.text import MAX_TEXT
from coach.domain.vocabulary import Code, Level, Region, Side

Note = Annotated[str, Meta(max_length=MAX_TEXT)]
Moment = Annotated[datetime, Meta(tz=True)]
Duration = Annotated[float, Meta(ge=0, le=172_800)]
PainKind = Literal["ache", "sharp", "tingling", "stiff"]
Sign = Literal["sharp", "numb", "spreading", "dizzy"]
Outcome = Literal["done", "partly", "skipped", "stopped", "over_cap", "replaced", "not_reached"]
CauseId = Annotated[str, Meta(pattern=r"^(RF(0[1-9]|1[0-9]|2[0-8])|[AD][1-9])$")]
"""The question or the stop rule of clinical.md 1.2, 1.7 and 1.8 that something comes from."""
CheckReason = Literal["first_run", "new_episode", "high_pain", "before_run", "during_run", "after_run", "journal"]
DoseRule = Literal["R12", "R13", "R14", "R16", "R18"]

SIGN_NAMES: Mapping[Sign, str] = {
    "sharp": "sharp, electric or burning",
    "numb": "numb, tingling or weak",
    "spreading": "spreading down the leg or arm",
    "dizzy": "dizzy, faint or sick",
}


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    """Where it hurts, how much (0-10) and how."""

    region: Region
    side: Side | None = None
    score: Score | None = None
    kind: PainKind | None = None


class Entry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind"):
    """The part common to all entries.

    `at` is when it happened and `recorded_at` when it was written down (both aware); `id` is a UUIDv7 given by the
    store at the first write and `updated_at` the moment of the latest one.
    """

    at: Moment
    id: str = ""
    recorded_at: Moment | None = None
    updated_at: Moment | None = None
    note: Note = ""

    @property
    def backdated(self) -> bool:
        """Whether it was written down more than an hour after it happened."""
        return self.recorded_at is not None and (self.recorded_at - self.at).total_seconds() > 3600


class CheckIn(Entry, frozen=True, tag="check_in"):
    """Pain now, 0-10 (numeric rating scale, clinical.md 5.2), with places where the person named some."""

    pain: Score
    places: tuple[Place, ...] = ()


class Rating(Struct, frozen=True, forbid_unknown_fields=True):
    """A discomfort number, 0-10, given `at_s` seconds into the work of an exercise."""

    at_s: Duration
    score: Score


class Hurt(Struct, frozen=True, forbid_unknown_fields=True):
    """One press of "this hurts": where, how much (0-10), what it felt like (clinical.md 1.7)."""

    at: Moment
    score: Score | None = None
    region: Region | None = None
    side: Side | None = None
    signs: tuple[Sign, ...] = ()


class Given(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The dose that was planned for one use of an exercise; `hold_s` seconds or `reps`, as its record counts.

    `reduced` marks a dose that was cut for the day alone (a flare, the runs after a break): the level behind it stays.
    """

    sets: Annotated[int, Meta(ge=1, le=20)] = 1
    hold_s: Annotated[int, Meta(ge=1, le=28_800)] | None = None
    reps: Annotated[int, Meta(ge=1, le=100)] | None = None
    reduced: bool = False


class ExerciseResult(Struct, frozen=True, forbid_unknown_fields=True):
    """How one exercise of a run went; all times in seconds of work, rests and set-up not counted."""

    exercise: Ident
    outcome: Outcome
    planned_s: Duration
    done_s: Duration
    extended_s: Duration = 0.0
    sets_done: int = 0
    ratings: tuple[Rating, ...] = ()
    hurts: tuple[Hurt, ...] = ()
    given: Given | None = None

    @property
    def peak(self) -> int | None:
        """The highest discomfort that was rated, 0-10."""
        scores = [rating.score for rating in self.ratings]
        scores += [hurt.score for hurt in self.hurts if hurt.score is not None]
        return max(scores, default=None)


class Run(Entry, frozen=True, tag="run"):
    """One guided go through a routine: `at` is its start; `before` and `after` are pain now, 0-10, where answered.

    `speed` is 1 for a real run; a rehearsal at another speed says nothing about the body.
    """

    routine: Ident
    name: Annotated[str, Meta(max_length=200)]
    ended_at: Moment
    planned_s: Duration
    finished: bool
    before: Score | None = None
    after: Score | None = None
    speed: Annotated[float, Meta(gt=0, le=10_000)] = 1.0
    results: tuple[ExerciseResult, ...] = ()

    @property
    def done_s(self) -> float:
        """Seconds of work done in all exercises."""
        return sum(result.done_s for result in self.results)


class Morning(Entry, frozen=True, tag="morning"):
    """Pain on waking, 0-10, and how the night was (sleep 0-10, higher is better); the next-morning check (6.2)."""

    pain: Score
    sleep: Score | None = None


class FlareDay(Entry, frozen=True, tag="flare_day"):
    """The person says that today is a flare day (clinical.md 5.2, R04), or with `over` that the flare has passed."""

    over: bool = False


class Raised(Struct, frozen=True, forbid_unknown_fields=True):
    """A warning sign that was answered with yes: its level, the branch that applied and the codes it brings along."""

    cause: CauseId
    level: Level
    branch: Annotated[str, Meta(max_length=40)] = ""
    codes: tuple[Code, ...] = ()


class SafetyCheck(Entry, frozen=True, tag="safety"):
    """Warning signs that were asked (clinical.md 1.2) and those that were answered with yes, all others being no."""

    reason: CheckReason
    asked: tuple[CauseId, ...] = ()
    raised: tuple[Raised, ...] = ()


class Clearance(Entry, frozen=True, tag="clearance"):
    """A clinician has cleared one warning sign: who (`by`), when (`at`) and what was said (`note`), 1.2 gate 4."""

    cause: CauseId
    by: Annotated[str, Meta(min_length=1, max_length=200)]


class DoseChoice(Entry, frozen=True, tag="dose_choice"):
    """The person does not want the change of dose that `rule` brought to an exercise: it stays as it was."""

    exercise: Ident
    rule: DoseRule


class Visit(Entry, frozen=True, tag="visit"):
    """A massage or therapy session, planned or past, as `at` says; `areas` are the places that were treated."""

    provider: Annotated[str, Meta(max_length=200)] = ""
    areas: tuple[Place, ...] = ()


AnyEntry = CheckIn | Run | Morning | FlareDay | SafetyCheck | Clearance | DoseChoice | Visit

KIND_NAMES: Mapping[type[Entry], str] = {
    CheckIn: "check-in",
    Run: "run",
    Morning: "morning check",
    FlareDay: "flare day",
    SafetyCheck: "safety answer",
    Clearance: "clearance",
    DoseChoice: "choice of dose",
    Visit: "visit",
}

PERMANENT: tuple[type[Entry], ...] = (SafetyCheck, Clearance)
"""What stays as it was said: taking it back would unlock what it has locked."""
