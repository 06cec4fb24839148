"""Heat or cold, as an offer beside the plan (clinical.md 2.7); nobody has to take it."""

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.pairs import MAIN, match
from coach.domain.exercises.vocabulary import Kind
from coach.domain.exercises.wording import length_words
from coach.domain.planning.facts import Facts
from coach.domain.safety.gate import verdict

EVENING = 20
LONGEST_PACK_S = 3600


def thermal_offer(facts: Facts) -> str:
    """One sentence with the first and the second choice for now; empty when neither may be used.

    A fresh injury with swelling or bruise: cold or nothing. Before bed: heat, then breathing. Else heat first and cold
    for those who prefer it; the exercises stand in the library under their names.
    """
    injured = any(each.code == "swell" for each in facts.situation.contraindications)
    order: tuple[Kind, ...] = ("cold",) if injured else ("heat", "cold")
    offered = [each for each in (_best(kind, facts) for kind in order) if each]
    if not offered:
        return ""
    first = f"{offered[0].name}, {length_words(offered[0].dose.total_s)}"
    others = f", or {offered[1].name.lower()}" if len(offered) > 1 else ""
    when = "before bed" if facts.situation.now.hour >= EVENING else "before you begin"
    return f"If it feels good: {first}{others}, {when if not injured else 'now'}."


def _best(kind: Kind, facts: Facts) -> Exercise | None:
    have = facts.profile.equipment
    fitting = [
        each
        for each in facts.exercises.values()
        if each.kind == kind
        and match(each.region, facts.regions) == MAIN
        and (have is None or set(each.equip) <= {*have, "none"})
        and verdict(each, facts.situation).allowed
    ]
    return min(fitting, key=lambda each: (each.dose.total_s > LONGEST_PACK_S, each.id), default=None)
