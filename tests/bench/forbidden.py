"""A second reading of clinical.md 1.5, 6.2, 6.3 and C1.2, apart from the planner's own, for the people of the bench."""

from collections.abc import Collection

from coach.domain.exercises.exercise import Exercise
from coach.domain.planning.facts import Facts

TRUNK = {"head-neck", "neck", "upper-back", "mid-back", "low-back", "chest", "side-trunk"}
CALM = {"breathing", "relaxation", "heat", "cold", "contrast"}
ACUTE_ROUTINES = {"first-72h-11", "bed-wakeup-5", "relax-11"}
IN_BED = {"bed-wakeup-5", "relax-11"}
EASY_WALKS = {"walk-easy", "desk-microbreak"}
CODES = {
    "blood_thinner": "bleed",
    "osteoporosis": "osteo",
    "knee": "knee",
    "floor_transfer": "floor",
}


def forbidden(exercise: Exercise, facts: Facts, routine: str = "") -> str:
    """Why `exercise` may not be offered to the person of `facts`, as part of `routine`; "" where it may."""
    told = (condition for condition in facts.profile.conditions or () if not condition.regions)
    codes = {CODES[condition.id] for condition in told if condition.id in CODES}
    worked = set(exercise.region)
    codes |= {
        found.code
        for found in facts.situation.contraindications
        if not found.regions or "whole-body" in worked or worked & set(found.regions)
    }
    return (
        _by_code(exercise, codes, routine in IN_BED)
        or _by_state(exercise, facts, routine)
        or _by_journal(exercise, facts)
    )


def _by_code(exercise: Exercise, codes: Collection[str], in_bed: bool) -> str:
    listed = (exercise.codes & set(codes)) - ({"floor"} if in_bed else set())
    if listed:
        return f"lists {min(listed)}"
    if exercise.kind == "ball" and "bleed" in codes:
        return "ball with blood thinners"
    on_bone = exercise.position != "wall" or TRUNK & set(exercise.region)
    return "ball with osteoporosis" if exercise.kind == "ball" and "osteo" in codes and on_bone else ""


def _by_state(exercise: Exercise, facts: Facts, routine: str) -> str:
    situation, kind = facts.situation, exercise.kind
    quiet = kind in ("breathing", "relaxation")
    if situation.level == "EMERGENCY" or ((situation.pending or situation.level == "SAME_DAY") and not quiet):
        return "nothing may be done now"
    calm = quiet or exercise.id in EASY_WALKS
    if situation.level == "CLINICIAN_FIRST" and not calm:
        return "a clinician comes first"
    gentle = exercise.id in EASY_WALKS or (kind == "mobility" and "acute" in exercise.phases)
    if (situation.pain or 0) >= 8 and kind not in CALM and not (situation.usually_high and gentle):
        return "pain of 8 or more"
    if situation.phase not in exercise.phases:
        return f"not for {situation.phase}"
    if situation.phase == "acute" and (
        routine not in ACUTE_ROUTINES or (kind == "ball" and exercise.region != ("foot",))
    ):
        return "first 72 hours"
    if situation.mode == "flare" and kind in ("ball", "strength"):
        return "flare"
    last = facts.last_used.get(exercise.id)
    usual = last is not None and (situation.now - last).days < 14
    if situation.mode == "pre_visit" and (kind == "ball" or not (usual or calm or "acute" in exercise.phases)):
        return "visit tomorrow"
    treated = situation.treated
    if treated is not None and kind in ("ball", "strength") and (not treated or treated & set(exercise.region)):
        return "treated today or yesterday"
    bed = routine in IN_BED and exercise.position == "floor"
    possible = facts.profile.positions
    return f"cannot: {exercise.position}" if possible and not bed and exercise.position not in possible else ""


def _by_journal(exercise: Exercise, facts: Facts) -> str:
    rest = facts.dosings[exercise.id].rest
    if rest and rest.until > facts.situation.now:
        return f"rests ({rest.rule})"
    last = facts.last_used.get(exercise.id)
    day = facts.situation.now - last if last and exercise.kind == "ball" else None
    return "the same spot within 24 hours" if day is not None and day.total_seconds() < 86_000 else ""
