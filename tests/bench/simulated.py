"""What the simulated days of one person came to, in figures."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from statistics import median
from typing import NamedTuple

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Prescription
from coach.domain.planning.plan import Chosen, Plan
from coach.domain.planning.progress import START_WEEK_S
from tests.bench.forbidden import forbidden
from tests.bench.lives import Day, Life, Load

WEEK = timedelta(days=7)
QUARTER = 91
FAVOURITES = 5


class Figures(NamedTuple):
    """The year of one person; shares 0-1, `growth` of a week's planned load against the week before it."""

    days: int
    with_plan: int
    locked: int
    lines: int
    blocked: tuple[str, ...]
    growth: float
    unsaid: int
    rules: Mapping[str, int]
    variety: float
    same_in_a_row: int
    moves: float
    fewest: int
    most: int
    filled: float
    new: int
    known: int
    dropped: frozenset[str]
    favourites: tuple[str, ...]
    empty: int
    under_floor: tuple[str, ...]
    walking_min: float
    strength: float
    two_to_four: float
    locks: tuple[str, ...]


def moves_of(plan: Plan) -> tuple[Exercise, ...]:
    """The exercises of a plan, without the breaths at its end."""
    lines = [line for line in plan.chosen if line.rule != "R08"]
    return tuple(line.step.exercise for line in lines if isinstance(line.step, Prescription))


def figures(life: Life) -> Figures:
    """The figures of the days that were lived."""
    days = life.days
    own = [day for day in days if day.plan.chosen and day.plan.headline and not day.plan.routine and _is_work(day.plan)]
    lines = [(day, line) for day in days for line in day.plan.chosen if isinstance(line.step, Prescription)]
    ids = [tuple(each.id for each in moves_of(day.plan)) for day in own]
    after_first = [day for day in own if day.facts.situation.known]
    return Figures(
        days=len(days),
        with_plan=sum(bool(day.plan.chosen) for day in days),
        locked=sum(day.plan.mode == "locked" for day in days),
        lines=len(lines),
        blocked=tuple(_blocked(lines)),
        growth=max(_growths(days, life.loads), default=0.0),
        unsaid=sum(_unsaid(day.plan) for day in days),
        rules=_changes(days),
        variety=median(_distinct(own)) if own else 0.0,
        same_in_a_row=_longest_streak([each for each, day in zip(ids, own, strict=True) if day.done]),
        moves=median(len(each) for each in ids) if ids else 0.0,
        fewest=min(map(len, ids), default=0),
        most=max(map(len, ids), default=0),
        filled=median(day.plan.total_s / (60 * day.plan.minutes) for day in own) if own else 0.0,
        new=max((_new(day) for day in after_first), default=0),
        known=len(days[-1].facts.situation.known) if days else 0,
        dropped=frozenset(
            ident
            for day in days
            for ident, found in day.facts.dosings.items()
            if found.rest and found.rest.rule in ("R13", "R14")
        ),
        favourites=_favourites(days),
        empty=sum(not day.plan.chosen and day.plan.mode != "locked" for day in days),
        under_floor=tuple(_under_floor(days)),
        walking_min=_walking_min(days),
        strength=_share(own, lambda day: any(each.kind == "strength" for each in moves_of(day.plan))),
        two_to_four=_share(own, lambda day: 2 <= len(moves_of(day.plan)) <= 4),
        locks=tuple(dict.fromkeys(day.plan.headline for day in days if day.plan.mode == "locked")),
    )


def _share(days: Sequence[Day], holds: Callable[[Day], bool]) -> float:
    return sum(map(holds, days)) / len(days) if days else 0.0


def _under_floor(days: Sequence[Day]) -> Iterator[str]:
    """Doses that C5 calls no doses, read from the plan as it is offered."""
    for day in days:
        older = day.facts.profile.age_band not in ("18_44", "45_59")
        least_s = {"stretch": 20 if older else 15, "ball": 20, "strength": 10}
        for line in day.plan.chosen:
            if not isinstance(line.step, Prescription) or line.step.exercise.rules.dose is None:
                continue
            dose, kind = line.step.dose, line.step.exercise.kind
            counted, least = (dose.hold_s, least_s.get(kind, 0)) if dose.hold_s is not None else (dose.reps or 0, 5)
            if counted < least:
                yield f"day {day.number}: {line.step.exercise.id} {dose.sets} x {counted}"


def _walking_min(days: Sequence[Day]) -> float:
    """Minutes of walking in the plans that were done, a week."""
    walked = [
        line.step.dose.total_s
        for day in days
        if day.done
        for line in day.plan.chosen
        if isinstance(line.step, Prescription) and line.step.exercise.kind == "aerobic"
    ]
    return sum(walked) / 60 / max(1, len(days) / 7)


def _is_work(plan: Plan) -> bool:
    return any(exercise.rules.dose is not None for exercise in moves_of(plan))


def _blocked(lines: Sequence[tuple[Day, Chosen]]) -> Iterator[str]:
    for day, line in lines:
        assert isinstance(line.step, Prescription)
        why = forbidden(line.step.exercise, day.facts, day.plan.routine)
        if why:
            yield f"day {day.number}: {line.step.exercise.id} ({why})"


def _load_s(plan: Plan) -> float:
    steps = [line.step for line in plan.chosen if isinstance(line.step, Prescription)]
    return float(sum(step.dose.total_s for step in steps if step.exercise.rules.dose))


def _growths(days: Sequence[Day], loads: Sequence[Load]) -> Iterator[float]:
    """How much more each plan's week holds than the week before it, or than a starting week; the past as done."""
    for day in days:
        now, load = day.facts.situation.now, _load_s(day.plan)
        if load:
            this = sum(each for at, each in loads if now - WEEK < at < now) + load
            before = sum(each for at, each in loads if now - 2 * WEEK < at <= now - WEEK)
            yield this / max(before, START_WEEK_S) - 1


def _unsaid(plan: Plan) -> int:
    """Lines and omissions without a reason, and an empty plan that does not say why."""
    unsaid = sum(not line.reason for line in plan.chosen) + sum(
        not (each.reason and each.rule) for each in plan.omitted
    )
    return (
        unsaid + (not plan.headline) + sum(line.change is not None and not line.change.reason for line in plan.chosen)
    )


def _changes(days: Sequence[Day]) -> Counter[str]:
    """Pauses, drops and rests by their rule, each once, and changes of dose that were offered and taken."""
    rests = {
        (ident, found.rest.since, found.rest.rule)
        for day in days
        for ident, found in day.facts.dosings.items()
        if found.rest
    }
    changes = [line.change.rule for day in days if day.done for line in day.plan.chosen if line.change]
    return Counter([rule for _, _, rule in rests] + [f"{rule} dose" for rule in changes])


def _distinct(own: Sequence[Day]) -> list[int]:
    """How many different exercises each 14 days held."""
    found = []
    for first in own:
        window = [day for day in own if first.number <= day.number < first.number + 14]
        found.append(len({each.id for day in window for each in moves_of(day.plan)}))
    return found


def _longest_streak(ids: Sequence[tuple[str, ...]]) -> int:
    longest = streak = 0
    for place, each in enumerate(ids):
        streak = streak + 1 if place and ids[place - 1] == each else 1
        longest = max(longest, streak)
    return longest


def _new(day: Day) -> int:
    return sum(each.id not in day.facts.situation.known for each in moves_of(day.plan))


def _favourites(days: Sequence[Day]) -> tuple[str, ...]:
    uses = Counter(
        exercise.id
        for day in days
        if day.done and day.number >= days[-1].number - QUARTER
        for exercise in moves_of(day.plan)
        if exercise.rules.dose
    )
    return tuple(ident for ident, _ in uses.most_common(FAVOURITES))
