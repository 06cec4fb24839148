"""How well an exercise suits today: the score of R10, and the one sentence that says why it was chosen."""

from collections.abc import Collection
from datetime import timedelta

from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.pairs import MAIN, match, pairs_with
from coach.domain.exercises.vocabulary import Region
from coach.domain.exercises.wording import REGION_NAMES
from coach.domain.journal.uses import day_of
from coach.domain.measures.stats import Effect
from coach.domain.planning.facts import Facts

COUNTS_FROM = 5
"""Uses from which an effect may count at all: exercises are never ranked by fewer (6.6)."""

RECENT = timedelta(days=1)


class Merit(Struct, frozen=True):
    """The points of one candidate and the sentence for its line in the plan."""

    points: float
    reason: str


def merit(exercise: Exercise, facts: Facts, regions: Collection[Region], chosen: Collection[str]) -> Merit:
    """R10: 3 x region match, 2 x effect (-1 to 1, from 5 uses on), 0.5 liked, -1 used within 24 hours, 0.5 for a pair
    with what is chosen already, 0.3 for what is untested.

    Yesterday counts as within 24 hours at whatever hour it was, so that a few minutes do not change the plan.
    """
    place = match(exercise.region, regions)
    effect = facts.effects.get(exercise.id)
    helped = max(-1.0, min(1.0, effect.effect)) if effect and effect.n >= COUNTS_FROM else 0.0
    liked = exercise.id in facts.profile.liked
    last = facts.last_used.get(exercise.id)
    recent = last is not None and day_of(facts.situation.now) - day_of(last) <= RECENT
    mate = pairs_with(exercise.id, chosen)
    untested = exercise.id not in facts.situation.known
    points = 3 * place + 2 * helped + 0.5 * liked - recent + 0.5 * bool(mate) + 0.3 * untested
    return Merit(points, _reason(exercise, facts, regions, place, effect, liked, mate, untested))


def _reason(
    exercise: Exercise,
    facts: Facts,
    regions: Collection[Region],
    place: float,
    effect: Effect | None,
    liked: bool,
    mate: str | None,
    untested: bool,
) -> str:
    where = _where(exercise, regions, place)
    if untested:
        return f"new today, {where}"
    if effect and effect.n >= COUNTS_FROM and effect.effect > 0 and 2 * effect.better > effect.n:
        return f"helped in {effect.better} of {effect.n} uses"
    if mate and mate in facts.exercises:
        return f"goes well with {facts.exercises[mate].name.lower()}"
    if liked:
        return "you like it"
    return where


def _where(exercise: Exercise, regions: Collection[Region], place: float) -> str:
    shared = [region for region in exercise.region if region in regions]
    name = REGION_NAMES[(shared or list(regions))[0]]
    if place == MAIN:
        return f"for your {name}"
    return f"close to your {name}" if place else "to keep the rest of you moving"
