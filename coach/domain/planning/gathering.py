"""Works out the facts for gate and planner from what is kept: profile, safety record, journal and library."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec

from coach.domain.dosing.context import contexts, goes_up, held, progressions_left
from coach.domain.dosing.dose import Dosing, dosing
from coach.domain.dosing.light import Light, light
from coach.domain.dosing.red_mornings import red_mornings
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Routine
from coach.domain.exercises.vocabulary import Region
from coach.domain.homework.due import due_homework, givers
from coach.domain.homework.exercise import instructions
from coach.domain.journal.entries import AnyEntry, CheckIn, Clearance, Morning, Raised, Run, SafetyCheck
from coach.domain.journal.uses import Use, day_of, uses
from coach.domain.measures.stats import HELPING, effects
from coach.domain.measures.usual import pain_now, usual_by_day, usual_level
from coach.domain.person.profile import Condition, Profile
from coach.domain.planning.facts import Facts
from coach.domain.planning.phases import coming_visit, is_flare, last_visit, mode_of, phase_of, said_flare, treated
from coach.domain.planning.progress import days_of_work, last_alone, load_left_s, plateau
from coach.domain.run.timeline import Pace
from coach.domain.safety.conditions import contraindications
from coach.domain.safety.contraindications import Contraindication
from coach.domain.safety.gaps import ball_uses, thermal_uses
from coach.domain.safety.gate import verdict
from coach.domain.safety.record import SafetyRecord
from coach.domain.safety.situation import Situation
from coach.domain.safety.standing import Standing, answered_now, standing
from coach.domain.safety.stop_rules import aftermath, aftermath_raised
from coach.domain.safety.triggers import little_change, pending_check, usually_high, worsening
from coach.domain.safety.urgency import sign_name

LOOK_BACK = timedelta(weeks=26)
"""How much of the journal the facts are made from."""

DEFAULT_PACE = Pace()
DEFAULT_REGIONS: tuple[Region, ...] = ("low-back",)
ROUGH_SLEEP = 3
ROUGH_PAIN = 7
WEEK = timedelta(days=7)
USUAL_OF = timedelta(days=14)
"""What was done in so many days is the usual that the day before a visit keeps to (C3)."""

WORST_FIRST: tuple[Light, ...] = ("red", "amber", "green")


def automatic(record: SafetyRecord, entries: Iterable[AnyEntry], now: datetime) -> tuple[Raised, ...]:
    """What the journal itself raises and is not open yet: A4 after a long rise, RF27 as pain rises (R21)."""
    known = known_entries(record, entries)
    opened = {cause.cause for cause in standing(record.entries, now).open}
    found = list(aftermath_raised(aftermath(known, usual_level(known, now), now)))
    if means := worsening(known, now):
        found.append(Raised("RF27", "CLINICIAN_FIRST", "journal", means=means))
    return tuple(raised for raised in found if raised.cause not in opened)


def gathered(
    profile: Profile,
    record: SafetyRecord,
    entries: Sequence[AnyEntry],
    exercises: Mapping[str, Exercise],
    routines: Mapping[str, Routine],
    now: datetime,
    pain: int | None = None,
    pace: Pace = DEFAULT_PACE,
) -> Facts:
    """The facts at `now`. `entries` are those of `LOOK_BACK`, ascending; `pain` (0-10) is what was asked just now, else
    the latest rating of six hours counts. What is not answered stays unknown.
    """
    known = known_entries(record, entries)
    real = [entry for entry in entries if isinstance(entry, Run) and entry.speed == 1.0]
    runs = [run for run in real if run.at <= now]
    mornings = [entry for entry in entries if isinstance(entry, Morning)]
    usual_at = usual_by_day(known)
    touched = uses(real, mornings, usual_at)
    used = tuple(use for use in touched if use.at <= now)
    situation = _situation(profile, record, known, used, now, pain)
    situation = msgspec.structs.replace(
        situation,
        thermal_uses=tuple(thermal_uses(real, exercises)),
        ball_uses=ball_uses(touched, exercises),
    )
    allowed = frozenset(ident for ident, exercise in exercises.items() if verdict(exercise, situation).allowed)
    dosings: dict[str, Dosing] = {}
    holding: dict[str, Dosing] = {}
    by_exercise = _by_exercise(used)
    told = msgspec.structs.replace(profile, instructions=(*instructions(exercises), *profile.instructions))
    red = red_mornings(used, exercises)
    for ident, context in contexts(told, known, used, runs, exercises, situation, allowed, usual_at, red).items():
        own = by_exercise.get(ident, ())
        dosings[ident] = dosing(exercises[ident], own, context)
        if goes_up(dosings[ident]):
            holding[ident] = dosing(exercises[ident], own, held(context))
    found_effects = effects(used)
    helping = {ident for ident, effect in found_effects.items() if effect.label in HELPING}
    rests = {ident: found.rest for ident, found in dosings.items() if found.rest}
    latest = runs[-1] if runs else None
    return Facts(
        profile=profile,
        situation=msgspec.structs.replace(situation, rests=rests),
        exercises=exercises,
        routines=routines,
        regions=_regions(profile, known),
        effects=found_effects,
        dosings=dosings,
        held=holding,
        last_used={ident: own[-1].at for ident, own in by_exercise.items()},
        load_left_s=load_left_s(used, exercises, now),
        progressions_left=progressions_left(used, now),
        last_alone=last_alone(used, exercises),
        last_light=_worst(_light(use, exercises) for use in used if latest and use.at == latest.at),
        runs_this_week=days_of_work(used, exercises, now),
        phase_before=phase_of(profile.episode, known, latest.at) if latest else None,
        ran_today=latest is not None and day_of(latest.at) == day_of(now),
        red_morning=next((morning for morning in reversed(red) if morning.cuts(now)), None),
        rough_night=_rough_night(mornings, now.date()),
        little_change=little_change(known, now),
        plateau=plateau(known, used, exercises, now, helping),
        homework=due_homework(entries, used, now),
        givers=givers(entries),
        flare_said=said_flare(known, now),
        last_visit=last_visit(known, now),
        coming_visit=coming_visit(known, now),
        pace=pace,
        read_today=frozenset(use.exercise for use in used if use.at.astimezone(now.tzinfo).date() == now.date()),
    )


def known_entries(record: SafetyRecord, entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """The journal with the safety record in place of its own safety entries, which may not reach back far enough."""
    others = (entry for entry in entries if not isinstance(entry, (SafetyCheck, Clearance)))
    return (*record.entries, *others)


def _situation(
    profile: Profile,
    record: SafetyRecord,
    known: Sequence[AnyEntry],
    used: Sequence[Use],
    now: datetime,
    pain: int | None,
) -> Situation:
    where = standing(record.entries, now)
    usual = usual_level(known, now)
    latest = pain_now(known, now) if pain is None else pain
    return Situation(
        now=now,
        phase=phase_of(profile.episode, known, now),
        mode=mode_of(where.level, is_flare(known, usual, now, pain), known, now),
        pending=pending_check(known, profile.episode, now),
        conditions_known=profile.conditions is not None,
        marked=profile.marked,
        answered=answered_now(record.entries, now),
        level=where.level,
        lock=f"locked: {sign_name(where.open[0].cause)}" if where.open else "",
        pain=latest,
        usual=usual,
        usually_high=usually_high(known, latest, usual, now),
        contraindications=_contraindications(profile, where, now.date()),
        positions=None if profile.positions is None else frozenset(profile.positions),
        treated=treated(known, now),
        visit_soon=coming_visit(known, now) is not None,
        known=frozenset(use.exercise for use in used),
        recent=frozenset(use.exercise for use in used if now - use.at < USUAL_OF),
        agreed=frozenset(profile.agreed),
    )


def _contraindications(profile: Profile, where: Standing, today: date) -> tuple[Contraindication, ...]:
    """Those of the profile's conditions and marked groups, and those that the safety answers bring along.

    As long as nothing was answered a person may be pregnant: nobody is left flat on the back (C1.2).
    """
    told = tuple(Contraindication(code) for code in where.codes)
    conditions = (Condition("pregnancy"),) if profile.conditions is None else profile.conditions
    return (*contraindications(conditions, today, profile.marked), *told)


def _by_exercise(used: Iterable[Use]) -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = {}
    for use in used:
        found.setdefault(use.exercise, []).append(use)
    return found


def _regions(profile: Profile, known: Iterable[AnyEntry]) -> tuple[Region, ...]:
    """Where it hurts: the places of the latest check-in that named some, else those of the profile."""
    named = [entry for entry in known if isinstance(entry, CheckIn) and entry.places]
    latest = max(named, key=lambda entry: entry.at, default=None)
    places = latest.places if latest else profile.places or ()
    return tuple(dict.fromkeys(place.region for place in places)) or DEFAULT_REGIONS


def _rough_night(mornings: Iterable[Morning], today: date) -> bool:
    """6.5: sleep of 3 or less, or pain of 7 or more on waking."""
    this = [morning for morning in mornings if morning.at.date() == today]
    return any(m.pain >= ROUGH_PAIN or (m.sleep is not None and m.sleep <= ROUGH_SLEEP) for m in this)


def _light(use: Use, exercises: Mapping[str, Exercise]) -> Light | None:
    """The light of one use; for ball work the lower of cap and light wins (6.2)."""
    exercise = exercises.get(use.exercise)
    return light(use, exercise.light_cap if exercise else None)


def _worst(lights: Iterable[Light | None]) -> Light | None:
    seen = set(lights)
    return next((worst for worst in WORST_FIRST if worst in seen), None)
