"""What each exercise's dose depends on beside its own uses, from the journal as a whole."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from coach.domain.dosing.course import Setback
from coach.domain.dosing.dose import DoseContext, Dosing
from coach.domain.dosing.red_mornings import RedMorning, before_rise, faults_of, goes_above
from coach.domain.dosing.rules import DROP, EXERCISES_A_WEEK
from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import AnyEntry, DoseChoice, Given, Morning, Run, SafetyCheck
from coach.domain.journal.uses import Use
from coach.domain.measures.usual import UsualAt
from coach.domain.person.profile import Profile
from coach.domain.safety.situation import Situation
from coach.domain.safety.stop_rules import WORSE, aftermath

WEEK = timedelta(days=7)
REMEMBERED = 2 * DROP
"""How far back a pause can still lead to another one being a drop (R14)."""


def contexts(
    profile: Profile,
    known: Sequence[AnyEntry],
    used: Sequence[Use],
    runs: Sequence[Run],
    exercises: Mapping[str, Exercise],
    situation: Situation,
    allowed: frozenset[str],
    usual_at: UsualAt,
    mornings: Sequence[RedMorning],
) -> dict[str, DoseContext]:
    """The context of every exercise in `situation`; `allowed` are the ids that an easier or harder version may have.

    `mornings` are the red ones after the runs of `used`.
    """
    now = situation.now
    common = DoseContext(
        now=now,
        phase=situation.phase,
        mode=situation.mode,
        age_band=profile.age_band,
        last_run_at=runs[-1].at if runs else None,
        runs_since_break=_runs_since_break(runs),
        progressed_this_week=_progressed(used, now),
        fresh_ball=_fresh_ball(used, exercises, now),
        allowed=allowed,
        choices=tuple(entry for entry in known if isinstance(entry, DoseChoice)),
    )
    told = {instruction.exercise: instruction for instruction in profile.instructions}
    risen = _before_rises(known, used, exercises, now, usual_at)
    bruises = _bruises(known)
    return {
        ident: msgspec.structs.replace(
            common,
            instruction=told.get(ident),
            faults=faults_of(mornings, ident),
            aftermath=(*risen.get(ident, ()), *(bruises if exercise.rules.pressure else ())),
        )
        for ident, exercise in exercises.items()
    }


def held(context: DoseContext) -> DoseContext:
    """The same context with the two exercises of this week taken, so that nothing more goes up (R17)."""
    taken = {f"taken-{number}" for number in range(EXERCISES_A_WEEK)}
    return msgspec.structs.replace(context, progressed_this_week=context.progressed_this_week | taken)


def goes_up(found: Dosing) -> bool:
    """Whether the dose, or the exercise itself, goes one step up today (R16)."""
    return found.change is not None and found.change.rule == "R16"


def progressions_left(used: Sequence[Use], now: datetime) -> int:
    """How many more exercises may go up in these seven days (R17)."""
    return max(0, EXERCISES_A_WEEK - len(_progressed(used, now)))


def _runs_since_break(runs: Sequence[Run]) -> int | None:
    """How many runs there were since the latest seven days without one; None without such a break."""
    for number in range(len(runs) - 1, 0, -1):
        if runs[number].at - runs[number - 1].at >= WEEK:
            return len(runs) - number
    return None


def _progressed(used: Sequence[Use], now: datetime) -> frozenset[str]:
    """The exercises whose own dose went up within seven days."""
    before: dict[str, Given] = {}
    found: set[str] = set()
    for use in used:
        if use.given is None or use.given.reduced:
            continue
        old = before.get(use.exercise)
        if now - use.at < WEEK and goes_above(old, use.given):
            found.add(use.exercise)
        before[use.exercise] = use.given
    return frozenset(found)


def _fresh_ball(used: Sequence[Use], exercises: Mapping[str, Exercise], now: datetime) -> bool:
    """Whether ball work began within seven days, or has not begun."""
    pressed = (use.at for use in used if use.exercise in exercises and exercises[use.exercise].rules.pressure)
    first = next(pressed, None)
    return first is None or now - first < WEEK


def _before_rises(
    known: Sequence[AnyEntry],
    used: Sequence[Use],
    exercises: Mapping[str, Exercise],
    now: datetime,
    usual_at: UsualAt,
) -> dict[str, tuple[Setback, ...]]:
    """A3: what a rise of more than two days is put down to, for every rise of the time a pause is remembered."""
    found: dict[str, tuple[Setback, ...]] = {}
    for since in sorted(_rises(known, now, usual_at)):
        for ident in before_rise(used, exercises, since):
            found[ident] = (*found.get(ident, ()), Setback("A3", since))
    return found


def _rises(known: Sequence[AnyEntry], now: datetime, usual_at: UsualAt) -> set[datetime]:
    """When each rise of more than two days began; only a bad morning can end such a rise."""
    begun: set[datetime] = set()
    for entry in known:
        usual = usual_at(entry.at) if isinstance(entry, Morning) and now - REMEMBERED < entry.at <= now else None
        if usual is None or not isinstance(entry, Morning) or entry.pain < usual + WORSE:
            continue
        rise = aftermath(known, usual, entry.at)
        if rise is not None and rise.rule != "A2":
            begun.add(rise.since)
    return begun


def _bruises(known: Collection[AnyEntry]) -> tuple[Setback, ...]:
    """A5: every bruise that was told, and when it was first said to be gone."""
    asked = [entry for entry in known if isinstance(entry, SafetyCheck) and "A5" in entry.asked]
    found: list[Setback] = []
    for check in sorted(asked, key=lambda entry: entry.at):
        there = any(raised.cause == "A5" for raised in check.raised)
        if there and not (found and found[-1].gone_at is None):
            found.append(Setback("A5", check.at))
        elif not there and found and found[-1].gone_at is None:
            found[-1] = msgspec.structs.replace(found[-1], gone_at=check.at)
    return tuple(found)
