"""A run in the journal: what was done of each exercise, and what hurt."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from coach.domain.exercises.exercise import Ident, Score
from coach.domain.exercises.vocabulary import Region, Side
from coach.domain.journal.entry import Duration, Entry, Moment

Sign = Literal["sharp", "numb", "spreading", "dizzy"]
Outcome = Literal["done", "partly", "skipped", "stopped", "over_cap", "replaced", "not_reached"]

SIGN_NAMES: Mapping[Sign, str] = {
    "sharp": "sharp, electric or burning",
    "numb": "numb, tingling or weak",
    "spreading": "spreading down the leg or arm",
    "dizzy": "dizzy, faint or sick",
}


class Rating(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A discomfort number, 0-10, given `at_s` seconds into the work of an exercise."""

    at_s: Duration
    score: Score


class Hurt(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """One press of "this hurts": where, how much (0-10), what it felt like (clinical.md 1.7)."""

    at: Moment
    score: Score | None = None
    region: Region | None = None
    side: Side | None = None
    signs: tuple[Sign, ...] = ()


class Given(Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """The dose that was planned for one use of an exercise; `hold_s` seconds or `reps`, as its record counts.

    `reduced` marks a dose that was cut for the day alone (a flare, the runs after a break): the level behind it stays.
    """

    sets: Annotated[int, Meta(ge=1, le=20)] = 1
    hold_s: Annotated[int, Meta(ge=1, le=28_800)] | None = None
    reps: Annotated[int, Meta(ge=1, le=100)] | None = None
    reduced: bool = False


class ExerciseResult(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
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
