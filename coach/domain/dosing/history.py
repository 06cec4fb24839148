"""The whole history of an exercise's dose, every change and rest with its reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from coach.domain.dosing import rules as rules
from coach.domain.dosing.course import Setback
from coach.domain.dosing.dose import BACK_REASON, PROGRESS_REASON
from coach.domain.dosing.levels import counted_as, level_of, level_words, same
from coach.domain.dosing.red_mornings import Fault
from coach.domain.dosing.turns import Turn, turns
from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import DoseChoice, Given
from coach.domain.journal.uses import Use
from coach.domain.person.profile import AgeBand
from coach.domain.when import day_words

FIRST_REASON = "Where you began."
CUT_REASON = "A shorter dose for that day."
OTHER_REASON = "You chose it for that run."


class DoseMoment(Struct, frozen=True):
    """From `at` on (aware) the dose was `words`, or the exercise rested; `reason` is one sentence."""

    at: datetime
    words: str
    reason: str


def dose_history(
    exercise: Exercise,
    uses: Iterable[Use],
    choices: Sequence[DoseChoice] = (),
    aftermath: Sequence[Setback] = (),
    faults: Mapping[datetime, Fault] | None = None,
    age_band: AgeBand | None = None,
) -> tuple[DoseMoment, ...]:
    """Every dose of `exercise` that was not the one before, and every rest, oldest first."""
    moments: list[DoseMoment] = []
    for turn in turns(exercise, uses, level_of(exercise), choices, aftermath, faults, age_band):
        given = counted_as(exercise, turn.use.given)
        if given is not None and not same(given, turn.before.last):
            moments.append(DoseMoment(turn.use.at, level_words(exercise, given), _reason(turn, given)))
        moments.extend(_rests(turn))
    return tuple(sorted(moments, key=lambda moment: moment.at))


def _reason(turn: Turn, given: Given) -> str:
    before = turn.before
    if before.last is None:
        return FIRST_REASON
    if before.why and same(given, before.level):
        return before.why[1]
    if given.reduced:
        return CUT_REASON
    if before.last.reduced and same(given, before.taken):
        return BACK_REASON
    return PROGRESS_REASON if before.greens >= rules.GREENS else OTHER_REASON


def _rests(turn: Turn) -> Iterator[DoseMoment]:
    for rest in turn.after.rests[len(turn.before.rests) :]:
        yield DoseMoment(rest.since, f"rest until {day_words(rest.until.date(), rest.since.date())}", rest.reason)
