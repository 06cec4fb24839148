"""Heat or cold, as an offer beside the plan (clinical.md 2.7); nobody has to take it."""

from collections.abc import Iterator

from coach.domain.exercises.browse import missing
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS, Kind
from coach.domain.exercises.pairs import MAIN, match
from coach.domain.exercises.vocabulary import Equipment
from coach.domain.exercises.wording import length_words
from coach.domain.planning.facts import Facts
from coach.domain.safety.contraindications import softened
from coach.domain.safety.gate import verdict

EVENING = 20
WRAP: Equipment = "heat-wrap"


def thermal_offer(facts: Facts) -> str:
    """What warmth or cold may be used now, the first choice and the second; empty when there is none.

    Each is as long as the person's own limits allow (1.5). A fresh injury with swelling or bruise: cold or nothing.
    Before bed: heat, then breathing. Else heat first and cold for those who prefer it, or by day a heat wrap for those
    who have one: it is worn for hours, while moving about and never asleep. The exercises stand in the library under
    their names.
    """
    injured = any(each.code == "swell" for each in facts.situation.contraindications)
    late = facts.situation.now.hour >= EVENING
    offers = [(kind, rules.skin) for kind, rules in KINDS.items() if rules.skin and rules.skin.offer]
    offered = [best for kind, skin in offers if not injured or skin.on_injury if (best := _best(kind, facts))]
    wrap = None if injured or late else _wrap(facts)
    worn = f"wear your heat wrap while you move about, {length_words(_longest_s(wrap, facts))} at most" if wrap else ""
    if not offered:
        return f"Warmth, if you like: {worn}." if worn else ""
    skin = offered[0].rules.skin
    first, *others = (f"{each.name.lower()}, {length_words(_longest_s(each, facts))}" for each in offered)
    if injured:
        return f"Cold, if you like: {first}. No warmth on a new injury."
    if late and skin and skin.before_bed:
        return f"{skin.offer} before bed, if you like: {first}."
    also = f" Or {worn}." if worn else ""
    if others:
        return f"Warmth or cold, whichever feels better: {first}, or {others[0]}, before you start.{also}"
    return f"{skin.offer if skin else ''}, if you like: {first}, before you start.{also}"


def _longest_s(exercise: Exercise, facts: Facts) -> int:
    """Seconds it may stay on for this person."""
    return softened(exercise, exercise.dose, verdict(exercise, facts.situation).softenings)[1].total_s


def _best(kind: Kind, facts: Facts) -> Exercise | None:
    fitting = (each for each in _fitting(facts) if each.kind == kind and WRAP not in each.equip)
    return min(fitting, key=lambda each: each.id, default=None)


def _wrap(facts: Facts) -> Exercise | None:
    return min((each for each in _fitting(facts) if WRAP in each.equip), key=lambda each: each.id, default=None)


def _fitting(facts: Facts) -> Iterator[Exercise]:
    """What warms or cools the sore places, with things at hand, and may be used now."""
    for each in facts.exercises.values():
        at_hand = not missing(each.equip, facts.profile.equipment)
        there = each.rules.skin is not None and match(each.region, facts.regions) == MAIN
        if there and at_hand and verdict(each, facts.situation).allowed:
            yield each
