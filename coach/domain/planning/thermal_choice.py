"""Heat or cold, as an offer beside the plan (clinical.md 2.7); nobody has to take it."""

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS, Kind
from coach.domain.exercises.pairs import MAIN, match
from coach.domain.exercises.wording import length_words
from coach.domain.planning.facts import Facts
from coach.domain.safety.contraindications import softened
from coach.domain.safety.gate import verdict

EVENING = 20
NEEDS_A_WRAP = "heat-wrap-low-level"
"""Nobody is offered it: only a wrap sold for wearing may stay on for hours, and nobody has said that they have one."""


def thermal_offer(facts: Facts) -> str:
    """One sentence with the first and the second choice for now; empty when neither may be used.

    Each is as long as the person's own limits allow (1.5). A fresh injury with swelling or bruise: cold or nothing.
    Before bed: heat, then breathing. Else heat first and cold for those who prefer it; the exercises stand in the
    library under their names.
    """
    injured = any(each.code == "swell" for each in facts.situation.contraindications)
    offers = [(kind, rules.skin) for kind, rules in KINDS.items() if rules.skin and rules.skin.offer]
    offered = [best for kind, skin in offers if not injured or skin.on_injury if (best := _best(kind, facts))]
    if not offered:
        return ""
    first, *others = (f"{each.name.lower()}, {length_words(_longest_s(each, facts))}" for each in offered)
    if injured:
        return f"Cold, if you like: {first}. No warmth on a new injury."
    skin = offered[0].rules.skin
    if facts.situation.now.hour >= EVENING and skin and skin.before_bed:
        return f"{skin.offer} before bed, if you like: {first}."
    if others:
        return f"Warmth or cold, whichever feels better: {first}, or {others[0]}, before you start."
    return f"{skin.offer if skin else ''}, if you like: {first}, before you start."


def _longest_s(exercise: Exercise, facts: Facts) -> int:
    """Seconds it may stay on for this person."""
    return softened(exercise, exercise.dose, verdict(exercise, facts.situation).softenings)[1].total_s


def _best(kind: Kind, facts: Facts) -> Exercise | None:
    have = facts.profile.equipment
    fitting = [
        each
        for each in facts.exercises.values()
        if each.kind == kind
        and each.id != NEEDS_A_WRAP
        and match(each.region, facts.regions) == MAIN
        and (have is None or set(each.equip) <= {*have, "none"})
        and verdict(each, facts.situation).allowed
    ]
    return min(fitting, key=lambda each: each.id, default=None)
